import { relative } from 'node:path';
import { nextSteps, shellWord } from '../init/next-steps.ts';
import { type PlannedFile, planPatch } from '../init/patch.ts';
import { pushingAutomations } from '../init/pushes.ts';
import { foundLines } from '../init/summary.ts';
import { planSetUp } from '../invocation/setting-up.ts';
import { judgedFolder } from '../repository/compare.ts';
import { createFiles } from '../repository/create-files.ts';
import { printable, withoutCommands } from '../text/printable.ts';
import type { Arguments, Command } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** `gitops-gate init` on the command line. */
export const INIT: Command = {
  operands: '[PATH]',
  summary: 'Write a workflow and a policy file that fit a repository, and say what to do next.',
  most: 1,
  exitCodes: '0 success, 2 could not run, or there is nothing to check.',
  options: { 'dry-run': { help: 'print the files as a diff, and write nothing' } },
  run: initCommand,
};

/** `gitops-gate init`: writes the files that are missing. Those that exist are left alone. */
async function initCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const [path] = given.operands;
  const folder = judgedFolder(path ?? '.');
  const isDry = given.options.has('dry-run');
  terminal.progress('reading files');
  const { found, top, files, policy, check, after } = await planSetUp({
    folder,
    env: process.env,
    progress: terminal.progress,
  });
  terminal.progress('');
  const missing = files.filter(({ before }) => before === undefined);
  if (isDry) for (const file of files) terminal.print(planPatch(file, terminal));
  else createFiles(top, missing);
  const { place } = found;
  const steps = nextSteps({
    place,
    top: relative(process.cwd(), top),
    check: check && found.revision.redactor.text(check),
    written: missing.map((file) => file.path),
    findings: after.findings,
    fails: after.gate.conclusion === 'failed',
    pushing: pushingAutomations(found.revision),
    operand: path === undefined ? '' : ` ${shellWord(path)}`,
  });
  const lines = [
    ...foundLines(found, policy, after.findings),
    ...files.map((file) => fileWords(file, isDry)),
    ...(steps.length > 0 ? ['', 'Next:', ...steps] : []),
  ];
  const text = withoutCommands(`${lines.map(printable).join('\n')}\n`);
  if (isDry) terminal.complain(text.trimEnd());
  else terminal.print(text);
  return 0;
}

/** What happens to a file, as a line. */
function fileWords({ path, text, before }: PlannedFile, isDry: boolean): string {
  if (before === undefined) return isDry ? `Would write ${path}` : `Wrote ${path}`;
  if (before === text) return `${path} is as init writes it.`;
  return `${path} exists, so it stays as it is. To see what init would change, run gitops-gate init --dry-run.`;
}
