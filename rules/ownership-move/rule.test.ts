import { describe, expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { application, applicationSet, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { deployment, resources } from '../../test/rules/fleet.ts';

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n';
const claim = (more = ''): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  namespace: web\n${more}spec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: 1Gi}}\n`;

/** A tree after changes; an empty text deletes a file. */
const after = (base: Files, changes: Files): Files =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));

const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

const names = (findings: readonly Finding[]): string[][] =>
  findings.map(({ losses }) => new LossNames([{ losses }]).of(losses));

const BOTH = ['ownership-move', 'prunes-data'];

describe('of Flux', () => {
  const OTHER = kustomization('other', './other');
  const FLEET: Files = {
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': kustomization('apps', './apps'),
    'clusters/prod/other.yaml': OTHER,
    'apps/kustomization.yaml': resources('claim.yaml', 'settings.yaml', 'web.yaml'),
    'apps/claim.yaml': claim(),
    'apps/settings.yaml': configMap('settings', '  a: b', 'web'),
    'apps/web.yaml': deployment('replicas: 1'),
    'other/namespace.yaml': NAMESPACE,
  };
  const moved = (changes: Files, base: Files = FLEET): Promise<readonly Finding[]> =>
    findingsOf(BOTH, after(base, changes), { base });
  /** Moves a file of `apps` to `other`. */
  const toOther = (file: string, base = FLEET): Files => ({
    [`apps/${file}`]: '',
    [`other/${file}`]: String(base[`apps/${file}`]),
    'apps/kustomization.yaml': String(FLEET['apps/kustomization.yaml']).replace(`  - ${file}\n`, ''),
  });
  const MOVED = toOther('claim.yaml');

  it('tells what a renamed Kustomization may delete', async () => {
    const findings = await moved({ 'clusters/prod/apps.yaml': kustomization('web', './apps') });
    expect(places(findings)).toEqual(['error head clusters/prod/apps.yaml:3']);
    expect(findings[0]?.message).toBe(
      'This change renames Kustomization `apps` to `web`, so Kustomization `flux-system/web` applies from now on what Kustomization `flux-system/apps` applied, in `clusters/prod`. If `flux-system/apps` is deleted first, Flux deletes PersistentVolumeClaim `web/data` with the data on its volume and Deployment `web/web`. First merge `prune: false` for Kustomization `apps`, and this change after that.',
    );
    expect(names(findings)).toEqual([['prod/apps']]);
  });

  it('tells what moves from one Kustomization to another one', async () => {
    const findings = await moved(MOVED);
    expect(places(findings)).toEqual(['error base apps/kustomization.yaml:2']);
    expect(findings[0]?.message).toContain(
      'If `flux-system/apps` acts first, Flux deletes PersistentVolumeClaim `web/data` with the data on its volume.',
    );
    expect(names(findings)).toEqual([['prod/data']]);
    expect(places(await moved(toOther('web.yaml')))).toEqual(['warning base apps/kustomization.yaml:4']);
  });

  it('says that the old one is first if the new one waits for it', async () => {
    const waiting = kustomization('other', './other', '  dependsOn: [{name: between}]\n');
    const between = kustomization('between', './between', '  dependsOn: [{name: apps}]\n');
    const base = {
      ...FLEET,
      'clusters/prod/other.yaml': waiting,
      'clusters/prod/between.yaml': between,
      'between/a.yaml': configMap('a', '  b: c'),
    };
    const [finding] = await moved(MOVED, base);
    expect(finding?.message).toContain(
      'As `flux-system/other` waits for `flux-system/apps`, Flux deletes PersistentVolumeClaim `web/data` with the data on its volume before it makes it again.',
    );
  });

  it('tells that one of two that apply an object no longer does', async () => {
    const base = { ...FLEET, 'other/claim.yaml': claim() };
    const [finding] = await moved(MOVED, base);
    expect(finding?.message).toContain(
      'If `flux-system/apps` was the last one to apply it, Flux deletes PersistentVolumeClaim `web/data` with the data on its volume.',
    );
  });

  it('tells a Kustomization that moves by what it applies', async () => {
    const base = {
      ...FLEET,
      'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', 'apps.yaml', 'other.yaml'),
    };
    const findings = await moved(
      {
        'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', 'other.yaml'),
        'clusters/prod/apps.yaml': '',
        'other/apps.yaml': kustomization('apps', './apps'),
      },
      base,
    );
    expect(places(findings)).toEqual(['error base clusters/prod/kustomization.yaml:3']);
    expect(findings[0]?.message).toContain('Flux deletes Kustomization `flux-system/apps` with all that it applies.');
  });

  it.each<[string, Files, Files]>([
    [
      'an old one that waits for the new one',
      { 'clusters/prod/apps.yaml': kustomization('apps', './apps', '  dependsOn: [{name: other}]\n') },
      MOVED,
    ],
    [
      'an old one that does not prune',
      { 'clusters/prod/apps.yaml': kustomization('apps', './apps').replace('prune: true', 'prune: false') },
      MOVED,
    ],
    ['a suspended one', { 'clusters/prod/apps.yaml': kustomization('apps', './apps', '  suspend: true\n') }, MOVED],
    [
      'a Kustomization that goes and leaves its objects',
      { 'clusters/prod/apps.yaml': kustomization('apps', './apps', '  deletionPolicy: Orphan\n') },
      { 'clusters/prod/apps.yaml': kustomization('web', './apps') },
    ],
    [
      'an object that opts out',
      { 'apps/claim.yaml': claim('  annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}\n') },
      toOther('claim.yaml', {
        ...FLEET,
        'apps/claim.yaml': claim('  annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}\n'),
      }),
    ],
    ['an object that no one misses', {}, toOther('settings.yaml')],
    [
      'a file that moves within a Kustomization',
      {},
      {
        'apps/claim.yaml': '',
        'apps/pvc.yaml': claim(),
        'apps/kustomization.yaml': resources('pvc.yaml', 'settings.yaml', 'web.yaml'),
      },
    ],
    ['an old one that fails', {}, { ...MOVED, 'apps/kustomization.yaml': resources('none.yaml') }],
  ])('does not tell %s', async (_, more, changes) => {
    expect(await moved(changes, { ...FLEET, ...more })).toEqual([]);
  });
});

describe('of Argo CD', () => {
  const AUTOMATED = '  syncPolicy: {automated: {prune: true}}\n';
  const finalized = (text: string): string =>
    text.replace('metadata: {', 'metadata: {finalizers: [resources-finalizer.argocd.argoproj.io], ');
  const BASE: Files = {
    'root.yaml': application('root', 'argo') + AUTOMATED,
    'argo/web.yaml': application('web', 'web') + AUTOMATED,
    'argo/other.yaml': application('other', 'other') + AUTOMATED,
    'web/kustomization.yaml': resources('claim.yaml', 'settings.yaml'),
    'web/claim.yaml': claim(),
    'web/settings.yaml': configMap('settings', '  a: b', 'web'),
    'other/kustomization.yaml': resources('a.yaml'),
    'other/a.yaml': configMap('a', '  a: b', 'web'),
  };
  const moved = (changes: Files, base: Files = BASE): Promise<readonly Finding[]> =>
    findingsOf(BOTH, after(base, changes), { base, repositories: [REPOSITORY] });
  const MOVED: Files = {
    'web/claim.yaml': '',
    'web/kustomization.yaml': resources('settings.yaml'),
    'other/claim.yaml': claim(),
    'other/kustomization.yaml': resources('a.yaml', 'claim.yaml'),
  };

  it('tells what moves from one Application to another one', async () => {
    const findings = await moved(MOVED);
    expect(places(findings)).toEqual(['error base web/kustomization.yaml:2']);
    expect(findings[0]?.message).toBe(
      'This change takes PersistentVolumeClaim `data` out of `web/kustomization.yaml`, so Application `argocd/other` applies from now on what Application `argocd/web` applied. If `argocd/web` acts first, Argo CD deletes PersistentVolumeClaim `web/data` with the data on its volume. First merge the annotation `argocd.argoproj.io/sync-options: Prune=false` for what moves, and this change after that.',
    );
    expect(names(findings)).toEqual([['web/data']]);
  });

  it('tells a renamed Application that deletes with its finalizer', async () => {
    const base = { ...BASE, 'argo/web.yaml': finalized(application('web', 'web')) + AUTOMATED };
    const renamed = { 'argo/web.yaml': finalized(application('shop', 'web')) + AUTOMATED };
    const findings = await moved(renamed, base);
    expect(places(findings)).toEqual(['error head argo/web.yaml:3']);
    expect(findings[0]?.message).toContain('First merge Application `web` without its finalizer');
    expect(await moved({ 'argo/web.yaml': application('shop', 'web') + AUTOMATED })).toEqual([]);
  });

  it('tells all Applications that an ApplicationSet renames at once', async () => {
    const set = (name: string): string =>
      applicationSet(
        `[{git: {repoURL: '${REPOSITORY}', revision: HEAD, directories: [{path: 'apps/*'}]}}]`,
        name,
        '{{path}}',
      ).replace('{{server}}', 'https://kubernetes.default.svc');
    const base: Files = {
      'root.yaml': application('root', 'argo') + AUTOMATED,
      'argo/set.yaml': set('{{path.basename}}'),
      'apps/web/claim.yaml': claim(),
      'apps/shop/claim.yaml': claim().replace('name: data', 'name: shop'),
    };
    const findings = await moved({ 'argo/set.yaml': set('new-{{path.basename}}') }, base);
    expect(places(findings)).toEqual(['error base argo/set.yaml:8']);
    expect(findings[0]?.message).toBe(
      'This change renames Applications of ApplicationSet `set`, so Application `argocd/new-shop` of ApplicationSet `set` applies from now on what Application `argocd/shop` of ApplicationSet `set` applied and Application `argocd/new-web` of ApplicationSet `set` applies from now on what Application `argocd/web` of ApplicationSet `set` applied. If `argocd/shop` or `argocd/web` is deleted first, Argo CD deletes PersistentVolumeClaim `web/shop` with the data on its volume and PersistentVolumeClaim `web/data` with the data on its volume. First merge `preserveResourcesOnDeletion: true` for ApplicationSet `set`, and this change after that.',
    );
  });

  it.each<[string, Files, Files]>([
    ['an Application that does not prune', { 'argo/web.yaml': application('web', 'web') }, MOVED],
    [
      'an object that is not to be pruned',
      { 'web/claim.yaml': claim('  annotations: {argocd.argoproj.io/sync-options: Prune=false}\n') },
      MOVED,
    ],
  ])('does not tell %s', async (_, more, changes) => {
    expect(await moved(changes, { ...BASE, ...more })).toEqual([]);
  });

  it('leaves what goes to another cluster to prunes-data', async () => {
    const remote =
      application('other', 'other').replace('https://kubernetes.default.svc', 'https://other.example') + AUTOMATED;
    const findings = await moved({ ...MOVED, 'argo/other.yaml': remote }, { ...BASE, 'argo/other.yaml': remote });
    expect(findings.map(({ rule }) => rule)).toEqual(['prunes-data']);
  });
});
