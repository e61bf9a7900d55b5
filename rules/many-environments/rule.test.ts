import { describe, expect, it } from 'vitest';
import { bootstrap, configMap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app } from '../../test/rules/fleet.ts';

const FLEET: Files = Object.fromEntries(
  ['staging', 'production'].flatMap((name) => [
    ...Object.entries(bootstrap(`clusters/${name}`)),
    [`clusters/${name}/app.yaml`, app('', `./apps/${name}`)],
    [`apps/${name}/kustomization.yaml`, 'resources: [../base, own.yaml]\n'],
    [`apps/${name}/own.yaml`, configMap('own', '  a: b')],
  ]),
);
const BASE = {
  ...FLEET,
  'apps/base/kustomization.yaml': 'resources: [a.yaml]\n',
  'apps/base/a.yaml': configMap('a', '  a: b'),
};
const EDITED = configMap('own', '  a: c');
const found = async (change: Files): Promise<string[]> =>
  brief(await findingsOf('many-environments', { ...BASE, ...change }, { base: BASE }));

describe('many-environments', () => {
  it('reports a change of two environments once, in production', async () => {
    const change = { 'apps/production/own.yaml': EDITED, 'apps/staging/own.yaml': EDITED };
    expect(await found(change)).toEqual(['notice many-environments apps/production/own.yaml:5']);
    const [finding] = await findingsOf('many-environments', { ...BASE, ...change }, { base: BASE });
    expect(finding?.message).toMatch(/^This change edits production \(1 file\) and staging, so one merge/);
    expect(finding?.related.map(({ location }) => location.path)).toEqual(['apps/staging/own.yaml']);
  });

  it('reports clusters that are named for environments', async () => {
    const rename = (files: Files): Files =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path.replace(/clusters\/production/, 'clusters/prod-eu'), text]),
      );
    const base = rename({
      ...BASE,
      'clusters/production/flux-system/gotk-sync.yaml':
        bootstrap('clusters/prod-eu')['clusters/prod-eu/flux-system/gotk-sync.yaml'] ?? '',
    });
    const edited = { ...base, 'clusters/prod-eu/own.yaml': EDITED, 'apps/staging/own.yaml': EDITED };
    expect(brief(await findingsOf('many-environments', edited, { base }))).toEqual([
      'notice many-environments clusters/prod-eu/own.yaml:1',
    ]);
  });

  it.each([
    ['one environment', { 'apps/production/own.yaml': EDITED }],
    ['what environments share', { 'apps/base/a.yaml': configMap('a', '  a: c') }],
    ['production and a base', { 'apps/production/own.yaml': EDITED, 'apps/base/a.yaml': configMap('a', '  a: c') }],
    ['a file that is not deployed', { 'apps/production/own.yaml': EDITED, 'docs/staging/own.yaml': EDITED }],
    ['a text', { 'apps/production/own.yaml': EDITED, 'apps/staging/README.md': 'a\n' }],
  ])('is silent about %s', async (_, change) => {
    expect(await found(change)).toEqual([]);
  });

  it('is silent without a base', async () => {
    expect(await findingsOf('many-environments', BASE)).toEqual([]);
  });
});
