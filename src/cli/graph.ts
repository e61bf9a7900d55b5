import { followFlux } from '../flux/graph.ts';
import { readManifests } from '../kubernetes/manifests.ts';
import { graphJson, graphMermaid, graphReport, graphText } from '../report/graph.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, choice } from './arguments.ts';
import { chosenClusters } from './clusters.ts';
import { followingOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';

const FORMATS = { text: graphText, json: graphJson, mermaid: graphMermaid } as const;

/** `gitops-gate graph`: the clusters of a repository as Flux runs them, and what is not known of them. */
export async function graphCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const format = choice(given, 'format', ['text', 'json', 'mermaid']) ?? 'text';
  const folder = judgedFolder(given.operands[0] ?? '.');
  const tree = readWorkTree(folder);
  const reader = new YamlReader();
  const options = await followingOptions(folder, [tree], terminal);
  const graph = followFlux(tree, reader, readManifests(tree, reader, options.checkouts), options);
  const cluster = given.options.get('cluster')?.[0];
  if (cluster !== undefined) chosenClusters(graph, cluster);
  terminal.print(FORMATS[format](graphReport(graph, { cluster, from: given.options.get('from')?.[0] })));
  return 0;
}
