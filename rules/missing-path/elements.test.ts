import { expect, it } from 'vitest';
import { applicationSet, configMap, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';

async function missing(files: Files): Promise<string[]> {
  const findings = await findingsOf('missing-path', files, { repositories: [REPOSITORY] });
  return findings.map(
    ({ severity, location, message }) => `${severity} ${location.path}:${location.start.line} ${message}`,
  );
}

const list = (...clusters: string[]): string =>
  `[{merge: {mergeKeys: [name], generators: [{clusters: {values: {environment: staging}}}, {list: {elements: [\n${clusters
    .map((name) => `      {name: ${name}, values.dir: ${name}}`)
    .join(',\n')}]}}]}}]`;
const set = (...clusters: string[]): string =>
  applicationSet(list(...clusters), 'web-{{name}}', 'apps/web/{{values.environment}}/{{values.dir}}');
const patch =
  'patches: [{target: {kind: ApplicationSet}, patch: "[{op: add, path: /spec/generators/0/merge/generators/0/clusters/values/environment, value: production}]"}]';
const bothWith = (sets: string): Files => ({
  ...overlay('apps/web/staging/one'),
  ...overlay('apps/web/production/two'),
  'argo/base/kustomization.yaml': 'resources: [sets.yaml]\n',
  'argo/base/sets.yaml': sets,
  'argo/staging/kustomization.yaml': 'resources: [../base]\n',
  'argo/production/kustomization.yaml': `resources: [../base]\n${patch}\n`,
});

it('reports an element that has a directory in no environment', async () => {
  expect(await missing(bothWith(set('one', 'two')))).toEqual([]);
  const [found, ...others] = await missing(bothWith(set('one', 'two', 'tree')));
  expect(others).toEqual([]);
  expect(found).toMatch(
    /^warning argo\/base\/sets.yaml:\d+ `apps\/web\/\w+\/tree` does not exist, and neither does 1 more directory, so Argo CD cannot sync Application `web-tree`\./,
  );
});

it('is silent about what another environment has, and about a list that is yet to be filled', async () => {
  expect(await missing({ ...bothWith(set('one', 'three')), ...overlay('apps/web/test/three') })).toEqual([]);
  expect(await missing({ ...bothWith(set('a', 'b')), ...overlay('apps/web/staging') })).toEqual([]);
  expect(await missing(bothWith(set('one', 'TODO')))).toEqual([]);
});

it('is silent about the clusters of an overlay that deletes the ApplicationSet until they are ready', async () => {
  const gone = {
    ...bothWith(set('one', 'tree')),
    'argo/production/kustomization.yaml':
      'resources: [../base, settings.yaml]\npatches: [{patch: "{$patch: delete, apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, metadata: {name: set, namespace: argocd}}"}]\n',
    'argo/production/settings.yaml': configMap('settings'),
  };
  expect(await missing(gone)).toEqual([]);
});
