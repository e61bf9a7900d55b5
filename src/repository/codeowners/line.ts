import type { TextFile } from '../text-file.ts';
import { compilePattern, type Pattern } from './pattern.ts';

/** A word of CODEOWNERS: offsets in UTF-16 code units from 0, end exclusive. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line that gives files owners, or that takes them away if it names none. */
export interface OwnerLine {
  /** From 1. */
  readonly line: number;
  readonly pattern: Word;
  readonly owners: readonly Word[];
  readonly compiled: Pattern;
  /** Why GitHub skips the line, or undefined if it does not. */
  readonly fault: Fault | undefined;
}

/** What is wrong with a line, and the word that is to blame. */
export interface Fault {
  readonly type: 'negation' | 'escaped-hash' | 'three-stars' | 'root' | 'owner';
  readonly word: Word;
}

/** The lines of a file, comments and blank ones left out. */
export function parseLines(file: TextFile): OwnerLine[] {
  const lines: OwnerLine[] = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const parsed = parseLine(file.line(line), line, file.lineStart(line));
    if (parsed) lines.push(parsed);
  }
  return lines;
}

function parseLine(text: string, line: number, offset: number): OwnerLine | undefined {
  const start = text.search(/\S/);
  if (start === -1 || text.charAt(start) === '#') return undefined;
  const end = patternEnd(text, start);
  const comment = text.indexOf('#', end);
  const owners = [...text.slice(end, comment === -1 ? undefined : comment).matchAll(/\S+/g)].map((match) =>
    wordAt(match[0], offset + end + match.index),
  );
  const pattern = wordAt(text.slice(start, end), offset + start);
  return { line, pattern, owners, compiled: compilePattern(pattern.text), fault: faultOf(pattern, owners) };
}

/** A pattern ends at the first white space that no `\` precedes. */
function patternEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && /\S/.test(text.charAt(end))) end += text.charAt(end) === '\\' ? 2 : 1;
  return Math.min(end, text.length);
}

function wordAt(text: string, start: number): Word {
  return { text, start, end: start + text.length };
}

function faultOf(pattern: Word, owners: readonly Word[]): Fault | undefined {
  if (pattern.text.startsWith('!')) return { type: 'negation', word: pattern };
  if (pattern.text.startsWith('\\#')) return { type: 'escaped-hash', word: pattern };
  if (pattern.text.includes('***')) return { type: 'three-stars', word: pattern };
  if (pattern.text === '/') return { type: 'root', word: pattern };
  const owner = owners.find(({ text }) => !isOwner(text));
  return owner && { type: 'owner', word: owner };
}

/** Whether a word can name an owner: `@user`, `@organisation/team` or an e-mail address. */
export function isOwner(text: string): boolean {
  return (
    /^@[\w.-]+(?:\[bot\])?$/.test(text) ||
    /^@[\w.-]+\/[\w.-]+$/.test(text) ||
    /^[^@\s,;]+@[\w-]+(?:\.[\w-]+)+$/.test(text)
  );
}
