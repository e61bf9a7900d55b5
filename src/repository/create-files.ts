import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../text/reason.ts';
import { UsageError } from '../usage-error.ts';
import type { NewFile } from './other-files.ts';

/**
 * Creates files below a folder that is free of links, each whole or not at all, and the folders that they need. Nothing that exists is changed.
 *
 * Throws UsageError if one exists or cannot be created, or if a symbolic link is on the way to it; then those before it stay.
 */
export function createFiles(folder: string, files: readonly NewFile[]): void {
  for (const { path } of files) {
    const obstacle = obstacleOn(folder, path);
    if (obstacle !== undefined)
      throw new UsageError(`\`${path}\` was not written, because ${obstacle}. No file was written.`);
  }
  for (const { path, text } of files) {
    try {
      create(join(folder, path), text);
    } catch (error) {
      throw new UsageError(`\`${path}\` cannot be written: ${reasonOf(error)}`);
    }
  }
}

/** What keeps a file from being created, as the end of a sentence. */
function obstacleOn(folder: string, path: string): string | undefined {
  const parts = path.split('/');
  for (const index of parts.keys()) {
    const part = parts.slice(0, index + 1).join('/');
    const stat = lstatSync(join(folder, part), { throwIfNoEntry: false });
    if (!stat) return undefined;
    if (stat.isSymbolicLink()) return `\`${part}\` is a symbolic link, which can point anywhere`;
    if (part === path) return 'it exists';
    if (!stat.isDirectory()) return `\`${part}\` is not a directory`;
  }
  return undefined;
}

/** A link to a file that is complete fails if something of that name was made since. */
function create(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
