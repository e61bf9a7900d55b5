import { expect, it } from 'vitest';
import { FIRST, turnsOf } from '../../src/change/turns.ts';
import { changesText } from '../../src/report/changes/text.ts';
import { changeOf, changesOf } from '../report/changes-of.ts';
import { bootstrap, configMap, type Files, gitRepository, kustomization } from './repository.ts';

const AFTER = (name: string, more = ''): string => `  dependsOn: [{name: ${name}${more}}]\n`;
const KEPT = ', annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}';
const SUSPENDED = '  suspend: true\n';

/** A cluster in which `apps` depends on `base`, and `base` on `crds`. */
function fleet({ crds = '', base = AFTER('crds'), apps = AFTER('base'), value = 'a', more = {} } = {}): Files {
  const part = (name: string, spec: string): Files => ({
    [`clusters/prod/${name}.yaml`]: kustomization(name, `./${name}`, spec),
    [`${name}/cm.yaml`]: configMap(`cm-${name}`, `  key: ${value}`),
  });
  return {
    ...bootstrap('clusters/prod'),
    ...part('crds', crds),
    ...part('base', base),
    ...part('apps', apps),
    ...more,
  };
}

const acting = (base: Files, head: Files): (readonly [string, number, string?])[] =>
  changeOf(base, head).kustomizations.map(({ name, step, blockedBy }) =>
    blockedBy === null ? [name.replace('flux-system/', ''), step] : [name.replace('flux-system/', ''), step, blockedBy],
  );

it('acts in the order of dependsOn', () => {
  expect(acting(fleet(), fleet({ value: 'b' }))).toEqual([
    ['crds', 1],
    ['base', 2],
    ['apps', 3],
  ]);
  expect(changesText(changesOf(fleet(), fleet({ value: 'b' })), null, true).join('\n')).toContain(
    'Kustomizations that will reconcile: flux-system/crds, then flux-system/base, then flux-system/apps',
  );
});

it('counts the steps of those that act, and waits through the others', () => {
  const head = {
    ...fleet(),
    'crds/cm.yaml': configMap('cm-crds', '  key: b'),
    'apps/cm.yaml': configMap('cm-apps', '  key: b'),
  };
  expect(acting(fleet(), head)).toEqual([
    ['crds', 1],
    ['apps', 2],
  ]);
});

it('does not wait for what has another source, or is ready by an expression', () => {
  const more = { 'clusters/prod/other.yaml': gitRepository('other') };
  const other = (files: Files): Files => ({
    ...files,
    ...more,
    'clusters/prod/base.yaml': String(files['clusters/prod/base.yaml']).replace(
      'name: flux-system, namespace',
      'name: other, namespace',
    ),
  });
  expect(acting(other(fleet()), other(fleet({ value: 'b' })))).toContainEqual(['base', 1]);
  const ready = { apps: AFTER('base', ", readyExpr: 'true'") };
  expect(acting(fleet(ready), fleet({ ...ready, value: 'b' }))).toContainEqual(['apps', 1]);
});

it('acts after the Kustomization that adds or changes it', () => {
  const head = fleet({ value: 'b', crds: '  wait: true\n' });
  expect(acting(fleet(), head).slice(0, 2)).toEqual([
    ['flux-system', 1],
    ['crds', 2],
  ]);
});

it('says what waits for a suspended Kustomization', () => {
  const files = { crds: SUSPENDED };
  expect(acting(fleet(files), fleet({ ...files, value: 'b' }))).toEqual([
    ['crds', 1],
    ['base', 2, 'flux-system/crds'],
    ['apps', 3, 'flux-system/crds'],
  ]);
});

it('acts when it is resumed, whether its objects differ or not', () => {
  const { kustomizations } = changeOf(fleet({ apps: SUSPENDED }), fleet({ apps: '' }));
  expect(kustomizations).toMatchObject([
    { name: 'flux-system/flux-system', step: 1, changed: 1, resumed: false },
    { name: 'flux-system/apps', step: 2, added: 0, changed: 0, removed: 0, suspended: false, resumed: true },
  ]);
  const text = changesText(changesOf(fleet({ apps: SUSPENDED }), fleet({ apps: '' })), null, true).join('\n');
  expect(text).toContain('flux-system/flux-system, then flux-system/apps (resumed)');
});

it('acts when another one takes an object over', () => {
  const head = {
    ...fleet(),
    'apps/cm-base.yaml': configMap('cm-base', '  key: a'),
    'base/cm.yaml': configMap('cm-new', '  key: a'),
  };
  expect(changeOf(fleet(), head).kustomizations).toMatchObject([
    { name: 'flux-system/base', step: 1, added: 1, released: 1 },
    { name: 'flux-system/apps', step: 2, changed: 1, released: 0 },
  ]);
});

it('has an order for what waits for itself, and for long chains', () => {
  const loop = { crds: AFTER('apps') };
  expect(acting(fleet(loop), fleet({ ...loop, value: 'b' })).map(([name]) => name)).toEqual(['apps', 'base', 'crds']);
  const ids = Array.from({ length: 20_000 }, (_, index) => String(index));
  const needs = new Map(ids.map((id, index) => [id, index === 0 ? [] : [String(index - 1)]]));
  const turns = turnsOf(new Map(ids.map((id) => [id, true])), new Map(), needs);
  expect((turns.get('19999') ?? FIRST).step).toBe(20_000);
});

it('shows first what takes data along', () => {
  const claim = (extra = ''): string =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: apps${extra}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n`;
  const base = fleet({ more: { 'apps/data.yaml': claim() } });
  const [head, kept] = [fleet({ value: 'b' }), fleet({ more: { 'apps/data.yaml': claim(KEPT) } })];
  const set = changeOf(base, head);
  expect(set).toMatchObject({ removed: 1, losses: 1 });
  expect(set.objects[0]).toMatchObject({ object: { name: 'data' }, fate: 'pruned', loses: 'the data on its volume' });
  const text = changesText(changesOf(base, head), null, true).join('\n');
  expect(text).toContain('3 changed, 1 removed (1 with data)');
  expect(text).toContain('- data (PersistentVolumeClaim apps/data): will be pruned, with the data on its volume');
  expect(changeOf(kept, fleet())).toMatchObject({ removed: 1, losses: 0, objects: [{ fate: 'kept', loses: null }] });
});
