import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readManifests } from '../../src/kubernetes/manifests.ts';
import { policyOf } from '../../src/policy/find.ts';
import { findSources } from '../../src/policy/sources.ts';
import { followArgo } from '../../src/reconcilers/argocd/follow-tree.ts';
import type { ArgoGraph } from '../../src/reconcilers/argocd/graph.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { check, rules } from '../../src/run.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { scratchFolder, write } from '../repository/scratch.ts';
import { application, applicationSet, configMap, deployed, overlay, REPOSITORY } from './repository.ts';

const URL = 'https://github.com/acme/platform';
const ROOT = 'github.com/acme/platform';
const elsewhere = (text: string, revision = 'HEAD'): string =>
  text.replaceAll(REPOSITORY, URL).replace('targetRevision: HEAD', `targetRevision: ${revision}`);

/** A repository beside the other one, with what a policy file says of that. */
async function repository(files: Record<string, string>, platform: Record<string, string>) {
  const folder = scratchFolder();
  write(join(folder, 'platform'), platform);
  write(join(folder, 'fleet'), { '.gitops-gate.yaml': `sources: {"${URL}": ../platform}\n`, ...files });
  const head = readWorkTree(join(folder, 'fleet'));
  const policy = await policyOf(
    head,
    rules.map(({ id }) => id),
  );
  return { folder, head, policy, sources: () => findSources(policy, join(folder, 'fleet'), [head]) };
}

async function argoIn(files: Record<string, string>, platform: Record<string, string>): Promise<ArgoGraph> {
  const { head, sources } = await repository(files, platform);
  const { checkouts } = sources();
  const reader = new YamlReader();
  return followArgo(head, reader, readManifests(head, reader, checkouts), { urls: [REPOSITORY], checkouts });
}

const texts = (files: Record<string, string | readonly string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [text].flat().join('\n---\n')]));

it('follows Applications into the checkout, whichever way they make manifests', async () => {
  const graph = await argoIn(
    {
      'apps/web.yaml': elsewhere(application('web', 'web')),
      'apps/plain.yaml': elsewhere(application('plain', 'plain')),
      'apps/chart.yaml': elsewhere(application('chart', 'chart', '    helm: {valueFiles: [prod.yaml, /other.yaml]}\n')),
    },
    {
      ...texts(overlay('web')),
      'plain/cm.yaml': configMap('plain'),
      'chart/Chart.yaml': 'name: chart\n',
      'chart/prod.yaml': 'a: b\n',
    },
  );
  expect(deployed(graph)).toEqual({
    chart: `helm ${ROOT}/chart`,
    plain: `directory ${ROOT}/plain`,
    web: `kustomize ${ROOT}/web`,
  });
  const objects = graph.applications.flatMap((one) => one.objects.map(({ name }) => name));
  expect(objects.sort()).toEqual(['plain', 'settings']);
  const values = graph.applications.flatMap(({ sources }) => sources.flatMap(({ valuesFiles }) => valuesFiles));
  expect(values.map(({ path, exists }) => [path, exists])).toEqual([
    [`${ROOT}/chart/prod.yaml`, true],
    [`${ROOT}/other.yaml`, false],
  ]);
});

it('lists the directories of the checkout for ApplicationSets, as paths inside of it', async () => {
  const generators = `[{git: {repoURL: ${URL}, revision: HEAD, directories: [{path: apps/*}]}}]`;
  const graph = await argoIn(
    { 'set.yaml': elsewhere(applicationSet(generators, '{{path.basename}}', '{{path}}')) },
    texts({ ...overlay('apps/web'), ...overlay('apps/db', 'db') }),
  );
  expect(deployed(graph)).toEqual({
    db: `kustomize ${ROOT}/apps/db`,
    web: `kustomize ${ROOT}/apps/web`,
  });
  expect(graph.sets.flatMap(({ unknowns }) => unknowns)).toEqual([]);
});

it('finds paths that the checkout does not have, at the revision that it is at', async () => {
  const { head, policy, sources } = await repository(
    {
      'apps/web.yaml': elsewhere(application('web', 'wbe')),
      'apps/old.yaml': elsewhere(application('old', 'old'), 'v1.0.0'),
    },
    { ...texts(overlay('web')), 'bad/cm.yaml': 'a: 1\na: 2\n' },
  );
  const { report } = await check({
    head,
    base: undefined,
    policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
    sources: sources(),
  });
  expect(report.findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`)).toEqual([
    'missing-path apps/web.yaml:9',
  ]);
});

it('does not follow a link out of the checkout', async () => {
  const { folder, head, sources } = await repository(
    { 'apps/web.yaml': elsewhere(application('web', 'link')) },
    texts(overlay('web')),
  );
  write(join(folder, 'outside'), texts(overlay('.')));
  symlinkSync('../outside', join(folder, 'platform/link'));
  const { checkouts } = sources();
  const reader = new YamlReader();
  const { applications } = followArgo(head, reader, readManifests(head, reader, checkouts), { checkouts });
  expect(applications.flatMap(({ objects }) => objects)).toEqual([]);
});
