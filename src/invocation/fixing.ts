import { type FixResult, fixAll } from '../fix/rounds.ts';
import { editedChange } from '../repository/edited-change.ts';
import { rewriteFiles, whyNotWritable } from '../repository/rewrite-files.ts';
import type { Tree } from '../repository/tree.ts';
import { UsageError } from '../usage-error.ts';
import type { Comparison } from './comparison.ts';
import { invoke, type Outcome, type Request } from './invocation.ts';

/** What is repaired. */
export interface FixChoice {
  /** The only rules whose findings are repaired; all if undefined. */
  readonly rules?: ReadonlySet<string> | undefined;
}

/** A folder with all certain repairs, which are not written yet. */
export interface Fixed extends FixResult<Outcome> {
  /** What was found before. */
  readonly first: Outcome;
  /** The tree before. */
  readonly before: Tree;
}

/**
 * Checks a folder and makes every certain repair of what is found, in memory.
 *
 * Throws UsageError if the folder cannot be checked, or not in time: then no one knows what a repair brings.
 */
export async function fixFolder(request: Request, { rules }: FixChoice = {}): Promise<Fixed> {
  const { folder, comparison, progress } = request;
  const first = withDebt(await invoke(request), comparison);
  const [failure] = first.failures;
  if (failure !== undefined) throw new UsageError(`Nothing was fixed, because not everything was checked: ${failure}`);
  const refusals = new Map<string, string | undefined>();
  const result = await fixAll<Outcome>({
    tree: comparison.head,
    first,
    rules,
    check: async (tree, paths) => {
      progress?.(`checking fixes in ${paths.size} files`);
      return withDebt(await invoke({ ...request, comparison: comparedWith(comparison, tree, paths) }), comparison);
    },
    refusal(path) {
      if (!refusals.has(path)) refusals.set(path, refusalOf(path, folder, comparison.head));
      return refusals.get(path);
    },
  });
  return { ...result, first, before: comparison.head };
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
