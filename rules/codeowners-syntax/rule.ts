import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Codeowners, OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import { CODEOWNERS_PATHS, matchesPattern } from '../../src/repository/codeowners/codeowners.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { faultProblem } from './fault.ts';

export default defineRule({
  id: 'codeowners-syntax',
  description: 'GitHub silently skips a line of CODEOWNERS, or the whole file.',
  severity: 'error',
  on: 'tree',

  *check({ tree, codeowners }) {
    yield* unreadFiles(tree, codeowners);
    if (!codeowners) return;
    if (codeowners.unread) {
      yield { at: firstLine(codeowners.file), ...UNREAD[codeowners.unread], values: [codeowners.unread] };
      return;
    }
    const paths = [...tree.files.keys()];
    const problems = codeowners.lines.flatMap((line) => {
      if (line.fault) return [faultProblem(codeowners, line, line.fault, paths)];
      return looksLikeOtherSyntax(line, codeowners, paths) ?? [];
    });
    yield* problems.length > 0 ? problems : (ownsNothing(codeowners, paths) ?? []);
  },
});

const UNREAD: Record<NonNullable<Codeowners['unread']>, Pick<Problem, 'message' | 'severity'>> = {
  'too large': {
    message:
      'GitHub does not load a CODEOWNERS file larger than 3 MB, so no file has an owner. Use fewer, broader patterns.',
  },
  'too many lines': {
    message:
      'This CODEOWNERS file has more than 20,000 lines, so ownership was not checked. Use fewer, broader patterns.',
    severity: 'notice',
  },
};

/** Files that GitHub never reads, because another one wins or their name is not exactly CODEOWNERS. */
function* unreadFiles(tree: Tree, codeowners: Codeowners | undefined): Iterable<Problem> {
  for (const path of tree.files.keys()) {
    const place = CODEOWNERS_PATHS.find((candidate) => candidate.toLowerCase() === path.toLowerCase());
    const text = place === undefined || path === codeowners?.file.path ? undefined : tree.textAt(path);
    if (place === undefined || !text || text.text === codeowners?.file.text) continue;
    if (codeowners) {
      yield {
        at: firstLine(text),
        message: `GitHub reads ${codeowners.file.path} and ignores this file. Move its lines there and delete this file.`,
        values: ['ignored'],
      };
    } else if (path !== place) {
      yield {
        at: firstLine(text),
        message: `GitHub does not read this file because its name must be exactly ${place}. Rename it.`,
        values: ['name'],
      };
    }
  }
}

/** A pattern that GitHub reads, but not as it was meant; told by what it matches. */
function looksLikeOtherSyntax(
  line: OwnerLine,
  codeowners: Codeowners,
  paths: readonly string[],
): Problem[] | undefined {
  const { pattern, compiled } = line;
  const matches = (path: string): boolean => matchesPattern(compiled, path.split('/'));
  const warn = (type: string, message: string): Problem[] => [
    { at: at(codeowners.file, pattern.start, pattern.end), severity: 'warning', message, values: [type, pattern.text] },
  ];
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
function ownsNothing(codeowners: Codeowners, paths: readonly string[]): Problem[] | undefined {
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

function firstLine(file: TextFile): Origin {
  return at(file, 0, file.line(1).length);
}

function at(file: TextFile, start: number, end: number): Origin {
  return new Origin(file, start, start, start, end);
}
