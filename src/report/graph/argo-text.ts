import { countOf, firstFew } from '../../text/words.ts';
import type { GraphApplication, GraphApplicationSet, GraphArgoSource, GraphNode, GraphRoot } from './nodes.ts';
import { isAbsent, placeOf } from './source-words.ts';

/** Nodes of a root that share what is not known of them, from which on it is told once for all. */
const SHARED = 3;

/** A root of Argo CD as a tree of lines for a terminal. */
export function rootLines(root: GraphRoot): string[] {
  const { name, entries, applicationSets, objects, foundBy } = root;
  const teller = new RootTeller(entries);
  teller.nodes(entries, '  ');
  const places = teller.absent === 1 ? 'directory is' : 'directories are';
  const absent = teller.absent === 0 ? '' : ` (${teller.absent} more whose ${places} not here)`;
  const counts = [
    `${countOf(root.applications - teller.absent, 'Application')}${absent}`,
    ...(applicationSets > 0 ? [countOf(applicationSets, 'ApplicationSet')] : []),
    countOf(objects, 'object'),
  ];
  const what = foundBy === 'flux' ? 'what Argo CD gets from Flux' : 'a root of Argo CD';
  return [`${name}: ${what}: ${counts.join(', ')}`, ...teller.lines, ...teller.sharedLines(), ''];
}

class RootTeller {
  readonly lines: string[] = [];
  /** Applications that may not be there, of directories that are not. */
  absent = 0;
  /** The nodes by what is not known of them. */
  readonly #unknown = new Map<string, GraphNode[]>();
  /** Where most sources are, which is told once. */
  readonly #usual: string;

  constructor(entries: readonly GraphNode[]) {
    const sources = new Map<string, number>();
    const visit = (node: GraphNode): void => {
      for (const { reason } of unknownOf(node)) {
        const same = this.#unknown.get(reason);
        if (same) same.push(node);
        else this.#unknown.set(reason, [node]);
      }
      if (node.kind === 'Application')
        for (const source of node.sources) sources.set(whereOf(source), (sources.get(whereOf(source)) ?? 0) + 1);
      for (const child of node.kind === 'Application' ? node.applies : node.applications) visit(child);
    };
    for (const entry of entries) visit(entry);
    const [first] = [...sources].sort(([, a], [, b]) => b - a);
    this.#usual = first?.[0] ?? '';
    if (first) this.lines.push(`  from ${this.#usual}${sources.size > 1 ? ', unless said otherwise' : ''}`);
  }

  nodes(nodes: readonly GraphNode[], indent: string): void {
    const absent = nodes.filter(isAbsent);
    for (const node of nodes) {
      if (isAbsent(node)) continue;
      if (node.kind === 'Application') this.#application(node, indent);
      else this.#set(node, indent);
    }
    this.absent += absent.length;
    if (absent.length > 0) this.lines.push(`${indent}? ${absentWords(absent)}`);
  }

  sharedLines(): string[] {
    return [...this.#unknown]
      .filter(([, nodes]) => nodes.length >= SHARED)
      .map(([reason, nodes]) => `  ? ${reason} (${countOf(nodes.length, nodes[0]?.kind ?? '')}: ${few(nodes)})`);
  }

  #application(node: GraphApplication, indent: string): void {
    const { id, sources, objects, repeated, applies, failures } = node;
    const places = sources.map((source) => this.#sourceWords(source)).join(' + ') || '(no source)';
    const parts = [id, places, destinationWords(node), countOf(objects, 'object'), waveWords(node)];
    this.lines.push(indent + parts.filter((part) => part !== '').join('  ') + (repeated ? '  (see above)' : ''));
    for (const failure of failures) this.lines.push(`${indent}  ! ${failure}`);
    for (const { fitting } of sources)
      if (fitting.length > 0) this.lines.push(`${indent}  fitting: ${firstFew(fitting, (path) => path, 6)}`);
    this.#unknownLines(node, indent);
    if (!repeated) this.nodes(applies, `${indent}  `);
  }

  #set(node: GraphApplicationSet, indent: string): void {
    const { id, applications, repeated } = node;
    const present = applications.filter((one) => !isAbsent(one));
    const parts = [`ApplicationSet ${id}: ${countOf(present.length, 'Application')}`, waveWords(node)];
    this.lines.push(indent + parts.filter((part) => part !== '').join('  ') + (repeated ? '  (see above)' : ''));
    this.#unknownLines(node, indent);
    if (!repeated) this.nodes(applications, `${indent}  `);
  }

  #unknownLines(node: GraphNode, indent: string): void {
    for (const { reason } of unknownOf(node))
      if ((this.#unknown.get(reason)?.length ?? 0) < SHARED) this.lines.push(`${indent}  ? ${reason}`);
  }

  #sourceWords(source: GraphArgoSource): string {
    const { repository, revision, directory } = source;
    const isUsual = whereOf(source) === this.#usual || directory === null;
    const isOther = !this.#usual.startsWith(`${repository} at `) || revision === '';
    const words = [placeOf(source), ...(isUsual ? [] : [isOther ? `of ${whereOf(source)}` : `at ${revision}`])];
    return `${words.join(' ')}${source.kustomize.length > 0 ? ` (${source.kustomize.join(', ')})` : ''}`;
  }
}

function unknownOf({ unknown }: GraphNode): GraphNode['unknown'] {
  return unknown.filter(({ kind }) => kind !== 'absent');
}

function whereOf({ repository, revision }: GraphArgoSource): string {
  return `${repository}${revision === '' ? '' : ` at ${revision}`}`;
}

function destinationWords({ destination: { server, name, namespace } }: GraphApplication): string {
  const cluster = name ?? server;
  if (cluster === null && namespace === null) return '';
  return `→ ${[namespace ?? '', cluster ?? ''].filter((part) => part !== '').join(' in ')}`;
}

function waveWords({ syncWave }: GraphNode): string {
  return syncWave === null ? '' : `wave ${syncWave}`;
}

function absentWords(nodes: readonly GraphNode[]): string {
  const subject =
    nodes.length === 1
      ? '1 more may be made, but its directory is'
      : `${nodes.length} more may be made, but their directories are`;
  const places = nodes.flatMap((node) =>
    node.kind === 'Application'
      ? node.sources.flatMap(({ directory, exists }) => (exists ? [] : (directory ?? [])))
      : [],
  );
  return `${subject} not here: ${firstFew(places, (place) => place)}`;
}

function few(nodes: readonly GraphNode[]): string {
  return firstFew([...new Set(nodes.map(({ id }) => id))], (id) => id);
}
