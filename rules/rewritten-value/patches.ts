import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Build, BuiltObject } from '../../src/kustomize/built.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import { isList, originOf, valueAt, type YamlValue } from '../../src/yaml/value.ts';
import { type Rewritten, writtenObject } from './rewritten.ts';

const LIST = ['spec', 'patches'];

interface Lost {
  readonly object: KubernetesObject;
  /** An entry of the list that is there instead. */
  readonly by: Origin;
  readonly builds: Build[];
}

/** The patches of Flux Kustomizations that a patch for many of them replaces: a merge does not add to a list of a custom resource. */
export function rewrittenPatches(revision: Revision): Rewritten[] {
  const lost = new Map<string, Lost>();
  for (const build of revision.builds)
    for (const built of build.objects) {
      const found = lostIn(built, revision);
      if (found) getOrInsert(lost, writtenAt(found.object.origin), () => ({ ...found, builds: [] })).builds.push(build);
    }
  return [...lost.values()].map(toProblem);
}

function lostIn(built: BuiltObject, { manifests }: Revision): Omit<Lost, 'builds'> | undefined {
  if (`${built.id.group}/${built.id.kind}` !== KUSTOMIZATION) return undefined;
  const list = valueAt(built.value, LIST);
  const first = isList(list) ? originOf(list, 0) : undefined;
  if (!first || built.touches.every(({ kind }) => kind !== 'patch')) return undefined;
  const object = writtenObject(built, manifests);
  const own = object && valueAt(object.value, LIST);
  if (!object || !isList(own) || own.length === 0 || !isList(list)) return undefined;
  const isOwn = (entry: YamlValue, index: number): boolean =>
    isWithin(originOf(list, index), object) || own.includes(entry);
  return list.some(isOwn) ? undefined : { object, by: first };
}

function isWithin(origin: Origin | undefined, { origin: { file, start, end } }: KubernetesObject): boolean {
  return origin !== undefined && origin.file === file && origin.start >= start && origin.end <= end;
}

function toProblem({ object, by, builds }: Lost): Rewritten {
  const at = object.at(...LIST);
  return {
    at: at.key,
    builds,
    values: [object.kind, object.name, LIST.join('.')],
    message: `A patch in \`${by.file.path}\` replaces this list in Kustomization \`${object.name}\`, so Flux does not apply the patches that are written here. Exclude the Kustomization from that patch, or add the entries there with a JSON patch.`,
    related: [{ at: by, message: 'the list that is used instead' }],
    object,
  };
}
