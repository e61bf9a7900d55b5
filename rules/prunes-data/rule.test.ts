import { describe, expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { Loss } from '../../src/findings/loss.ts';
import { application, applicationSet, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';

const namesOf = (losses: readonly Loss[]): string[] => new LossNames([{ losses }]).of(losses);

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n';
const claim = (name = 'data', more = ''): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: ${name}\n  namespace: web\n${more}spec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: 1Gi}}\n`;

const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'apps/kustomization.yaml': resources('web'),
  'apps/web/kustomization.yaml': resources('namespace.yaml', 'claim.yaml', 'settings.yaml'),
  'apps/web/namespace.yaml': NAMESPACE,
  'apps/web/claim.yaml': claim(),
  'apps/web/settings.yaml': configMap('settings', '  a: b', 'web'),
};

/** A tree after changes; an empty text deletes a file. */
const after = (base: Files, changes: Files): Files =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));

const lost = (changes: Files, base: Files = FLEET): Promise<readonly Finding[]> =>
  findingsOf('prunes-data', after(base, changes), { base });

const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

const WITHOUT_CLAIM = { 'apps/web/kustomization.yaml': resources('namespace.yaml', 'settings.yaml') };
const GONE = {
  'apps/kustomization.yaml': 'resources: []\n',
  ...Object.fromEntries(Object.keys(FLEET).flatMap((path) => (path.startsWith('apps/web/') ? [[path, '']] : []))),
};
const names = (findings: readonly Finding[]): string[][] => findings.map(({ losses }) => namesOf(losses));

describe('of Flux', () => {
  it.each<[string, Files, string[], string]>([
    [
      'the deleted name of the only object',
      { ...WITHOUT_CLAIM, 'apps/web/claim.yaml': '' },
      ['error base apps/web/claim.yaml:4'],
      'This change removes PersistentVolumeClaim `data` from `apps/web/claim.yaml`, so Flux deletes PersistentVolumeClaim `web/data` with the data on its volume, in `clusters/prod`.',
    ],
    [
      'the deleted entry',
      WITHOUT_CLAIM,
      ['error base apps/web/kustomization.yaml:3'],
      'takes PersistentVolumeClaim `data` out of',
    ],
    ['the deleted entry of a folder', GONE, ['error base apps/kustomization.yaml:2'], 'takes Namespace `web` out of'],
    [
      'the removed Kustomization',
      { 'clusters/prod/apps.yaml': '' },
      ['error base clusters/prod/apps.yaml:3'],
      'removes Kustomization `apps`',
    ],
    [
      'the changed path',
      { 'clusters/prod/apps.yaml': kustomization('apps', './other'), 'other/a.yaml': configMap('a', '  b: c') },
      ['error head clusters/prod/apps.yaml:7'],
      'changes the path of Kustomization `apps`',
    ],
    [
      'the prefix',
      { 'apps/kustomization.yaml': `${resources('web')}namePrefix: new-\n` },
      ['error head apps/kustomization.yaml:3'],
      'renames PersistentVolumeClaim `data` to `new-data`',
    ],
    [
      'the namespace of the overlay',
      { 'apps/kustomization.yaml': `${resources('web')}namespace: other\n` },
      ['error head apps/kustomization.yaml:3'],
      'renames Namespace `web` to `other`, so Flux deletes Namespace `web` with everything in it and PersistentVolumeClaim `web/data` with',
    ],
    [
      'the new name',
      { 'apps/web/claim.yaml': claim('data2') },
      ['error head apps/web/claim.yaml:4'],
      'renames PersistentVolumeClaim `data` to `data2`',
    ],
    [
      'the patch',
      {
        'apps/kustomization.yaml': `${resources('web')}patches:\n  - patch: |\n      $patch: delete\n      apiVersion: v1\n      kind: PersistentVolumeClaim\n      metadata: {name: data, namespace: web}\n`,
      },
      ['error head apps/kustomization.yaml:4'],
      'deletes PersistentVolumeClaim `data` with a patch',
    ],
  ])('is placed on %s', async (_, changes, expected, message) => {
    const findings = await lost(changes);
    expect(places(findings)).toEqual(expected);
    expect(findings[0]?.message).toContain(message);
  });

  it('is placed on the component that a Kustomization no longer has', async () => {
    const base = {
      ...FLEET,
      'clusters/prod/apps.yaml': kustomization('apps', './apps', '  components: [../storage]\n'),
      'storage/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${resources('claim.yaml')}`,
      'storage/claim.yaml': claim('kept'),
    };
    const findings = await lost({ 'clusters/prod/apps.yaml': kustomization('apps', './apps') }, base);
    expect(places(findings)).toEqual(['error base clusters/prod/apps.yaml:9']);
    expect(findings[0]?.message).toContain(
      'This change removes `spec.components` from Kustomization `apps`, so Flux deletes PersistentVolumeClaim `web/kept`',
    );
  });

  it('says how much goes, and is accepted by the name of what takes the rest along', async () => {
    const [gone] = await lost(GONE);
    expect(gone?.message).toBe(
      'This change takes Namespace `web` out of `apps/kustomization.yaml`, so Flux deletes Namespace `web` with everything in it and PersistentVolumeClaim `web/data` with the data on its volume, in `clusters/prod`. 2 objects of this repository are in it: 1 PersistentVolumeClaim and 1 ConfigMap. If this is not intended, put it back. To take it out of the repository but keep it in the cluster, first merge the annotation `kustomize.toolkit.fluxcd.io/prune: disabled`.',
    );
    expect(names(gone ? [gone] : [])).toEqual([['prod/web']]);
    expect(names(await lost({ 'clusters/prod/apps.yaml': '' }))).toEqual([['prod/apps']]);
    expect(names(await lost(WITHOUT_CLAIM))).toEqual([['prod/data']]);
  });

  it('counts what is in all Namespaces that go', async () => {
    const shop = NAMESPACE.replace('web', 'shop');
    const base = { ...FLEET, 'apps/web/shop.yaml': `${shop}---\n${configMap('settings', '  a: b', 'shop')}` };
    const list = resources('namespace.yaml', 'claim.yaml', 'settings.yaml', 'shop.yaml');
    const [gone] = await lost({ 'clusters/prod/apps.yaml': '' }, { ...base, 'apps/web/kustomization.yaml': list });
    expect(gone?.message).toContain(
      '3 objects of this repository are in these Namespaces: 2 ConfigMaps and 1 PersistentVolumeClaim.',
    );
  });

  it('is one finding for all clusters that lose it', async () => {
    const other = { ...bootstrap('clusters/dev'), 'clusters/dev/apps.yaml': kustomization('apps', './apps') };
    const findings = await lost(WITHOUT_CLAIM, { ...FLEET, ...other });
    expect(places(findings)).toEqual(['error base apps/web/kustomization.yaml:3']);
    expect(findings[0]?.builds).toEqual(['clusters/dev', 'clusters/prod']);
    expect(names(findings)).toEqual([['dev/data', 'prod/data']]);
  });

  it.each<[string, Files]>([
    [
      'what Flux does not prune',
      { 'clusters/prod/apps.yaml': kustomization('apps', './apps').replace('prune: true', 'prune: false') },
    ],
    ['a suspended Kustomization', { 'clusters/prod/apps.yaml': kustomization('apps', './apps', '  suspend: true\n') }],
    [
      'an object that opts out',
      { 'apps/web/claim.yaml': claim('data', '  annotations: {kustomize.toolkit.fluxcd.io/prune: Disabled}\n') },
    ],
    [
      'an object that Flux leaves alone',
      { 'apps/web/claim.yaml': claim('data', '  labels: {kustomize.toolkit.fluxcd.io/reconcile: disabled}\n') },
    ],
  ])('does not tell %s', async (_, more) => {
    expect(await lost(WITHOUT_CLAIM, { ...FLEET, ...more })).toEqual([]);
  });

  it('does not tell a Kustomization that goes and leaves its objects', async () => {
    const policy = { 'clusters/prod/apps.yaml': kustomization('apps', './apps', '  deletionPolicy: Orphan\n') };
    expect(await lost({ 'clusters/prod/apps.yaml': '' }, { ...FLEET, ...policy })).toEqual([]);
  });

  it('does not tell a file that moves, an object that another Kustomization applies, or what has no data', async () => {
    const moved = {
      'apps/web/claim.yaml': '',
      'apps/web/pvc.yaml': claim(),
      'apps/web/kustomization.yaml': resources('namespace.yaml', 'pvc.yaml', 'settings.yaml'),
    };
    expect(await lost(moved)).toEqual([]);
    const handed = { ...WITHOUT_CLAIM, 'apps/web/claim.yaml': '', 'clusters/prod/claim.yaml': claim() };
    expect(await lost(handed)).toEqual([]);
    expect(await lost({ 'apps/web/kustomization.yaml': resources('namespace.yaml', 'claim.yaml') })).toEqual([]);
  });

  describe('of the root of a cluster', () => {
    const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';
    const ROOT = kustomization('flux-system', './clusters/prod');
    const SOURCE = gitRepository();

    it('tells that all goes with the Kustomization that applies itself', async () => {
      const findings = await lost({ [SYNC]: SOURCE });
      expect(places(findings)).toEqual([`error base ${SYNC}:12`]);
      expect(findings[0]?.message).toContain(
        'This change removes Kustomization `flux-system` from `clusters/prod/flux-system/gotk-sync.yaml`, so Flux deletes Namespace `web` with everything in it',
      );
      expect(names(findings)).toEqual([['prod/flux-system']]);
      expect(places(await lost({ [SYNC]: '' }))).toEqual([`error base ${SYNC}:12`]);
    });

    it('tells that Flux loses the source of the repository', async () => {
      const findings = await lost({ [SYNC]: ROOT });
      expect(places(findings)).toEqual([`error base ${SYNC}:3`]);
      expect(findings[0]?.message).toContain(
        'GitRepository `flux-system/flux-system` with the source of this repository, in `clusters/prod`.',
      );
    });

    it.each<[string, Files]>([
      ['a path that goes as a whole, which fails', { [SYNC]: '', 'clusters/prod/apps.yaml': '' }],
      ['a path that does not build', { [SYNC]: '', 'clusters/prod/kustomization.yaml': resources('none.yaml') }],
      [
        'a root that does not prune',
        { [SYNC]: SOURCE, 'clusters/prod/flux-system/root.yaml': ROOT.replace('prune: true', 'prune: false') },
      ],
    ])('does not tell %s', async (_, changes) => {
      expect(await lost(changes)).toEqual([]);
    });

    it('does not tell a root that the operator of Flux takes over', async () => {
      const instance = (sync: string): string =>
        `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux, namespace: flux-system}\nspec:\n  distribution: {version: 2.x, registry: ghcr.io/fluxcd}\n${sync}`;
      const sync =
        '  sync: {kind: GitRepository, url: "ssh://git@github.com/acme/fleet", ref: refs/heads/main, path: clusters/prod}\n';
      expect(await lost({ [SYNC]: '', 'clusters/prod/flux.yaml': instance(sync) })).toEqual([]);
      const base = { ...FLEET, [SYNC]: '', 'clusters/prod/flux.yaml': instance(sync) };
      const made = Object.fromEntries(Object.entries(base).filter(([, text]) => text !== ''));
      const without = await lost({ 'clusters/prod/flux.yaml': instance('') }, made);
      expect(without[0]?.message).toContain('so Flux deletes Namespace `web` with everything in it');
      const gone = await lost({ 'clusters/prod/flux.yaml': '' }, made);
      expect(gone[0]?.message).toContain('FluxInstance `flux-system/flux` with Flux itself');
    });
  });

  it('is placed on a kustomization.yaml that the change adds and that leaves files out', async () => {
    const plain = after(FLEET, { 'apps/kustomization.yaml': '', 'apps/web/kustomization.yaml': '' });
    const findings = await lost({ 'apps/kustomization.yaml': `# New\n${resources('web/namespace.yaml')}` }, plain);
    expect(places(findings)).toEqual(['error head apps/kustomization.yaml:2']);
    expect(findings[0]?.message).toContain(
      'adds `apps/kustomization.yaml`, which leaves out PersistentVolumeClaim `data`, so Flux deletes',
    );
  });

  it('does not tell what Kustomizations of a failing build applied, which stays', async () => {
    const nested = {
      ...FLEET,
      'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', 'apps.yaml'),
    };
    expect(await lost({ 'clusters/prod/kustomization.yaml': resources('none.yaml', 'apps.yaml') }, nested)).toEqual([]);
  });

  it('is a warning where the volume is retained', async () => {
    const retained = {
      'apps/web/settings.yaml':
        'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: kept}\nprovisioner: example.com/disk\nreclaimPolicy: Retain\n',
      'apps/web/claim.yaml': claim().replace('spec:\n', 'spec:\n  storageClassName: kept\n'),
    };
    const findings = await lost(WITHOUT_CLAIM, { ...FLEET, ...retained });
    expect(places(findings)).toEqual(['warning base apps/web/kustomization.yaml:3']);
    expect(findings[0]?.message).toContain('StorageClass `kept` retains volumes.');
  });
});

