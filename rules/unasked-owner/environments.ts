import type { Build } from '../../src/kustomize/built.ts';
import { changesInBase } from '../../src/repository/change.ts';
import { type Codeowners, coversPattern } from '../../src/repository/codeowners/codeowners.ts';
import { isBaseFolder } from '../../src/repository/folder-names.ts';
import { directoryOf, isWithin } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isSame } from '../../src/yaml/equal.ts';

/** An environment that a change reaches only through files outside of its directory. */
export interface Reached {
  readonly directory: string;
  readonly owners: readonly string[];
  /** The first changed file that it is built from: its path in the head, or in the base if it is removed. */
  readonly through: string;
}

/** The environments with owners of their own that a change reaches through a base or component, sorted by directory. */
export function reachedEnvironments(codeowners: Codeowners, { base, builds, change, standings }: Revision): Reached[] {
  if (!base || !change) return [];
  const before = new Map(base.builds.map((build) => [build.directory, build]));
  const changed = [...change.files.keys()].sort();
  const shared = sharedFiles([...changed, ...changesInBase(change).keys()], [...base.builds, ...builds]);
  const ranks = new Map(shared.map((path, rank) => [path, rank]));
  const touched = new Set(changed.flatMap(foldersOf));
  const reached = builds.flatMap((build): Reached[] => {
    const { directory } = build;
    const old = before.get(directory);
    const owners = ownersOfEnvironment(codeowners, directory);
    if (!old || owners.length === 0 || touched.has(directory)) return [];
    const through = firstOf(build.files, ranks) ?? firstOf(old.files, ranks);
    if (through === undefined || standings.ofOverlay(directory) === 'off' || buildsSame(old, build)) return [];
    return [{ directory, owners, through: changesInBase(change).get(through)?.path ?? through }];
  });
  return [...new Map(reached.map((one) => [one.directory, one])).values()].sort((a, b) =>
    a.directory < b.directory ? -1 : 1,
  );
}

/** A path and the folders that it is in. */
function foldersOf(path: string): string[] {
  const folders = [path];
  for (let folder = path; folder !== ''; ) {
    folder = directoryOf(folder);
    folders.push(folder);
  }
  return folders;
}

/** The one of some files that has the lowest rank. */
function firstOf(files: Iterable<string>, ranks: ReadonlyMap<string, number>): string | undefined {
  let first: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const path of files) {
    const rank = ranks.get(path) ?? least;
    if (rank < least) [first, least] = [path, rank];
  }
  return first;
}

/** The files that are made for several environments. An overlay of one environment that another directory includes is not. */
function sharedFiles(paths: readonly string[], builds: readonly Build[]): string[] {
  const roots = new Map(paths.map((path) => [path, new Set<string>()]));
  for (const { directory, files } of builds) for (const path of files) roots.get(path)?.add(directory);
  return [...roots].flatMap(([path, directories]) => (isShared(path, directories) ? path : []));
}

function isShared(path: string, directories: ReadonlySet<string>): boolean {
  const [first, ...others] = [...directories].sort();
  if (first === undefined) return false;
  return others.some((root) => !isWithin(root, first)) || isBaseFolder(directoryOf(path));
}

/** The owners of the kustomization file of a directory, if a line is made for it: not those of every file. */
function ownersOfEnvironment(codeowners: Codeowners, directory: string): readonly string[] {
  if (directory === '') return [];
  const ownership = codeowners.ownersOf(`${directory}/kustomization.yaml`);
  if (ownership === 'unmatched' || coversPattern(ownership.line.compiled, codeowners.everyFile)) return [];
  return ownership.owners;
}

/** Whether a change of the files certainly says nothing to a cluster; a build that fails is not applied. */
function buildsSame(before: Build, after: Build): boolean {
  if (after.problems.length > 0) return true;
  const { objects } = before;
  return (
    before.problems.length === 0 &&
    objects.length === after.objects.length &&
    after.objects.every(({ value }, index) => isSame(value, objects[index]?.value))
  );
}
