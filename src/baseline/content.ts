import { fieldName } from '../kubernetes/terms/words.ts';
import type { TextFile } from '../repository/text-file.ts';
import { quoted } from '../text/words.ts';
import { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../yaml/value.ts';
import type { BaselineEntry, PlacedEntry } from './entry.ts';
import { BASELINE_VERSION } from './write.ts';

/** Something that makes a baseline unusable. */
export interface BaselineMistake {
  readonly at: Origin;
  /** What is wrong, as a sentence. */
  readonly message: string;
}

/** Mistakes of one file that are reported. */
export const MOST_MISTAKES = 20;
/** Entries of one file. */
export const MOST_ENTRIES = 50_000;
/** Equal findings that one entry can accept. */
const MOST_EQUAL = 1_000_000;
const KEYS: ReadonlySet<string> = new Set(['$schema', 'version', 'findings']);
const TEXTS = ['rule', 'file', 'object', 'field', 'fingerprint'] as const;
const KEYS_OF_ENTRY: ReadonlySet<string> = new Set([...TEXTS, 'count']);
const REQUIRED: ReadonlySet<string> = new Set(['rule', 'file', 'fingerprint']);

/** Takes the entries out of the parsed text of a baseline, and says what is wrong with it. */
export class BaselineReading {
  readonly entries: PlacedEntry[] = [];
  readonly mistakes: BaselineMistake[] = [];
  readonly #whole: Origin;

  constructor(file: TextFile) {
    this.#whole = new Origin(file, 0, 0, 0, 0);
  }

  /** Reads the value that the text is; only once. */
  read(value: YamlValue): this {
    if (!isMap(value)) return this.#refuse(this.#whole, 'The baseline must be a JSON object.');
    const at = (key: string): Origin => originOf(value, key) ?? this.#whole;
    const { version, findings } = value;
    if (version !== BASELINE_VERSION) {
      const expected = `\`version\` must be ${BASELINE_VERSION}.`;
      return this.#refuse(at('version'), `${expected} Another version of gitops-gate may have written this file.`);
    }
    this.#refuseOthers(value, KEYS, []);
    if (!isList(findings)) return this.#refuse(at('findings'), '`findings` must be a list.');
    if (findings.length > MOST_ENTRIES)
      return this.#refuse(at('findings'), 'A baseline can have at most 50,000 entries.');
    for (const [index, item] of findings.entries())
      this.#readEntry(item, ['findings', index], originOf(findings, index) ?? this.#whole);
    return this;
  }

  #readEntry(item: YamlValue, path: readonly (string | number)[], at: Origin): void {
    if (isMap(item)) this.#readMap(item, path, at);
    else this.#refuse(at, `\`${fieldName(path)}\` must be an object.`);
  }

  #readMap(item: YamlMap, path: readonly (string | number)[], at: Origin): void {
    this.#refuseOthers(item, KEYS_OF_ENTRY, path);
    const texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
    for (const key of TEXTS) {
      const value = item[key];
      if (typeof value === 'string' && value !== '') texts[key] = value;
      else if (value !== undefined || REQUIRED.has(key))
        this.#refuse(originOf(item, key) ?? at, `\`${fieldName([...path, key])}\` must be a text.`);
    }
    const { count = 1 } = item;
    if (!isCount(count)) {
      this.#refuse(originOf(item, 'count') ?? at, `\`${fieldName([...path, 'count'])}\` must be 1 or more.`);
      return;
    }
    const entry = { ...texts, count };
    if (isWhole(entry)) this.entries.push({ entry, at });
  }

  #refuseOthers(map: YamlMap, known: ReadonlySet<string>, path: readonly (string | number)[]): void {
    for (const key of Object.keys(map)) {
      if (known.has(key)) continue;
      const where = path.length === 0 ? '' : ` in \`${fieldName(path)}\``;
      this.#refuse(originOf(map, key) ?? this.#whole, `Unknown key ${quoted(key)}${where}.`);
    }
  }

  #refuse(at: Origin, message: string): this {
    if (this.mistakes.length < MOST_MISTAKES) this.mistakes.push({ at, message });
    return this;
  }
}

function isCount(value: YamlValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_EQUAL;
}

function isWhole(entry: Partial<BaselineEntry>): entry is BaselineEntry {
  return entry.rule !== undefined && entry.file !== undefined && entry.fingerprint !== undefined;
}
