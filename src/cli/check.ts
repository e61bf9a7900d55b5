import { schemaFetcherOf } from '../kubernetes/schema/online/cache.ts';
import { policyInFile } from '../policy/find.ts';
import { type Policy, parseRuleLevels } from '../policy/policy.ts';
import { type FormatChoice, parseFormat, render } from '../report/formats/format.ts';
import { writeReport } from '../report/write.ts';
import { compareWith, judgedFolder, requireFiles } from '../repository/compare.ts';
import { folderInRepository, remoteUrls } from '../repository/revision.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { check, rules } from '../run.ts';
import type { FailOn } from '../severity.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, choice } from './arguments.ts';
import { policyInForce, sourcesOf } from './sources.ts';
import type { Terminal } from './terminal.ts';

const SCOPES = ['new', 'changed', 'all'] as const;
const THRESHOLDS: readonly FailOn[] = ['error', 'warning', 'notice', 'never'];

/** `gitops-gate check`: judges a folder, writes the reports and gives the exit code. */
export async function checkCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const formats = formatsOf(given);
  const folder = judgedFolder(given.operands[0] ?? '.');
  const revision = given.options.get('base')?.[0];
  terminal.progress('reading files');
  const head = readWorkTree(folder);
  const base = revision === undefined ? undefined : compareWith(folder, revision);
  const scope = choice(given, 'scope', SCOPES) ?? (base ? 'new' : 'all');
  if (!base && scope !== 'all') throw new UsageError(`--scope ${scope} needs a base to compare with: add --base REV.`);
  const config = given.options.get('config')?.[0];
  const ruleIds = rules.map(({ id }) => id);
  const policy = withLevels(
    config === undefined ? await policyInForce(head, base?.tree, terminal) : await policyInFile(config, ruleIds),
    given,
    ruleIds,
  );
  const sources = sourcesOf(policy, folder, base ? [head, base.tree] : [head], terminal);
  const failOn = choice(given, 'fail-on', THRESHOLDS) ?? policy.failOn ?? 'error';
  requireFiles(head, folder);
  const today = new Date().toISOString().slice(0, 10);
  const { report, failures, notes, snippets } = await check({
    head,
    base,
    policy,
    scope,
    failOn,
    today,
    repositories: remoteUrls(folder),
    sources,
    fetchSchema: schemaFetcherOf(policy.online, process.env),
    progress: terminal.progress,
  });
  terminal.progress('');
  for (const { name, file } of formats) {
    const text = render(name, report, {
      snippets,
      rules,
      colour: file === undefined && terminal.colour,
      // Asks git, and few formats want it.
      get prefix() {
        return folderInRepository(folder) ?? '';
      },
    });
    if (file === undefined) terminal.print(text);
    else writeReport(file, text);
  }
  if (given.options.has('verbose')) for (const note of notes) terminal.complain(note);
  for (const failure of failures) terminal.complain(failure);
  if (failures.length > 0) return 2;
  return report.gate.conclusion === 'passed' ? 0 : 1;
}

function formatsOf({ options }: Arguments): FormatChoice[] {
  const formats = (options.get('format') ?? ['text']).map(parseFormat);
  if (formats.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'Only one format can go to the terminal: give the others a file, such as --format sarif=report.sarif.',
    );
  }
  return formats;
}

function withLevels(policy: Policy, { options }: Arguments, ruleIds: readonly string[]): Policy {
  const levels = parseRuleLevels(options.get('rule') ?? [], ruleIds);
  if (levels.size === 0) return policy;
  // What is said on the command line goes before every override of a path.
  const overrides = policy.overrides.map(({ paths, rules: own }) => ({
    paths,
    rules: new Map([...own].filter(([id]) => !levels.has(id))),
  }));
  return { ...policy, rules: new Map([...policy.rules, ...levels]), overrides };
}
