import { randomUUID } from 'node:crypto';
import { accessSync, constants, lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { readUnlinked } from './disk.ts';
import { encodeLike } from './text-bytes.ts';
import { MAX_FILE_SIZE } from './tree-file.ts';

/** New text for a file of a folder; `before` is the text that it was made from. */
export interface Rewrite {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why a file of a folder is not to be written, as the end of “`path` …”; undefined if it may be. The folder is free of links. */
export function whyNotWritable(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (!stat) return 'is not in this checkout';
    if (stat.isSymbolicLink()) return 'is a symbolic link';
    if (!stat.isFile()) return 'is not a file';
    if (realpathSync(dirname(file)) !== dirname(file)) return 'is in a folder that is a symbolic link';
    // To root, every file is writable.
    if ((stat.mode & 0o222) === 0) return 'is read-only';
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return undefined;
  } catch {
    return 'cannot be written';
  }
}

/**
 * Writes all files or none; each is replaced at once and keeps its mode and encoding.
 *
 * Throws UsageError if one of them cannot be written, or is not as it was read.
 */
export function rewriteFiles(folder: string, rewrites: readonly Rewrite[]): void {
  const drafts: Draft[] = [];
  const written: Draft[] = [];
  try {
    for (const rewrite of rewrites) drafts.push(draftOf(folder, rewrite));
    for (const draft of drafts) {
      renameSync(draft.path, draft.file);
      written.push(draft);
    }
  } catch (error) {
    for (const { path } of drafts) rmSync(path, { force: true });
    for (const { file, bytes } of written) writeFileSync(file, bytes);
    if (error instanceof UsageError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The files cannot be written, so none was changed: ${why}`);
  }
}

/** A file's new content next to it, and its old one. */
interface Draft {
  readonly path: string;
  readonly file: string;
  readonly bytes: Buffer;
}

function draftOf(folder: string, { path, before, after }: Rewrite): Draft {
  const file = join(folder, path);
  const why = whyNotWritable(folder, path);
  if (why !== undefined) throw new UsageError(`\`${path}\` ${why}, so no file was changed.`);
  const bytes = readUnlinked(file, MAX_FILE_SIZE);
  if (!bytes?.equals(encodeLike(bytes, before)))
    throw new UsageError(`\`${path}\` has changed since it was read, so no file was changed. Run the command again.`);
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(draft, encodeLike(bytes, after), { flag: 'wx', mode: lstatSync(file).mode });
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return { path: draft, file, bytes };
}
