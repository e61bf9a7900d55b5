import { readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { nearest } from '../text/nearest.ts';
import { shorten } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';

/** A path that does not exist, and the name in the same directory that is nearest to it. */
export function missingPath(path: string): UsageError {
  const absolute = resolve(path);
  const near = nearest(basename(absolute), namesIn(dirname(absolute)));
  const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
  const place = path.startsWith('-') ? ' Specify options before `--`.' : '';
  return new UsageError(`${shorten(path)} does not exist.${hint}${place}`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
