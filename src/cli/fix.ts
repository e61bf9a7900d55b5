import { patchOf } from '../fix/patch.ts';
import { fixedWords, madeLines, refusedLines } from '../fix/words.ts';
import { complaintText } from '../invocation/complaint.ts';
import { type Fixed, fixFolder, writeFixed } from '../invocation/fixing.ts';
import { mayReport } from '../lint/levels.ts';
import { unknownRule } from '../policy/rule-names.ts';
import { compareWith } from '../repository/compare.ts';
import { rules } from '../run.ts';
import { UsageError } from '../usage-error.ts';
import type { Arguments, Command } from './arguments.ts';
import { namedPaths, readHead, wantedFiles } from './named-paths.ts';
import type { Terminal } from './terminal.ts';

/** `gitops-gate fix` on the command line. */
export const FIX: Command = {
  operands: '[DIRECTORY] [FILE...]',
  summary: 'Write every certain fix, and keep comments and style.',
  most: Number.POSITIVE_INFINITY,
  exitCodes:
    '0 nothing is left that has a certain fix, 1 a fix was not written (with --dry-run: there is something to fix), 2 could not run.',
  options: {
    'dry-run': { help: 'print the fixes as a diff, and write nothing' },
    rule: { value: 'ID', repeatable: true, help: 'fix only what this rule reports' },
    base: { value: 'REV', help: 'fix only what is new since the merge base of REV and HEAD' },
    config: { value: 'FILE', help: 'policy file (default: .github/gitops-gate.yaml, read from the base with --base)' },
  },
  run: fixCommand,
};

/** `gitops-gate fix`: repairs what only one text can repair, says what, and gives the exit code. */
async function fixCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const chosen = rulesOf(given);
  const paths = namedPaths(given);
  const { folder } = paths;
  const revision = given.options.get('base')?.[0];
  terminal.progress('reading files');
  const head = await readHead(paths);
  const base = revision === undefined ? undefined : compareWith(folder, revision);
  const fixed = await fixFolder(
    {
      folder,
      comparison: { standing: 'own', head, base },
      policy: { file: given.options.get('config')?.[0] },
      scope: undefined,
      only: wantedFiles(paths, { head, base: base?.tree }, terminal),
      failOn: 'never',
      env: process.env,
      progress: terminal.progress,
    },
    { rules: chosen },
  );
  const isDry = given.options.has('dry-run');
  if (!isDry) writeFixed(fixed, folder);
  terminal.progress('');
  for (const complaint of fixed.first.complaints) terminal.complain(complaintText(complaint));
  const { policy } = fixed.first.revision;
  for (const rule of rules)
    if (chosen?.has(rule.id) && !mayReport(rule, policy))
      terminal.complain(
        `The rule \`${rule.id}\` is off, so it reports nothing that could be fixed. Set its level under \`rules\` in the policy file first.`,
      );
  if (isDry) for (const patch of patchesOf(fixed, terminal)) terminal.print(patch);
  else for (const line of madeLines(fixed.made)) terminal.print(`${line}\n`);
  for (const line of refusedLines(fixed.refused)) terminal.complain(line);
  const left = fixed.checked.report.findings.filter(({ rule }) => chosen?.has(rule) ?? true);
  terminal.complain(fixedWords(fixed, { isDry, left }));
  return fixed.refused.length > 0 || (isDry && fixed.made.length > 0) ? 1 : 0;
}

/** The rules that are named; undefined if none is. */
function rulesOf({ options }: Arguments): ReadonlySet<string> | undefined {
  const named = options.get('rule');
  if (!named) return undefined;
  const ids = rules.map(({ id }) => id);
  for (const id of named) if (!ids.includes(id)) throw new UsageError(unknownRule(id, ids));
  return new Set(named);
}

function patchesOf({ before, tree, paths, first, checked }: Fixed, { color }: Terminal): string[] {
  const shown = { before: first.snippets, after: checked.snippets };
  return [...paths].sort().flatMap((path) => {
    const [old, now] = [before.textAt(path), tree.textAt(path)];
    return old && now ? [patchOf({ before: old, after: now }, shown, { color })] : [];
  });
}
