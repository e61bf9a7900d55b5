import { FOREIGN_TOOLS } from '../policy/foreign-rules.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Command, choice } from './arguments.ts';
import { CHECK, checkFolder } from './check.ts';
import type { Terminal } from './terminal.ts';

/** The options of `check`, without those about our own findings and other imports. */
const { fix: _fix, import: _import, ...options } = CHECK.options;

/** `gitops-gate import` on the command line. */
export const IMPORT: Command = {
  operands: 'FILE [PATH]',
  summary: 'Report the results of another tool on the lines that they are about.',
  most: 2,
  exitCodes: CHECK.exitCodes,
  options: {
    from: { value: FOREIGN_TOOLS.join('|'), help: 'tool that wrote FILE; - is the standard input' },
    cluster: { value: 'NAME', help: 'cluster whose output the tool read from its standard input' },
    'base-file': { value: 'FILE', help: 'output of the same tool for the base; without it, only edited lines count' },
    ...options,
  },
  run: importCommand,
};

function importCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const tool = choice(given, 'from', FOREIGN_TOOLS);
  const [file, path = '.'] = given.operands;
  if (tool === undefined || file === undefined)
    throw new UsageError('Specify a tool and its output: gitops-gate import --from kubeconform FILE.');
  const before = given.options.get('base-file')?.[0];
  if (before !== undefined && !given.options.has('base'))
    throw new UsageError('--base-file requires a base. Add --base REV.');
  return checkFolder(given, path, terminal, {
    files: [{ tool, file }],
    baseFiles: before === undefined ? [] : [{ tool, file: before }],
    cluster: given.options.get('cluster')?.[0],
    isAlone: true,
  });
}
