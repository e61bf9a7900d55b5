import { expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { type Files, resultOf } from '../rules/check-tree.ts';
import { resources } from '../rules/fleet.ts';

const BASE: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps/prod'),
  'apps/base/kustomization.yaml': resources('config.yaml'),
  'apps/base/config.yaml': configMap('config', '  a: b'),
  'apps/prod/kustomization.yaml': resources('../base'),
  '.github/CODEOWNERS': '/apps/base/ @org/web @Lead\n/docs/ @writer\n/apps/prod/ @sre\n',
};

/** The owners asked for each cluster or overlay that a change reaches. */
async function ownersOf(changes: Files, base = BASE): Promise<Record<string, readonly string[]>> {
  const { report } = await resultOf({ ...base, ...changes }, { base });
  return Object.fromEntries((report.changes?.sets ?? []).map(({ name, owners }) => [name, owners]));
}

const CONFIG = { 'apps/base/config.yaml': configMap('config', '  a: c') };

it('names whom GitHub asks for a cluster, once each, for the files that the cluster is built from', async () => {
  expect(await ownersOf({ ...CONFIG, 'docs/a.md': 'a' })).toEqual({ 'clusters/prod': ['@org/web', '@Lead'] });
  const both = { ...CONFIG, 'apps/prod/kustomization.yaml': `${resources('../base')}\nnamespace: x\n` };
  expect(await ownersOf(both)).toEqual({ 'clusters/prod': ['@org/web', '@Lead', '@sre'] });
});

it('names whom GitHub asks for an overlay that no cluster is known to deploy', async () => {
  const overlays = Object.fromEntries(Object.entries(BASE).filter(([path]) => !path.startsWith('clusters/')));
  expect(await ownersOf(CONFIG, overlays)).toEqual({ 'apps/prod': ['@org/web', '@Lead'] });
});

it('names no one where the base has no CODEOWNERS', async () => {
  const { '.github/CODEOWNERS': owners = '', ...base } = BASE;
  expect(await ownersOf({ ...CONFIG, '.github/CODEOWNERS': owners }, base)).toEqual({ 'clusters/prod': [] });
});
