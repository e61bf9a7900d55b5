import type { ProblemFix } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Codeowners, OwnerLine, Ownership } from '../../src/repository/codeowners/codeowners.ts';
import { compilePattern, matchesPattern, wholeFolder } from '../../src/repository/codeowners/codeowners.ts';
import { Origin } from '../../src/yaml/origin.ts';

export default defineRule({
  id: 'shallow-owner',
  description:
    'A CODEOWNERS pattern that ends in `/*` leaves files in subfolders to the default owner or without an owner.',
  theme: 'ownership',
  severity: 'warning',
  on: 'tree',

  *check({ tree, codeowners }) {
    if (!codeowners || codeowners.isAbove) return;
    const paths = [...tree.files.keys()].sort();
    for (const { line, pattern, compiled, owners, fault } of codeowners.lines) {
      // `/*` is the usual way to say "the files in the root".
      if (fault || owners.length === 0 || !pattern.text.endsWith('/*') || pattern.text === '/*') continue;
      const whole = wholeFolder(pattern.text);
      const wholeCompiled = compilePattern(whole);
      const deeper = paths.filter((path) => {
        const names = path.split('/');
        return matchesPattern(wholeCompiled, names) && !matchesPattern(compiled, names);
      });
      const left = deeper.filter((path) => isLeftOver(codeowners.ownersOf(path), line));
      const [example] = left;
      if (example === undefined) continue;
      yield {
        at: new Origin(codeowners.file, pattern.start, pattern.start, pattern.start, pattern.end),
        message: `\`${pattern.text}\` owns only the files directly in that folder. Its subfolders (${left.length} ${left.length === 1 ? 'file' : 'files'}, such as \`${example}\`) ${ownerNow(codeowners, example)}. Write \`${whole}\` to own the whole folder.`,
        // With a line of its own for a subfolder, the wider pattern could take that one over.
        fix: left.length === deeper.length ? widened(codeowners, pattern, whole) : undefined,
        values: [pattern.text],
        cause: [codeowners.file.path],
      };
    }
  },
});

/** The pattern of the whole folder. Where spaces align the owners, they stay aligned. */
function widened({ file }: Codeowners, { start, end }: OwnerLine['pattern'], whole: string): ProblemFix {
  const isAligned = /^ {2}/.test(file.text.slice(end, end + 2));
  const text = isAligned ? whole.padEnd(end - start) : whole;
  return { title: `Replace with \`${whole}\``, edits: [{ at: new Origin(file, start, start, start, end), text }] };
}

/** Whether a file has no owner, or only the default one of a line before this one. */
function isLeftOver(ownership: Ownership, line: number): boolean {
  return ownership === 'unmatched' || (ownership.line.line < line && isCatchAll(ownership.line));
}

function isCatchAll({ pattern }: OwnerLine): boolean {
  return ['*', '**', '/**', '**/*'].includes(pattern.text);
}

function ownerNow(codeowners: Codeowners, path: string): string {
  const ownership = codeowners.ownersOf(path);
  if (ownership === 'unmatched' || ownership.owners.length === 0) return 'have no owner';
  return `belong to ${ownership.owners.join(' ')} (line ${ownership.line.line})`;
}
