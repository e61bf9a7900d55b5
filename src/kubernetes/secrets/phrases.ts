import { hasVariable } from '../../text/variables.ts';
import { meaningOf } from '../terms/secret-names.ts';
import { optionsFor, VALUE } from './options.ts';
import { remembered } from './remembered.ts';

/** A secret that a command, header, connection string or comment may contain: its name and its value. */
export interface Phrase {
  readonly key: string;
  readonly value: string;
  /** Where the value begins in the text, in UTF-16 code units. */
  readonly start: number;
}

/** Without one of these a text has no phrase. */
const TELLING =
  /pass|pwd|secret|token|key|cred|bearer|basic|authoriz|curl|mysql|maria|mongo|redis|sshpass|wget|login -|vault login|sqlcmd|smbclient|ldap|rabbitmqctl|mc alias|jdbc:/i;
/** What begins behind `/` or `@` and goes on behind `:` is a host with its port, or an image with its tag. */
const SETTING = new RegExp(
  `(?<![\\w.$-]|[/@](?=[\\w.-]{1,128}:\\w))-{0,2}([A-Za-z_][\\w.-]{0,127})(?:\\\\?["'])?[ \\t]{0,8}(?::=|=>|[:=])[ \\t]{0,8}\\\\?${VALUE}`,
  'g',
);
const FLAG = new RegExp(`(?<=^|\\s)--?([A-Za-z][\\w-]{1,64})[ \\t]{1,4}${VALUE}`, 'gm');
const AUTHORIZATION =
  /\bauthorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(bearer|basic|token|api-?key)[ \t]{1,4}([\w.~+/=-]{8,2048})/gi;

/** A number behind a name without a quote or a blank: the port of a host. */
const PORT = /[\w.-]:\d{2,5}$/;
/** `<password>…</password>`, and the value of an element or entry with a name. */
const ELEMENT = /<([A-Za-z_][\w.:-]{0,127})(?:\s[^<>]{0,200})?>([^<>\s]{1,256})<\/\1>/g;
const NAMED_ELEMENT =
  /<[A-Za-z][\w.:-]{0,60}\s(?:name|key)="([\w.:-]{1,128})"(?:\s{1,4}value="([^"<>\s]{1,256})"|>([^<>\s]{1,256})<\/)/g;

/** A variable with a value that it has if nothing else sets it. */
const DEFAULT = /\$\{([A-Za-z_]\w{0,127}):?[-=]([^\s${}]{1,256})\}/g;
const SECRETS: ReadonlySet<string> = new Set(['password', 'credential']);

/** Whether a text may have phrases; false only if it has none. */
export function mayHavePhrases(text: string): boolean {
  return TELLING.test(text);
}

/** The values under a name, anywhere in the lines of a text. */
export const phrasesIn = remembered((text: string): readonly Phrase[] => [...phrases(text)], 0);

function* phrases(text: string): Iterable<Phrase> {
  if (!mayHavePhrases(text)) return;
  for (const match of text.matchAll(SETTING)) yield* phraseOf(match, match[1] ?? '', match.slice(2));
  if (text.includes('</') || text.includes('/>')) yield* elementsIn(text);
  for (const match of hasVariable(text) ? text.matchAll(DEFAULT) : []) {
    const [whole, key = '', value = ''] = match;
    yield { key, value, start: match.index + whole.length - 1 - value.length };
  }
  if (!text.includes('-') && !/authorization|mc alias|jdbc:|rabbitmqctl|login|aws /i.test(text)) return;
  for (const match of text.matchAll(FLAG)) yield* phraseOf(match, match[1] ?? '', match.slice(2));
  for (const { key, shape } of optionsFor(text))
    for (const match of text.matchAll(shape)) yield* phraseOf(match, key, match.slice(1));
  for (const match of text.matchAll(AUTHORIZATION)) {
    const [whole, scheme = '', value = ''] = match;
    const held = scheme.toLowerCase() === 'basic' ? passwordOf(value) : value;
    if (held !== '')
      yield { key: 'Authorization token', value: held, start: match.index + whole.length - value.length };
  }
}

function* elementsIn(text: string): Iterable<Phrase> {
  for (const match of [...text.matchAll(ELEMENT), ...text.matchAll(NAMED_ELEMENT)]) {
    const [whole, key = '', first, second] = match;
    const value = first ?? second ?? '';
    if (/[$(){}]/.test(value)) continue;
    yield { key, value, start: match.index + whole.lastIndexOf(value) };
  }
}

function* phraseOf(match: RegExpMatchArray, key: string, values: readonly (string | undefined)[]): Iterable<Phrase> {
  const [double, single, bare] = values;
  const value = double ?? single ?? bare ?? '';
  // A reference and what code computes are not values, another option neither.
  if (value === '' || /[$(){}<>[\]]|^[\\-]/.test(value)) return;
  if (bare !== undefined && PORT.test(match[0] + bare)) return;
  // What begins with another setting of a secret is found as that.
  const [, inner = ''] = /^([\w.-]{1,128})[=:]./.exec(value) ?? [];
  if (inner !== '' && SECRETS.has(meaningOf(inner))) return;
  const start = (match.index ?? 0) + match[0].length + (bare === undefined ? 1 : 0);
  yield { key, value: value.replace(/\\$/, ''), start };
}

/** The password of `user:password` in base64. Empty if it is none. */
export function passwordOf(encoded: string): string {
  const plain = Buffer.from(encoded, 'base64').toString('utf8');
  const at = plain.indexOf(':');
  return at === -1 || plain.includes('\uFFFD') ? '' : plain.slice(at + 1).trim();
}
