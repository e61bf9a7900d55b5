import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { ProblemFix } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Build, BuiltObject } from '../../src/kustomize/built.ts';
import { kustomizationPaths } from '../../src/repository/kustomization-names.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import {
  isMap,
  listAt,
  originOf,
  stringAt,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../src/yaml/value.ts';
import { replacedIn } from './replaced.ts';
import { type Rewritten, writtenObject } from './rewritten.ts';

/** A patch of a component that was meant for objects of the component, and changes those of another one. */
interface Intrusion {
  readonly entry: YamlMap;
  readonly origin: Origin;
  readonly own: KubernetesObject[];
  readonly foreign: KubernetesObject;
  readonly field: string;
  readonly builds: Build[];
}

/** Values of a component's objects that the patch of another component, which has such objects of its own, replaces. */
export function rewrittenByComponents(revision: Revision): Rewritten[] {
  const found = new Map<string, Intrusion>();
  for (const build of revision.builds) {
    if (![...build.directories].some((directory) => isComponent(directory, revision))) continue;
    for (const [origin, touched] of touchedByPatches(build)) {
      const intrusion = intrusionOf(origin, touched, build, revision);
      if (intrusion) getOrInsert(found, writtenAt(origin), () => ({ ...intrusion, builds: [] })).builds.push(build);
    }
  }
  return [...found.values()].map(toProblem);
}

/** The objects that each patch of a build changes. */
function touchedByPatches({ objects }: Build): Map<Origin, BuiltObject[]> {
  const touched = new Map<Origin, BuiltObject[]>();
  for (const object of objects)
    for (const { kind, origin } of object.touches)
      if (kind === 'patch') getOrInsert(touched, origin, () => []).push(object);
  return touched;
}

function intrusionOf(
  origin: Origin,
  touched: readonly BuiltObject[],
  build: Build,
  revision: Revision,
): Omit<Intrusion, 'builds'> | undefined {
  const component = directoryOf(origin.file.path);
  const entry = isComponent(component, revision) ? entryAt(origin, revision) : undefined;
  const target = entry?.target;
  if (!entry || !isMap(target) || ['name', 'labelSelector', 'annotationSelector'].some((key) => key in target))
    return undefined;
  const own: KubernetesObject[] = [];
  const others: [BuiltObject, KubernetesObject][] = [];
  for (const built of touched) {
    const written = writtenObject(built, revision.manifests);
    const home = homeOf(built.origin.file.path, build);
    if (!written || home === undefined || !isComponent(home, revision)) continue;
    if (home === component) own.push(written);
    else others.push([built, written]);
  }
  if (own.length === 0) return undefined;
  for (const [built, foreign] of others) {
    const field = replacedIn(built.value, foreign.value, { origin, path: stringAt(entry, 'path') });
    if (field !== undefined) return { entry, origin, own, foreign, field };
  }
  return undefined;
}

/** The entries of lists of patches by their offsets. */
const entries = new WeakMap<YamlList, ReadonlyMap<number | undefined, YamlValue>>();

/** The entry of a kustomization file that is written at a place. */
function entryAt({ file, start }: Origin, { manifests }: Revision): YamlMap | undefined {
  const patches = listAt(manifests.at(file.path)?.parsed.documents[0]?.value, 'patches');
  const byStart = getOrInsert(
    entries,
    patches,
    () => new Map(patches.map((entry, index) => [originOf(patches, index)?.start, entry])),
  );
  const entry = byStart.get(start);
  return isMap(entry) ? entry : undefined;
}

function isComponent(directory: string, { manifests }: Revision): boolean {
  return kustomizationPaths(directory).some(
    (path) => stringAt(manifests.at(path)?.parsed.documents[0]?.value, 'kind') === 'Component',
  );
}

/** The directory of the kustomization file that brings a file: the closest one above it. */
function homeOf(path: string, { directories }: Build): string | undefined {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    if (directories.has(directory)) return directory;
    if (directory === '') return undefined;
  }
}

function toProblem({ entry, origin, own, foreign, field, builds }: Intrusion): Rewritten {
  const target = isMap(entry.target) ? entry.target : entry;
  const at = originOf(target, 'kind') ?? origin;
  const [only] = own;
  const name = own.length === 1 && only ? only.name : undefined;
  const advice =
    name === undefined ? 'Add a `name` or a `labelSelector` to its target.' : `Add \`name: ${name}\` to its target.`;
  return {
    at: new Place([], undefined, at),
    builds,
    values: [foreign.kind, foreign.name, field],
    message: `This patch of a component also matches ${foreign.kind} \`${foreign.name}\` of another component and replaces its \`${field}\`. ${advice}`,
    related: objectDefinedAt(foreign),
    fix: name === undefined ? undefined : named(at, name),
  };
}

function named(kind: Origin, name: string): ProblemFix | undefined {
  const edit = entryBehind(kind, 'name', name);
  return edit && { title: `Add \`name: ${name}\``, edits: [edit] };
}
