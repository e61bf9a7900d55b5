import { UsageError } from '../usage-error.ts';
import { nearest } from './nearest.ts';
import { quoted } from './words.ts';

/** The value of a setting that has only some values. Throws UsageError with the nearest one for any other. */
export function chosen<T extends string>(setting: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const near = nearest(value, allowed);
  throw new UsageError(
    `${setting} must be one of ${allowed.join(', ')}, but is ${quoted(value)}.${near ? ` Did you mean \`${near}\`?` : ''}`,
  );
}
