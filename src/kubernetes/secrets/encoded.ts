import { gunzipSync } from 'node:zlib';
import { meaningOf } from '../terms/secret-names.ts';
import { pairsIn } from './pairs.ts';
import { phrasesIn } from './phrases.ts';
import { tokensIn } from './tokens.ts';

const BASE64 = /^[A-Za-z0-9+/]{24}[A-Za-z0-9+/\n]*={0,2}\s*$/;
const MAX_ENCODED = 256 * 1024;
const CONTROL = /[\0-\x08\x0e-\x1f\uFFFD]/;
const SECRETS: ReadonlySet<string> = new Set(['password', 'credential']);

/** The text behind base64, also of what gzip compressed, or undefined if there is none. */
export function readable(text: string): string | undefined {
  if (text.length < 24 || text.length > MAX_ENCODED || !BASE64.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const plain = (bytes[0] === 0x1f && bytes[1] === 0x8b ? inflated(bytes) : bytes)?.toString('utf8');
  return plain === undefined || CONTROL.test(plain) ? undefined : plain;
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_ENCODED });
  } catch {
    return undefined;
  }
}

/** Whether a text contains a secret, according to the name before it or its format. */
export function statesSecret(text: string): boolean {
  const stated = [...pairsIn(text), ...phrasesIn(text)];
  return stated.some(({ key, value }) => value !== '' && SECRETS.has(meaningOf(key))) || tokensIn(text).length > 0;
}
