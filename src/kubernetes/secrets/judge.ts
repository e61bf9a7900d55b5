import { hasVariable } from '../../text/variables.ts';
import { type KeyMeaning, meaningOf } from '../terms/secret-names.ts';
import type { SecretCandidate } from './candidate.ts';
import { entry, holdsHash } from './entry.ts';
import { pairsIn } from './pairs.ts';
import { mayHavePhrases, phrasesIn } from './phrases.ts';
import { type Certainty, digestOf, type SecretPlace, surest } from './place.ts';
import { isSettingsFile } from './settings-file.ts';
import { tokensIn } from './tokens.ts';
import { isChosen, lookOf } from './value.ts';

/** The place of a secret in plain text, if a candidate is one. */
export function judge(candidate: SecretCandidate): SecretPlace | undefined {
  const { held, path, key, holder, text, parent } = candidate;
  if (held === 'text' || held === 'shown') return judgeText(candidate);
  const certainty = held === 'keyed' ? keyed(key, text, parent) : entry(key, text);
  if (!certainty) return undefined;
  const what = whatIs(certainty === 'likely' && holdsHash(text) ? 'hash' : meaningOf(key));
  return { held, path, key, holder, what, certainty, digests: [digestOf(text)] };
}

function whatIs(meaning: KeyMeaning): string {
  if (meaning === 'password') return 'a password';
  return meaning === 'hash' ? 'the hash of a password' : 'a credential';
}

/** Collections whose values are names of keys and fields, not their content. */
const NAMING = /(?:keys?|mappings?|fields?|attributes?|columns?|properties|labels|selectors?|names|refs?)$/i;
/** The name of an object, of a key or of a field. */
const NAME = /^(?=.*[-_.])[\w.-]*(?:pass|secret|token|cred|key|auth|admin|user|db|config|vault)[\w.-]*$/i;

/** The caption of a field, as translations have it. */
const LABEL = /^(?:Pass(?:word|phrase|wort)|Kennwort|Secret|Token|Api key)s?$/;

/** A value under a key that names a secret, anywhere: it is a secret only if it looks like one. */
function keyed(key: string, text: string, parent: string): Certainty | undefined {
  const meaning = meaningOf(key);
  const look = lookOf(text);
  if (look === 'hash') return 'likely';
  if (meaning === 'hash' || LABEL.test(text)) return undefined;
  // Keys of web clients are public by design.
  if (look === 'random') return text.startsWith('AIza') ? 'likely' : 'certain';
  if (look === 'unchanged') return meaning === 'password' || meaning === 'credential' ? 'unchanged' : undefined;
  if (meaning !== 'password') return undefined;
  if (look === 'complex') return 'certain';
  return NAMING.test(parent) ? undefined : weakPassword(text);
}

/** Where a path or a reference to a store begins. */
const REFERENCE = /^(?:secrets?|kv|vault|apps?|path|ns|namespaces?)\/|#|\/\/|(?:\/.*){3}/;

/** A password that a person chose. Machine names, and names of keys that contain the password, do not count. */
function weakPassword(text: string): Certainty | undefined {
  const value = text.trim();
  const look = lookOf(value);
  if (look === 'default') return 'likely';
  if (look === 'plain')
    return /^\d{4,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? 'likely' : undefined;
  if (look !== 'weak' || value.length < 4 || /[\s[\]{}(),]/.test(value) || NAME.test(value)) return undefined;
  if (/[/:]/.test(value)) return /[\d@!$%^&*?~+]/.test(value) && !REFERENCE.test(value) ? 'likely' : undefined;
  return isChosen(value) ? 'certain' : 'likely';
}

/** Without one of these words, a text outside of Secrets has no password or credential in a name or a command. */
const STATING = /pass|pw|secret|token|key|cred|psk|pat(?![a-z])|bearer|basic|curl|mysql|maria|redis|wget/i;

/** A text outside of Secrets: settings, commands and headers whose values look like secrets. */
function judgeText({ held, path, key, text, holder }: SecretCandidate): SecretPlace | undefined {
  if (!STATING.test(text) && !mayHavePhrases(text)) return undefined;
  const isLine = !text.includes('\n');
  const isLiteral = isLine || isSettingsFile(text);
  const found: { key: string; value: string; certainty: Certainty }[] = [];
  for (const phrase of [...(isLine ? [] : pairsIn(text)), ...phrasesIn(text)]) {
    const certainty = stated(phrase.key, phrase.value, isLiteral);
    // What is used if no variable is set is not known to be used.
    if (certainty && !(certainty === 'unchanged' && hasVariable(text))) found.push({ ...phrase, certainty });
  }
  for (const { start, end, certain, what } of held === 'shown' ? tokensIn(text) : [])
    found.push({ key: what, value: text.slice(start, end), certainty: certain ? 'certain' : 'likely' });
  const certainty = surest(found.map((one) => one.certainty));
  const worst = found.find((one) => one.certainty === certainty);
  if (!worst) return undefined;
  return {
    held: 'text',
    path,
    key: key === '' ? worst.key : `${key}: ${worst.key}`,
    holder,
    what: whatIs(meaningOf(worst.key)),
    certainty: worst.certainty,
    digests: found.map(({ value }) => digestOf(value)),
  };
}

/** A setting in a text. In scripts and programs a word can mean anything, in a line of arguments and in settings it is literal. */
export function stated(key: string, value: string, isLiteral: boolean): Certainty | undefined {
  const meaning = meaningOf(key);
  if (meaning !== 'password' && meaning !== 'credential') return undefined;
  const look = /[()[\]{}$<>;,]/.test(value) ? 'plain' : lookOf(value);
  if (look === 'random') return 'certain';
  if (look === 'unchanged') return isLiteral ? 'unchanged' : undefined;
  if (meaning !== 'password') return undefined;
  if (look === 'complex') return isLiteral ? 'certain' : 'likely';
  return isLiteral ? weakPassword(value) : undefined;
}
