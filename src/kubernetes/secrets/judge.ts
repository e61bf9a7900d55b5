import type { SecretPlace } from '../secrets.ts';
import type { SecretCandidate } from './candidates.ts';
import { type KeyMeaning, meaningOf } from './names.ts';
import { pairsIn } from './pairs.ts';
import { tokensIn } from './tokens.ts';
import { type Look, lookOf } from './value.ts';

type Certainty = SecretPlace['certainty'];

/** The place of a secret in clear, where a candidate is one. */
export function judge(candidate: SecretCandidate): SecretPlace | undefined {
  const { held, path, key, holder, text } = candidate;
  if (held === 'text') return judgeText(candidate);
  const certainty = held === 'keyed' ? keyed(key, text) : entry(key, text);
  return certainty && { held, path, key, holder, what: whatIs(meaningOf(key)), certainty };
}

function whatIs(meaning: KeyMeaning): string {
  if (meaning === 'password') return 'a password';
  return meaning === 'hash' ? 'the hash of a password' : 'a credential';
}

/** An entry of a Secret, judged: a secret unless its value or its name says that it is none. */
export function entry(key: string, text: string): Certainty | undefined {
  if (/^\s*[{[]/.test(text)) {
    const parsed = parsedJson(text);
    if (parsed !== undefined) return structured(parsed);
  }
  if (text.trim().includes('\n')) return severalLines(key, text);
  const meaning = meaningOf(key);
  const look = lookOf(text);
  if (look === 'empty' || look === 'placeholder' || look === 'encrypted' || look === 'public') return undefined;
  if (text.length >= 16 && tokensIn(text).some(({ certain }) => certain)) return 'certain';
  if (meaning === 'identifier') return 'possible';
  const secret = meaning === 'password' || meaning === 'credential';
  if (look === 'default') return secret ? 'likely' : 'possible';
  if (look === 'plain' && isSecretUrl(text)) return 'certain';
  if (look === 'plain') return secret && /^[\d-]+$|^[0-9a-f-]{36}$/i.test(text.trim()) ? 'certain' : 'possible';
  return 'certain';
}

/** A webhook: whoever knows the address may use it. */
function isSecretUrl(text: string): boolean {
  const [, , , ...parts] = /^https?:\/\//i.test(text) ? text.trim().split(/[/?&=#]/) : [];
  return parts.some((part) => lookOf(part) === 'random');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A template or no JSON at all: judged as text.
    return undefined;
  }
}

/** Fields of client configurations that give access, besides those that say so. */
const ACCESS_FIELDS = new Set(['auth', 'keyData', 'client-key-data', 'identitytoken', 'k']);

const MAX_DEPTH = 50;
/** Characters of a text without settings that are searched for one word that looks like a secret. */
const MAX_WORDS = 20_000;

/** JSON inside a Secret: a registry login, a cluster's configuration. */
function structured(value: unknown, key = '', depth = 0): Certainty | undefined {
  if (typeof value === 'string') {
    const meaning = ACCESS_FIELDS.has(key) ? 'credential' : meaningOf(key);
    const look = lookOf(value);
    if (look === 'empty' || look === 'encrypted' || look === 'public' || look === 'placeholder') return undefined;
    if (tokensIn(value).some(({ certain }) => certain)) return 'certain';
    if (meaning !== 'password' && meaning !== 'credential') return 'possible';
    return look === 'default' ? 'likely' : 'certain';
  }
  if (value === null) return undefined;
  if (typeof value !== 'object' || depth > MAX_DEPTH) return 'possible';
  const found = Object.entries(value).map(([name, child]) =>
    structured(child, Array.isArray(value) ? key : name, depth + 1),
  );
  return CERTAINTIES.find((certainty) => found.includes(certainty));
}

const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** A file inside a Secret: its settings tell; where it has none, its words. */
export function severalLines(key: string, text: string): Certainty | undefined {
  if (lookOf(text) === 'encrypted' || lookOf(text) === 'public') return undefined;
  if (tokensIn(text).some(({ certain }) => certain)) return 'certain';
  let settings = 0;
  let empty = 0;
  let placeholders = 0;
  let worst: Certainty | undefined;
  for (const pair of pairsIn(text)) {
    settings++;
    const meaning = meaningOf(pair.key);
    const look = lookOf(pair.value);
    if (look === 'placeholder') placeholders++;
    if (look === 'empty') empty++;
    if (meaning !== 'password' && meaning !== 'credential') continue;
    if (look === 'default') worst ??= 'likely';
    else if (look === 'weak' || look === 'complex' || look === 'random' || look === 'hash') worst = 'certain';
  }
  if (worst) return worst;
  if (placeholders > 0 || /\$\{|\{\{|\$\(|<<|<path:/.test(text)) return undefined;
  if (settings > 0 && settings === empty) return undefined;
  const meaning = meaningOf(key);
  if (meaning === 'password' || meaning === 'credential') return 'certain';
  if (settings > 0 || meaning === 'identifier') return 'possible';
  const words = text.slice(0, MAX_WORDS).split(/\s+/).map(lookOf);
  return words.some((look) => look === 'random' || look === 'complex' || look === 'hash') ? 'certain' : 'likely';
}

/** A value under a telling key anywhere: a secret only where it looks like one. */
function keyed(key: string, text: string): Certainty | undefined {
  const meaning = meaningOf(key);
  const look = lookOf(text);
  if (look === 'hash') return 'likely';
  if (meaning === 'hash') return undefined;
  // Keys of web clients are public by design.
  if (look === 'random') return text.startsWith('AIza') ? 'likely' : 'certain';
  if (meaning !== 'password') return undefined;
  if (look === 'complex') return 'certain';
  if (look === 'default') return 'possible';
  return look === 'weak' && isChosenWord(text) ? 'likely' : undefined;
}

/** A word that a person chose, not the name of an object or of a key that holds the password. */
function isChosenWord(text: string): boolean {
  return text.length >= 4 && !/\s/.test(text) && !/pass|secret|token|cred|key|auth|[-_./:]/i.test(text);
}

/** A text of several lines outside of Secrets: only settings that look made by a machine count. */
function judgeText({ path, key, text, holder }: SecretCandidate): SecretPlace | undefined {
  const found: { what: string; look: Look; key: string }[] = [];
  for (const pair of pairsIn(text)) {
    const meaning = meaningOf(pair.key);
    if (meaning !== 'password' && meaning !== 'credential') continue;
    const look = /[()[\]{}$<>;,]/.test(pair.value) ? 'plain' : lookOf(pair.value);
    if (look === 'random' || (look === 'complex' && meaning === 'password'))
      found.push({ what: whatIs(meaning), look, key: pair.key });
  }
  const worst = found.find(({ look }) => look === 'random') ?? found[0];
  if (!worst) return undefined;
  const certainty = worst.look === 'random' ? 'certain' : 'likely';
  return {
    held: 'text',
    path,
    key: key === '' ? worst.key : `${key}: ${worst.key}`,
    holder,
    what: worst.what,
    certainty,
  };
}
