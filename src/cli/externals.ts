import { externalsText } from '../report/externals.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { Revision } from '../revision/revision.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, type Command, DONE } from './arguments.ts';
import { revisionOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** `gitops-gate externals` on the command line. */
export const EXTERNALS: Command = {
  operands: '[PATH]',
  summary: 'Print what clusters need from elsewhere, as externals for the policy file.',
  most: 1,
  exitCodes: DONE,
  options: {},
  run: externalsCommand,
};

/** `gitops-gate externals`: what the clusters of a repository need from elsewhere, as `externals` of a policy file. */
async function externalsCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const folder = judgedFolder(given.operands[0] ?? '.');
  const tree = readWorkTree(folder);
  const options = await revisionOptions(folder, tree, terminal);
  const { reconcilers, redactor } = new Revision(tree, new YamlReader(), options);
  const needy = reconcilers.filter((reconciler) => reconciler.needs().length > 0);
  const needs = needy.flatMap((reconciler) => reconciler.needs());
  const clusters = needy.flatMap(({ entrypoints }) => entrypoints).length;
  if (reconcilers.every(({ entrypoints }) => entrypoints.length === 0))
    terminal.complain(
      'This directory does not define a Flux cluster or an Argo CD Application, so it is not known what comes from elsewhere.',
    );
  terminal.print(redactor.text(externalsText(needs, clusters)));
  return 0;
}
