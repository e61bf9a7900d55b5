import { hasPlaceholder } from '../../text/variables.ts';
import { isList, type YamlValue } from '../../yaml/value.ts';
import { meaningOf } from '../terms/secret-names.ts';
import { accessTokensIn } from './key-ids.ts';
import { pairsIn } from './pairs.ts';
import { passwordOf, phrasesIn } from './phrases.ts';
import { type Certainty, surest } from './place.ts';
import { isSetting } from './setting-shapes.ts';
import { parsedJson } from './structure.ts';
import { type Look, lookOf } from './value.ts';

/** Names by which authors say that a value is made up. */
const DUMMY = /(?:^|[^a-z])(?:dummy|fake|example|sample|placeholder)(?:$|[^a-z])/i;
/** Formats of values that are never secrets. */
const HARMLESS: ReadonlySet<Look> = new Set(['empty', 'placeholder', 'encrypted', 'public']);
const OPEN: ReadonlySet<Look> = new Set([...HARMLESS, 'unchanged']);
/** Fields of client configurations that give access, besides those that say so. */
const ACCESS_FIELDS = new Set(['keyData', 'client-key-data', 'identitytoken', 'k']);
/** Letters and digits without a separator: no name is written so. */
const MIXED = /^(?=.*\d)(?=.*[A-Za-z]{3})(?!v?\d|.*\d[a-z]{1,2}$)[A-Za-z0-9]{8,}$/;
const MAX_DEPTH = 50;
/** Characters of a text that are searched for one word that looks like a secret. */
const MAX_WORDS = 20_000;
const PUBLIC_BLOCK = /-----BEGIN (CERTIFICATE|[A-Z ]{0,20}PUBLIC KEY)-----[A-Za-z0-9+/=\s]{0,20000}-----END \1-----/g;

