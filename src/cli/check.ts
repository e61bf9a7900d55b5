import { SCOPES } from '../findings/compare.ts';
import { madeLines, refusedLines } from '../fix/words.ts';
import { complaintText } from '../invocation/complaint.ts';
import { fixFolder, writeFixed } from '../invocation/fixing.ts';
import { type ImportRequest, parseImports } from '../invocation/import-request.ts';
import { invoke, type Outcome, type Request } from '../invocation/invocation.ts';
import { reportText, writeReportFile } from '../invocation/reports.ts';
import { trailerStatements } from '../invocation/trailer-statements.ts';
import { LEVELS, parseRuleLevels } from '../policy/policy.ts';
import { FORMAT_NAMES, type FormatChoice, parseFormat } from '../report/formats/format.ts';
import { onlyFailing } from '../report/quiet.ts';
import { compareWith } from '../repository/compare.ts';
import { kustomizationDirectories } from '../repository/kustomization-names.ts';
import { rules } from '../run.ts';
import { THRESHOLDS } from '../severity.ts';
import { listWords } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Command, choice, withDefault } from './arguments.ts';
import { namedPaths, readHead, wantedFiles } from './named-paths.ts';
import { settingsAbove } from './settings-above.ts';
import type { Terminal } from './terminal.ts';

/** `gitops-gate check` on the command line. */
export const CHECK: Command = {
  operands: '[DIRECTORY] [FILE...]',
  summary: 'Check a GitOps repository, what a branch changes in it, or some of its files.',
  most: Number.POSITIVE_INFINITY,
  exitCodes: '0 the gate passed, 1 it failed, 2 it could not run.',
  options: {
    base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
    scope: {
      value: SCOPES.join('|'),
      help: 'new since the base, on changed lines, or all (default: new with --base)',
    },
    format: {
      value: 'NAME[=FILE]',
      repeatable: true,
      help: `${FORMAT_NAMES.join(', ')}; =FILE writes to a file`,
    },
    'fail-on': { value: 'LEVEL', help: withDefault(THRESHOLDS) },
    config: {
      value: 'FILE',
      help: 'policy file (default: .github/gitops-gate.yaml, read from the base with --base)',
    },
    fix: { help: 'write every certain fix first, then report what is left; `gitops-gate fix --dry-run` shows them' },
    'stdin-filename': { value: 'FILE', help: 'check the text on standard input as FILE' },
    quiet: { help: 'print only findings that fail the check, and nothing if it passes' },
    verbose: { help: 'list what was not checked, and why, on standard error' },
    rule: { value: 'ID=LEVEL', repeatable: true, help: `set a rule to ${listWords(LEVELS, 'or')}` },
    import: {
      value: 'TOOL=FILE',
      repeatable: true,
      help: 'also report what another tool found; TOOL@base=FILE for the base',
    },
  },
  run: checkCommand,
};

const NOTHING =
  'contains neither Kubernetes manifests nor a kustomization.yaml, so little was checked. Make sure that the path is correct.';

/** `gitops-gate check`. */
function checkCommand(given: Arguments, terminal: Terminal): Promise<number> {
  return checkPaths(given, terminal, parseImports(given.options.get('import') ?? [], '`--import`'));
}

/** Checks a folder or files as options say, writes the reports and gives the exit code. */
export async function checkPaths(given: Arguments, terminal: Terminal, imported: ImportRequest): Promise<number> {
  const formats = formatsOf(given, terminal);
  const paths = namedPaths(given);
  const { folder } = paths;
  const revision = given.options.get('base')?.[0];
  const scope = choice(given, 'scope', SCOPES);
  terminal.progress('reading files');
  const head = await readHead(paths);
  const base = revision === undefined ? undefined : compareWith(folder, revision);
  if (!base && scope !== undefined && scope !== 'all')
    throw new UsageError(`--scope ${scope} requires a base. Add --base REV.`);
  const levels = parseRuleLevels(
    given.options.get('rule') ?? [],
    rules.map(({ id }) => id),
  );
  const request: Request = {
    folder,
    comparison: { standing: 'own', head, base },
    policy: { file: given.options.get('config')?.[0], levels },
    scope,
    only: wantedFiles(paths, { head, base: base?.tree }, terminal),
    failOn: choice(given, 'fail-on', THRESHOLDS),
    imported,
    statements:
      base && (async (policy) => trailerStatements(folder, { base: base.change.base }, policy, { isHosted: false })),
    env: process.env,
    progress: terminal.progress,
  };
  const outcome = given.options.has('fix') ? await fixFirst(request, terminal) : await invoke(request);
  terminal.progress('');
  const isQuiet = given.options.has('quiet');
  if (!isQuiet && !paths.files && outcome.report.summary.objects === 0 && kustomizationDirectories(head).length === 0)
    terminal.complain(`Nothing to deploy here: ${folder} ${NOTHING}`);
  const above = isQuiet || paths.files || given.options.has('config') ? undefined : settingsAbove(folder, head);
  if (above !== undefined) terminal.complain(above);
  for (const complaint of outcome.complaints)
    if (!isQuiet || complaint.severity !== 'notice') terminal.complain(complaintText(complaint));
  for (const { name, file } of formats) {
    if (file !== undefined) writeReportFile(outcome, { name, file });
    else if (!isQuiet) terminal.print(reportText(outcome, name, terminal));
    else if (outcome.exitCode !== 0) {
      const report = onlyFailing(outcome.report, outcome.failOn);
      terminal.print(reportText({ ...outcome, report }, name, terminal));
    }
  }
  if (given.options.has('verbose')) for (const note of outcome.notes()) terminal.complain(note);
  for (const failure of outcome.failures) terminal.complain(failure);
  return outcome.exitCode;
}

/** Writes every certain repair, says which, and gives what is found then. */
async function fixFirst(request: Request, terminal: Terminal): Promise<Outcome> {
  const fixed = await fixFolder(request);
  writeFixed(fixed, request.folder);
  terminal.progress('');
  for (const line of [...madeLines(fixed.made), ...refusedLines(fixed.refused)]) terminal.complain(line);
  return fixed.checked;
}

function formatsOf({ options }: Arguments, { isInteractive }: Terminal): FormatChoice[] {
  const formats = (options.get('format') ?? ['text']).map(parseFormat);
  if (formats.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'Only one format can be printed to the terminal. Write the others to files, such as --format sarif=report.sarif.',
    );
  }
  const printed = formats.find(({ file }) => file === undefined);
  if (options.has('quiet') && printed && printed.name !== 'text')
    throw new UsageError(`--quiet is for the format text, but ${printed.name} is printed. Remove one of them.`);
  if (isInteractive && printed?.name === 'html')
    throw new UsageError('An HTML report cannot be read in a terminal. Write it to a file: --format html=report.html');
  return formats;
}
