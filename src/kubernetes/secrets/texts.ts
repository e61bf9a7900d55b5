import { TextFile } from '../../repository/text-file.ts';
import { parseYaml } from '../../yaml/parse.ts';
import type { YamlMap, YamlValue } from '../../yaml/value.ts';
import { holdsSecret } from './context.ts';
import { readable, statesSecret } from './encoded.ts';
import type { FoundCandidates } from './found.ts';
import { valueOfLine } from './line-value.ts';
import { isSilent } from './silent.ts';
import { structureIn } from './structure.ts';

const INLINE_PATCHES = new Set(['patch', 'patchesStrategicMerge']);

/** Whether texts under a key are patches. */
export function holdsPatches(key: string): boolean {
  return INLINE_PATCHES.has(key);
}

/** Finds candidates in single texts, and in what is written inside them, which `walk` walks. */
export class TextCandidates {
  readonly #found: FoundCandidates;
  readonly #thorough: boolean;
  readonly #walk: (value: YamlValue) => void;

  constructor(found: FoundCandidates, thorough: boolean, walk: (value: YamlValue) => void) {
    this.#found = found;
    this.#thorough = thorough;
    this.#walk = walk;
  }

  /** The text under a key. `isEncrypted`: SOPS encrypted the values next to it. */
  text(text: string, key: string, isEncrypted: boolean): void {
    const isLine = !text.includes('\n');
    const stated = isLine ? valueOfLine(text, key, this.#thorough && isEncrypted) : undefined;
    if (stated) this.#found.add('keyed', stated.key, stated.text);
    if (!holdsPatches(key) && isSilent(text)) {
      if (this.#thorough && !isLine) this.#found.add('text', key, text);
      return;
    }
    if (holdsPatches(key) || holdsSecret(text)) {
      if (!isLine) this.#found.add('text', key, text);
      this.#nested(text, () => parseYaml(new TextFile('', text), 'resource').documents.map(({ value }) => value));
      return;
    }
    if (!isLine || !this.#thorough) this.#found.add('text', key, text);
    if (!this.#thorough) this.#nested(text, () => structureIn(text));
    this.#behind(text, key);
  }

  /** The text that is written in base64, and what it holds in its turn. */
  #behind(text: string, key: string): void {
    const plain = readable(text);
    if (plain === undefined) return;
    if (!this.#thorough) {
      this.#found.add('shown', key, plain);
      this.#nested(plain, () => structureIn(plain));
    } else if (statesSecret(plain)) this.#found.add('keyed', key, text);
  }

  /** The values of a mapping, each of which may be written in base64. */
  encoded(entries: YamlMap): void {
    for (const key in entries) {
      const value = entries[key];
      if (typeof value !== 'string') continue;
      this.#found.path.push(key);
      this.#behind(value, key);
      this.#found.path.pop();
    }
  }

  #nested(text: string, read: () => readonly YamlValue[]): void {
    this.#found.inside(text, () => {
      for (const value of read()) this.#walk(value);
    });
  }
}
