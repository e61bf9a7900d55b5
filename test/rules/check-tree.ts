import { expect } from 'vitest';
import type { ReadStatements } from '../../src/acceptance/statement.ts';
import type { Scope } from '../../src/findings/compare.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { policyMistakesOf, policyOf } from '../../src/policy/find.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';
import type { Change, ChangedFile, LineRange } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { Tree } from '../../src/repository/tree.ts';
import type { BranchRequirements } from '../../src/revision/branch-requirements.ts';
import type { RevisionOptions } from '../../src/revision/options.ts';
import { type CheckResult, check, rules } from '../../src/run.ts';
import { type Files, treeOf } from '../flux/repository.ts';

export type { Files };

/** How a repository is checked. */
export interface CheckSettings {
  /** The repository before a change: the findings are then those that the change makes. */
  readonly base?: Files | undefined;
  /** What differs from the policy file of the repository, or from the default. */
  readonly policy?: Partial<Policy>;
  /** Which findings count; those that the change makes, or all if there is no change. */
  readonly scope?: Scope;
  /** Whether the change is merged. */
  readonly isMerged?: boolean;
  /** What people have written to accept findings. */
  readonly statements?: ReadStatements;
  /** The addresses of the repository. */
  readonly repositories?: readonly string[] | undefined;
  /** Paths of the files whose findings count; all if left out. */
  readonly only?: readonly string[];
  /** Owners in CODEOWNERS that the code host does not know. */
  readonly unknownOwners?: readonly string[];
  /** What the code host requires of changes. */
  readonly branchRequirements?: BranchRequirements;
}

/** What checking a repository gives; fails where a rule throws. */
export async function resultOf(
  head: Files | Tree,
  {
    base,
    policy,
    repositories,
    unknownOwners,
    branchRequirements,
    scope,
    isMerged,
    statements,
    only,
  }: CheckSettings = {},
): Promise<CheckResult> {
  const tree = head instanceof Tree ? head : treeOf(head);
  const baseTree = base && treeOf(base);
  const own = await policyOfTree(tree);
  const result = await check({
    head: tree,
    base: baseTree && { tree: baseTree, change: changeOf(baseTree, tree) },
    policy: { ...own.policy, ...policy },
    policyMistakes: own.policyMistakes,
    scope: scope ?? (base ? 'new' : 'all'),
    isMerged: isMerged === true,
    statements,
    only: only && new Set(only),
    failOn: 'error',
    today: '2026-11-01',
    unknownOwners: new Set(unknownOwners),
    branchRequirements,
    ...(repositories && { repositories }),
  });
  expect(result.failures).toEqual([]);
  return result;
}

/** The policy file of a tree: its policy, or the default one with its mistakes. */
export async function policyOfTree(tree: Tree): Promise<Pick<RevisionOptions, 'policy' | 'policyMistakes'>> {
  const ids = rules.map(({ id }) => id);
  const policyMistakes = await policyMistakesOf(tree, ids);
  return { policy: policyMistakes.length > 0 ? DEFAULT_POLICY : await policyOf(tree, ids), policyMistakes };
}

/** The findings of all rules in a repository. */
export async function checkTree(head: Files | Tree, settings?: CheckSettings): Promise<readonly Finding[]> {
  return (await resultOf(head, settings)).report.findings;
}

/** The findings of one rule or of several in a repository, of which everything could be checked. */
export async function findingsOf(
  rule: string | readonly string[],
  head: Files | Tree,
  settings?: CheckSettings,
): Promise<readonly Finding[]> {
  const ids = [rule].flat();
  const findings = await checkTree(head, settings);
  if (!ids.includes('not-checked')) expect(findings.filter((finding) => finding.rule === 'not-checked')).toEqual([]);
  return findings.filter((finding) => ids.includes(finding.rule));
}

/** `level rule path:line` of each finding. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, rule, location }) => `${severity} ${rule} ${location.path}:${location.start.line}`);
}

/** The same, with the builds that each concerns: `level rule path:line [builds]`. */
export function briefWithBuilds(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${brief([finding])} [${finding.builds.join(' ')}]`);
}

/** The same, with what its fix writes: `level rule path:line -> text`. */
export function briefWithFixes(findings: readonly Finding[]): string[] {
  return findings.map((finding) => [...brief([finding]), ...fixesOf([finding]).map((text) => `-> ${text}`)].join(' '));
}

/** The texts that the fixes of findings write. */
export function fixesOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ fix }) => (fix?.edits ?? []).map(({ text }) => text));
}

/** The level of each finding. */
export function levelsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ severity }) => severity);
}

/** What a change touches; a file that only moves is renamed. */
export function changeOf(base: Tree, head: Tree): Change {
  const files = new Map<string, ChangedFile>();
  const text = (tree: Tree, path: string): string | undefined => tree.textAt(path)?.text;
  const gone = [...base.files.keys()].filter((path) => !head.files.has(path));
  for (const path of gone) {
    const lines = [{ first: 1, last: linesIn(text(base, path)).length }];
    files.set(path, { path, status: 'removed', ...NO_HUNKS, baseHunks: lines, deleted: lines });
  }
  for (const path of head.files.keys()) {
    if (text(base, path) === text(head, path)) continue;
    const previousPath = gone.find((old) => text(base, old) === text(head, path));
    if (previousPath === undefined) {
      const lines = [{ first: 1, last: linesIn(text(head, path)).length }];
      const status = base.files.has(path) ? 'modified' : 'added';
      const before = status === 'added' ? [] : [{ first: 1, last: linesIn(text(base, path)).length }];
      const [added, deleted] = status === 'added' ? [lines, []] : edited(text(base, path), text(head, path));
      files.set(path, { path, status, hunks: lines, added, baseHunks: before, deleted });
    } else {
      files.delete(previousPath);
      files.set(path, { path, status: 'renamed', previousPath, ...NO_HUNKS });
    }
  }
  return { base: 'ba5e'.padEnd(40, '0'), files };
}

function linesIn(text = ''): string[] {
  return text.split('\n');
}

/** The lines between what two texts have in common at their beginnings and ends, of the second and of the first. */
function edited(before: string | undefined, after: string | undefined): [LineRange[], LineRange[]] {
  const [old, now] = [linesIn(before), linesIn(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const between = ({ length }: string[]): LineRange[] =>
    length - tail > head ? [{ first: head + 1, last: length - tail }] : [];
  return [between(now), between(old)];
}
