import type { Problem } from '../../src/findings/problem.ts';
import { isCritical } from '../../src/policy/critical-path.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import {
  compilePattern,
  matchesPattern,
  type OwnerLine,
  wholeFolder,
} from '../../src/repository/codeowners/codeowners.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Coverage, Gap } from './coverage.ts';

/** The path of a gap, with the number of its files if it is a folder. */
export function naming({ path, files }: Gap): string {
  if (!path.endsWith('/')) return `\`${path}\``;
  return `\`${path}\` (${files.length} ${files.length === 1 ? 'file' : 'files'})`;
}

/** A gap is an error if the policy file calls it critical, or if it is critical and its neighbors have owners. */
export function gravity(
  gap: Gap,
  paths: readonly string[],
  coverage: Coverage,
  { policy }: Revision,
): Pick<Problem, 'severity'> {
  if (paths.some((path) => matchesAny(path, policy.criticalPaths))) return { severity: 'error' };
  const hasOwnedNeighbour = coverage.neighbours(gap).lines.some(({ owners }) => owners.length > 0);
  return hasOwnedNeighbour && paths.some(isCritical) ? { severity: 'error' } : {};
}

/** What to do, and which line only seems to match. */
export function remedy(path: string, coverage: Coverage, proposed?: string): string {
  const { codeowners } = coverage;
  const inRepository = codeowners.inRepository(path);
  const names = inRepository.split('/');
  const skipped = codeowners.lines.find(({ fault, compiled }) => fault && matchesPattern(compiled, names));
  if (skipped) return `GitHub skips line ${skipped.line}, which would match. Fix that line.`;
  const add = `add a line such as \`${proposed ?? `/${inRepository} @…`}\``;
  const shallow = shallowLine(path, coverage);
  if (!shallow) return `${add.charAt(0).toUpperCase()}${add.slice(1)}.`;
  const { text } = shallow.pattern;
  return `\`${text}\` on line ${shallow.line} owns only the files directly in that folder. Write \`${wholeFolder(text)}\`, or ${add}.`;
}

/** The line whose folder the file is in, and which owns only the files directly in that folder. */
export function shallowLine(path: string, { codeowners }: Coverage): OwnerLine | undefined {
  const names = codeowners.inRepository(path).split('/');
  return codeowners.lines.find(
    ({ pattern: { text }, owners, fault }) =>
      !fault &&
      owners.length > 0 &&
      text.endsWith('/*') &&
      text !== '/*' &&
      matchesPattern(compilePattern(wholeFolder(text)), names),
  );
}
