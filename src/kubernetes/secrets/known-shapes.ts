import { entropy } from './entropy.ts';
import rules from './gitleaks/rules.json' with { type: 'json' };
import { Keywords } from './keywords.ts';
import { SHAPES, type Shape } from './shapes.ts';
import type { Token } from './token.ts';
import { type Look, lookOf } from './value.ts';
import { Windows } from './windows.ts';

/** The formats of gitleaks come last: if two match, the wider one describes the token better. */
const ALL: readonly Shape[] = [...SHAPES, ...rules];
/** What is in each token of a shape whose keywords would be in most texts. It is looked for instead of them. */
const CORES: ReadonlyMap<string, RegExp> = new Map([
  ['a Discord bot token', /\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27}/g],
  ['a Vault service token', /s\.[\w-]{24}/g],
]);
const NUMBERED_CORES = ALL.flatMap(({ what }, number) => {
  const core = CORES.get(what);
  return core ? [[number, core] as const] : [];
});
const KEYWORDS = new Keywords(ALL.map(({ what, keywords }) => (CORES.has(what) ? [] : keywords)));
const EXPRESSIONS = new Map<number, { readonly shape: RegExp; readonly allow: readonly RegExp[] }>();
/** Letters of which blobs in base64 are made. */
const BLOB = /[A-Za-z0-9+/=]/;
const MAX_BLOB = 40;
/** Looks of what no machine made. */
const NO_KEY: ReadonlySet<Look> = new Set(['placeholder', 'unchanged', 'public', 'encrypted', 'default']);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The credentials in a text that have the shape which their issuers document, in the order of shapes. */
export function* knownShapes(text: string): Iterable<Token> {
  for (const [number, windows] of windowsIn(text)) {
    const shape = ALL[number];
    if (!shape) continue;
    for (const { start, end } of windows) {
      for (const match of text.slice(start, end).matchAll(expressionOf(number, shape).shape)) {
        const token = tokenAt(text, start + match.index, match, shape, number);
        if (token) yield token;
      }
    }
  }
}

/** Where to look for the tokens of each shape, by its number. */
function windowsIn(text: string): Windows {
  const windows = new Windows();
  for (const [number, core] of NUMBERED_CORES) for (const { index } of text.matchAll(core)) windows.open(number, index);
  for (const { owner, at } of KEYWORDS.in(text)) windows.open(owner, at);
  return windows;
}

function expressionOf(number: number, { shape, allow = [] }: Shape) {
  let expression = EXPRESSIONS.get(number);
  if (!expression) {
    expression = { shape: new RegExp(shape, 'g'), allow: allow.map((source) => new RegExp(source)) };
    EXPRESSIONS.set(number, expression);
  }
  return expression;
}

function tokenAt(text: string, at: number, match: RegExpMatchArray, shape: Shape, number: number): Token | undefined {
  const [whole, ...groups] = match;
  const secret =
    groups.reduce((longest = '', group = '') => (group.length > longest.length ? group : longest), '') || whole;
  const start = at + whole.indexOf(secret);
  const end = start + secret.length;
  if (isMadeUp(secret) || entropy(secret) <= (shape.entropy ?? 0)) return undefined;
  if (expressionOf(number, shape).allow.some((allowed) => allowed.test(secret))) return undefined;
  if (shape.named ? !isMachineMade(secret) : !standsAlone(text, start, end)) return undefined;
  return { what: shape.what, start, end, certain: !shape.uncertain && !shape.named };
}

/** Whether a value that only its name makes a credential is not a word, reference or address. */
function isMachineMade(secret: string): boolean {
  const look = lookOf(secret);
  if (look === 'plain') return UUID.test(secret);
  if (NO_KEY.has(look)) return false;
  return entropy(secret) >= 3 && (secret.match(/\d/g)?.length ?? 0) >= 2 && !secret.includes('\\');
}

/** Whether a possible token is not part of a word or of a long base64 text. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (/[A-Za-z0-9_]/.test(before) && !isEscape(text, start)) return false;
  let more = 0;
  for (let at = start - 1; more <= MAX_BLOB && BLOB.test(text.charAt(at)); at--) more++;
  if (!/[+/]/.test(before)) more = 0;
  for (let at = end; more <= MAX_BLOB && BLOB.test(text.charAt(at)); at++) more++;
  return more <= MAX_BLOB || text.slice(start, end).includes('://');
}

/** Whether the letter before is that of an escape: `\n`. */
function isEscape(text: string, start: number): boolean {
  return text.charAt(start - 2) === '\\' && /[nrt]/.test(text.charAt(start - 1));
}

/** Examples in documents: `EXAMPLE`, one character over and over, the alphabet or the digits in order. */
function isMadeUp(token: string): boolean {
  if (/example|xxxx|0{6}|123456|abcdef(?![0-9a-f])|klmnop|abc123|your[-_]?|redacted|placeholder/i.test(token))
    return true;
  return new Set(token).size < Math.min(10, token.length / 2);
}
