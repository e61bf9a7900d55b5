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
  readonly #walk: (value: YamlValue) => void;

  constructor(found: FoundCandidates, walk: (value: YamlValue) => void) {
    this.#found = found;
    this.#walk = walk;
  }

  /** The text under a key. `isEncrypted`: SOPS encrypted the values next to it. */
  text(text: string, key: string, isEncrypted: boolean): void {
    const isLine = !text.includes('\n');
    if (isLine) this.#line(text, key, isEncrypted);
    const add = (): void => this.#found.add('text', key, text);
    if (holdsPatches(key) || holdsSecret(text)) {
      if (!isLine) add();
      this.#nested(text, () => parseYaml(new TextFile('', text), 'resource').documents.map(({ value }) => value));
    } else if (!isSilent(text)) {
      if (isLine) this.#found.only('judged', add);
      else add();
      this.#found.only('judged', () => this.#nested(text, () => structureIn(text)));
      this.#behind(text, key);
    } else if (!isLine) this.#found.only('hidden', add);
  }

  /** A text of one line. What SOPS left next to encrypted values is hidden, whatever its key is. */
  #line(text: string, key: string, isEncrypted: boolean): void {
    const add = (stated = valueOfLine(text, key, false)): void => {
      if (stated) this.#found.add('keyed', stated.key, stated.text);
    };
    if (!isEncrypted) add();
    else {
      this.#found.only('judged', add);
      this.#found.only('hidden', () => add(valueOfLine(text, key, true)));
    }
  }

  /** The text that is written in base64, and what it holds in its turn. */
  #behind(text: string, key: string): void {
    const plain = readable(text);
    if (plain === undefined) return;
    this.#found.only('judged', () => {
      this.#found.add('shown', key, plain);
      this.#nested(plain, () => structureIn(plain));
    });
    this.#found.only('hidden', () => {
      if (statesSecret(plain)) this.#found.add('keyed', key, text);
    });
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
