import type { YamlList, YamlValue } from '../../yaml/value.ts';
import type { HeldEntry } from './held-entries.ts';
import { phrasesIn } from './phrases.ts';

const ARGUMENT = /^-{0,2}([A-Za-z_][\w.-]{0,127})=(\S.*)$/;
const FLAG = /^--?[A-Za-z][\w-]{1,64}$/;
/** An option of one letter, with or without its value. */
const LETTER = /^-[A-Za-z](?!-)/;
const MAX_ARGUMENTS = 64;

/** The value that an argument gives to a name, in itself (`--password=…`) or after the flag before it. */
export function argumentIn(
  item: YamlValue,
  before: YamlValue | undefined,
): { readonly key: string; readonly value: string } | undefined {
  if (typeof item !== 'string') return undefined;
  const argument = ARGUMENT.exec(item);
  if (argument) return { key: argument[1] ?? '', value: argument[2] ?? '' };
  if (typeof before !== 'string' || !FLAG.test(before) || item.startsWith('-')) return undefined;
  return { key: before.replace(/^-+/, ''), value: item };
}

/** The secrets among a program and its arguments: letters such as `-p` say what they are only together. */
export function* commandLineOf(list: YamlList): Iterable<HeldEntry> {
  if (list.length > MAX_ARGUMENTS || !list.some((item) => typeof item === 'string' && LETTER.test(item))) return;
  const words = list.map((item) => (typeof item === 'string' && /^[^\s"']+$/.test(item) ? item : '_'));
  for (const { key, value } of phrasesIn(words.join(' '))) {
    const index = words.findIndex((word) => word.endsWith(value));
    if (index !== -1) yield { steps: [index], held: 'keyed', key, text: value, holder: '' };
  }
}