describe('of Argo CD', () => {
  const AUTOMATED = '  syncPolicy: {automated: {prune: true}}\n';
  const finalized = (text: string): string =>
    text.replace('metadata: {', 'metadata: {finalizers: [resources-finalizer.argocd.argoproj.io], ');
  const FILES = Object.fromEntries(Object.entries(FLEET).filter(([path]) => path.startsWith('apps/')));
  const BASE: Files = {
    'root.yaml': application('root', 'argo') + AUTOMATED,
    'argo/web.yaml': finalized(application('web', 'apps/web')) + AUTOMATED,
    'argo/other.yaml': configMap('other', '  a: b'),
    ...FILES,
  };
  const lostOf = (changes: Files, base: Files): Promise<readonly Finding[]> =>
    findingsOf('prunes-data', after(base, changes), { base, repositories: [REPOSITORY] });

  it('tells what leaves an Application, and what goes with one', async () => {
    const entry = await lostOf(WITHOUT_CLAIM, BASE);
    expect(places(entry)).toEqual(['error base apps/web/kustomization.yaml:3']);
    expect(names(entry)).toEqual([['web/data']]);
    expect(entry[0]?.message).toContain(
      'so Argo CD deletes PersistentVolumeClaim `web/data` with the data on its volume, in Application `argocd/web`.',
    );
    expect(entry[0]?.message).toContain('`argocd.argoproj.io/sync-options: Prune=false`');
    const gone = await lostOf({ 'argo/web.yaml': '' }, BASE);
    expect(places(gone)).toEqual(['error base argo/web.yaml:3']);
    expect(names(gone)).toEqual([['web/web']]);
    expect(gone[0]?.message).toContain('`argocd.argoproj.io/sync-options: Delete=false`');
  });

  it('is placed on the directory for which an ApplicationSet no longer makes an Application', async () => {
    const set = applicationSet(
      `[{git: {repoURL: '${REPOSITORY}', revision: HEAD, directories: [{path: 'apps/*'}]}}]`,
      '{{path.basename}}',
      '{{path}}',
    ).replace('{{server}}', 'https://kubernetes.default.svc');
    const base = {
      'root.yaml': application('root', 'argo') + AUTOMATED,
      'argo/set.yaml': set,
      'apps/more/settings.yaml': configMap('more', '  a: b', 'web'),
      ...FILES,
    };
    const findings = await lostOf(Object.fromEntries(Object.keys(GONE).map((path) => [path, ''])), base);
    expect(places(findings)).toEqual(['error base apps/web/kustomization.yaml:1']);
    expect(findings[0]?.message).toContain('This change deletes `apps/web`, so Argo CD deletes Namespace `web`');
    expect(names(findings)).toEqual([['web/web']]);
  });

  it('is placed on the deleted line of the generators that made an Application', async () => {
    const set = (...names: string[]): string =>
      applicationSet(
        `\n    - list:\n        elements:\n${names.map((name) => `          - {name: ${name}, server: a}\n`).join('')}`,
        '{{name}}',
        'apps/{{name}}',
      ).replace('targetRevision: main}', 'targetRevision: main}\n      syncPolicy: {automated: {prune: true}}');
    const files = { 'apps/cache/a.yaml': configMap('cache', '  a: b'), 'apps/db/claim.yaml': claim('db') };
    const base = { ...BASE, ...files, 'argo/set.yaml': set('cache', 'db') };
    const findings = await lostOf({ 'argo/set.yaml': set('cache') }, base);
    expect(places(findings)).toEqual(['error base argo/set.yaml:9']);
    expect(findings[0]?.message).toContain(
      'takes Application `db` out of the generators of ApplicationSet `set`, so Argo CD deletes PersistentVolumeClaim `web/db`',
    );
  });

  it.each<[string, Files, Files]>([
    ['an Application without automated pruning', { 'argo/web.yaml': application('web', 'apps/web') }, WITHOUT_CLAIM],
    [
      'an Application that goes without a finalizer',
      { 'argo/web.yaml': application('web', 'apps/web') + AUTOMATED },
      { 'argo/web.yaml': '' },
    ],
    [
      'a claim that is not to be pruned',
      { 'apps/web/claim.yaml': claim('data', '  annotations: {argocd.argoproj.io/sync-options: Prune=false}\n') },
      WITHOUT_CLAIM,
    ],
    [
      'a path that does not exist, which fails',
      {},
      { 'argo/web.yaml': finalized(application('web', 'apps/none')) + AUTOMATED },
    ],
  ])('does not tell %s', async (_, more, changes) => {
    expect(await lostOf(changes, { ...BASE, ...more })).toEqual([]);
  });
});
