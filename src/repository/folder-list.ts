import { readdirSync } from 'node:fs';
import { type PathName, pathName } from './path-name.ts';

/** What lies below a folder: files and symbolic links, and folders that cannot be opened. */
export interface FolderList {
  readonly paths: readonly PathName[];
  readonly unread: readonly string[];
}

/** The paths below a folder, git's own aside; one more than `most` at most. */
export function listFolder(folder: string, most: number): FolderList {
  const paths: PathName[] = [];
  const unread: string[] = [];
  const visit = (directory: Buffer): void => {
    for (const entry of entriesIn(folder, directory, unread)) {
      if (paths.length > most) return;
      if (entry.name.equals(GIT)) continue;
      const path = directory.length === 0 ? entry.name : Buffer.concat([directory, SLASH, entry.name]);
      if (entry.isDirectory()) visit(path);
      else paths.push(pathName(path));
    }
  };
  visit(Buffer.alloc(0));
  return { paths, unread };
}

const GIT = Buffer.from('.git');
const SLASH = Buffer.from('/');

function entriesIn(folder: string, directory: Buffer, unread: string[]) {
  try {
    const absolute = Buffer.concat([Buffer.from(`${folder}/`), directory]);
    return readdirSync(absolute, { withFileTypes: true, encoding: 'buffer' });
  } catch {
    unread.push(pathName(directory).text);
    return [];
  }
}
