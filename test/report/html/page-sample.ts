import { DEFAULT_POLICY } from '../../../src/policy/policy.ts';
import type { ChartEdge, ChartNode, GraphGroup } from '../../../src/reconcilers/graph.ts';
import type { RunFacts } from '../../../src/report/facts.ts';
import { linkToPlaces } from '../../../src/report/links.ts';
import type { Report } from '../../../src/report/report.ts';
import { HOSTILE_PATH, report } from '../sample.ts';

const COMMIT = '0f'.repeat(20);
const REPOSITORY = 'https://github.com/octo/fleet';

/** Where the files of the sample are. */
export const published = {
  commit: COMMIT,
  isEdited: false,
  repository: REPOSITORY,
  link: linkToPlaces(REPOSITORY, { head: COMMIT, base: report.summary.base ?? undefined }, 'deploy'),
};

/** A box of a chart that reads some files. */
export function node(id: string, files: readonly string[] = [], others: Partial<ChartNode> = {}): ChartNode {
  const lines = [id, files[0] ?? 'not here'];
  return { key: id, lines, kind: 'Kustomization', id, failures: [], files: new Set(files), ...others };
}

/** An arrow of a chart. */
export function edge(from: string, to: string, isWaiting = false): ChartEdge {
  return { from, to, isWaiting };
}

/** A cluster with a broken Kustomization, one that waits for what does not exist, and hostile names. */
export const prod: GraphGroup = {
  name: 'clusters/prod',
  heading: '5 Kustomizations, 40 objects',
  lines: [],
  chart: [
    node('flux-system/flux-system', ['clusters/prod/flux.yaml']),
    node('flux-system/infra', ['infrastructure/sources/bitnami.yaml']),
    node('flux-system/apps', ['apps/sealed-secrets/release.yaml', 'apps/wide.yaml'], {
      failures: ['`apps` does not build.'],
    }),
    node('flux-system/gone', [], { isAbsent: true, lines: ['flux-system/gone', 'not found'] }),
    node(`x/${HOSTILE_PATH}`, [HOSTILE_PATH]),
    edge('flux-system/flux-system', 'flux-system/infra'),
    edge('flux-system/flux-system', 'flux-system/apps'),
    edge('flux-system/flux-system', `x/${HOSTILE_PATH}`),
    edge('flux-system/apps', 'flux-system/infra', true),
    edge('flux-system/infra', 'flux-system/gone', true),
    // A cycle.
    edge('flux-system/infra', 'flux-system/apps', true),
    edge('flux-system/apps', 'flux-system/apps'),
  ],
};

const quiet: GraphGroup = {
  name: 'clusters/quiet',
  heading: '2 Kustomizations, 3 objects',
  lines: [],
  chart: [node('flux-system/a'), node('flux-system/b'), edge('flux-system/a', 'flux-system/b')],
};

/** The facts of a run with some clusters. */
export function factsOf(groups: readonly GraphGroup[] = [quiet, prod]): RunFacts {
  return {
    date: '2026-11-29',
    policy: {
      ...DEFAULT_POLICY,
      rules: new Map([['unknown-source', 'warning']]),
      overrides: [{ paths: ['apps/**', HOSTILE_PATH], rules: new Map([['wrong-tab', 'off']]) }],
      ignore: ['vendor/**'],
    },
    failOn: 'error',
    ownersOf: (path) => (path.startsWith('apps/') ? ['@octo/apps', HOSTILE_PATH] : []),
    groups: () => groups,
    redact: (text) => text.replaceAll('hunter2', '•••'),
  };
}

/** A report with many findings in many clusters. */
export function largeReport(count: number): Report {
  const [first] = report.findings;
  if (!first) throw new Error('The sample has no findings.');
  const levels = ['error', 'warning', 'notice'] as const;
  const findings = Array.from({ length: count }, (_, index) => {
    const start = { line: (index % 40) + 1, column: 1 };
    return {
      ...first,
      rule: `rule-${index % 30}`,
      severity: levels[index % 3] ?? 'error',
      message: `Kustomization \`app-${index}\` asks for \`source-${index % 100}\`, which does not exist.`,
      location: { path: `apps/team-${index % 50}/app-${index}.yaml`, start, end: { ...start, column: 9 } },
      builds: [`clusters/c${index % 12}`],
      related: [],
      places: [],
      fingerprint: index.toString(16).padStart(8, '0').padEnd(32, '0'),
    };
  });
  return { ...report, findings, suppressed: [], accepted: [], notAccepted: [] };
}
