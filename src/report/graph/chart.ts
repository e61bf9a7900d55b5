import type { Finding } from '../../findings/finding.ts';
import type { ChartNode, GraphGroup } from '../../reconcilers/graph.ts';
import type { RunFacts } from '../facts.ts';
import type { Report } from '../report.ts';
import { FindingIndex } from './finding-index.ts';
import { type Touched, touchedIn } from './touched.ts';

/** A cluster or root with what the change touches and what is broken in it. */
export interface Chart {
  readonly name: string;
  /** What it is and how much it has. */
  readonly heading: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** An object that applies others: a Kustomization, an Application. */
export interface Box {
  readonly key: string;
  /** The name without what most boxes share, and a line about it. */
  readonly lines: readonly string[];
  readonly kind: string;
  /** `namespace/name`. */
  readonly id: string;
  /** `absent`: something waits for it, and it does not exist here; `folded`: it represents boxes that are not drawn. */
  readonly state: 'plain' | 'absent' | 'folded';
  /** Whether it certainly fails, or has findings at level error. */
  readonly isBroken: boolean;
  /** What the change does to what it applies; undefined if nothing. */
  readonly touched: Touched | undefined;
  /** The findings about it and about what it applies, in the order of the report. */
  readonly findings: readonly Finding[];
  /** Why it certainly fails, a sentence each. */
  readonly failures: readonly string[];
}

/** From what applies to what is applied; or, where it waits, to what is waited for. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly isWaiting: boolean;
  /** Whether what it leads to is broken or absent. */
  readonly isBroken: boolean;
}

/** The clusters of a run as charts: those with something broken, then those that the change touches, then the others. */
export function chartsOf(report: Report, facts: RunFacts): Chart[] {
  const groups = facts.groups();
  const index = new FindingIndex(
    report.findings,
    groups.map(({ name }) => name),
  );
  const touched = touchedIn(report.changes);
  const names = new Set(groups.map(({ name }) => name));
  const gone = [...touched.keys()].filter((name) => !names.has(name));
  const charts = [...groups, ...gone.map(goneGroup)].map((group) =>
    chartOf(group, index, touched.get(group.name) ?? new Map(), facts.redact),
  );
  return charts.sort((a, b) => rank(a) - rank(b));
}

function rank({ boxes }: Chart): number {
  if (boxes.some(({ isBroken }) => isBroken)) return 0;
  return boxes.some(({ touched }) => touched) ? 1 : 2;
}

/** A cluster that the change removes. */
function goneGroup(name: string): GraphGroup {
  return { name, heading: 'no longer defined', lines: [], chart: [] };
}

function chartOf(
  { name, heading, chart }: GraphGroup,
  index: FindingIndex,
  touched: ReadonlyMap<string, Touched>,
  redact: (text: string) => string,
): Chart {
  const nodes = new Map<string, ChartNode>();
  for (const part of chart) if ('key' in part && !nodes.has(part.key)) nodes.set(part.key, part);
  const findings = index.of(name, [...nodes.values()]);
  const boxes = [...nodes.values()].map((node): Box => {
    const own = findings.get(node.key) ?? [];
    return {
      key: node.key,
      lines: node.lines.map(redact),
      kind: node.kind,
      id: redact(node.id),
      state: node.isAbsent ? 'absent' : 'plain',
      isBroken: node.failures.length > 0 || own.some(({ severity }) => severity === 'error'),
      touched: touched.get(node.id),
      findings: own,
      failures: node.failures.map(redact),
    };
  });
  const ids = new Set([...nodes.values()].map(({ id }) => id));
  const all = [
    ...boxes,
    ...[...touched].flatMap(([id, one]) =>
      ids.has(id) ? [] : [removedBox(redact(id), one, index.about(name, one.kind, id))],
    ),
  ];
  const broken = new Set(all.flatMap(({ key, isBroken, state }) => (isBroken || state === 'absent' ? [key] : [])));
  const arrows = chart.flatMap((part) =>
    'key' in part || part.from === part.to || !nodes.has(part.from) || !nodes.has(part.to)
      ? []
      : [{ ...part, isBroken: broken.has(part.to) }],
  );
  return { name: redact(name), heading: redact(heading), boxes: all, arrows };
}

/** What applied objects in the base and does not exist in the head. */
function removedBox(id: string, { kind, words }: Touched, findings: readonly Finding[]): Box {
  return {
    ...{ key: `removed ${id}`, lines: [id, 'removed'], kind, id, state: 'plain', failures: [], findings },
    isBroken: findings.some(({ severity }) => severity === 'error'),
    touched: { kind, words, change: 'removed' },
  };
}
