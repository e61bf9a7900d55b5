import { expect, it } from 'vitest';
import type { GraphApplication, GraphNode, GraphRoot } from '../../src/reconcilers/argocd/graph-report/nodes.ts';
import { argoReport } from '../../src/reconcilers/argocd/graph-report/part.ts';
import { graphMermaid } from '../../src/report/graph/mermaid.ts';
import { graphJson, graphReport } from '../../src/report/graph/report.ts';
import { graphText } from '../../src/report/graph/text.ts';
import { application, applicationSet, argoOf, configMap, overlay } from '../argocd/repository.ts';
import { bootstrap, type Files, graphOf } from '../flux/repository.ts';
import { reconcilersOf } from '../reconcilers/reconcilers.ts';

const CLUSTERS = '[{merge: {mergeKeys: [name], generators: [{clusters: {values: {dir: base}}}, LIST]}}]';
const LIST = '{list: {elements: [{name: a, values.dir: a}, {name: b, values.dir: b}, {name: c, values.dir: c}]}}';

const FILES: Files = {
  'argo/prod/kustomization.yaml': 'resources: [root.yaml]\n',
  'argo/prod/root.yaml': application('root', 'all'),
  'all/kustomization.yaml': 'resources: [late.yaml, set.yaml, backup.yaml, other.yaml, "web.yaml"]\n',
  'all/late.yaml': application('late', 'late').replace(
    'metadata: {',
    'metadata: {annotations: {argocd.argoproj.io/sync-wave: "5"}, ',
  ),
  'all/web.yaml': application(
    JSON.stringify('web"]\u0007'),
    'late',
    '    kustomize: {namePrefix: my-, images: ["a=b:1", "c=d:2"], patches: [{patch: "{}"}]}\n',
  ),
  'all/set.yaml': applicationSet(CLUSTERS.replace('LIST', LIST), 'api-{{name}}', 'api/{{values.dir}}'),
  'all/backup.yaml': applicationSet('[{clusters: {}}]', 'backup-{{name}}', 'backup/prod/{{name}}').replace(
    'name: set',
    'name: backup',
  ),
  'all/other.yaml': application('other', 'x').replace('acme/fleet', 'acme/other'),
  ...overlay('late'),
  ...overlay('api/a'),
  ...overlay('api/base'),
  ...overlay('backup/prod/east'),
  ...overlay('backup/prod/west'),
};

const argo = argoOf(FILES);

function onlyRoot(files: Files, from?: string): GraphRoot {
  const { roots } = argoReport(argoOf(files), { from });
  const [root] = roots;
  if (!root || roots.length !== 1) throw new Error(`${roots.length} roots`);
  return root;
}

/** All nodes at and below some. */
function all(nodes: readonly GraphNode[]): GraphNode[] {
  return nodes.flatMap((node) => [node, ...all(node.kind === 'Application' ? node.applies : node.applications)]);
}

function applicationOf(root: GraphRoot, id: string): GraphApplication {
  const found = all(root.entries).find((node) => node.id === id);
  if (found?.kind !== 'Application') throw new Error(id);
  return found;
}

it('shows what Argo CD runs as text, JSON and Mermaid, beside the clusters of Flux', async () => {
  const report = graphReport(reconcilersOf(graphOf(bootstrap('clusters/prod')), argo));
  await expect(graphText(report)).toMatchFileSnapshot('__snapshots__/graph-argo.txt');
  await expect(graphJson(report)).toMatchFileSnapshot('__snapshots__/graph-argo.json');
  await expect(graphMermaid(report)).toMatchFileSnapshot('__snapshots__/graph-argo.mmd');
});

it('tells of each Application its source, destination, options, and what is not known', () => {
  const root = onlyRoot(FILES);
  expect(root).toMatchObject({ name: 'argo/prod', foundBy: 'overlay', applications: 9, applicationSets: 2 });
  expect(applicationOf(root, 'argocd/late')).toMatchObject({
    syncWave: 5,
    objects: 1,
    destination: { server: 'https://kubernetes.default.svc', namespace: 'late' },
    sources: [{ directory: 'late', exists: true, revision: 'HEAD' }],
    unknown: [],
  });
  expect(applicationOf(root, 'argocd/web"]\u0007').sources[0]?.kustomize).toEqual([
    'namePrefix my-',
    '2 images',
    '1 patch',
  ]);
  expect(applicationOf(root, 'argocd/backup-{{name}}').sources[0]).toMatchObject({
    pattern: 'backup/prod/{{name}}',
    fitting: ['backup/prod/east', 'backup/prod/west'],
  });
  expect(applicationOf(root, 'argocd/other').unknown.map(({ kind }) => kind)).toEqual(['source']);
  expect(applicationOf(root, 'argocd/api-b').unknown.map(({ kind }) => kind)).toEqual(['absent']);
});

it('puts Applications in the order of their waves', () => {
  const [root] = onlyRoot(FILES).entries;
  const order = root?.kind === 'Application' ? root.applies.map(({ id }) => id) : [];
  expect(order.at(-1)).toBe('argocd/late');
  expect(order).toHaveLength(5);
});

it('tells what many share once in text, and of each in JSON', () => {
  const files: Files = {};
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    files[`apps/${name}.yaml`] = application(name, 'x').replace('acme/fleet', 'acme/other');
  const report = graphReport(reconcilersOf(graphOf({}), argoOf(files)));
  expect(graphText(report).match(/is not known to be this repository/g)).toHaveLength(1);
  expect(graphText(report)).toContain('(6 Applications: argocd/a, argocd/b, argocd/c and 3 more)');
  expect(graphJson(report).match(/is not known to be this repository/g)).toHaveLength(6);
});

it('begins at any Application or ApplicationSet', () => {
  const told = (from: string) => all(onlyRoot(FILES, from).entries).map(({ id }) => id);
  expect(told('argocd/late')).toEqual(['argocd/late']);
  expect(told('backup')).toEqual(['argocd/backup', 'argocd/backup-{{name}}']);
  expect(onlyRoot(FILES, 'backup')).toMatchObject({ applications: 1, applicationSets: 1, objects: 0 });
});

it('ends where an Application applies itself, and where they are nested without end', () => {
  const ring = onlyRoot({ 'apps/root.yaml': application('root', 'apps'), 'apps/cm.yaml': configMap('a') });
  expect(all(ring.entries).map((node) => node.repeated)).toEqual([false, true]);
  expect(ring.objects).toBe(2);
  const chain: Files = {};
  for (let at = 0; at < 60; at++) chain[`a${at}/app.yaml`] = application(`n${at}`, `a${at + 1}`);
  expect(all(onlyRoot(chain).entries).length).toBeLessThan(60);
});

it('names the chart of a Helm repository', () => {
  const chart = application('a', 'x').replace('path: x', 'chart: nginx').replace('HEAD', '1.2.0');
  const argoOfChart = argoOf({ 'apps/a.yaml': chart.replace(/https:[^ ]*fleet.git/, 'https://charts.example') });
  const report = graphReport(reconcilersOf(graphOf({}), argoOfChart));
  expect(graphText(report)).toContain('argocd/a  chart nginx 1.2.0 of https://charts.example  → ');
  expect(graphText(report)).toContain('? The objects of the chart `nginx`');
});

it('names the directory that a certain Application lacks', () => {
  const root = onlyRoot({ 'apps/a.yaml': application('a', 'nope/x'), ...overlay('nope/y') });
  expect(applicationOf(root, 'argocd/a').failures).toEqual(['`nope/x` does not exist.']);
});
