import { type Origin, relate } from '../../yaml/origin.ts';
import { copyMap, isList, isMap, originOf, setEntry, withEntry, withItem } from '../../yaml/value.ts';
import { type FailureDetails, fail } from '../failure.ts';
import type { WrittenText } from '../load/kustomization.ts';
import type { Accumulator } from '../resources/accumulator.ts';
import { type GroupVersionKind, gvkText, idKey, idText, isClusterScoped, isSelected } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText, overwrite, untagged, type Written } from '../resources/scalar.ts';
import { applyFieldSpec, FieldError, type FieldSpec, type Setter, wrongKind } from './field-spec.ts';
import { share, syncShared } from './shared.ts';

/** Where a transformer is defined, for its failures. */
export type Place = Pick<FailureDetails, 'directory'> & { readonly origin: Origin };

/** Applies field specs of a transformer to an object; paths that cannot be followed fail the build. */
export function applySpecs(
  resource: Resource,
  specs: readonly FieldSpec[],
  set: Setter,
  kind: 'scalar' | 'map' | undefined,
  place: Place,
): void {
  for (const spec of specs) {
    if (!isSelected(resource.id, spec)) continue;
    applySpec(resource, spec, set, kind, place);
  }
}

export function applySpec(
  resource: Resource,
  spec: FieldSpec,
  set: Setter,
  kind: 'scalar' | 'map' | undefined,
  place: Place,
): void {
  const creation = kind && { kind, origin: place.origin };
  try {
    resource.value = applyFieldSpec(resource.value, resource.origin, spec, set, creation);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { id } = resource;
    throw fail('transformer', `considering field '${spec.path}' of object ${idText(id)}: ${error.message}`, {
      origin: resource.origin,
      directory: place.directory,
      message: `kustomize cannot follow \`${spec.path}\` in the ${id.kind} \`${id.name}\`: a field on that path has an unexpected type.`,
    });
  }
}

/** A setter for a scalar of the given value. */
function scalar(written: Written): Setter {
  return (old, origin) => {
    if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
    return overwrite(written, old, origin);
  };
}

/** Labels or annotations, written wherever the field specs lead. */
export function setPairs(
  state: Accumulator,
  pairs: readonly [string, Written][],
  specs: readonly FieldSpec[],
  place: Place,
): void {
  if (pairs.length === 0) return;
  for (const resource of state.resources) setOnObject(resource, pairs, specs, place);
}

/** All pairs are written in one go: a mapping that were copied for each of them would cost their square. */
function setOnObject(
  resource: Resource,
  pairs: readonly [string, Written][],
  specs: readonly FieldSpec[],
  place: Place,
): void {
  const before = resource.value;
  const entries = pairs.map(([key, { value, origin }]) => ({ key, value, origin, shared: share(origin), added: 0 }));
  const set: Setter = (old, origin) => {
    if (old === undefined || old === null) return undefined;
    if (!isMap(old)) throw wrongKind('MappingNode', old);
    const map = copyMap(old);
    for (const entry of entries) {
      const isThere = Object.hasOwn(old, entry.key);
      if (!isThere) entry.added++;
      setEntry(map, entry.key, entry.value, isThere ? entry.origin : entry.shared);
    }
    return { value: map, origin };
  };
  applySpecs(resource, specs, set, 'map', place);
  syncShared(resource, before);
  if (entries.some(({ added }) => added > 1)) resource.sharesNodes = true;
}

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
export function setNamespace(state: Accumulator, settings: NamespaceSettings, place: Place): void {
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
  { directory }: Place,
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
  place: Place,
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

function setSubjects(resource: Resource, set: Setter, mode: SubjectMode, { origin: creator, directory }: Place): void {
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

const UNPREFIXED: readonly GroupVersionKind[] = [
  { group: '', version: '', kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', version: '', kind: 'APIService' },
  { group: '', version: '', kind: 'Namespace' },
];

/** Puts a prefix before names, or a suffix behind them; the text that was there stays the first place of the result. */
export function setAffix(
  state: Accumulator,
  affix: WrittenText,
  side: 'prefix' | 'suffix',
  specs: readonly FieldSpec[],
  place: Place,
): void {
  const set: Setter = (old, origin) => {
    if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
    const text = nodeText(old, origin);
    const whole = side === 'prefix' ? affix.text + text : text + affix.text;
    return untagged(whole, old === undefined ? affix.origin : relate(origin, affix.origin), old, origin);
  };
  for (const resource of state.resources) {
    const { originalId } = resource;
    if (UNPREFIXED.some((kind) => isSelected(originalId, kind))) continue;
    for (const spec of specs) {
      if (!isSelected(originalId, spec)) continue;
      if (spec.path === 'metadata/name') {
        if (side === 'prefix') resource.prefixes = [...resource.prefixes, affix.text];
        else resource.suffixes = [...resource.suffixes, affix.text];
        resource.storeId();
      }
      if (isSelected(resource.id, spec)) applySpec(resource, spec, set, 'scalar', place);
    }
  }
}

/** Sets the replicas of the workloads of a name; that there is none is an error. */
export function setReplicas(
  state: Accumulator,
  name: string,
  count: Written,
  specs: readonly FieldSpec[],
  place: Place,
): void {
  let isFound = false;
  const touch = { kind: 'replica', origin: place.origin } as const;
  for (const spec of specs) {
    for (const resource of state.withAnyId((id) => id.name === name && isSelected(id, spec))) {
      isFound = true;
      resource.touch(touch);
      if (isSelected(resource.id, spec)) applySpec(resource, spec, scalar(count), 'scalar', place);
    }
  }
  if (isFound) return;
  state.unmatched.push({ kind: 'replica', ...place });
  if (state.isPartial) return;
  const kinds = specs.map((spec) => gvkText(spec)).join(' ');
  throw fail('transformer', `resource with name ${name} does not match a config with the following GVK [${kinds}]`, {
    ...place,
    message: `\`replicas\` names \`${name}\`, but this build has no Deployment, StatefulSet, ReplicaSet or ReplicationController with that name.`,
  });
}
