import type { Problem } from '../../src/findings/problem.ts';
import { hasLine } from '../../src/repository/change.ts';
import type { Codeowners, OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { countOf, firstFew } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { Loss } from './losses.ts';

/** What to say of critical files that lose their owners. */
export function lossProblem(loss: Loss, codeowners: Codeowners, revision: Revision): Problem {
  const { before, after, files, isHandover } = loss;
  const [example = '', ...others] = files;
  const owners = [...new Set(before.map(written))];
  const among =
    others.length > 0 ? `${countOf(files.length, 'critical file')}, such as \`${example}\`` : `\`${example}\``;
  return {
    at: placeOf(loss, codeowners, revision),
    severity: isHandover ? 'warning' : 'error',
    message: `This change takes ${firstFew(owners, (owner) => owner)} off ${among}. ${outcome(loss, revision)} ${remedy(loss)}`,
    values: [...before.map(({ pattern }) => pattern.text), ...owners, after?.pattern.text ?? ''],
  };
}

function written({ owners }: OwnerLine): string {
  return owners.map(({ text }) => text).join(' ');
}

function remedy({ before: [line], after, isHandover }: Loss): string {
  if (!line) return '';
  if (isHandover) return `If ${written(line)} must still approve changes there, write all owners on that line.`;
  const kept = `Keep \`${line.pattern.text} ${written(line)}\``;
  return after ? `${kept} after the lines that match more files.` : `${kept}.`;
}

function outcome({ after }: Loss, { codeowners }: Revision): string {
  if (!codeowners) return 'There is no CODEOWNERS anymore, so GitHub does not ask anyone for a review.';
  if (!after) return 'No other line matches, so GitHub does not ask anyone for a review.';
  const line = `\`${after.pattern.text}\` on line ${after.line} decides now`;
  if (after.owners.length === 0) return `${line} and has no owner, so GitHub does not ask anyone for a review.`;
  return `${line}, so GitHub asks ${written(after)} for a review.`;
}

/** The line that decides, if the change wrote it; otherwise where the line was that decided before. A file, if CODEOWNERS is above. */
function placeOf(
  { before: [before], after, files: [file = ''] }: Loss,
  codeowners: Codeowners,
  { codeowners: now, change, tree }: Revision,
): Origin {
  // What is not in the checked folder has no line here.
  if (codeowners.isAbove) return new Origin(tree.textAt(file) ?? new TextFile(file, ''), 0, 0, 0, 0);
  const { path } = codeowners.file;
  if (!now) return new Origin(new TextFile(path, ''), 0, 0, 0, 0);
  const added = change?.files.get(now.file.path)?.added ?? [];
  if (after && hasLine(added, after.line)) return at(now, after);
  const texts = new Map(now.lines.map((line) => [now.file.line(line.line), line]));
  const earlier = codeowners.lines.filter(({ line }) => before && line <= before.line).toReversed();
  const kept = earlier.flatMap(({ line }) => texts.get(codeowners.file.line(line)) ?? [])[0];
  return at(now, kept ?? after ?? now.lines[0]);
}

function at({ file }: Codeowners, line: OwnerLine | undefined): Origin {
  const { start, end } = line?.pattern ?? { start: 0, end: 0 };
  return new Origin(file, start, start, start, end);
}
