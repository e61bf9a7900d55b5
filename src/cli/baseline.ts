import { join } from 'node:path';
import { type BaselineDraft, draftOf } from '../baseline/draft.ts';
import type { BaselineEntry } from '../baseline/entry.ts';
import { baselineText } from '../baseline/write.ts';
import { groupBy } from '../grouping.ts';
import type { Comparison } from '../invocation/comparison.ts';
import { complaintText } from '../invocation/complaint.ts';
import { type ImportRequest, parseImports } from '../invocation/import-request.ts';
import { invoke, type Outcome, type Request } from '../invocation/invocation.ts';
import { policyInForce } from '../invocation/policy.ts';
import { toolOfRule } from '../policy/foreign-rules.ts';
import { isKnownRule, unknownRule } from '../policy/rule-names.ts';
import { writeReport } from '../report/write.ts';
import { judgedFolder } from '../repository/compare.ts';
import { contentId } from '../repository/content-id.ts';
import type { Tree } from '../repository/tree.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { rules } from '../run.ts';
import { countOf, firstFew, quoted } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Command, DONE } from './arguments.ts';
import { placeOf } from './place.ts';
import type { Terminal } from './terminal.ts';

/** `gitops-gate baseline` on the command line. */
export const BASELINE: Command = {
  operands: '[PATH]',
  summary: 'Accept the findings of today in a file, so that only new ones count.',
  most: 1,
  exitCodes: DONE,
  options: {
    grow: { help: 'also accept findings that are not in the baseline yet (default: only remove what is fixed)' },
    rule: { value: 'ID', repeatable: true, help: 'only accept findings of this rule' },
    import: { value: 'TOOL=FILE', repeatable: true, help: 'also accept what another tool found' },
    config: { value: 'FILE', help: 'policy file (default: .github/gitops-gate.yaml)' },
    'dry-run': { help: 'print the baseline instead of writing it' },
  },
  run: baselineCommand,
};

/** `gitops-gate baseline`: writes the baseline of a folder. */
async function baselineCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const folder = judgedFolder(given.operands[0] ?? '.');
  const chosen = chosenRules(given);
  terminal.progress('reading files');
  const tree = readWorkTree(folder);
  const imported = parseImports(given.options.get('import') ?? [], '`--import`');
  const { path, outcome } = await checked({ folder, tree, imported }, given, terminal);
  const { debt, complaints, failures } = outcome;
  for (const text of [...complaints.map(complaintText), ...failures]) terminal.complain(text);
  if (failures.length > 0) return 2;
  const [mistake] = debt.file?.mistakes ?? [];
  if (mistake) throw new UsageError(`${placeOf(mistake.at)}${mistake.message} Correct the file, or delete it.`);
  const isNew = !tree.file(path);
  const grows = isNew || given.options.has('grow');
  const before = debt.file?.entries.map(({ entry }) => entry) ?? [];
  const accepted = [...debt.accepted, ...before.filter(notImported(imported))];
  const draft = draftOf(before, { ...debt, accepted }, ({ rule }) => grows && (chosen.size === 0 || chosen.has(rule)));
  const text = baselineText(draft.entries);
  if (given.options.has('dry-run')) {
    terminal.print(text);
    return 0;
  }
  const isNeeded = isNew ? draft.entries.length > 0 : text !== tree.textAt(path)?.text;
  if (isNeeded) writeReport(join(folder, path), text, { what: 'The baseline', within: folder });
  terminal.print(`${[writtenWords(path, draft, { isNew, isNeeded }), ...leftWords(draft, debt)].join('\n')}\n`);
  return 0;
}

/** Checks a folder as if it had a baseline at the path that its policy sets: the file may have findings itself. */
async function checked(
  { folder, tree, imported }: Pick<Request, 'folder' | 'imported'> & { readonly tree: Tree },
  given: Arguments,
  { progress }: Terminal,
): Promise<{ path: string; outcome: Outcome }> {
  const policy = { file: given.options.get('config')?.[0] };
  const own: Comparison = { standing: 'own', head: tree, base: undefined };
  const { path } = (await policyInForce(folder, own, policy)).policy.baseline;
  const bytes = Buffer.from(baselineText([]));
  const empty = { path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes };
  const head = tree.file(path) ? tree : tree.with(empty);
  const outcome = await invoke({
    ...{ folder, comparison: { ...own, head }, policy, imported, progress },
    ...{ scope: 'all', failOn: 'never', env: process.env },
  });
  progress('');
  return { path, outcome };
}

/** Tells entries for what other tools found whose results are not known now: they stay. */
function notImported({ files }: ImportRequest): (entry: Pick<BaselineEntry, 'rule'>) => boolean {
  const known = new Set(files.map(({ tool }) => tool));
  return ({ rule }) => {
    const tool = toolOfRule(rule);
    return tool !== undefined && !known.has(tool);
  };
}

function chosenRules({ options }: Arguments): ReadonlySet<string> {
  const ids = rules.map(({ id }) => id);
  const chosen = options.get('rule') ?? [];
  const unknown = chosen.find((id) => !isKnownRule(id, ids));
  if (unknown !== undefined) throw new UsageError(unknownRule(unknown, ids));
  return new Set(chosen);
}

/** What was written. */
function writtenWords(
  path: string,
  { entries, added, removed }: BaselineDraft,
  { isNew, isNeeded }: { readonly isNew: boolean; readonly isNeeded: boolean },
): string {
  const has = `It has ${countOf(entries.length, 'entry')}.`;
  if (isNew && isNeeded)
    return `Wrote ${path}. ${has} A finding with several places has an entry for each. Commit the file, and \`gitops-gate check\` reports new findings only.`;
  if (isNew) return 'There is no finding to accept, so no baseline was written.';
  return isNeeded
    ? `Updated ${path}: ${countOf(added, 'finding')} added, ${removed} removed. ${has}`
    : `${path} is up to date. ${has}`;
}

/** What still counts. */
function leftWords({ left }: BaselineDraft, { barred }: Outcome['debt']): string[] {
  return [
    ...(left.length === 0
      ? []
      : [`Not in the baseline: ${byRule(left)}. To accept these findings, too, run \`gitops-gate baseline --grow\`.`]),
    ...(barred.length === 0 ? [] : [`A baseline cannot accept these findings: ${byRule(barred)}. They still count.`]),
  ];
}

/** The rules of some findings with their numbers: `schema` (2), `unknown-source` (1). */
function byRule(found: readonly { readonly rule: string; readonly count?: number }[]): string {
  const sums = [...groupBy(found, ({ rule }) => rule)].map(([rule, own]): [string, number] => {
    return [rule, own.reduce((sum, { count = 1 }) => sum + count, 0)];
  });
  sums.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return firstFew(sums, ([rule, count]) => `${quoted(rule)} (${count})`);
}
