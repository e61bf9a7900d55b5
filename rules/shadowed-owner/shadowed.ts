import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import {
  type Codeowners,
  compilePattern,
  coversPattern,
  type OwnerLine,
} from '../../src/repository/codeowners/codeowners.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import { firstFew } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { DeadLine } from './dead.ts';

/**
 * What to say of a line for whose files a later line decides; `isFirst` if it is the first such line of the later one. Undefined if new
 * files need the line.
 */
export function shadowedProblem(
  codeowners: Codeowners,
  { line, isCovered }: DeadLine,
  by: OwnerLine,
  isFirst: boolean,
): Problem | undefined {
  const { file } = codeowners;
  const { start, end, text } = line.pattern;
  const what = `\`${text}\` has no effect because \`${by.pattern.text}\` on line ${by.line} matches the same files, and the last line that matches decides.`;
  const problem = {
    at: new Origin(file, start, start, start, end),
    values: [text, by.pattern.text],
    related: [
      {
        at: new Origin(file, by.pattern.start, by.pattern.start, by.pattern.start, by.pattern.end),
        message: 'The line that decides',
      },
    ],
    cause: [by.pattern.text, String(by.line)],
  };
  const [mine, theirs] = [namesOf(line), namesOf(by)];
  const taking = new Set(theirs);
  if (mine.every((owner) => taking.has(owner)) && (mine.length > 0 || theirs.length === 0)) {
    if (!isCovered) return undefined;
    return {
      ...problem,
      severity: 'notice',
      message: `${what} Delete this line.`,
      fix: withoutLine(file, line),
      cause: [text],
    };
  }
  const asked = theirs.length > 0 ? `asks ${few(theirs)}` : 'asks no one';
  const instead =
    mine.length > 0 ? `, not ${few(mine.filter((owner) => !taking.has(owner)))}` : ' although this line has no owner';
  return {
    ...problem,
    message: `${what} For these files, GitHub ${asked} for a review${instead}. ${remedy(line, by)}`,
    fix: isFirst ? movedUp(codeowners, by) : undefined,
  };
}

function namesOf({ owners }: OwnerLine): string[] {
  return owners.map(({ text }) => text);
}

/** The first few of some owners. */
function few(owners: readonly string[]): string {
  return owners.length > 4 ? firstFew(owners, (owner) => owner) : owners.join(' ');
}

function remedy(line: OwnerLine, by: OwnerLine): string {
  if (!coversPattern(line.compiled, by.compiled)) return `Move line ${by.line} above this line.`;
  return 'Write all owners on one line, or delete this line.';
}

/** The line for every file, moved to the top: it is the default, and only there do the others decide. */
function movedUp({ file, lines }: Codeowners, by: OwnerLine): ProblemFix | undefined {
  const [first] = lines;
  const isDefault = coversPattern(by.compiled, compilePattern('*'));
  const isOnly = lines.filter(({ compiled }) => coversPattern(compiled, by.compiled)).length === 1;
  if (!first || !isDefault || !isOnly || by !== lines.at(-1) || by.owners.length === 0) return undefined;
  const start = file.lineStart(first.line);
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const text = `${file.line(by.line)}${newline}`;
  const removal = withoutLine(file, by).edits;
  return {
    title: `Move line ${by.line} to the top`,
    edits: [{ at: new Origin(file, start, start, start, start), text }, ...removal],
  };
}

/** The edit that deletes a line. */
function withoutLine(file: TextFile, { line }: OwnerLine): ProblemFix {
  const start = file.lineStart(line);
  const end = line < file.lineCount ? file.lineStart(line + 1) : file.text.length;
  return { title: `Delete line ${line}`, edits: [{ at: new Origin(file, start, start, start, end), text: '' }] };
}
