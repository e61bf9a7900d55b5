import type { ProblemFix } from '../../src/findings/problem.ts';
import { escaped } from '../../src/repository/codeowners/codeowners.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { Coverage, Gap, Neighbours } from './coverage.ts';

/** The line of CODEOWNERS that would close a gap. */
export interface Proposal {
  /** The line as a message shows it, with `@…` for an owner that only a person can choose. */
  readonly text: string;
  /** The pattern behind which it would go. */
  readonly after: Origin;
  /** The edit, where everything next to the gap has the same owners. */
  readonly fix: ProblemFix | undefined;
}

/** Proposes a line for a gap, or undefined if CODEOWNERS has no line at all. */
export function propose(gap: Gap, coverage: Coverage): Proposal | undefined {
  const { file, lines } = coverage.codeowners;
  const neighbours = coverage.neighbours(gap);
  const after = neighbours.lines.at(-1) ?? lines.at(-1);
  if (!after) return undefined;
  const owners = commonOwners(gap, neighbours);
  const text = `/${escaped(coverage.codeowners.inRepository(gap.path))} ${owners ?? '@…'}`;
  const { start, end } = after.pattern;
  const lineEnd = file.lineStart(after.line) + file.line(after.line).length;
  const added = `${file.text.includes('\r\n') ? '\r\n' : '\n'}${text}`;
  const edits = [{ at: new Origin(file, lineEnd, lineEnd, lineEnd, lineEnd), text: added }];
  return {
    text,
    after: new Origin(file, start, start, start, end),
    fix:
      owners === undefined || coverage.codeowners.isAbove
        ? undefined
        : { title: `Add \`${text}\` to ${file.path}`, edits },
  };
}

/** The owners of everything next to a gap, or undefined if they differ or there are too few files. */
function commonOwners({ path, parent }: Gap, { count, lines }: Neighbours): string | undefined {
  // A pattern cannot hold these characters.
  if (parent === '' || count < 2 || /[#\t\r\n]/.test(path)) return undefined;
  const [owners, ...others] = new Set(lines.map((line) => line.owners.map(({ text }) => text).join(' ')));
  return others.length > 0 || owners === '' ? undefined : owners;
}
