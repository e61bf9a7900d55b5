import { expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { deployment } from '../../test/rules/fleet.ts';

/** Files with one ConfigMap each. */
const settings = (directory: string, count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${directory}/${index}.yaml`,
      configMap(`${directory}-${index}`, '  a: b'),
    ]),
  );

const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/web.yaml': kustomization('web', './web'),
  'clusters/prod/rest.yaml': kustomization('rest', './rest'),
  ...settings('web', 6),
  ...settings('rest', 6),
};

const without = (files: Files, gone: RegExp): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !gone.test(path)));

it('tells a large part of a cluster', async () => {
  const findings = await findingsOf('prunes-many', without(FLEET, /web/), { base: FLEET });
  expect(brief(findings)).toEqual(['warning prunes-many clusters/prod/web.yaml:3']);
  expect(findings[0]?.message).toBe(
    'This change removes Kustomization `web` from `clusters/prod/web.yaml`, so Flux deletes 7 of 16 objects, in `clusters/prod`: 6 ConfigMaps and 1 Kustomization. If this is not intended, put them back.',
  );
  expect(findings.map(({ losses }) => new LossNames([{ losses }]).of(losses))).toEqual([['prod/web']]);
});

it('adds up what several lines take away', async () => {
  const findings = await findingsOf('prunes-many', without(FLEET, /^web\/[0-4]/), { base: FLEET });
  expect(findings[0]?.message).toContain(' and removes more in 4 other places, so Flux deletes 5 of 16 objects');
});

it.each<[string, Files]>([
  ['a few objects', without(FLEET, /^web\/[0-3]/)],
  ['a small part', without({ ...FLEET, ...settings('rest', 40) }, /^web/)],
])('does not tell %s', async (_, head) => {
  const base = { ...FLEET, ...(Object.keys(head).length > 20 ? settings('rest', 40) : {}) };
  expect(await findingsOf('prunes-many', head, { base })).toEqual([]);
});

it('does not tell what moves, what is kept, and what prunes-data tells', async () => {
  const moved = {
    ...without(FLEET, /web/),
    'clusters/prod/shop.yaml': kustomization('shop', './web'),
    ...settings('web', 6),
  };
  expect(await findingsOf('prunes-many', moved, { base: FLEET })).toEqual([]);
  const kept = { ...FLEET, 'clusters/prod/web.yaml': kustomization('web', './web', '  deletionPolicy: Orphan\n') };
  expect(await findingsOf('prunes-many', without(kept, /web/), { base: kept })).toEqual([]);
  const data = { ...FLEET, 'web/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n' };
  const findings = await findingsOf(['prunes-many', 'prunes-data'], without(data, /web/), { base: data });
  expect(brief(findings)).toEqual(['error prunes-data clusters/prod/web.yaml:3']);
});

it('tells a large part of what Applications deploy', async () => {
  const AUTOMATED = '  syncPolicy: {automated: {prune: true}}\n';
  const web = application('web', 'web').replace(
    'metadata: {',
    'metadata: {finalizers: [resources-finalizer.argocd.argoproj.io], ',
  );
  const base: Files = {
    'root.yaml': application('root', 'argo') + AUTOMATED,
    'argo/web.yaml': web + AUTOMATED,
    'argo/rest.yaml': application('rest', 'rest') + AUTOMATED,
    'web/web.yaml': deployment('replicas: 1'),
    ...settings('web', 6),
    ...settings('rest', 6),
  };
  const repositories = [REPOSITORY];
  const findings = await findingsOf('prunes-many', without(base, /web/), { base, repositories });
  expect(findings[0]?.message).toBe(
    'This change removes Application `web` from `argo/web.yaml`, so Argo CD deletes 8 of 15 objects, in Applications `argocd/root` and `argocd/web`: 6 ConfigMaps, 1 Application and 1 Deployment. If this is not intended, put them back.',
  );
  const unfinalized = { ...base, 'argo/web.yaml': application('web', 'web') + AUTOMATED };
  expect(await findingsOf('prunes-many', without(unfinalized, /web/), { base: unfinalized, repositories })).toEqual([]);
});
