import { lookOf } from '../kubernetes/secrets/value.ts';
import type { Origin } from '../yaml/origin.ts';
import type { Range } from './masked-line.ts';

/** An item of a list that sets a name: a literal of a generator, an argument. */
const SETTING = /^(["']?)(-{0,2}[A-Za-z_.][\w.-]{0,127})=(?=[^=\s])/;

/** The lists that have such items. */
const LISTS = new Set<string | number | undefined>(['literals', 'args', 'command']);

/** The range of a value that is hidden: what its file has for it, and of an item `name=value` only the value. */
export function valueRange({ file, start, end }: Origin, path: readonly (string | number)[]): Range {
  const text = file.text.slice(start, end);
  const [setting, quote = '', name = ''] = LISTS.has(path.at(-2)) ? (SETTING.exec(text) ?? []) : [];
  if (setting === undefined || text.includes('\n')) return { start, end };
  const value = text.slice(setting.length, quote !== '' && text.endsWith(quote) ? -1 : undefined);
  // Padding at the end of base64 is not a value.
  if (value === '' || lookOf(name) === 'random') return { start, end };
  return { start: start + setting.length, end: start + setting.length + value.length };
}
