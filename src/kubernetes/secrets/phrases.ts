import { meaningOf } from './names.ts';
import { remembered } from './remembered.ts';

/** A secret that a command, a header, a connection string or a comment may state: its name and its value. */
export interface Phrase {
  readonly key: string;
  readonly value: string;
  /** Where the value begins in the text, in UTF-16 code units. */
  readonly start: number;
}

/** Without one of these a text states no secret. */
const TELLING = /pass|pwd|secret|token|key|cred|bearer|basic|curl|mysql|maria|redis|sshpass|wget/i;
/** Only looked at, so that a setting inside of a value (`url=…?token=…`) is found, too. */
const VALUE = `(?="([^"\\n]{1,256})"|'([^'\\n]{1,256})'|([^\\s"'&;,|)}\\]<>\x60]{1,256}))`;
/** `name=value`, `"name": "value"`, `X-Name: value`, `name := value`, also with the quotes of an outer string. */
const SETTING = new RegExp(
  `(?<![\\w.$-])-{0,2}([A-Za-z_][\\w.-]{0,127})(?:\\\\?["'])?[ \\t]{0,8}(?::=|=>|[:=])[ \\t]{0,8}\\\\?${VALUE}`,
  'g',
);
const FLAG = new RegExp(`(?<=^|\\s)--?([A-Za-z][\\w-]{1,64})[ \\t]{1,4}${VALUE}`, 'gm');
/** Options of programs whose letter alone says what they are. */
const OPTIONS: readonly { readonly key: string; readonly shape: RegExp }[] = [
  // mysql takes `-p` as a password only where nothing stands between them.
  option('\\b(?:mysql|mariadb)(?:dump|admin|-dump|-admin|import)?\\b', '-p(?=[^\\s])'),
  option('\\bsshpass\\b', '-p[ \\t]{0,4}'),
  option('\\bredis-cli\\b', '-a[ \\t]{1,4}'),
  option('\\b(?:curl|wget|http)\\b', '(?:-u|--user)[ \\t=]{1,4}["\\\']?[^\\s:"\\\']{1,64}:'),
];
const AUTHORIZATION =
  /\bauthorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(bearer|basic|token)[ \t]{1,4}([\w.~+/=-]{8,2048})/gi;

const SECRETS: ReadonlySet<string> = new Set(['password', 'credential']);

/** What a text states under a name, anywhere in its lines. */
export const phrasesIn = remembered((text: string): readonly Phrase[] => [...phrases(text)]);

function* phrases(text: string): Iterable<Phrase> {
  if (!TELLING.test(text)) return;
  for (const match of text.matchAll(SETTING)) yield* phraseOf(match, match[1] ?? '', match.slice(2));
  if (!text.includes('-') && !/authorization/i.test(text)) return;
  for (const match of text.matchAll(FLAG)) yield* phraseOf(match, match[1] ?? '', match.slice(2));
  for (const { key, shape } of OPTIONS)
    for (const match of text.matchAll(shape)) yield* phraseOf(match, key, match.slice(1));
  for (const match of text.matchAll(AUTHORIZATION)) {
    const [whole, scheme = '', value = ''] = match;
    const held = scheme.toLowerCase() === 'basic' ? passwordOf(value) : value;
    if (held !== '')
      yield { key: 'Authorization token', value: held, start: match.index + whole.length - value.length };
  }
}

function option(program: string, letter: string): { key: string; shape: RegExp } {
  return { key: 'password', shape: new RegExp(`${program}[^\\n|;&]{0,200}?\\s${letter}${VALUE}`, 'g') };
}

function* phraseOf(match: RegExpMatchArray, key: string, values: readonly (string | undefined)[]): Iterable<Phrase> {
  const [double, single, bare] = values;
  const value = double ?? single ?? bare ?? '';
  // A reference and what code computes are no values, another option neither.
  if (value === '' || /[$(){}<>[\]]|^[\\-]/.test(value)) return;
  // What begins with another setting of a secret is found as that.
  const [, inner = ''] = /^([\w.-]{1,128})[=:]./.exec(value) ?? [];
  if (inner !== '' && SECRETS.has(meaningOf(inner))) return;
  const start = (match.index ?? 0) + match[0].length + (bare === undefined ? 1 : 0);
  yield { key, value: value.replace(/\\$/, ''), start };
}

/** The password of `user:password` in base64; empty where it is none. */
export function passwordOf(encoded: string): string {
  const plain = Buffer.from(encoded, 'base64').toString('utf8');
  const at = plain.indexOf(':');
  return at === -1 || plain.includes('\uFFFD') ? '' : plain.slice(at + 1).trim();
}
