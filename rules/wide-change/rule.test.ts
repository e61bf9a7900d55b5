import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const changed = async (before: Files, after: Files): Promise<string[]> =>
  brief(
    await findingsOf('wide-change', after, { base: before, repositories: [REPOSITORY], policy: { preset: 'strict' } }),
  );

const base = (value: string): Files => ({
  'apps/base/a.yaml': configMap('settings', `  level: ${value}`),
  'apps/base/kustomization.yaml': 'resources: [a.yaml]\n',
});
const flux = (names: readonly string[], value: string, more: Files = {}): Files => ({
  ...base(value),
  ...Object.assign(
    {},
    ...names.map((name) => ({
      ...bootstrap(`clusters/${name}`),
      [`clusters/${name}/apps.yaml`]: kustomization('apps', `./apps/${name}`),
      [`apps/${name}/kustomization.yaml`]: 'resources: [../base]\n',
    })),
  ),
  ...more,
});
const argo = (names: readonly string[], value: string): Files => ({
  ...base(value),
  'root.yaml': application('root', 'argo'),
  ...Object.assign(
    {},
    ...names.map((name) => ({
      [`argo/${name}.yaml`]: application(`web-${name}`, `apps/${name}`),
      [`apps/${name}/kustomization.yaml`]: 'resources: [../base]\n',
    })),
  ),
});
const FOUND = ['notice wide-change apps/base/a.yaml:5'];

describe.each([
  ['Flux', flux],
  ['Argo CD', argo],
])('wide-change, with %s', (_, tree) => {
  it('reports a shared line that reaches production and another environment', async () => {
    const names = ['production', 'staging'];
    expect(await changed(tree(names, 'info'), tree(names, 'debug'))).toEqual(FOUND);
  });

  it('reports a shared line that reaches many clusters', async () => {
    const names = ['eu-1', 'eu-2', 'us-1', 'us-2'];
    expect(await changed(tree(names, 'info'), tree(names, 'debug'))).toEqual(FOUND);
    expect(await changed(tree(names.slice(1), 'info'), tree(names.slice(1), 'debug'))).toEqual([]);
  });

  it('is silent about one environment, and about environments without production', async () => {
    for (const names of [['production'], ['staging', 'dev'], ['home', 'lab']])
      expect(await changed(tree(names, 'info'), tree(names, 'debug'))).toEqual([]);
  });
});

it('calls what changes clusters, or directories of Argo CD', async () => {
  const messages = async (before: Files, after: Files): Promise<string[]> => {
    const options = { base: before, repositories: [REPOSITORY], policy: { preset: 'strict' } } as const;
    return (await findingsOf('wide-change', after, options)).map(({ message }) => message);
  };
  const names = ['eu-1', 'eu-2', 'us-1', 'us-2'];
  const [clusters] = await messages(flux(names, 'info'), flux(names, 'debug'));
  expect(clusters).toContain('This line changes 4 clusters at once (`clusters/eu-1`,');
  const [directories] = await messages(argo(names, 'info'), argo(names, 'debug'));
  expect(directories).toContain('This line changes 4 directories at once (`apps/eu-1`,');
});

it('is silent about edits in the folders of environments, and new clusters', async () => {
  const names = ['production', 'staging'];
  const patch = (value: string): Files => ({
    'apps/staging/kustomization.yaml': 'resources: [../base]\npatches: [{path: level.yaml}]\n',
    'apps/staging/level.yaml': configMap('settings', `  level: ${value}`),
  });
  expect(await changed(flux(names, 'info', patch('a')), flux(names, 'info', patch('b')))).toEqual([]);
  expect(await changed({ 'README.md': '' }, flux(names, 'info'))).toEqual([]);
  expect(await changed(flux(['staging'], 'info'), flux(names, 'info'))).toEqual([]);
});
