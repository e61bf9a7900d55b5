import { hideVariables } from '../masking/hidden-origins.ts';
import { graphMermaid } from '../report/graph/mermaid.ts';
import { type GraphReport, graphJson, graphReport } from '../report/graph/report.ts';
import { graphText } from '../report/graph/text.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { Revision } from '../revision/revision.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, type Command, DONE, entryOf, formatOption } from './arguments.ts';
import { checkBeginning, chosenEntrypoints } from './clusters.ts';
import { revisionOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** What `--format` can name, the default first. */
const GRAPH_FORMATS: Readonly<Record<string, (report: GraphReport) => string>> = {
  text: graphText,
  json: graphJson,
  mermaid: graphMermaid,
};

/** `gitops-gate graph` on the command line. */
export const GRAPH: Command = {
  operands: '[PATH]',
  summary: 'Show the clusters of a repository as Flux and Argo CD run them.',
  most: 1,
  exitCodes: DONE,
  options: {
    cluster: { value: 'NAME', help: 'show one Flux cluster or one Argo CD root' },
    from: { value: '[NAMESPACE/]NAME', help: 'show what one Kustomization, Application or ApplicationSet applies' },
    format: formatOption(GRAPH_FORMATS),
  },
  run: graphCommand,
};

/** `gitops-gate graph`: the clusters of a repository as its reconcilers run them, and what is not known of them. */
async function graphCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const write = entryOf(given, 'format', GRAPH_FORMATS);
  const folder = judgedFolder(given.operands[0] ?? '.');
  const tree = readWorkTree(folder);
  const options = await revisionOptions(folder, tree, terminal);
  const { reconcilers, redactor } = new Revision(tree, new YamlReader(), options);
  const cluster = given.options.get('cluster')?.[0];
  const from = given.options.get('from')?.[0];
  const chosen =
    cluster === undefined
      ? reconcilers.flatMap(({ entrypoints }) => entrypoints)
      : chosenEntrypoints(reconcilers, cluster);
  if (from !== undefined) checkBeginning(chosen, reconcilers, from);
  hideVariables(reconcilers, redactor);
  terminal.print(
    redactor.text(
      write(graphReport(reconcilers, { cluster: cluster === undefined ? undefined : chosen[0]?.name, from })),
    ),
  );
  return 0;
}
