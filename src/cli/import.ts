import { optionsFor, settingsInForce } from '../invocation/settings.ts';
import { FOREIGN_TOOLS } from '../policy/foreign-rules.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { Revision } from '../revision/revision.ts';
import { UsageError } from '../usage-error.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, type Command, choice } from './arguments.ts';
import { CHECK, checkPaths } from './check.ts';
import { chosenEntrypoints } from './clusters.ts';
import type { Terminal } from './terminal.ts';

/** The options of `check`, without those about our own findings, other imports and the standard input. */
const { fix: _fix, import: _import, 'stdin-filename': _input, ...options } = CHECK.options;

/** `gitops-gate import` on the command line. */
export const IMPORT: Command = {
  operands: 'FILE [PATH]',
  summary: 'Report what another tool found, on the lines that it is about.',
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

async function importCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const tool = choice(given, 'from', FOREIGN_TOOLS);
  const [file, ...paths] = given.operands;
  if (tool === undefined || file === undefined)
    throw new UsageError('Specify a tool and its output: gitops-gate import --from kubeconform FILE.');
  const before = given.options.get('base-file')?.[0];
  if (before !== undefined && !given.options.has('base'))
    throw new UsageError('--base-file requires a base. Add --base REV.');
  const cluster = given.options.get('cluster')?.[0];
  return checkPaths({ ...given, operands: paths }, terminal, {
    files: [{ tool, file }],
    baseFiles: before === undefined ? [] : [{ tool, file: before }],
    cluster: cluster === undefined ? undefined : await clusterNamed(cluster, paths[0] ?? '.'),
    isAlone: true,
  });
}

/** The whole name of a cluster of a folder. Throws UsageError with the nearest name if it does not exist. */
async function clusterNamed(name: string, path: string): Promise<string | undefined> {
  const folder = judgedFolder(path);
  const head = readWorkTree(folder);
  const settings = await settingsInForce({ folder, comparison: { standing: 'own', head, base: undefined } });
  const { reconcilers } = new Revision(head, new YamlReader(), optionsFor(settings));
  return chosenEntrypoints(reconcilers, name)[0]?.name;
}
