import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { diskReason } from '../repository/disk-reason.ts';
import { isInside } from '../repository/inside.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Writes a report, whole or not at all; folders that are missing are made.
 *
 * A path below `within`, by default the folder that the program runs in, never leads over a symbolic link: a pull request could have brought that, and the
 * text of a report is in part the repository's. Throws UsageError if it cannot be written.
 */
export function writeReport(path: string, text: string, { what = 'The report', within = process.cwd() } = {}): void {
  const file = resolve(path);
  try {
    refuseLinks(file, within, what);
    mkdirSync(dirname(file), { recursive: true });
    const target = statSync(file, { throwIfNoEntry: false });
    // Anything that is not a file, such as /dev/stdout, is written to. A link outside of the working folder belongs to the user.
    if (target && (!target.isFile() || lstatSync(file).isSymbolicLink())) writeFileSync(file, text);
    else replace(file, text, target);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} cannot be written to ${path}: ${diskReason(error)}.`);
  }
}

function refuseLinks(file: string, within: string, what: string): void {
  const folder = realpathSync(within);
  const base = [within, folder].find((one) => isInside(file, one));
  if (base === undefined) return;
  let path = folder;
  for (const name of relative(base, file).split(sep)) {
    path = join(path, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new UsageError(
        `${what} ${file} was not written because ${relative(folder, path)} is a symbolic link, which can point anywhere. Remove the link, or use another file.`,
      );
  }
}

function replace(file: string, text: string, old: Stats | undefined): void {
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(draft, text, { flag: 'wx', ...(old && { mode: old.mode }) });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
