import { countOf, firstFew } from '../../../text/words.ts';
import type { GraphLine } from '../../graph.ts';
import type { GraphApplication, GraphApplicationSet, GraphArgoSource, GraphNode, GraphRoot } from './nodes.ts';
import { isAbsent, placeOf } from './source-words.ts';

/** Number of nodes of a root that share an unknown from which it is reported once for all. */
const SHARED = 3;

/** A root of Argo CD as a tree of lines for a terminal. */
export function rootLines(root: GraphRoot): { readonly heading: string; readonly lines: readonly GraphLine[] } {
  const { entries, applicationSets, objects, foundBy } = root;
  const writer = new RootWriter(entries);
  const nodes = writer.nodes(entries);
  const places = writer.absent === 1 ? 'directory does' : 'directories do';
  const absent = writer.absent === 0 ? '' : ` (${writer.absent} more whose ${places} not exist)`;
  const counts = [
    `${countOf(root.applications - writer.absent, 'Application')}${absent}`,
    ...(applicationSets > 0 ? [countOf(applicationSets, 'ApplicationSet')] : []),
    countOf(objects, 'object'),
  ];
  const what = foundBy === 'flux' ? 'Argo CD root that Flux applies, with' : 'Argo CD root with';
  const from = writer.from === undefined ? [] : [{ text: writer.from }];
  return { heading: `${what} ${counts.join(', ')}`, lines: [...from, ...nodes, ...writer.sharedLines()] };
}

class RootWriter {
  /** Where the sources are, or undefined if there are none. */
  readonly from: string | undefined;
  /** Applications that may not be there, of directories that are not. */
  absent = 0;
  /** The nodes by what is not known of them. */
  readonly #unknown = new Map<string, GraphNode[]>();
  /** Where most sources are, which is shown once. */
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
    this.from = first && `from ${this.#usual}${sources.size > 1 ? ', unless noted otherwise' : ''}`;
  }

  nodes(nodes: readonly GraphNode[]): GraphLine[] {
    const absent = nodes.filter(isAbsent);
    this.absent += absent.length;
    const lines = nodes
      .filter((node) => !isAbsent(node))
      .map((node) => (node.kind === 'Application' ? this.#application(node) : this.#set(node)));
    return absent.length === 0 ? lines : [...lines, { mark: '?', text: absentWords(absent) }];
  }

  sharedLines(): GraphLine[] {
    return [...this.#unknown]
      .filter(([, nodes]) => nodes.length >= SHARED)
      .map(([reason, nodes]) => ({
        mark: '?',
        text: `${reason} (${countOf(nodes.length, nodes[0]?.kind ?? '')}: ${few(nodes)})`,
      }));
  }

  #application(node: GraphApplication): GraphLine {
    const { id, sources, objects, repeated, applies, failures } = node;
    const places = sources.map((source) => this.#sourceWords(source)).join(' + ') || '(no source)';
    const parts = [id, places, destinationWords(node), countOf(objects, 'object'), waveWords(node)];
    const fitting = sources.filter((source) => source.fitting.length > 0);
    return {
      text: lineOf(parts, repeated),
      below: [
        ...failures.map((text): GraphLine => ({ mark: '!', text })),
        ...fitting.map((source) => ({ text: `matching: ${firstFew(source.fitting, (path) => path, 6)}` })),
        ...this.#unknownLines(node),
        ...(repeated ? [] : this.nodes(applies)),
      ],
    };
  }

  #set(node: GraphApplicationSet): GraphLine {
    const { id, applications, repeated } = node;
    const present = applications.filter((one) => !isAbsent(one));
    const parts = [`ApplicationSet ${id}: ${countOf(present.length, 'Application')}`, waveWords(node)];
    const below = repeated ? [] : this.nodes(applications);
    return { text: lineOf(parts, repeated), below: [...this.#unknownLines(node), ...below] };
  }

  #unknownLines(node: GraphNode): GraphLine[] {
    return unknownOf(node)
      .filter(({ reason }) => (this.#unknown.get(reason)?.length ?? 0) < SHARED)
      .map(({ reason }) => ({ mark: '?', text: reason }));
  }

  #sourceWords(source: GraphArgoSource): string {
    const { repository, revision, directory } = source;
    const isUsual = whereOf(source) === this.#usual || directory === null;
    const isOther = !this.#usual.startsWith(`${repository} at `) || revision === '';
    const words = [placeOf(source), ...(isUsual ? [] : [isOther ? `of ${whereOf(source)}` : `at ${revision}`])];
    return `${words.join(' ')}${source.kustomize.length > 0 ? ` (${source.kustomize.join(', ')})` : ''}`;
  }
}

function lineOf(parts: readonly string[], isRepeated: boolean): string {
  return parts.filter((part) => part !== '').join('  ') + (isRepeated ? '  (see above)' : '');
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
      ? '1 more may be generated, but its directory does'
      : `${nodes.length} more may be generated, but their directories do`;
  const places = nodes.flatMap((node) =>
    node.kind === 'Application'
      ? node.sources.flatMap(({ directory, exists }) => (exists ? [] : (directory ?? [])))
      : [],
  );
  return `${subject} not exist: ${firstFew(places, (place) => place)}`;
}

function few(nodes: readonly GraphNode[]): string {
  return firstFew([...new Set(nodes.map(({ id }) => id))], (id) => id);
}
