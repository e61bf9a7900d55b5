import { listWords, quoted } from '../../src/text/words.ts';
import type { FoundSecret } from './found.ts';
import type { Weight } from './weigh.ts';

/** Keys that one message names. */
const MAX_NAMED = 15;
const HASH = 'the hash of a password';

/** What to say about secrets that belong together, the most serious first. */
export function messageOf(secrets: readonly FoundSecret[]): string {
  const keys = [...new Set(secrets.map(({ key, what }) => (key === '' ? what : quoted(key))))];
  const [first] = secrets;
  if (!first) return '';
  const state = `${stateOf(first, keys)}${keys.length === 1 && secrets.length > 1 ? `, ${secrets.length} times` : ''}`;
  const isCertain = first.certainty === 'certain' && first.held !== 'prose';
  const isOne = secrets.length === 1;
  if (isCertain) return `${state}. ${readers(isOne)} ${remedy(isOne)}`;
  if (secrets.every(({ certainty }) => certainty === 'unchanged'))
    return `${state}, with ${isOne ? 'an example value' : 'example values'}. A cluster uses ${isOne ? 'it as is. Set a different value' : 'them as they are. Set different values'} in an encrypted Secret or outside of git.`;
  if (secrets.every(({ what }) => what === HASH))
    return `${first.held === 'entry' ? hashesIn(first, keys) : state}. Anyone who can read the repository can try passwords against ${isOne ? 'it. Take it' : 'them. Take them'} from an encrypted Secret or from outside of git.`;
  return `${state}. ${isOne ? 'The value' : 'The values'} ${appearance(first, isOne)}. ${doubt(isOne)}`;
}

function appearance({ held }: FoundSecret, isOne: boolean): string {
  if (held === 'prose') return isOne ? 'looks generated' : 'look generated';
  return isOne ? 'is weak or may not be secret' : 'are weak or may not be secret';
}

/** Who can read it, now that it is in git. */
export function readers(isOne: boolean): string {
  return `Anyone who can read the repository can read ${isOne ? 'it' : 'them'}.`;
}

/** What to do about it. */
export function remedy(isOne: boolean): string {
  const it = isOne ? 'it' : 'them';
  return `Rotate ${it}, then encrypt ${it} (SOPS, SealedSecret) or keep ${it} outside of git (ExternalSecret).`;
}

/** Why a plain-text secret is only a warning. */
export function loweredWords(lowered: NonNullable<Weight['lowered']>): string {
  if (lowered === 'claimed')
    return 'This is only a warning because only a temporary cluster that this change adds applies it.';
  return `This is only a warning because a comment says ${quoted(lowered.mark)}. If that is right, use a \`gitops-gate-ignore\` comment instead, which the reports list.`;
}

function doubt(isOne: boolean): string {
  return isOne
    ? 'If it is a secret, rotate it and take it from an encrypted Secret or from outside of git.'
    : 'If they are secrets, rotate them and take them from an encrypted Secret or from outside of git.';
}

function stateOf({ held, holder, what, key }: FoundSecret, keys: readonly string[]): string {
  const named = holder === '' ? '' : ` ${quoted(holder)}`;
  const list = namesOf(keys);
  if (held === 'entry') return `The Secret${named} contains ${list} in plain text`;
  if (held === 'literal') return `The secretGenerator${named} contains ${list} in plain text`;
  if (held === 'file') {
    const files = keys.length === 1 ? `The file ${list} is` : `The files ${list} are`;
    return `${files} in plain text, and the generator${named} creates a ${what} from ${keys.length === 1 ? 'it' : 'them'}`;
  }
  if (keys.length > 1) return `${capital(list)} are in plain text`;
  if (key === '') return `This is ${what} in plain text`;
  return held === 'comment' || held === 'prose'
    ? `${list} is in plain text here`
    : `${list} contains ${what} in plain text`;
}

function hashesIn({ holder }: FoundSecret, keys: readonly string[]): string {
  const what = keys.length === 1 ? HASH : 'hashes of passwords';
  return `The Secret${holder === '' ? '' : ` ${quoted(holder)}`} contains ${what} in ${namesOf(keys)}`;
}

function namesOf(keys: readonly string[]): string {
  const more = keys.length - MAX_NAMED;
  return more > 1 ? `${keys.slice(0, MAX_NAMED).join(', ')} and ${more} more` : listWords(keys);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
