import type { Problem } from '../../src/findings/problem.ts';
import { type Codeowners, matchesPattern, type OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import { at } from './place.ts';

/** `@user`, `@org/team` or an email address. */
const OWNER = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^\s@/]+@[^\s@/]+\.[^\s@/]+)$/;

/** A pattern that GitHub reads differently than intended, shown by what it matches. */
export function looksLikeOtherSyntax(
  line: OwnerLine,
  codeowners: Codeowners,
  paths: readonly string[],
): Problem[] | undefined {
  const { pattern, compiled } = line;
  const matches = (path: string): boolean => matchesPattern(compiled, path.split('/'));
  const warn = (type: string, message: string): Problem[] => [
    { at: at(codeowners.file, pattern.start, pattern.end), severity: 'warning', message, values: [type, pattern.text] },
  ];
  // A file may be called like an owner, so what it matches counts.
  if (line.owners.length === 0 && OWNER.test(pattern.text) && !paths.some(matches)) {
    const problem = {
      at: at(codeowners.file, pattern.start, pattern.end),
      message: `\`${pattern.text}\` is an owner without a pattern. It is read as a pattern that no file matches, so this line never requests a review from this owner. Write the pattern first, such as \`* ${pattern.text}\` for every file.`,
      values: ['owner alone', pattern.text],
    };
    return [codeowners.lines.length === 1 ? { ...problem, fix: `* ${pattern.text}` } : problem];
  }
  if (/\[[^\]/]+\]/.test(pattern.text) && !paths.some(matches)) {
    return warn(
      'brackets',
      `\`${pattern.text}\` does not match any file because CODEOWNERS reads \`[ ]\` literally, not as a set of characters. Write a line for each name, or use \`?\` for any character.`,
    );
  }
  if (/^\^|\$$|\.\+|\\\.|\)[?*+]?$/.test(pattern.text) && !paths.some(matches)) {
    return warn(
      'regular expression',
      `\`${pattern.text}\` does not match any file because CODEOWNERS does not support regular expressions. Write \`*\` for any text in a name.`,
    );
  }
  const isFirst = line === codeowners.lines[0];
  if (
    pattern.text === '.*' &&
    isFirst &&
    paths.filter((path) => codeowners.ownersOf(path) === 'unmatched').length * 2 > paths.length
  ) {
    return warn(
      'regular expression',
      '`.*` matches only names that begin with a dot, so most files have no owner. CODEOWNERS does not support regular expressions. Write `*` for every file.',
    );
  }
  return undefined;
}

/** A file that gives no owner to anything, although nothing in it is skipped. */
export function ownsNothing(codeowners: Codeowners, paths: readonly string[]): Problem[] | undefined {
  const isOwned = (path: string): boolean => {
    const ownership = codeowners.ownersOf(path);
    return ownership !== 'unmatched' && ownership.owners.length > 0;
  };
  if (paths.some(isOwned)) return undefined;
  const dead = codeowners.lines.find(
    ({ compiled }) => !paths.some((path) => matchesPattern(compiled, path.split('/'))),
  );
  if (!dead) return undefined;
  const { start, end, text } = dead.pattern;
  const remedy =
    dead.owners.length === 0 && !text.includes('/')
      ? `Write a pattern followed by its owners, such as \`* @${text.replace(/^@/, '')}\`.`
      : 'Fix the pattern, or use `*` for every file.';
  return [
    {
      at: at(codeowners.file, start, end),
      severity: 'warning',
      message: `\`${text}\` does not match any file, and no other line gives a file an owner. GitHub requests no reviews. ${remedy}`,
      values: ['owns nothing'],
    },
  ];
}
