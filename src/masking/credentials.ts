import { OPTIONS, PROGRAMS } from '../kubernetes/secrets/options.ts';
import { tokensIn, tokensOf } from '../kubernetes/secrets/tokens.ts';
import type { TextFile } from '../repository/text-file.ts';
import { MASK } from './mask.ts';
import { joined, MaskedLine, type Range } from './masked-line.ts';
import { isPlaceholder } from './telling-names.ts';
import type { CredentialUse, TellingWords } from './telling-words.ts';

/** A URL with the part before its `@`, which cannot contain a path. */
const USER_INFO = /:\/{1,2}([^\s/'"<>`\\]{1,1024})@(?=[\w[$])/g;
/** A login before a host, without a scheme: `user:password@host/path`. No digest of an image, and no mail address. */
const BARE_LOGIN =
  /(?<![\w/@:.+-])(?!(?:mailto|acct|sips?|xmpp):)[\w.+-]{1,64}:([^\s/'"<>`\\@:]{3,256})@(?!sha\d{3}:)(?=[A-Za-z0-9-]{1,63}[./:])/g;
const AT = /@/g;
/** A parameter of a URL that gives access. */
const PARAMETER =
  /[?&](?:[\w.-]{0,40}(?:token|secret|signature|passw(?:or)?d|password|credential|api_?key)|sig|auth|key|code)=([^\s&#'"<>`\\]{1,2048})/gi;
/** What a client of the shell or of HTTP takes as a login. */
const LOGIN =
  /(?:\b(?:curl|wget)\b[^\n]{0,200}?\s(?:-u|--user|--proxy-user)[= ]{1,4}["']?[^\s:"']{0,128}:|["'](?:-u|--user)["'],\s{0,8}["'][^\s:"']{0,128}:|\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b[^\n]{0,200}?\s-p|\bsshpass\s{1,4}-p\s{0,4}|\bredis-cli\b[^\n]{0,200}?\s-a\s{1,4})["']?([^\s"']{1,256})/gi;
const HEADER =
  /\b(?:proxy-)?authori[sz]ation["']?\s{0,8}[:=,]\s{0,8}["']?((?:(?:Bearer|Basic|Token|Digest|ApiKey)\s{1,4})?[^\s"',}\]]{1,2048})/gi;
const BEARER = /\b(?:Bearer|Basic)\s{1,4}(?=[A-Za-z+/_.=-]{0,4096}\d)([A-Za-z0-9+/_.=-]{8,4096})/g;
/** A registry login in JSON. */
const REGISTRY_AUTH = /\\?["']auth\\?["']\s{0,32}:\s{0,32}\\?["']([A-Za-z0-9+/=_-]{8,4096})/g;
/** The word after a flag whose name mentions a secret, on the same line. */
const FLAG =
  /(?<![\w-])--?(?:[A-Za-z][\w.-]{0,60}[-_.])?(?:passw(?:or)?d|passphrase|pass|token|secret|api-?key|secret-?key|access-?key|private-?key|credentials?)["']?(?:[ \t]{1,8}|[ \t]{0,8},[ \t]{0,8}|=)["']?([^\s"',\]}-][^\s"',\]}]{0,1024})/gi;

const USES: readonly (readonly [CredentialUse, RegExp])[] = [
  ['login', LOGIN],
  ['header', HEADER],
  ['bearer', BEARER],
  ['registry', REGISTRY_AUTH],
];

/** The parts of a file that are credentials by how they are used: logins of URLs, clients and headers, and known tokens. */
export function* credentialsIn(file: TextFile, { names, uses }: TellingWords): Iterable<Range> {
  const { text } = file;
  yield* tokensOf(file);
  yield* urlLoginsIn(text);
  for (const [use, pattern] of USES) if (uses.has(use)) yield* groupsOf(text, pattern);
  if (uses.has('option')) yield* optionsIn(text);
  let behind = 0;
  for (const at of names) {
    if (at < behind) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    behind = lineEnd(text, at);
    yield* groupsOf(text.slice(start, behind), FLAG, start);
  }
}

/** What options of programs hold whose letter or place alone says so. */
function* optionsIn(text: string): Iterable<Range> {
  for (const line of linesWith(text, PROGRAMS, true)) {
    for (const { shape } of OPTIONS) {
      for (const match of line.text.matchAll(shape)) {
        const [whole, double, single, bare] = match;
        const secret = double ?? single ?? bare ?? '';
        if (secret === '' || isPlaceholder(secret)) continue;
        const start = line.start + match.index + whole.length + (bare === undefined ? 1 : 0);
        yield { start, end: start + secret.length };
      }
    }
  }
}

/** The lines of a text in which a global pattern occurs and their offsets, `withNext`: with the line after. */
function* linesWith(
  text: string,
  pattern: RegExp,
  withNext = false,
): Iterable<{ readonly text: string; readonly start: number }> {
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return;
    const start = text.lastIndexOf('\n', found.index) + 1;
    at = lineEnd(text, found.index);
    yield { text: text.slice(start, withNext ? lineEnd(text, at + 1) : at), start };
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The known tokens in a text and the logins of its URLs: what no sentence of ours has. */
export function tokensAndLoginsIn(text: string): Range[] {
  return [...tokensIn(text), ...urlLoginsIn(text)];
}

function* urlLoginsIn(text: string): Iterable<Range> {
  for (const line of linesWith(text, AT)) yield* endingBefore(line.text, BARE_LOGIN, line.start);
  if (!text.includes(':/')) return;
  for (const match of text.matchAll(USER_INFO)) yield* loginOf(match, text);
  yield* groupsOf(text, PARAMETER);
}

/** A text for people without logins in URLs and without known tokens. */
export function withoutCredentials(text: string): string {
  return new MaskedLine(text, joined(tokensAndLoginsIn(text))).text;
}

/** The first group of a pattern in a text, which begins at an offset of its file. The group ends one character before the match does. */
function* endingBefore(text: string, pattern: RegExp, from: number): Iterable<Range> {
  for (const { 0: whole, 1: secret = '', index } of text.matchAll(pattern)) {
    const end = from + index + whole.length - 1;
    if (!isPlaceholder(secret)) yield { start: end - secret.length, end };
  }
}

/** The password of a URL, or the user if there is no password, because it may be a token. */
function* loginOf(match: RegExpExecArray, text: string): Iterable<Range> {
  const [whole, info = ''] = match;
  const scheme = /[a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '';
  const colon = info.indexOf(':');
  const secret = info.slice(colon + 1);
  if (colon === -1 && !/^(?:git\+)?https?$/i.test(scheme)) return;
  if (secret === '' || isPlaceholder(secret) || secret === MASK) return;
  const end = match.index + whole.length - 1;
  yield { start: end - secret.length, end };
}

/** What the first group of a pattern is in a text, which begins at an offset of its file. */
function* groupsOf(text: string, pattern: RegExp, from = 0): Iterable<Range> {
  for (const match of text.matchAll(pattern)) {
    const [whole, secret = ''] = match;
    if (secret === '' || isPlaceholder(secret)) continue;
    const end = from + match.index + whole.length;
    yield { start: end - secret.length, end };
  }
}
