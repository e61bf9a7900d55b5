import { posix } from 'node:path';
import type { ListedPath } from '../../src/kustomize/listed.ts';
import { kustomizationPaths } from '../../src/repository/kustomization-names.ts';
import { directoryOf, isWithin, join, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { editDistance, nearest } from '../../src/text/nearest.ts';

/** A path that may have been meant, as it would be written in the kustomization file. */
export interface NearPath {
  readonly path: string;
  /** Whether nothing else can have been meant. */
  readonly isCertain: boolean;
}

/** The path that a missing one most likely means: a file that this change moves, or the nearest name that the overlay does not list. */
export function findNear(
  full: string,
  directory: string,
  listed: readonly ListedPath[],
  revision: Revision,
): NearPath | undefined {
  const moved = [...(revision.change?.files.values() ?? [])].find(
    ({ status, previousPath, path }) => status === 'renamed' && previousPath === full && revision.tree.files.has(path),
  );
  const isOfResources = listed.some(({ field, path }) => field === 'resources' && join(directory, path) === full);
  const isAlike = (path: string): boolean => isUseful(path, full, revision);
  const isFree = (path: string): boolean =>
    (isAlike(path) || (isOfResources && isItsFile(path, full, revision))) &&
    !listed.some((other) => join(directory, other.path) === path);
  const likely = moved ? { path: moved.path, isCertain: true } : nearName(full, revision);
  const near =
    likely ?? onlyOne([...longerNames(full, revision), ...otherDepths(full, directory, listed)].filter(isFree));
  if (!near || !isFree(near.path)) return undefined;
  const relative = posix.relative(directory === '' ? '.' : directory, near.path);
  return {
    path: relative.startsWith('.') ? relative : withDot(relative, full, directory, listed),
    isCertain: near.isCertain && isAlike(near.path),
  };
}

/** `./` before the path if the missing one has it. */
function withDot(relative: string, full: string, directory: string, listed: readonly ListedPath[]): string {
  return writtenFor(full, directory, listed).startsWith('./') ? `./${relative}` : relative;
}

function writtenFor(full: string, directory: string, listed: readonly ListedPath[]): string {
  return listed.find(({ path }) => join(directory, path) === full)?.path ?? '';
}

function onlyOne(paths: readonly string[]): NearPath | undefined {
  const [path, ...others] = new Set(paths);
  return path === undefined || others.length > 0 ? undefined : { path, isCertain: false };
}

/** Files next to a missing one with a longer or a shorter name: `web-service.yaml` for `service.yaml`. */
function longerNames(full: string, { tree }: Revision): string[] {
  const [directory, missing] = [directoryOf(full), nameOf(full)];
  const names = tree.names(directory);
  return names.flatMap((name) =>
    name.endsWith(`-${missing}`) || missing.endsWith(`-${name}`) ? (join(directory, name) ?? []) : [],
  );
}

/** Levels more that a path may go up. */
const MORE = 2;

/** What a path leads to with more or fewer `../` at its start. */
function otherDepths(full: string, directory: string, listed: readonly ListedPath[]): string[] {
  const [, up = '', rest = ''] = /^((?:\.{1,2}\/)*)(.*)$/.exec(writtenFor(full, directory, listed)) ?? [];
  const levels = up.split('../').length - 1;
  const parts = directory.split('/').length;
  const depths = Array.from({ length: Math.min(levels + MORE, parts) + 1 }, (_, depth) => depth);
  return depths.flatMap((depth) => {
    const path = depth === levels || rest === '' ? undefined : join(directory, `${'../'.repeat(depth)}${rest}`);
    // A directory cannot list itself or one that contains it.
    return path === undefined || path === '' || isWithin(directory, path) ? [] : path;
  });
}

/** The path with its first wrong part corrected. */
export function nearName(full: string, { tree }: Revision): NearPath | undefined {
  const parts = full.split('/');
  for (const [at, part] of parts.entries()) {
    const above = parts.slice(0, at).join('/');
    const names = tree.names(above);
    if (names.includes(part)) continue;
    const rest = parts.slice(at + 1);
    const candidates = names.filter((name) => {
      const path = [above, name, ...rest].filter((text) => text !== '').join('/');
      return tree.file(path) !== undefined || tree.isDirectory(path);
    });
    const same = candidates.filter((candidate) => bareName(candidate) === bareName(part));
    const name = same.length > 0 ? same[0] : nearest(part, candidates);
    if (same.length > 1) return undefined;
    if (name === undefined || !(isSlip(part, name) || editDistance(part, name) <= 2)) return undefined;
    return { path: [above, name, ...rest].filter((text) => text !== '').join('/'), isCertain: isSlip(part, name) };
  }
  return undefined;
}

/** Whether two names differ by letter case, by their ending, or by one or two letters of a long name. */
function isSlip(written: string, meant: string): boolean {
  if (bareName(written) === bareName(meant)) return true;
  const digits = (name: string): string => name.replace(/\D/g, '');
  return (
    Math.min(written.length, meant.length) >= 8 &&
    editDistance(written, meant) <= 2 &&
    digits(written) === digits(meant)
  );
}

/** A name without its ending, its separators and the case of its letters. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?:\.(?:ya?ml|yalm))+$/, '')
    .replace(/[-_.]/g, '');
}

/** Whether a path is the file of a directory's name, which `resources` takes as well. */
function isItsFile(path: string, missing: string, { tree }: Revision): boolean {
  return tree.file(path) !== undefined && bareName(path) === bareName(missing);
}

/** Whether a build could use a path in the place of another: a file for a file, a directory with a kustomization file for a directory. */
function isUseful(path: string, missing: string, { tree, manifests }: Revision): boolean {
  const isFile = tree.file(path) !== undefined;
  if (isFile) return /\.[A-Za-z]+$/.test(missing) || !/\.ya?ml$/.test(path);
  return kustomizationPaths(path).some((name) => manifests.at(name) !== undefined);
}
