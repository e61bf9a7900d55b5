import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const POLICY = { policy: { preset: 'strict' } } as const;
const found = async (files: Files): Promise<string[]> => brief(await findingsOf('reconcile-cost', files, POLICY));
const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';
const sync = (from: string, to: string): Files => ({
  [SYNC]: [bootstrap('clusters/prod')[SYNC] ?? ''].flat().join('\n---\n').replace(from, to),
});

/** A cluster with Kustomizations for as many apps, in two folders. */
const apps = (count: number): Files =>
  Object.fromEntries([
    ...Object.entries(bootstrap('clusters/prod')),
    ...Array.from({ length: count }, (_, at): [string, string][] => {
      const folder = `apps/${at % 3 === 0 ? 'media' : 'home'}/app${at}`;
      return [
        [`clusters/prod/app${at}.yaml`, kustomization(`app${at}`, `./${folder}`)],
        [`${folder}/a.yaml`, configMap(`app${at}`, '  a: b')],
      ];
    }).flat(),
  ]);

describe('reconcile-cost', () => {
  it('reports how many Kustomizations each commit wakes, and the split', async () => {
    const [finding, ...others] = await findingsOf('reconcile-cost', apps(30), POLICY);
    expect(others).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual([`notice reconcile-cost ${SYNC}:3`]);
    expect(finding?.message).toContain('makes Flux reconcile 31 Kustomizations of clusters/prod, whatever it changes');
    expect(finding?.message).toContain('`apps/home` (20), `apps/media` (10), `clusters/prod` (1)');
  });

  it('takes paths of any length', async () => {
    const path = './'.concat('a/'.repeat(10_000));
    const files = Object.fromEntries(
      Array.from({ length: 35 }, (_, at) => [`clusters/prod/app${at}.yaml`, kustomization(`app${at}`, path)]),
    );
    expect(await found({ ...bootstrap('clusters/prod'), ...files })).toEqual([`notice reconcile-cost ${SYNC}:3`]);
  });

  it('is silent about few Kustomizations, and off by default', async () => {
    expect(await found(apps(20))).toEqual([]);
    expect(await findingsOf('reconcile-cost', apps(30))).toEqual([]);
  });

  it.each([
    ['30s', [`notice reconcile-cost ${SYNC}:5`]],
    ['1000ms', [`notice reconcile-cost ${SYNC}:5`]],
    ['60s', []],
    ['1m', []],
    [`\${INTERVAL}`, []],
  ])('takes a poll every %s for too often if it is below a minute', async (interval, expected) => {
    expect(await found({ ...fleet(app(), CONFIG), ...sync('interval: 1m', `interval: ${interval}`) })).toEqual(
      expected,
    );
  });

  it('reports a Kustomization of the whole repository, unless a kustomization.yaml lists what it applies', async () => {
    const files = { ...CONFIG, ...sync('path: ./clusters/prod', 'path: ./') };
    expect(await found(files)).toEqual([`notice reconcile-cost ${SYNC}:16`]);
    const list = { 'kustomization.yaml': 'resources: [clusters/prod/flux-system/gotk-sync.yaml]\n' };
    expect(await found({ ...files, ...list })).toEqual([]);
  });
});
