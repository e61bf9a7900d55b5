import type { Cluster } from '../flux/cluster.ts';
import { dependenciesOf } from '../flux/dependencies.ts';
import type { FluxGraph } from '../flux/graph.ts';
import { type Reconciler, reconcilerId } from '../flux/reconciler.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { jsonText, printable } from './printable.ts';

/** What `gitops-gate graph` tells of the clusters of a tree. */
export interface GraphReport {
  readonly version: 1;
  readonly clusters: readonly GraphCluster[];
  /** Flux Kustomizations that no cluster deploys. */
  readonly unreached: readonly { readonly name: string; readonly path: string; readonly line: number }[];
}

export interface GraphCluster {
  readonly name: string;
  readonly foundBy: Cluster['evidence'];
  readonly objects: number;
  readonly sources: readonly GraphSource[];
  readonly kustomizations: readonly GraphKustomization[];
  /** What of the cluster is not known from here. */
  readonly unknown: readonly string[];
}

export interface GraphSource {
  readonly id: string;
  readonly url: string | null;
}

export interface GraphKustomization {
  /** `namespace/name`. */
  readonly id: string;
  /** The Kustomization that applies it; null for a root. */
  readonly parent: string | null;
  readonly source: string | null;
  /** The directory of this tree that it applies; null where its files are not in it. */
  readonly directory: string | null;
  readonly dependsOn: readonly string[];
  readonly objects: number;
  readonly helmReleases: number;
  readonly unknown: readonly string[];
  readonly failures: readonly string[];
}

/** What of the clusters is wanted: one cluster, or what one Kustomization (`namespace/name`) applies. */
export interface GraphFilter {
  readonly cluster?: string | undefined;
  readonly from?: string | undefined;
}

/** Sums up clusters for people and programs. */
export function graphReport(
  { clusters, unreached }: FluxGraph,
  { cluster: wanted, from }: GraphFilter = {},
): GraphReport {
  const chosen = clusters.filter(({ name }) => wanted === undefined || name === wanted);
  return {
    version: 1,
    clusters: chosen.map((cluster) => clusterReport(cluster, from)),
    unreached: unreached.map(({ name, origin }) => ({
      name,
      path: origin.file.path,
      line: origin.file.position(origin.start).line,
    })),
  };
}

function clusterReport(cluster: Cluster, from: string | undefined): GraphCluster {
  const reconcilers = cluster.reconcilers.filter((reconciler) => from === undefined || isBelow(reconciler, from));
  const used = new Set(reconcilers.flatMap(({ source }) => source ?? []));
  return {
    name: cluster.name,
    foundBy: cluster.evidence,
    objects: reconcilers.reduce((sum, { objects }) => sum + objects.length, 0),
    sources: [
      ...new Map([...used].map((source) => [sourceId(source), { id: sourceId(source), url: urlOf(source) }])).values(),
    ],
    kustomizations: reconcilers.map((reconciler) => ({
      id: reconcilerId(reconciler),
      parent: reconciler.parent ? reconcilerId(reconciler.parent) : null,
      source: reconciler.source ? sourceId(reconciler.source) : null,
      directory: reconciler.path ? reconciler.path.directory || '.' : null,
      dependsOn: dependenciesOf(reconciler.object).map(
        ({ namespace, name }) => `${namespace || reconciler.namespace}/${name}`,
      ),
      objects: reconciler.objects.length,
      helmReleases: reconciler.objects.filter(({ kind }) => kind === 'HelmRelease').length,
      unknown: [...reconciler.unknowns.map(({ reason }) => reason), ...unknownVariables(reconciler)],
      failures: reconciler.failures.map(({ message }) => message),
    })),
    unknown: cluster.unknowns
      .filter((unknown) => !reconcilers.some(({ unknowns }) => unknowns.includes(unknown)))
      .map(({ reason }) => reason),
  };
}

