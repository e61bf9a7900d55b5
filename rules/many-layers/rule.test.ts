import { expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, type Files, kustomization } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const changed = async (before: Files, after: Files): Promise<string[]> =>
  brief(
    await findingsOf('many-layers', after, {
      base: before,
      repositories: [REPOSITORY],
      policy: { preset: 'strict' },
    }),
  );
const objects = (infrastructure: string, apps: string, folder = 'infrastructure'): Files => ({
  [`${folder}/a.yaml`]: configMap('a', `  level: ${infrastructure}`),
  'apps/b.yaml': configMap('b', `  level: ${apps}`),
});
const flux = (files: Files, folder = 'infrastructure'): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/layers.yaml': [kustomization('infra', `./${folder}`), kustomization('apps', './apps')],
  ...files,
});
const FOUND = ['notice many-layers infrastructure/a.yaml:5'];

it('reports edits of infrastructure and apps together', async () => {
  expect(await changed(flux(objects('a', 'a')), flux(objects('b', 'b')))).toEqual(FOUND);
});

it('reports them of Argo CD', async () => {
  const argo = (files: Files): Files => ({
    'root.yaml': application('root', 'argo'),
    'argo/infra.yaml': application('infra', 'infrastructure'),
    'argo/apps.yaml': application('web', 'apps'),
    ...files,
  });
  expect(await changed(argo(objects('a', 'a')), argo(objects('b', 'b')))).toEqual(FOUND);
  expect(await changed(argo(objects('a', 'a')), argo(objects('b', 'a')))).toEqual([]);
});

it('is silent about edits of one layer, what is added or removed, and other folders', async () => {
  const base = flux(objects('a', 'a'));
  expect(await changed(base, flux(objects('b', 'a')))).toEqual([]);
  expect(await changed(base, flux(objects('a', 'b')))).toEqual([]);
  expect(await changed(base, { ...flux(objects('b', 'a')), 'apps/c.yaml': configMap('c', '  a: b') })).toEqual([]);
  const other = (value: string): Files => flux(objects(value, value, 'platform'), 'platform');
  expect(await changed(other('a'), other('b'))).toEqual([]);
  expect(await changed(base, { ...base, ...objects('# b', 'a') })).toEqual([]);
});
