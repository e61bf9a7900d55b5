import { NotKnown } from './not-known.ts';
import type { Parameter } from './parameters.ts';

/** A part of an action of a Go template. */
export type Token =
  | { readonly kind: 'mark'; readonly text: string }
  /** A function or a keyword. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly value: Parameter }
  /** `.a.b`, or `$name.a.b` with `$name` as the first; attached where it directly follows a parenthesis. */
  | { readonly kind: 'field'; readonly text: string; readonly path: readonly string[]; readonly isAttached: boolean };

const TOKEN =
  /\s*(?:(?<mark>[()|])|(?<string>"(?:[^"\\\n]|\\.)*")|`(?<raw>[^`]*)`|(?<number>-?\d+)(?![\w.])|(?<field>(?:\$\w*)?(?:\.[A-Za-z_]\w*)+|\$\w*|\.(?![\w.]))|(?<name>[A-Za-z_]\w*))/y;

/** The tokens of an action. Throws NotKnown for all that is not supported. */
export function tokenize(action: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < action.length) {
    const match = TOKEN.exec(action);
    if (!match?.groups) throw new NotKnown(`\`{{${action}}}\` is not supported`);
    const isAttached = action.charAt(match.index - 1) === ')' && !/^\s/.test(match[0]);
    tokens.push(tokenOf(match.groups, action, isAttached, match[0]));
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function tokenOf(groups: Record<string, string | undefined>, action: string, isAttached: boolean, text: string): Token {
  const { mark, string, raw, number, field, name } = groups;
  if (mark !== undefined) return { kind: 'mark', text: mark };
  if (string !== undefined) return { kind: 'value', text, value: unquote(string, action) };
  if (raw !== undefined) return { kind: 'value', text, value: raw };
  if (number !== undefined) return { kind: 'value', text, value: Number(number) };
  if (field !== undefined)
    return { kind: 'field', text, path: field.split('.').filter((part) => part !== ''), isAttached };
  if (name === 'true' || name === 'false') return { kind: 'value', text, value: name === 'true' };
  return { kind: 'name', text: name ?? '' };
}

function unquote(quoted: string, action: string): string {
  try {
    const value: unknown = JSON.parse(quoted);
    if (typeof value === 'string') return value;
  } catch {
    // Go knows escapes that JSON does not.
  }
  throw new NotKnown(`\`{{${action}}}\` is not supported`);
}