function unknownVariables({ variables }: Reconciler): string[] {
  return variables.unknown.map(({ kind, name }) => `The variables of ${kind} \`${name}\` are not known.`);
}

function isBelow(reconciler: Reconciler, from: string): boolean {
  return reconcilerId(reconciler) === from || (reconciler.parent !== undefined && isBelow(reconciler.parent, from));
}

function sourceId({ kind, namespace, name }: KubernetesObject): string {
  return `${kind}/${namespace}/${name}`;
}

function urlOf(source: KubernetesObject): string | null {
  const url = source.at('spec', 'url').value;
  return typeof url === 'string' ? url : null;
}

/** The graph as a tree of lines for a terminal. */
export function graphText({ clusters, unreached }: GraphReport): string {
  const lines = clusters.flatMap((cluster) => clusterLines(cluster));
  if (unreached.length > 0) {
    lines.push(`Not deployed by any of them: ${unreached.length}`);
    for (const { name, path, line } of unreached) lines.push(`  ${name}  ${path}:${line}`);
  }
  if (clusters.length === 0 && unreached.length === 0) lines.push('No cluster of Flux was found.');
  return `${lines.map(printable).join('\n')}\n`;
}

function clusterLines(cluster: GraphCluster): string[] {
  const { name, kustomizations, sources, objects, unknown } = cluster;
  const lines = [`${name}: ${counted(kustomizations.length, 'Kustomization')}, ${counted(objects, 'object')}`];
  for (const { id, url } of sources) lines.push(`  from ${id}${url ? `  ${url}` : ''}`);
  const ids = new Set(kustomizations.map(({ id }) => id));
  const children = new Map<string, GraphKustomization[]>();
  for (const kustomization of kustomizations) {
    const parent = kustomization.parent !== null && ids.has(kustomization.parent) ? kustomization.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), kustomization]);
  }
  const write = (kustomization: GraphKustomization, indent: string): void => {
    const { id, directory, objects: count, dependsOn } = kustomization;
    const waits = dependsOn.length > 0 ? `  after ${dependsOn.join(', ')}` : '';
    lines.push(`${indent}${id}  ${directory ?? '(not here)'}  ${counted(count, 'object')}${waits}`);
    for (const reason of kustomization.failures) lines.push(`${indent}  ! ${reason}`);
    for (const reason of kustomization.unknown) lines.push(`${indent}  ? ${reason}`);
    for (const child of children.get(id) ?? []) write(child, `${indent}  `);
  };
  for (const root of children.get('') ?? []) write(root, '  ');
  return [...lines, ...unknown.map((reason) => `  ? ${reason}`), ''];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function graphJson(report: GraphReport): string {
  return jsonText(report);
}

/** The graph as a Mermaid flowchart: what applies what, dashed what waits for what. */
export function graphMermaid({ clusters }: GraphReport): string {
  const lines = ['flowchart LR'];
  let count = 0;
  for (const { name, kustomizations } of clusters) {
    const nodes = new Map(kustomizations.map(({ id }) => [id, `n${count++}`]));
    lines.push(`  subgraph c${count}["${quoted(name)}"]`);
    for (const { id, directory } of kustomizations) {
      lines.push(`    ${nodes.get(id)}["${quoted(id)}<br/>${quoted(directory ?? 'not here')}"]`);
    }
    for (const { id, parent, dependsOn } of kustomizations) {
      const from = parent === null ? undefined : nodes.get(parent);
      if (from) lines.push(`    ${from} --> ${nodes.get(id)}`);
      for (const other of dependsOn) {
        const node = nodes.get(other);
        if (node) lines.push(`    ${nodes.get(id)} -.-> ${node}`);
      }
    }
    lines.push('  end');
  }
  return `${lines.join('\n')}\n`;
}

/** Text that can stand between quotes in Mermaid. */
function quoted(text: string): string {
  return text.replace(/[^A-Za-z0-9 ./_-]/g, (character) => `#${character.codePointAt(0)};`);
}
