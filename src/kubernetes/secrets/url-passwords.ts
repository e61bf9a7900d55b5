import type { Token } from './token.ts';
import { isChosen, lookOf } from './value.ts';

/** The password ends at the last `@` before the path. */
const USER_AND_PASSWORD = /([^\s:@/'"<>`]{0,128}):([^\s/?#'"<>`]{1,256})@(?=[\w[])/y;
/** A password with a `/`, which belongs in a URL only as `%2F`: no port is written so. */
const WITH_SLASH =
  /([^\s:@/'"<>`]{1,128}):(?!\d{1,5}[/?#])((?:(?!:\/\/)[^\s'"<>`,]){1,256})@(?=[\w[][\w.-]{0,253}(?:[:/?\s'"]|$))/y;
/** A host with something after `:` that is not a port. */
const NO_PORT = /^[\w.-]+:(?![\d$]|\{\{)/;
const MAX_HOST = 300;
/** How documents write a URL. */
const SAMPLE_USER = /^(?:(?:my|your|some)?[-_]?(?:user(?:name)?|login|account))$/i;
const SAMPLE_PASSWORD = /^(?:(?:my|your|some)?[-_]?(?:pass(?:word|wd)?|pwd?|secret|token|pw))$/i;
const SAMPLE_HOST =
  /^(?:localhost|127\.0\.0\.1|host(?:name)?|(?:[\w-]+\.)*example(?:\.\w+)?|server|address)(?![\w.-])/i;

/** The passwords in the URLs of a text, in their order. */
export function* urlPasswords(text: string): Iterable<Token> {
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const match = loginAt(text, at + 3);
    if (!match) continue;
    const [whole, user = '', password = ''] = match;
    const look = lookOf(password);
    if (look === 'empty' || look === 'placeholder' || look === 'unchanged' || look === 'encrypted') continue;
    if (/[${}()]|^%/.test(password) || isSample(user, password, text.slice(at + 3 + whole.length))) continue;
    const start = at + 4 + user.length;
    const isGood = look === 'random' || (password !== user && (look === 'complex' || isChosen(password)));
    yield { what: 'a URL with a password', start, end: start + password.length, certain: isGood };
  }
}

/** The login at an offset. What is not a host does not end a password. */
function loginAt(text: string, at: number): RegExpExecArray | null {
  const match = matchAt(USER_AND_PASSWORD, text, at);
  const isLogin = match && !NO_PORT.test(text.slice(at + match[0].length, at + match[0].length + MAX_HOST));
  return isLogin ? match : (matchAt(WITH_SLASH, text, at) ?? match);
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

/** Whether a URL is written as documents do, so that nothing of it is real. */
function isSample(user: string, password: string, host: string): boolean {
  if (!SAMPLE_PASSWORD.test(password)) return false;
  return SAMPLE_USER.test(user) || SAMPLE_HOST.test(host);
}
