import { conflictMarkers } from './conflicts.ts';
import type { ParsedFile } from './document.ts';
import type { TextProblem } from './problem.ts';

/** Problems of one file that are listed; the number of the others is said. */
const MAX_LISTED = 20;

/**
 * All that is wrong with the text of a file, in its order: merge-conflict markers, or the first error of each document that
 * does not parse and what is wrong in the documents that do. Behind a limit on their number, one problem counts the others.
 */
export function diagnose({ file, documents, problems, unread }: ParsedFile): readonly TextProblem[] {
  const all = [...problems, ...unread];
  let more = 0;
  for (const document of documents) {
    all.push(...document.problems);
    more += document.moreProblems;
  }
  const listed = conflictMarkers(file, problems.length > 0) ?? all.sort((a, b) => a.start - b.start);
  if (listed === all && more === 0 && all.length <= MAX_LISTED) return all;
  return limited(listed, listed === all ? more : 0);
}

function limited(problems: readonly TextProblem[], more: number): readonly TextProblem[] {
  const next = problems[MAX_LISTED] ?? problems.at(-1);
  const count = Math.max(problems.length - MAX_LISTED, 0) + more;
  if (!next || count === 0) return problems;
  const kinds = new Set(problems.map(({ kind }) => kind));
  const what = kinds.size === 1 ? (PLURAL[next.kind] ?? 'problems') : 'problems';
  const message = `${count} more ${count === 1 ? what.replace(/s$/, '') : what} in this file`;
  return [...problems.slice(0, MAX_LISTED), { kind: 'more', message, start: next.start, end: next.end }];
}

const PLURAL: Partial<Record<TextProblem['kind'], string>> = {
  syntax: 'broken documents',
  'duplicate-key': 'duplicate keys',
  'conflict-marker': 'conflicts',
};
