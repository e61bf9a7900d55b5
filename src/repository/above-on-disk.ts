import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Above } from './above.ts';
import { pathsAbove } from './above-files.ts';
import { contentId } from './content-id.ts';
import { readUnlinked } from './disk.ts';
import { folderInRepository, repositoryFolder } from './revision.ts';
import { MAX_FILE_SIZE, type TreeFile } from './tree-file.ts';

/** What is on disk of the repository around a folder; undefined if the folder is a repository, or in none. */
export function aboveOnDisk(folder: string): Above | undefined {
  const [top, path] = [repositoryFolder(folder), folderInRepository(folder)];
  if (top === undefined || path === undefined || path === '') return undefined;
  const files = pathsAbove(path).flatMap((name) => fileAt(top, name) ?? []);
  return { folder: path, files: new Map(files.map((file) => [file.path, file])) };
}

function fileAt(top: string, path: string): TreeFile | undefined {
  const absolute = join(top, path);
  const stat = lstatSync(absolute, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  const bytes = (): Buffer | undefined => readUnlinked(absolute, MAX_FILE_SIZE);
  return { path, size: stat.size, bytes, contentId: () => contentId(bytes() ?? Buffer.alloc(0)) };
}
