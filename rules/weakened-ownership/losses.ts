import { getOrInsert } from '../../src/grouping.ts';
import { isCritical } from '../../src/policy/critical-path.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import {
  type Codeowners,
  compilePattern,
  coversPattern,
  type OwnerLine,
} from '../../src/repository/codeowners/codeowners.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Critical files of which all owners are gone, by what decides for them now. */
export interface Loss {
  /** The lines of the base that gave them their owners, at least one. */
  readonly before: readonly OwnerLine[];
  /** The line that decides now; undefined if none matches. */
  readonly after: OwnerLine | undefined;
  readonly files: readonly string[];
  /** Whether a line that is made for these files gives them to others. */
  readonly isHandover: boolean;
}

/** What a change takes from the owners of critical files. */
export function losses(before: Codeowners, revision: Revision): Loss[] {
  const found = new Map<
    string,
    Omit<Loss, 'before' | 'files'> & { readonly before: Set<OwnerLine>; readonly files: string[] }
  >();
  const { tree, policy } = revision;
  const handovers = new Handovers(before);
  for (const path of [...tree.files.keys()].sort()) {
    if (!isCritical(path) && !matchesAny(path, policy.criticalPaths)) continue;
    const decided = lossOf(path, before, revision);
    if (!decided) continue;
    const { old, after } = decided;
    const isHandover = handovers.isGivenOn(old, after);
    const key = `${isHandover} ${after?.line}`;
    const loss = found.get(key) ?? { before: new Set(), after, files: [], isHandover };
    found.set(key, loss);
    loss.before.add(old);
    loss.files.push(path);
  }
  return [...found.values()].map((loss) => ({ ...loss, before: [...loss.before] }));
}

/** The line that decided for a file that has lost all owners, and the line that decides now. */
function lossOf(
  path: string,
  before: Codeowners,
  { base, codeowners, change }: Revision,
): { old: OwnerLine; after: OwnerLine | undefined } | undefined {
  const changed = change?.files.get(path);
  const oldPath = changed?.previousPath ?? path;
  const ownership = before.ownersOf(oldPath);
  if (!base?.tree.files.has(oldPath) || ownership === 'unmatched' || ownership.owners.length === 0) return undefined;
  const now = codeowners?.ownersOf(path) ?? 'unmatched';
  // unowned-file reports changed files that no line matches.
  if (now === 'unmatched') return changed && codeowners ? undefined : { old: ownership.line, after: undefined };
  return keepsOne(ownership.line, now.line) ? undefined : { old: ownership.line, after: now.line };
}

/** Whether one of the owners stays, maybe in an organization with a new name. */
function keepsOne(before: OwnerLine, after: OwnerLine): boolean {
  const names = new Set(after.owners.map(({ text }) => nameOf(text)));
  return before.owners.some(({ text }) => names.has(nameOf(text)));
}

/** `@org/team` as `team`, others as they are; GitHub ignores case. */
function nameOf(owner: string): string {
  return owner.toLowerCase().replace(/^@[^/]+\//, '');
}

/** Whether files are given to others on purpose: by the same line, or by a new one for them alone. */
class Handovers {
  readonly #known: ReadonlySet<string>;
  readonly #answers = new Map<string, boolean>();

  constructor({ lines }: Codeowners) {
    this.#known = new Set(lines.map(({ pattern }) => pattern.text));
  }

  isGivenOn(before: OwnerLine, after: OwnerLine | undefined): boolean {
    if (!after || after.owners.length === 0) return false;
    if (after.pattern.text === before.pattern.text) return true;
    if (this.#known.has(after.pattern.text)) return false;
    return getOrInsert(this.#answers, `${before.line} ${after.line}`, () =>
      [after.compiled, compilePattern(`${after.pattern.text}/`)].some((pattern) =>
        coversPattern(before.compiled, pattern),
      ),
    );
  }
}
