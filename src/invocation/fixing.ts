import type { Candidate } from '../fix/candidate.ts';
import { type FixResult, fixAll } from '../fix/rounds.ts';
import { editedChange } from '../repository/edited-change.ts';
import { rewriteFiles, whyNotWritable } from '../repository/rewrite-files.ts';
import type { Tree } from '../repository/tree.ts';
import { UsageError } from '../usage-error.ts';
import type { Comparison } from './comparison.ts';
import { type FixedPolicy, RULE as POLICY_RULE, withUsablePolicy } from './fixed-policy.ts';
import { invoke, type Outcome, type Request } from './invocation.ts';

/** What is repaired. */
export interface FixChoice {
  /** The only rules whose findings are repaired; all if undefined. */
  readonly rules?: ReadonlySet<string> | undefined;
}

/** A folder with all certain repairs, which are not written yet. */
export interface Fixed extends FixResult<Outcome> {
  /** What was found before, once the policy file can be used. */
  readonly first: Outcome;
  /** The tree before. */
  readonly before: Tree;
}

/**
 * Checks a folder and makes every certain repair of what is found, in memory.
 *
 * Throws UsageError if the folder cannot be checked, or not in time: then no one knows what a repair brings.
 */
export async function fixFolder(asked: Request, { rules }: FixChoice = {}): Promise<Fixed> {
  const { folder, progress } = asked;
  const before = asked.comparison.head;
  const refusal = refusalsOf(folder, before);
  const policy = await policyFirst(asked, rules);
  const comparison = policy ? { ...asked.comparison, head: policy.tree } : asked.comparison;
  const request = { ...asked, comparison };
  const first = withDebt(await invoke(request), comparison);
  const [failure] = first.failures;
  if (failure !== undefined) throw new UsageError(`Nothing was fixed, because not everything was checked: ${failure}`);
  const result = await fixAll<Outcome>({
    tree: comparison.head,
    first,
    rules,
    refusal,
    check: async (tree, paths) => {
      progress?.(`checking fixes in ${paths.size} files`);
      return withDebt(await invoke({ ...request, comparison: comparedWith(comparison, tree, paths) }), comparison);
    },
  });
  const made = [...(policy?.made ?? []), ...result.made];
  return { ...result, made, paths: pathsOf(made), first, before };
}

/** The tree with a usable policy file, where it is this tree's that decides, and where it can be repaired. */
async function policyFirst(
  { folder, comparison, policy }: Request,
  rules: FixChoice['rules'],
): Promise<FixedPolicy | undefined> {
  const isOwn = !comparison.base && policy?.file === undefined && policy?.path === undefined;
  if (!isOwn || rules?.has(POLICY_RULE) === false) return undefined;
  const fixed = await withUsablePolicy(comparison.head);
  const refusal = refusalsOf(folder, comparison.head);
  return [...pathsOf(fixed.made)].every((path) => refusal(path) === undefined) ? fixed : undefined;
}

function pathsOf(made: readonly Candidate[]): Set<string> {
  return new Set(made.flatMap(({ edits }) => edits.map(({ path }) => path)));
}

/** An outcome in which the findings of the baseline are found, too: it is for those that no one has repaired yet. */
function withDebt(outcome: Outcome, { base }: Comparison): Outcome {
  return base ? outcome : { ...outcome, found: [...outcome.found, ...outcome.report.inBaseline] };
}

/** The comparison with another head, in which some files have other texts. */
function comparedWith(comparison: Comparison, head: Tree, paths: ReadonlySet<string>): Comparison {
  if (!comparison.base) return { ...comparison, head };
  const { base } = comparison;
  return { ...comparison, head, base: { ...base, change: editedChange(base.change, base.tree, head, paths) } };
}

/** Why files of a folder must not be edited; each is looked at once. */
function refusalsOf(folder: string, tree: Tree): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, refusalOf(path, folder, tree));
    return known.get(path);
  };
}

function refusalOf(path: string, folder: string, tree: Tree): string | undefined {
  const file = tree.files.get(path);
  if (!file) return tree.file(path) ? 'is reached over a symbolic link' : 'is not a file of the checked folder';
  if (file.hasUtf8Name === false) return 'has a name that is not UTF-8';
  return whyNotWritable(folder, path);
}

/** Writes the repaired files, all or none. Throws UsageError if one cannot be written or has changed since it was read. */
export function writeFixed({ before, tree, paths }: Fixed, folder: string): void {
  rewriteFiles(
    folder,
    [...paths].flatMap((path) => {
      const [old, now] = [before.textAt(path)?.text, tree.textAt(path)?.text];
      return old === undefined || now === undefined || old === now ? [] : [{ path, before: old, after: now }];
    }),
  );
}
