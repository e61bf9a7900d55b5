import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { judgedFolder } from './compare.ts';
import { isInside } from './inside.ts';
import { missingPath } from './missing-path.ts';
import { repositoryFolder } from './revision.ts';

/** A file as it was named, and where it is in the folder that it is checked in. */
export interface NamedFile {
  readonly name: string;
  /** Relative to the folder, with `/`. It may not exist: a change can delete a file. */
  readonly path: string;
}

/** A folder to check, absolute and without links, and the files of it whose findings count. */
export interface CheckedPaths {
  readonly folder: string;
  /** Undefined for all files. */
  readonly files: readonly NamedFile[] | undefined;
}

/**
 * What paths ask for: a folder, the current one if there is none, or files, which are checked in that folder or in their repository.
 * Throws UsageError for several folders, a file outside of the folder, and a file without a repository.
 */
export function checkedPaths(paths: readonly string[]): CheckedPaths {
  const folders = [...new Set(paths.filter(isFolder))];
  const names = paths.filter((path) => !isFolder(path));
  const [given, other] = folders;
  if (given !== undefined && other !== undefined)
    throw new UsageError(
      `Specify one directory, not both \`${given}\` and \`${other}\`. To check both, run the command for each, or for the directory that contains them.`,
    );
  const [first] = names;
  if (first === undefined) return { folder: judgedFolder(given ?? '.'), files: undefined };
  const folder = given === undefined ? repositoryOf(first) : judgedFolder(given);
  return { folder, files: names.map((name) => ({ name, path: pathIn(folder, name, given !== undefined) })) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether a file or a link has this path, whatever it leads to. */
export function isOnDisk(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The top of the repository of a file. */
function repositoryOf(name: string): string {
  const top = repositoryFolder(dirname(realPath(name)));
  if (top !== undefined) return top;
  if (!isOnDisk(name)) throw missingPath(name);
  throw new UsageError(
    `${name} is not in a git repository. Specify the directory that it belongs to first: gitops-gate check DIRECTORY ${name}`,
  );
}

function pathIn(folder: string, name: string, isGiven: boolean): string {
  const path = realPath(name);
  if (isInside(path, folder)) return relative(folder, path).split(sep).join('/');
  if (!isOnDisk(name)) throw missingPath(name);
  throw new UsageError(
    isGiven
      ? `${name} is not in the directory ${folder}.`
      : `${name} is not in the repository ${folder}, which the first file is in. Run the command for each repository.`,
  );
}

/** An absolute path without links on the way; what does not exist has none. A link at its end stays: git knows it as a file. */
function realPath(name: string): string {
  const absolute = resolve(name);
  let folder = dirname(absolute);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return join(realpathSync(folder), relative(folder, absolute));
}
