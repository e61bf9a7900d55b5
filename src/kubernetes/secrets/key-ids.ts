import type { Token } from './token.ts';
import { tokensIn } from './tokens.ts';

const ID_BEFORE = /(?:key[_-]?id|keyid)["']?\s{0,8}[:=]\s{0,8}["']?$/i;
const MAX_NAME = 100;

/** The tokens in a text that give access. The id of an AWS key does not: its secret is another value. */
export function accessTokensIn(text: string, key = ''): readonly Token[] {
  return tokensIn(text).filter((token) => !isKeyId(text, token, key));
}

/** Whether a token is the id of an AWS key under the name of an id: its own key, or what the text has before it. */
export function isKeyId(text: string, { what, start }: Token, key = ''): boolean {
  if (!/^an AWS access/.test(what)) return false;
  return /key[_-]?id$/i.test(key) || ID_BEFORE.test(text.slice(Math.max(0, start - MAX_NAME), start));
}
