import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, type Files } from '../../test/flux/repository.ts';
import { findingsOf } from '../../test/rules/check-tree.ts';

const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

describe('releases', () => {
  const release = (spec: string, chart = 'podinfo'): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: web}
spec:
  interval: 1h
  chart: {spec: {chart: ${chart}, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}
${spec}`;
  const changed = (before: string, after: string): Promise<readonly Finding[]> => {
    const files = (text: string): Files => ({ ...bootstrap('clusters/prod'), 'clusters/prod/web.yaml': text });
    return findingsOf('reinstalls', files(after), { base: files(before) });
  };

  it.each<[string, string, string, string, string]>([
    [
      'a namespace',
      release('  targetNamespace: a\n'),
      release('  targetNamespace: b\n'),
      'warning head clusters/prod/web.yaml:7',
      'This change moves the release from namespace `a` to `b`, so Flux uninstalls HelmRelease `web` and installs it again, which interrupts it. If this is not intended, undo it.',
    ],
    [
      'a namespace that goes',
      release('  releaseName: web\n  targetNamespace: a\n'),
      release('  releaseName: web\n'),
      'warning base clusters/prod/web.yaml:8',
      'from namespace `a` to `web`',
    ],
    [
      'the same namespace, which becomes a part of the name',
      release(''),
      release('  targetNamespace: web\n'),
      'warning head clusters/prod/web.yaml:7',
      'This change renames the release from `web` to `web-web`, so Flux uninstalls HelmRelease `web` and installs it again, which interrupts it. Set `releaseName` to `web` to keep it.',
    ],
    [
      'a name',
      release('  releaseName: a\n'),
      release('  releaseName: b\n'),
      'warning head clusters/prod/web.yaml:7',
      'This change renames the release from `a` to `b`',
    ],
    [
      'a storage namespace',
      release(''),
      release('  storageNamespace: a\n'),
      'warning head clusters/prod/web.yaml:7',
      'This change moves the history of the release from namespace `web` to `a`',
    ],
    [
      'another chart',
      release(''),
      release('', 'other'),
      'warning head clusters/prod/web.yaml:6',
      'This change replaces the chart `podinfo` with `other`',
    ],
    [
      'a name, with volumes',
      release('  releaseName: a\n  values: {persistence: {enabled: true}}\n'),
      release('  releaseName: b\n  values: {persistence: {enabled: true}}\n'),
      'error head clusters/prod/web.yaml:7',
      'which interrupts it. The release has storage, which its chart may delete with it. Undo it, or back up and restore the data.',
    ],
  ])('report %s', async (_, before, after, place, message) => {
    const findings = await changed(before, after);
    expect(places(findings)).toEqual([place]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, string, string]>([
    ['a default that is written out', release(''), release('  releaseName: web\n  storageNamespace: web\n')],
    [
      'a namespace that is written out with the name',
      release(''),
      release('  releaseName: web\n  targetNamespace: web\n'),
    ],
    ['a version', release(''), release('').replace('1.2.3', '1.2.4')],
    [
      'a chart that is replaced in place',
      release(''),
      release('  upgrade: {chartNameChangeStrategy: InPlaceUpdate}\n', 'other'),
    ],
    ['a suspended release', release('  suspend: true\n'), release('  suspend: true\n  releaseName: b\n')],
    ['a name that is not known', release('  releaseName: a\n'), release(`  releaseName: a-\${CLUSTER}\n`)],
    ['another cluster', release(''), release('  releaseName: b\n  kubeConfig: {secretRef: {name: other}}\n')],
    ['another object', release(''), release('').replace('name: web,', 'name: shop,')],
  ])('do not report %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });
});

describe('Applications', () => {
  const CLAIM =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n';
  const DEPLOYMENT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: b}\n';
  const PRUNE = '  syncPolicy: {automated: {prune: true}}\n';
  const web = application('web', 'web');
  const moved = (from: string, to: string, app = web): string => app.replace(from, to);
  const toNamespace = (app = web): string => moved('namespace: web}', 'namespace: other}', app);
  const changed = (before: string, after: string, object: string): Promise<readonly Finding[]> => {
    const files = (text: string): Files => ({ 'argocd/web.yaml': text, 'web/object.yaml': object });
    return findingsOf('reinstalls', files(after), { base: files(before), repositories: [REPOSITORY] });
  };

  it.each<[string, string, string, string, string, string]>([
    [
      'another cluster',
      web,
      moved('https://kubernetes.default.svc', 'https://other.example'),
      DEPLOYMENT,
      'warning head argocd/web.yaml:6',
      'Application `argocd/web` moves from its own cluster to `https://other.example`. Argo CD creates everything there, without its data, and leaves what runs in its own cluster, where nothing updates or deletes it anymore.',
    ],
    [
      'another namespace, with pruning',
      web + PRUNE,
      toNamespace(web + PRUNE),
      DEPLOYMENT,
      'warning head argocd/web.yaml:6',
      'moves from namespace `web` to `other`. Argo CD creates its objects there and deletes those in `web`. If this is not intended, undo it.',
    ],
    [
      'another namespace, without pruning',
      web,
      toNamespace(),
      CLAIM,
      'warning head argocd/web.yaml:6',
      'and what runs in `web` stays until someone prunes it. Move the data, then delete it there.',
    ],
    [
      'another namespace, with pruning of data',
      web + PRUNE,
      toNamespace(web + PRUNE),
      CLAIM,
      'error head argocd/web.yaml:6',
      'deletes those in `web`: PersistentVolumeClaim `data` with the data on its volume. Back up the data, or undo it.',
    ],
  ])('report %s', async (_, before, after, object, place, message) => {
    const findings = await changed(before, after, object);
    expect(places(findings)).toEqual([place]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, string, string, string]>([
    [
      'another name of the same cluster',
      web,
      moved('server: "https://kubernetes.default.svc"', 'name: in-cluster'),
      CLAIM,
    ],
    [
      'a name instead of an address',
      moved('https://kubernetes.default.svc', 'https://other.example'),
      moved('server: "https://kubernetes.default.svc"', 'name: other'),
      CLAIM,
    ],
    [
      'objects with their own namespaces',
      web,
      toNamespace(),
      CLAIM.replace('name: data', 'name: data, namespace: web'),
    ],
    ['objects of the cluster', web, toNamespace(), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n'],
    ['another project', web, moved('project: default', 'project: shop'), CLAIM],
  ])('do not report %s', async (_, before, after, object) => {
    expect(await changed(before, after, object)).toEqual([]);
  });
});
