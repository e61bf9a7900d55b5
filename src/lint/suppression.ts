import type { TextFile } from '../repository/text-file.ts';
import { Origin } from '../yaml/origin.ts';

/** A `# gitops-gate-ignore <rule-id>: <reason> [until YYYY-MM-DD]` comment. */
export interface Suppression {
  /** The comment's range. */
  readonly at: Origin;
  readonly rule: string;
  /** The range of the rule id. */
  readonly ruleAt: Origin;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string | undefined;
  /** The line (from 1) on which findings are suppressed; 0 for none. */
  readonly line: number;
}

const MARKER = 'gitops-gate-ignore';
const COMMENT = /(^|[ \t])#[ \t]*gitops-gate-ignore(?:[ \t]+([^\s:]*))?[ \t]*(?::[ \t]*(.*?))?[ \t]*\r?$/gm;
/** Breaks of lines that YAML knows and that do not end a line of a file. */
const INNER_BREAK = /\r(?!\n|$)|[\u0085\u2028\u2029]/;
const UNTIL = /(?:^|\s)until\s+(\S+)$/;

/** The suppressions of a file, in their order. */
export function suppressionsOf(file: TextFile): Suppression[] {
  if (!file.text.includes(MARKER)) return [];
  const next = new Map<number, number>();
  // From the last one up: comments that follow one another mention the same line, which is looked for once.
  const matches = [...file.text.matchAll(COMMENT)].reverse();
  const suppressions = matches.map((match) => {
    const [whole, before = '', rule = '', said = ''] = match;
    const start = match.index + before.length;
    const end = match.index + whole.replace(/\r$/, '').length;
    const ruleStart = rule === '' ? start : file.text.indexOf(rule, file.text.indexOf(MARKER, start) + MARKER.length);
    const until = UNTIL.exec(said)?.[1];
    return {
      at: new Origin(file, start, start, start, end),
      rule,
      ruleAt: new Origin(file, ruleStart, ruleStart, ruleStart, ruleStart + Math.max(rule.length, 1)),
      reason: said.replace(UNTIL, '').trim(),
      until,
      line: lineOf(file, start, next),
    };
  });
  return suppressions.reverse();
}

/** The line that a comment mentions; 0, which no finding has, if a reader of YAML sees several lines in it. */
function lineOf(file: TextFile, start: number, known: Map<number, number>): number {
  const line = targetLine(file, start, known);
  const lines = [file.position(start).line, line];
  return lines.some((one) => INNER_BREAK.test(file.line(one))) ? 0 : line;
}

/**
 * A comment at the end of a line applies to that line. A comment on its own line applies to the next line that is not a comment.
 * `known` contains that line for the comments below, by their lines.
 */
function targetLine(file: TextFile, start: number, known: Map<number, number>): number {
  const { line } = file.position(start);
  const before = file.text.slice(file.lineStart(line), start);
  if (before.trim() !== '') return line;
  let next = line + 1;
  while (next <= file.lineCount && /^\s*(#[^\r\u0085\u2028\u2029]*)?$/.test(file.line(next)))
    next = known.get(next) ?? next + 1;
  known.set(line, next);
  return next;
}

/** Whether a suppression contains: it has a reason and its date, if any, is a date not yet past. `today` is `YYYY-MM-DD`. */
export function isInForce({ reason, until }: Suppression, today: string): boolean {
  return reason !== '' && (until === undefined || (isDate(until) && until >= today));
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
