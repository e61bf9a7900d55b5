import { describe, expect, it } from 'vitest';
import { configMap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet } from '../../test/rules/fleet.ts';

const manifest = (changed = 0, lines = 20): string =>
  configMap('web', Array.from({ length: lines }, (_, at) => `  k${at}: ${at < changed ? 'other' : 'a'}\n`).join(''));
const found = async (files: Files): Promise<string[]> =>
  brief(await findingsOf('duplicated-overlay', files, { policy: { preset: 'strict' } }));
const both = (staging: string, prod: string): Files => ({
  'apps/web/prod/web.yaml': prod,
  'apps/web/staging/web.yaml': staging,
});
const AT = ['notice duplicated-overlay apps/web/staging/web.yaml:3'];

describe('duplicated-overlay', () => {
  it.each([
    ['all lines', manifest(), manifest()],
    ['nearly all lines', manifest(), manifest(3)],
    ['all lines but comments', manifest(), `# a comment\n${manifest()}`],
  ])('reports a manifest that equals another in %s', async (_, staging, prod) => {
    expect(await found(both(staging, prod))).toEqual(AT);
  });

  it('says how many lines are equal, and reports all copies below a folder once', async () => {
    const files = {
      ...both(manifest(3), manifest()),
      'apps/web/prod/b.yaml': manifest(),
      'apps/web/staging/b.yaml': manifest(),
    };
    const [finding, ...others] = await findingsOf('duplicated-overlay', files, { policy: { preset: 'strict' } });
    expect(others).toEqual([]);
    expect(finding?.message).toContain('all 24 lines are equal');
    expect(finding?.places).toHaveLength(2);
  });

  it('reports clusters', async () => {
    const files = { 'clusters/a/web.yaml': manifest(), 'clusters/b/web.yaml': manifest() };
    expect(await found(files)).toEqual(['notice duplicated-overlay clusters/b/web.yaml:3']);
  });

  it.each([
    ['manifests that differ', both(manifest(), manifest(12))],
    ['short manifests', both(manifest(0, 3), manifest(0, 3))],
    ['files of one environment', { 'apps/web/prod/a.yaml': manifest(), 'apps/web/prod/b.yaml': manifest() }],
    [
      'what no cluster applies',
      fleet(app(), { ...both(manifest(), manifest()), 'apps/app/a.yaml': configMap('a', '  a: b') }),
    ],
  ])('is silent about %s', async (_, files) => {
    expect(await found(files)).toEqual([]);
  });

  it('is off by default', async () => {
    expect(await findingsOf('duplicated-overlay', both(manifest(), manifest()))).toEqual([]);
  });
});
