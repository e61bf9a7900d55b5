import { join } from 'node:path';
import { hideOrigins, hideVariables } from '../masking/hidden-origins.ts';
import { appliedObjects, type IsClusterScoped, scopesIn } from '../reconcilers/argocd/applied.ts';
import { argoId } from '../reconcilers/argocd/details.ts';
import type { ArgoRoot } from '../reconcilers/argocd/entrypoints/roots.ts';
import { type ArgoNote, failureNotes, unknownNotes } from '../reconcilers/argocd/notes.ts';
import type { Cluster } from '../reconcilers/flux/follow/cluster.ts';
import { unknownVariables } from '../reconcilers/flux/substitute/variables.ts';
import { unknownInjection } from '../reconcilers/flux/substitute/webhook-substitution.ts';
import { writeReport } from '../report/write.ts';
import { judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { Revision } from '../revision/revision.ts';
import { printable } from '../text/printable.ts';
import { firstFew } from '../text/words.ts';
import { YamlReader } from '../yaml/reader.ts';
import type { Arguments } from './arguments.ts';
import { chosenClusters } from './clusters.ts';
import { placeOf } from './place.ts';
import { revisionOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { type WrittenObject, written } from './written.ts';

type Write = (objects: readonly WrittenObject[]) => string;

/** Something that is printed in one piece: what a cluster of Flux or a root of Argo CD is asked to apply. */
interface Part {
  readonly name: string;
  readonly text: string;
  /** Complaints, each with the place it is about. */
  readonly failures: readonly string[];
  readonly unknowns: readonly string[];
}

/**
 * `gitops-gate build --cluster NAME` and `--all-clusters`: what Flux and Argo CD will be asked to apply; with --output each
 * cluster into a file of its own. Exit code 1 where something of it fails, 2 where it is only partly known.
 */
export async function buildClusters(given: Arguments, name: string | undefined, terminal: Terminal): Promise<number> {
  const folder = judgedFolder(given.operands[0] ?? '.');
  const tree = readWorkTree(folder);
  const revision = new Revision(tree, new YamlReader(), await revisionOptions(folder, tree, terminal));
  const { flux, argo, manifests, redactor } = revision;
  const chosen = chosenClusters(flux, argo, name);
  hideVariables(flux, redactor);
  hideOrigins([...flux.objects(), ...argo.applications.flatMap(({ objects }) => objects)], redactor);
  const writing = { withOrigins: given.options.has('origins'), isRedacted: given.options.has('redact') };
  const write: Write = (objects) => written(objects, redactor, writing);
  const isClusterScoped = scopesIn(manifests);
  const parts = [
    ...chosen.clusters.map((cluster) => ofCluster(cluster, write)),
    ...chosen.roots.map((root) => ofRoot(root, isClusterScoped, write)),
  ];
  for (const { name: cluster, failures, unknowns } of parts) {
    for (const failure of failures) terminal.complain(printable(redactor.text(`${cluster}: ${failure}`)));
    for (const unknown of unknowns) terminal.complain(printable(redactor.text(`${cluster}: unknown: ${unknown}`)));
  }
  put(parts, given.options.get('output')?.[0], terminal);
  if (parts.some(({ failures }) => failures.length > 0)) return 1;
  return parts.some(({ unknowns }) => unknowns.length > 0) ? 2 : 0;
}

function put(parts: readonly Part[], output: string | undefined, terminal: Terminal): void {
  const texts = new Map<string, string[]>();
  for (const { name, text } of parts) texts.set(name, [...(texts.get(name) ?? []), text]);
  for (const [name, own] of texts) {
    const text = own.filter((part) => part !== '').join('---\n');
    if (output !== undefined) writeReport(join(output, `${name.replaceAll('/', '__')}.yaml`), text);
    else terminal.print(texts.size > 1 ? `${printable(`# cluster ${name}`)}\n${text}` : text);
  }
}

function ofCluster(cluster: Cluster, write: Write): Part {
  const { name, reconcilers, unknowns } = cluster;
  return {
    name,
    text: write(reconcilers.flatMap(({ objects }) => objects)),
    failures: reconcilers.flatMap(({ failures }) =>
      failures.map(({ origin, message }) => `${placeOf(origin)}${message}`),
    ),
    unknowns: [
      ...unknowns.map(({ origin, reason }) => `${placeOf(origin)}${reason}`),
      ...new Set(reconcilers.flatMap(({ variables }) => unknownVariables(variables))),
      ...unknownInjection(cluster),
    ],
  };
}

function ofRoot(root: ArgoRoot, isClusterScoped: IsClusterScoped, write: Write): Part {
  // What Flux applies to begin with is among what its cluster is asked to apply.
  const begun = root.foundBy === 'flux' ? [] : root.entries.map(({ object }) => object);
  const applications = root.applications.filter(({ objects }) => objects.length > 0);
  const texts = applications.map((application) => {
    const { server, name, namespace } = application.destination;
    const place = [namespace, name ?? server].filter((part) => part).join(' in ');
    const heading = `# Application ${argoId(application.object)}${place === '' ? '' : `, to ${place}`}`;
    return `${printable(heading)}\n${write(appliedObjects(application, isClusterScoped))}`;
  });
  return {
    name: root.name,
    text: [...(begun.length > 0 ? [write(begun)] : []), ...texts].join('---\n'),
    failures: failureNotes(root).map(noteWords),
    unknowns: unknownNotes(root).map(noteWords),
  };
}

function noteWords({ reason, origin, ids }: ArgoNote): string {
  return `${placeOf(origin)}${reason} (${firstFew(ids, (id) => id)})`;
}
