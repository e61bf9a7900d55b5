import { getOrInsert } from '../grouping.ts';
import type { TextFile } from '../repository/text-file.ts';

/** Tells which names files have as keys; each question is answered once, as many messages may be about the same value. */
export class KeyNames {
  readonly #known = new Map<string, boolean>();

  has({ path, text }: TextFile, name: string): boolean {
    return getOrInsert(this.#known, `${path}\0${name}`, () => isKeyIn(text, name));
  }
}

/** Whether a text has a key of that name. */
function isKeyIn(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const isStart = at === 0 || /[\s{,"'-]/.test(text.charAt(at - 1));
    if (isStart && /^["']?\s*:/.test(text.slice(at + value.length, at + value.length + 20))) return true;
  }
  return false;
}
