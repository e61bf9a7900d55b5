import { stated } from './judge.ts';
import { phrasesIn } from './phrases.ts';
import type { Certainty } from './place.ts';

/** A secret in a comment or a setting of a text. Offsets in UTF-16 code units, end exclusive. */
export interface StatedLine {
  readonly key: string;
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
}

const BEFORE_COMMENT = /[ \t\r\n\u2028\u2029]/;

/** Secrets in the comments of a text: only values that look generated or chosen to satisfy a password rule. */
export function* secretComments(text: string): Iterable<StatedLine> {
  for (let at = text.indexOf('#'); at !== -1; ) {
    const isComment = at === 0 || BEFORE_COMMENT.test(text.charAt(at - 1));
    const end = isComment ? endOfLine(text, at) : at + 1;
    if (isComment) yield* secretSettings(text.slice(at, end), at);
    at = text.indexOf('#', end);
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The settings of a text of any program whose values look like secrets; `from` is where it begins in its file. */
export function* secretSettings(text: string, from = 0): Iterable<StatedLine> {
  for (const { key, value, start } of phrasesIn(text)) {
    const certainty = stated(key, value, false);
    if (certainty) yield { key, certainty, start: from + start, end: from + start + value.length };
  }
}
