import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import type { Codeowners, Fault, OwnerLine, Word } from '../../src/repository/codeowners/codeowners.ts';
import { compilePattern, isOwner, matchesPattern } from '../../src/repository/codeowners/codeowners.ts';
import { at } from './place.ts';

/** What to say of a line that GitHub skips. */
export function faultProblem(
  codeowners: Codeowners,
  line: OwnerLine,
  { type, word }: Fault,
  paths: readonly string[],
): Problem {
  const place = at(codeowners.file, word.start, word.end);
  const values = [type, word.text];
  const { text } = word;
  if (type === 'negation') {
    const positive = text.slice(1);
    const message = `GitHub skips this line because CODEOWNERS does not support \`!\`. To leave files without an owner, write \`${positive}\` without an owner.`;
    return { at: place, message, values, fix: line.owners.length === 0 && positive !== '' ? positive : undefined };
  }
  if (type === 'escaped-hash') {
    const message = `GitHub skips this line because CODEOWNERS does not support \`\\#\`. Write \`?\` instead.`;
    return { at: place, message, values };
  }
  if (type === 'three-stars') {
    const message =
      'GitHub skips this line because `***` is not a valid pattern. Use `**` for any folders or `*` for any text in a name.';
    return { at: place, message, values };
  }
  if (type === 'root') {
    const message =
      'GitHub skips this line because `/` does not match any file. Write `*` for every file, or `/*` for the files in the root.';
    return { at: place, message, values };
  }
  return { at: place, values, ...ownerProblem(codeowners, line, word, paths) };
}

function ownerProblem(
  codeowners: Codeowners,
  line: OwnerLine,
  word: Word,
  paths: readonly string[],
): Pick<Problem, 'message' | 'fix'> {
  const skipped = `GitHub skips this line and all its owners because \`${word.text}\``;
  const apart = word.text.split(/[,;]+/).filter((part) => part !== '');
  if (apart.length > 0 && apart.join('') !== word.text && apart.every(isOwner)) {
    return { message: `${skipped} is not a valid owner. Separate owners with spaces only.`, fix: apart.join(' ') };
  }
  const escaped = `${line.pattern.text}\\ ${word.text}`;
  if (word === line.owners[0] && paths.some((path) => matchesPattern(compilePattern(escaped), path.split('/')))) {
    const fix: ProblemFix = {
      title: `Replace with \`${escaped}\``,
      edits: [{ at: at(codeowners.file, line.pattern.start, word.end), text: escaped }],
    };
    return {
      message: `${skipped} is read as an owner. The space before it ends the pattern. Write \`\\ \` for a space in a path.`,
      fix,
    };
  }
  const named = `@${word.text.replace(/^@+/, '')}`;
  const message = `${skipped} is not a valid owner. Use \`@user\`, \`@organization/team\` or an email address.`;
  return { message, fix: isNamedElsewhere(codeowners, named) ? named : undefined };
}

function isNamedElsewhere({ lines }: Codeowners, owner: string): boolean {
  return isOwner(owner) && lines.some(({ owners }) => owners.some(({ text }) => text === owner));
}
