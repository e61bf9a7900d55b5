import { CelError } from '../failure.ts';
import { CelList, type CelValue } from '../values.ts';
import { indexOf, inside, lastIndexOf, split, splitText, trim } from './characters.ts';
import { formatText } from './format.ts';
import type { CelFunction, Functions } from './table.ts';

/** Methods of strings. Positions count characters (code points), from 0. */
export const TEXT_METHODS: Functions = {
  contains: ofTexts((text, other) => text.includes(other)),
  startsWith: ofTexts((text, other) => text.startsWith(other)),
  endsWith: ofTexts((text, other) => text.endsWith(other)),
  lowerAscii: ofText((text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())),
  upperAscii: ofText((text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
  trim: ofText(trim),
  charAt: ([text, at], budget) => {
    if (typeof text !== 'string' || typeof at !== 'bigint') return undefined;
    const characters = split(text, budget);
    return characters[inside(at, characters.length)] ?? '';
  },
  substring: ([text, start, end], budget) => {
    if (typeof text !== 'string' || typeof start !== 'bigint') return undefined;
    const characters = split(text, budget);
    if (end === undefined) return characters.slice(inside(start, characters.length)).join('');
    if (typeof end !== 'bigint') return undefined;
    if (start > end) throw new CelError(`invalid substring range. start: ${start}, end: ${end}`);
    return characters.slice(inside(start, characters.length), inside(end, characters.length)).join('');
  },
  indexOf: ([text, other, from], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    return indexOf(split(text, budget), split(other, budget), from ?? 0n, budget);
  },
  lastIndexOf: ([text, other, from], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    return lastIndexOf(split(text, budget), split(other, budget), from, budget);
  },
  split: ([text, separator, most], budget) => {
    if (typeof text !== 'string' || typeof separator !== 'string') return undefined;
    if (most !== undefined && typeof most !== 'bigint') return undefined;
    budget.read(text);
    return new CelList(splitText(text, separator, most ?? -1n));
  },
  replace: ([text, old, fresh, most], budget) => {
    if (typeof text !== 'string' || typeof old !== 'string' || typeof fresh !== 'string') return undefined;
    if (most !== undefined && typeof most !== 'bigint') return undefined;
    // Go puts the new text around every character if there is nothing to replace.
    const parts =
      old === ''
        ? around(split(text, budget), most ?? -1n)
        : splitText(text, old, most === undefined || most < 0n ? -1n : most + 1n);
    budget.spend((text.length + parts.length * fresh.length) / 10);
    return parts.join(fresh);
  },
  join: ([list, separator], budget) => {
    if (!(list instanceof CelList) || (separator !== undefined && typeof separator !== 'string')) return undefined;
    const texts = list.known.filter((element) => typeof element === 'string');
    if (texts.length !== list.elements.length) return undefined;
    budget.spend(texts.reduce((length, text) => length + text.length + (separator?.length ?? 0), 0) / 10);
    return texts.join(separator ?? '');
  },
  format: ([template, values], budget) =>
    typeof template === 'string' && values instanceof CelList ? formatText(template, values.known, budget) : undefined,
};

/** The parts of a text between which an empty text is found. */
function around(characters: readonly string[], most: bigint): string[] {
  const all = ['', ...characters, ''];
  return most < 0n || most >= all.length - 1 ? all : [...all.slice(0, Number(most)), all.slice(Number(most)).join('')];
}

/** `strings.quote`. */
export const TEXT_FUNCTIONS: Functions = {
  'strings.quote': ofText(
    (text) => `"${text.replace(/["\\\x07\b\f\n\r\t\v]/g, (sign) => `\\${ESCAPES[sign] ?? sign}`)}"`,
  ),
};

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};

function ofText(call: (text: string) => CelValue): CelFunction {
  return ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    return call(text);
  };
}

function ofTexts(call: (text: string, other: string) => CelValue): CelFunction {
  return ([text, other], budget) => {
    if (typeof text !== 'string' || typeof other !== 'string') return undefined;
    budget.read(text);
    return call(text, other);
  };
}