/** Classifies an entry of a Secret: it is a secret unless its value or its name rules that out. */
export function entry(key: string, text: string): Certainty | undefined {
  if (DUMMY.test(key)) return lookOf(text) === 'random' ? 'likely' : undefined;
  if (/^\s*[{[]/.test(text)) {
    const parsed = parsedJson(text);
    if (parsed !== undefined) return structured(parsed);
  }
  return text.trim().includes('\n') ? severalLines(key, text) : oneLine(key, text);
}

/** Words in a row that describe themselves, as in examples: `super-secret-password`. */
const SAYS_WHAT_IT_IS = /^(?:[a-z]{1,20}[-_. ]){1,8}(?:password|passwd|passphrase|secret)$/i;

function oneLine(key: string, text: string): Certainty | undefined {
  const meaning = meaningOf(key);
  const look = lookOf(text);
  if (HARMLESS.has(look)) return undefined;
  const isSecret = SECRETS.has(meaning);
  if (look === 'unchanged') return isSecret ? 'unchanged' : undefined;
  const [token] = text.length < 12 ? [] : accessTokensIn(text, key);
  if (token) return token.certain || lookOf(text.slice(token.start, token.end)) !== 'default' ? 'certain' : 'likely';
  if (look === 'hash') return 'likely';
  if (meaning === 'identifier') return statesPassword(text);
  if (look === 'default' || SAYS_WHAT_IT_IS.test(text.trim())) return isSecret ? 'likely' : undefined;
  if (look === 'plain') {
    const isNumber = /^[\d-]{4,}$|^[0-9a-f-]{36}$/i.test(text.trim());
    return isSecretUrl(text) || (isSecret && isNumber) ? 'certain' : statesPassword(text);
  }
  if (isSecret || look === 'random') return 'certain';
  if (isSetting(text.trim())) return statesPassword(text);
  if (look === 'complex') return 'certain';
  // A sentence, a word or a name under a key that says nothing is content of any kind.
  return statesPassword(text) ?? (MIXED.test(text.trim()) ? 'likely' : undefined);
}

/** A connection string or a command with a password in it. */
function statesPassword(text: string): Certainty | undefined {
  for (const { key, value } of phrasesIn(text)) {
    if (meaningOf(key) !== 'password') continue;
    const look = lookOf(value);
    if (!OPEN.has(look) && look !== 'plain') return look === 'default' ? 'likely' : 'certain';
  }
  return undefined;
}

/** A webhook: whoever knows the address may use it. */
function isSecretUrl(text: string): boolean {
  const [, , , ...parts] = /^https?:\/\//i.test(text) ? text.trim().split(/[/?&=#]/) : [];
  return parts.some((part) => lookOf(part) === 'random');
}

/** JSON inside a Secret: a registry login, a cluster's configuration. */
function structured(value: YamlValue, key = '', depth = 0): Certainty | undefined {
  if (typeof value === 'string') {
    const text = key === 'auth' ? passwordOf(value) : value;
    const isSecret = key === 'auth' || ACCESS_FIELDS.has(key) || SECRETS.has(meaningOf(key));
    const look = lookOf(text);
    if (HARMLESS.has(look)) return undefined;
    if (look === 'unchanged') return isSecret ? 'unchanged' : undefined;
    if (accessTokensIn(text, key).some(({ certain }) => certain)) return 'certain';
    if (!isSecret) return undefined;
    return look === 'default' || look === 'hash' ? 'likely' : 'certain';
  }
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return undefined;
  const found = Object.entries(value).map(([name, child]) =>
    structured(child ?? null, isList(value) ? key : name, depth + 1),
  );
  return surest(found);
}

const SECRETS: ReadonlySet<string> = new Set(['password', 'credential']);

/** A file inside a Secret: its settings decide, or its words if no setting names a secret. */
export function severalLines(key: string, text: string): Certainty | undefined {
  const look = lookOf(text);
  if (look === 'empty' || look === 'encrypted') return undefined;
  if (accessTokensIn(text).some(({ certain }) => certain)) return 'certain';
  const settings = [...pairsIn(text), ...phrasesIn(text)];
  const worst = settings.map(({ key, value }) => setting(key, value));
  const found = surest(worst);
  if (found === 'certain') return found;
  if (unnamedSecret(text)) return 'certain';
  if (found || holdsHash(text)) return found ?? 'likely';
  const isOpen =
    HARMLESS.has(look) ||
    hasPlaceholder(text) ||
    text.includes('<path:') ||
    settings.some(({ value }) => OPEN.has(lookOf(value)));
  return SECRETS.has(meaningOf(key)) && !isOpen ? 'certain' : undefined;
}

function setting(key: string, value: string): Certainty | undefined {
  const look = lookOf(value);
  if (look === 'hash') return 'likely';
  if (key === 'value') return look === 'random' ? 'certain' : undefined;
  if (!SECRETS.has(meaningOf(key))) return undefined;
  if (look === 'unchanged') return 'unchanged';
  if (look === 'default') return 'likely';
  return look === 'weak' || look === 'complex' || look === 'random' ? 'certain' : undefined;
}

/** Whether a text contains the hash of a password, as an htpasswd file does: passwords can be tried against it. */
export function holdsHash(text: string): boolean {
  return HASHED.test(text.slice(0, MAX_WORDS));
}

/** Whether a line that has no name is a word that looks made by a machine. */
function unnamedSecret(text: string): boolean {
  const lines = text.slice(0, MAX_WORDS).replace(PUBLIC_BLOCK, '').split('\n');
  return lines.some((line) => {
    const word = line.trim();
    if (holdsHash(word)) return false;
    const look = word.length < 12 || /\s|^[#;]|[:=]\s*\S/.test(word) ? 'empty' : lookOf(word);
    const isChosen = look === 'complex' && /\d/.test(word) && !/^["'<({[]|[:=]$/.test(word) && !isSetting(word);
    return look === 'random' || isChosen;
  });
}

/** The hash of a password, alone or after its user or name. */
const HASHED =
  /(?:^|[\s:="',])(?:\$(?:2[abxy]|apr1|1|5|6|argon2\w{0,3}|pbkdf2[\w-]{0,20}|y|scrypt)\$|\{(?:SSHA|SHA|CRYPT|ARGON2)\w{0,8}\})[\w./+$=,-]{12}/m;
