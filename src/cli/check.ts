import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { schemaFetcherOf } from '../kubernetes/schemas.ts';
import { policyInFile, policyOf } from '../policy/find.ts';
import { type Policy, parseRuleLevels } from '../policy/policy.ts';
import { type FormatChoice, parseFormat, render } from '../report/format.ts';
import { printable } from '../report/printable.ts';
import { compareWith, judgedFolder } from '../repository/compare.ts';
import { folderInRepository, remoteUrls } from '../repository/revision.ts';
import type { Tree } from '../repository/tree.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { check, rules } from '../run.ts';
import type { FailOn } from '../severity.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, choice } from './arguments.ts';
import { sourcesOf } from './sources.ts';
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
    config === undefined ? await policyOf(head, ruleIds) : await policyInFile(config, ruleIds),
    given,
    ruleIds,
  );
  const sources = sourcesOf(policy, folder, base ? [head, base.tree] : [head], terminal);
  const failOn = choice(given, 'fail-on', THRESHOLDS) ?? policy.failOn ?? 'error';
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
    fetchSchema: schemaFetcherOf(await mayFetch(policy, config, base?.tree, ruleIds), process.env),
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
  if (given.options.has('verbose')) for (const note of notes) terminal.complain(printable(note));
  for (const failure of failures) terminal.complain(failure);
  if (failures.length > 0) return 2;
  return report.gate.conclusion === 'passed' ? 0 : 1;
}

/** Whether addresses are asked for schemas: what a branch brings itself does not make its own check ask them. */
async function mayFetch(
  policy: Policy,
  config: string | undefined,
  base: Tree | undefined,
  ruleIds: readonly string[],
): Promise<boolean> {
  if (!policy.online || config !== undefined || !base) return policy.online;
  try {
    const { online, schemaLocations } = await policyOf(base, ruleIds);
    return online && isDeepStrictEqual(schemaLocations, policy.schemaLocations);
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
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

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
