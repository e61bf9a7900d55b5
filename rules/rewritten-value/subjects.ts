import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Build, BuiltObject } from '../../src/kustomize/built.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, stringAt, type YamlValue } from '../../src/yaml/value.ts';
import { type Rewritten, writtenObject } from './rewritten.ts';

/** The name of the subjects to which the field `namespace` of a kustomization file gives its namespace, whatever they have. */
const ALWAYS_MOVED = 'default';

interface Moved {
  readonly object: KubernetesObject;
  readonly index: number;
  readonly from: string;
  readonly to: string;
  readonly builds: Build[];
}

/** Accounts named `default` whose namespace an overlay replaces, although the one that is written exists. */
export function rewrittenSubjects(revision: Revision): Rewritten[] {
  const moved = new Map<string, Moved>();
  for (const build of revision.builds) {
    for (const built of build.objects) {
      for (const { object, index, from, to } of movedIn(built, revision)) {
        const key = `${writtenAt(object.origin)}\0${index}\0${to}`;
        getOrInsert(moved, key, () => ({ object, index, from, to, builds: [] })).builds.push(build);
      }
    }
  }
  if (moved.size === 0) return [];
  const known = namespacesOf(revision);
  return [...moved.values()].filter(({ from }) => known.has(from)).map(toProblem);
}

function movedIn(built: BuiltObject, { manifests }: Revision): Omit<Moved, 'builds'>[] {
  if (!/^(?:Cluster)?RoleBinding$/.test(built.id.kind)) return [];
  const subjects = listAt(built.value, 'subjects');
  if (!subjects.some((subject) => stringAt(subject, 'name') === ALWAYS_MOVED)) return [];
  const object = writtenObject(built, manifests);
  if (!object) return [];
  const isMoved = (subject: YamlValue | undefined): boolean =>
    isMap(subject) && isOfTransformer(originOf(subject, 'namespace'), manifests);
  return listAt(object.value, 'subjects').flatMap((subject, index) => {
    const from = stringAt(subject, 'namespace') ?? '';
    const to = stringAt(subjects[index], 'namespace') ?? '';
    const isDefault = [subject, subjects[index]].every((one) => stringAt(one ?? null, 'name') === ALWAYS_MOVED);
    return isDefault && from !== '' && to !== '' && from !== to && !isTemplate(from) && isMoved(subjects[index])
      ? [{ object, index, from, to }]
      : [];
  });
}

/** Whether a namespace is that of a kustomization file or of a NamespaceTransformer, and not one that a patch sets on purpose. */
function isOfTransformer(origin: Origin | undefined, manifests: Revision['manifests']): boolean {
  const documents = (origin && manifests.at(origin.file.path)?.parsed.documents) ?? [];
  return documents.some(({ value }) => {
    const map = stringAt(value, 'kind') === 'NamespaceTransformer' ? mapAt(value, 'metadata') : value;
    return isMap(map) && originOf(map, 'namespace')?.start === origin?.start;
  });
}

/** The namespaces that the tree creates or uses, so that one of them is no placeholder. */
function namespacesOf({ objects }: Revision): ReadonlySet<string> {
  return new Set(
    objects
      .flatMap((object) => [object.namespace, object.groupKind === '/Namespace' ? object.name : ''])
      .filter(Boolean),
  );
}

function toProblem({ object, index, from, to, builds }: Moved): Rewritten {
  return {
    at: object.at('subjects', index, 'namespace'),
    object,
    builds,
    values: [from, to],
    message: `kustomize changes the namespace of this subject from \`${from}\` to \`${to}\`, because its name is \`default\` and an overlay sets \`namespace\`. ${object.kind} \`${object.name}\` then grants its role to another account. Move it to an overlay without \`namespace\`, or use a NamespaceTransformer with \`setRoleBindingSubjects: none\`.`,
  };
}
