import type { TextFile } from '../../repository/text-file.ts';
import { knownShapes } from './known-shapes.ts';
import { remembered } from './remembered.ts';
import type { Token } from './token.ts';
import { urlPasswords } from './url-passwords.ts';

/** Armour with some of its body; a body may be folded, indented or written with `\n`. */
const PRIVATE_KEY =
  /-----BEGIN ((?:ENCRYPTED |RSA |EC |DSA |OPENSSH |PGP )?)PRIVATE KEY(?: BLOCK)?-----(?:\s|\\{1,4}[nr]){1,200}(?:[A-Za-z-]{3,32}: [^\n]{0,200}\n\s{0,100}){0,8}[A-Za-z0-9+/=]{32}/g;
const PRIVATE_KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const MAX_PRIVATE_KEY = 20_000;
const JWT = /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,2000}\.(eyJ[A-Za-z0-9_-]{10,4000})\.[A-Za-z0-9_-]{20,1000}/g;
/** The key of a web client that its provider publishes, and the example of every tutorial. */
const HARMLESS_CLAIMS = /"role":\s*"anon"|"John Doe"/;
/** Issuers whose tokens give access to a cluster or to all data, and do not end by themselves. */
const GRAVE_CLAIMS =
  /"iss":\s*"(?:argocd|kubernetes\/serviceaccount|https:\/\/kubernetes\.default)|"role":\s*"service_role"/;
/** What was found in files, for which several ask. */
const FOUND = new WeakMap<TextFile, readonly Token[]>();

/** The credentials in a file that show by their own shape, in their order. */
export function tokensOf(file: TextFile): readonly Token[] {
  let tokens = FOUND.get(file);
  if (!tokens) {
    tokens = tokensIn(file.text);
    FOUND.set(file, tokens);
  }
  return tokens;
}

/** The credentials in a text that show by their own shape, in their order. */
export const tokensIn = remembered((text: string): readonly Token[] => {
  const tokens = [...knownShapes(text), ...privateKeys(text), ...webTokens(text), ...urlPasswords(text)];
  return withoutOverlap(tokens.sort((a, b) => a.start - b.start));
});

/** One token if several shapes fit the same text. */
function withoutOverlap(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    if (!last || token.start >= last.end) kept.push(token);
    else if (token.end > last.end || (token.certain && !last.certain))
      kept[kept.length - 1] = {
        ...(token.certain && !last.certain ? token : last),
        start: last.start,
        end: Math.max(last.end, token.end),
      };
  }
  return kept;
}

function* privateKeys(text: string): Iterable<Token> {
  if (!text.includes('PRIVATE KEY')) return;
  for (const match of text.matchAll(PRIVATE_KEY)) {
    const [found, type = ''] = match;
    const bodyEnd = match.index + found.length;
    const end = PRIVATE_KEY_END.exec(text.slice(bodyEnd, bodyEnd + MAX_PRIVATE_KEY));
    yield {
      what: type === 'ENCRYPTED ' ? 'an encrypted private key' : 'a private key',
      start: match.index,
      end: bodyEnd + (end ? end.index + end[0].length : 0),
      certain: type !== 'ENCRYPTED ',
    };
  }
}

function* webTokens(text: string): Iterable<Token> {
  if (!text.includes('eyJ')) return;
  for (const match of text.matchAll(JWT)) {
    const [found, payload = ''] = match;
    const claims = Buffer.from(payload, 'base64url').toString('utf8');
    if (!claims.startsWith('{') || HARMLESS_CLAIMS.test(claims)) continue;
    const certain = GRAVE_CLAIMS.test(claims);
    yield { what: 'a JSON Web Token', start: match.index, end: match.index + found.length, certain };
  }
}
