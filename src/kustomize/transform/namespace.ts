import { withEntry, withItem } from '../../yaml/edit.ts';
import { isList, isMap, originOf } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import { applySpec, applySpecs, type EntryPlace, scalar } from '../fields/apply-specs.ts';
import { type FieldSpec, type Setter, wrongKind } from '../fields/field-spec.ts';
import type { WrittenText } from '../load/entries.ts';
import { idKey, isClusterScoped } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText } from '../resources/scalar.ts';

/** How the namespace transformer treats subjects of role bindings. */
export type SubjectMode = 'defaultOnly' | 'allServiceAccounts' | 'none';

/** Settings of the namespace transformer. */
export interface NamespaceSettings {
  readonly namespace: WrittenText;
  readonly specs: readonly FieldSpec[];
  readonly unsetOnly?: boolean;
  readonly subjects?: SubjectMode;
}

const NAMESPACE_PATH = { path: 'metadata/namespace', create: true };

/** Puts all namespaced objects into a namespace; Namespace objects take its name. */
export function setNamespace(state: Accumulator, settings: NamespaceSettings, place: EntryPlace): void {
  for (const resource of state.resources) {
    resource.storeId();
    transformNamespace(resource, settings, place);
  }
  const seen = new Map<string, Resource>();
  for (const resource of state.resources) {
    const key = idKey(resource.id);
    const first = seen.get(key);
    if (first) throw namespaceConflict(first, resource, settings, place);
    seen.set(key, resource);
  }
}

function namespaceConflict(
  first: Resource,
  second: Resource,
  { namespace }: NamespaceSettings,
  { directory }: EntryPlace,
): Error {
  return fail('duplicate-id', 'namespace transformation produces ID conflict', {
    origin: namespace.origin,
    directory,
    message: `\`namespace: ${namespace.text}\` gives two objects the same identity, ${second.id.kind} \`${second.id.name}\`. Remove or rename one.`,
    related: [
      { origin: first.origin, message: 'defined here' },
      { origin: second.origin, message: 'and defined here' },
    ],
  });
}

function transformNamespace(
  resource: Resource,
  { namespace, specs, unsetOnly, subjects }: NamespaceSettings,
  place: EntryPlace,
): void {
  const written = { value: namespace.text, origin: namespace.origin };
  const base = scalar(written);
  const set: Setter = unsetOnly
    ? (old, origin) => (nodeText(old, origin) === '' ? base(old, origin) : undefined)
    : base;
  const { id } = resource;
  if (!isClusterScoped(id)) applySpec(resource, { ...id, ...NAMESPACE_PATH }, set, 'scalar', place);
  const isBinding = id.kind === 'RoleBinding' || id.kind === 'ClusterRoleBinding';
  if (isBinding) setSubjects(resource, set, subjects ?? 'defaultOnly', place);
  const left = specs.filter(
    ({ path, kind }) =>
      path !== 'metadata/namespace' &&
      !(path === 'metadata/name' && nodeText(resource.value.apiVersion, undefined) !== 'v1') &&
      !(isBinding && path === 'subjects/namespace' && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')),
  );
  applySpecs(resource, left, set, 'scalar', place);
}

function setSubjects(
  resource: Resource,
  set: Setter,
  mode: SubjectMode,
  { origin: creator, directory }: EntryPlace,
): void {
  const { subjects } = resource.value;
  if (mode === 'none' || !isList(subjects)) return;
  const [key, wanted] = mode === 'defaultOnly' ? ['name', 'default'] : ['kind', 'ServiceAccount'];
  let changed = subjects;
  for (let index = 0; index < subjects.length; index++) {
    const subject = subjects[index];
    const origin = originOf(subjects, index) ?? resource.origin;
    if (subject !== null && !isMap(subject)) {
      throw fail(
        'transformer',
        `setting namespace on (cluster)role binding subjects: looking up ${key} on (cluster)role binding subject: ${wrongKind('MappingNode', subject ?? null).message}`,
        {
          origin,
          directory,
          message: `A subject of the ${resource.id.kind} \`${resource.id.name}\` is not a mapping.`,
        },
      );
    }
    if (!isMap(subject) || nodeText(subject[key], originOf(subject, key)) !== wanted) continue;
    const next = set(subject.namespace, originOf(subject, 'namespace') ?? creator);
    if (next) changed = withItem(changed, index, withEntry(subject, 'namespace', next.value, next.origin), origin);
  }
  if (changed === subjects) return;
  resource.value = withEntry(
    resource.value,
    'subjects',
    changed,
    originOf(resource.value, 'subjects') ?? resource.origin,
  );
}
