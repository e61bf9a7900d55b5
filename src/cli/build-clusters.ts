import { join } from 'node:path';
import { hideOrigins, hideVariables } from '../masking/hidden-origins.ts';
import { entrypointText, outputFile, outputText, type WriteObjects } from '../reconcilers/cluster-output.ts';
import type { Entrypoint, Note } from '../reconcilers/reconciler.ts';
import { writeReport } from '../report/write.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { Revision } from '../revision/revision.ts';
import { printable } from '../text/printable.ts';
import { YamlReader } from '../yaml/reader.ts';
import type { Arguments } from './arguments.ts';
import { chosenEntrypoints } from './clusters.ts';
import { placeOf } from './place.ts';
import { revisionOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { written } from './written.ts';

/** Something that is printed in one piece: what the clusters of one entrypoint are asked to apply. */
interface Part {
  readonly name: string;
  readonly text: string;
  /** Complaints, each with the place it is about. */
  readonly failures: readonly string[];
  readonly unknowns: readonly string[];
}

/**
 * `gitops-gate build --cluster NAME` and `--all-clusters`: what clusters will be asked to apply; with --output each
 * cluster into a file of its own. Exit code 1 if something of it fails.
 */
export async function buildClusters(given: Arguments, name: string | undefined, terminal: Terminal): Promise<number> {
  const folder = judgedFolder(given.operands[0] ?? '.');
  const tree = readWorkTree(folder);
  const revision = new Revision(tree, new YamlReader(), await revisionOptions(folder, tree, terminal));
  const { reconcilers, redactor } = revision;
  const chosen = chosenEntrypoints(reconcilers, name);
  hideVariables(reconcilers, redactor);
  hideOrigins(
    reconcilers.flatMap((reconciler) => [...reconciler.objects()]),
    redactor,
  );
  const writing = { withOrigins: given.options.has('origins'), isRedacted: given.options.has('redact') };
  const write: WriteObjects = (objects) => written(objects, redactor, writing);
  const parts = chosen.map((entrypoint) => partOf(entrypoint, write));
  for (const { name: cluster, failures, unknowns } of parts) {
    for (const failure of failures) terminal.complain(printable(redactor.text(`${cluster}: ${failure}`)));
    for (const unknown of unknowns) terminal.complain(printable(redactor.text(`${cluster}: unknown: ${unknown}`)));
  }
  put(parts, given.options.get('output')?.[0], terminal);
  return parts.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function put(parts: readonly Part[], output: string | undefined, terminal: Terminal): void {
  const texts = new Map<string, string[]>();
  for (const { name, text } of parts) texts.set(name, [...(texts.get(name) ?? []), text]);
  for (const [name, own] of texts) {
    const text = outputText(own);
    if (output !== undefined) writeReport(join(output, outputFile(name)), text);
    else terminal.print(texts.size > 1 ? `${printable(`# cluster ${name}`)}\n${text}` : text);
  }
}

function partOf(entrypoint: Entrypoint, write: WriteObjects): Part {
  const { name, failures, unknowns } = entrypoint;
  return {
    name,
    text: entrypointText(entrypoint, write),
    failures: failures.map(noteWords),
    unknowns: unknowns.map(noteWords),
  };
}

function noteWords({ text, origin }: Note): string {
  return `${placeOf(origin)}${text}`;
}
