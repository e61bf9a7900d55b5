import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { readsPlaceholder } from '../../src/reconcilers/flux/entrypoints/placeholders.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { type Origin, writtenAt } from '../../src/yaml/origin.ts';
import type { YamlMap, YamlValue } from '../../src/yaml/value.ts';
import { isList, isMap, originOf, stringAt } from '../../src/yaml/value.ts';

/** An entry of an overlay or of a Flux Kustomization that matches no object anywhere. */
export interface Missed {
  readonly kind: Build['unmatched'][number]['kind'];
  readonly origin: Origin;
  /** The entry as written, or undefined if it is text inside another value. */
  readonly entry: YamlMap | undefined;
  /** The builds that use it. */
  readonly builds: readonly Build[];
}

/** The entries that certainly do nothing, and were not meant to. */
export function* missedEntries(revision: Revision): Iterable<Missed> {
  const { manifests, builds, readers } = revision;
  for (const { origin, kind, missed } of missedEverywhere(builds)) {
    const entry = entryAt(origin, revision);
    const users = usersOf(origin, entry, missed, readers, revision);
    if (!users || isForAll(entry, origin, revision)) continue;
    const isOpen = (build: Build): boolean =>
      (build.unknown.length > 0 && !hasOtherVersion(entry, build)) || readsPlaceholder(build, manifests);
    if (users.some((build) => !missed.has(build) || isOpen(build) || isDeleted(entry, build))) continue;
    yield { kind, origin, entry, builds: users };
  }
}

interface Candidate {
  readonly kind: Missed['kind'];
  readonly origin: Origin;
  /** The builds in which it matches nothing. */
  readonly missed: Set<Build>;
}

/** The entries that match no object in any build that succeeds. */
function missedEverywhere(builds: readonly Build[]): Candidate[] {
  const found = new Map<string, Candidate>();
  const met = new Set<string>();
  for (const build of builds) {
    if (build.problems.length > 0) continue;
    // A component may run several times in one build, and a patch of a Flux Kustomization in many.
    for (const origin of originsThatMet(build)) met.add(placeKey(origin));
    for (const { kind, origin } of build.unmatched) {
      getOrInsert(found, placeKey(origin), () => ({ kind, origin, missed: new Set() })).missed.add(build);
    }
  }
  return [...found].flatMap(([key, missed]) => (met.has(key) ? [] : [missed]));
}

function placeKey(origin: Origin): string {
  return `${writtenAt(origin)}\0${origin.end}`;
}

/**
 * The builds that use an entry: those that read its kustomization file, or that of the Flux Kustomization that defines it itself;
 * undefined if a Kustomization has it from others, which hand it to all of theirs.
 */
function usersOf(
  origin: Origin,
  entry: YamlMap | undefined,
  missed: ReadonlySet<Build>,
  readers: ReadonlyMap<string, readonly Build[]>,
  { manifests, flux }: Revision,
): readonly Build[] | undefined {
  const { file, start } = origin;
  if (manifests.at(file.path)?.type === 'overlay') return readers.get(directoryOf(file.path)) ?? [];
  const reconcilers = flux.clusters.flatMap((cluster) => cluster.kustomizations);
  const isOwn = (object: KubernetesObject): boolean =>
    object.origin.file.path === file.path && object.origin.start <= start && start < object.origin.end;
  const own = reconcilers.flatMap(({ build, object }) => (build && missed.has(build) && isOwn(object) ? [build] : []));
  return entry && own.length === missed.size ? own : undefined;
}

/** Whether a Component offers an entry to whatever objects of its includer have a label or are of a kind. */
function isForAll(entry: YamlMap | undefined, { file }: Origin, { manifests }: Revision): boolean {
  if (stringAt(manifests.at(file.path)?.parsed.documents[0]?.value, 'kind') !== 'Component') return false;
  return !stringAt(targetOf(entry) ?? null, 'name');
}

/** Whether a build has the object that an entry is for in another version, so that nothing unknown brings it as well. */
function hasOtherVersion(entry: YamlMap | undefined, { objects }: Build): boolean {
  const target = targetOf(entry) ?? null;
  const [group, version, kind, name, namespace] = ['group', 'version', 'kind', 'name', 'namespace'].map((key) =>
    stringAt(target, key),
  );
  if (!version || !kind || !name) return false;
  return objects.some(
    ({ id }) =>
      id.version !== version &&
      id.kind === kind &&
      id.name === name &&
      (!group || id.group === group) &&
      (!namespace || id.namespace === namespace),
  );
}

/** Whether the build takes away on purpose what the entry is for. */
function isDeleted(entry: YamlMap | undefined, { deletions }: Build): boolean {
  const target = targetOf(entry) ?? null;
  const kind = stringAt(target, 'kind');
  const name = stringAt(target, 'name');
  return deletions.some(({ object }) => object.startsWith(`${kind}.`) && object.includes(`/${name}.`));
}

/** The entries that had a part in an object, or took one away. */
function originsThatMet({ objects, deletions }: Build): Origin[] {
  return [...objects.flatMap(({ touches }) => touches), ...deletions].map(({ origin }) => origin);
}

/** The entry of the kustomization file at a place. */
function entryAt({ file, start, end }: Origin, { manifests }: Revision): YamlMap | undefined {
  const search = (value: YamlValue | undefined, depth: number): YamlMap | undefined => {
    if (depth > 8 || (!isMap(value) && !isList(value))) return undefined;
    const keys = isList(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      const child = isList(value) ? value[Number(key)] : value[key];
      const origin = originOf(value, key);
      if (!origin || origin.file !== file || start < origin.start || end > origin.end) continue;
      if (origin.start === start && origin.end === end && isMap(child)) return child;
      return search(child, depth + 1);
    }
    return undefined;
  };
  const documents = manifests.at(file.path)?.parsed.documents ?? [];
  return search(documents.find(({ origin }) => origin.start <= start && end <= origin.end)?.value, 0);
}

/** The selector of an entry, or the entry itself if it names what it is for. */
export function targetOf(entry: YamlMap | undefined): YamlMap | undefined {
  const target = entry?.target ?? entry?.select;
  return isMap(target) ? target : entry;
}
