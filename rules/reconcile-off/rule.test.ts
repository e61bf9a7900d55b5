import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, fleet, release, WEB } from '../../test/rules/fleet.ts';

const mark = (kind: string, metadata = ''): string =>
  `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata:\n  name: web\n${kind === 'Namespace' ? '' : '  namespace: web\n'}${metadata}`;
const annotation = (text: string): string => `  annotations:\n    ${text}\n`;
const PRUNE = annotation('kustomize.toolkit.fluxcd.io/prune: disabled');

const inApp = (text: string): Files => fleet(app(), { 'apps/app/a.yaml': text, 'apps/app/web.yaml': WEB });
const changed = async (before: string, after: string): Promise<string[]> =>
  brief(await findingsOf('reconcile-off', inApp(after), { base: inApp(before) }));
const AT = (line: number, level = 'warning'): string[] => [`${level} reconcile-off apps/app/a.yaml:${line}`];
const SUSPENDED = release('web', CHARTS, '  suspend: true\n');

describe('reconcile-off', () => {
  it.each([
    ['a release that is suspended', release('web', CHARTS), SUSPENDED, 11],
    [
      'reconcile: disabled',
      mark('ConfigMap'),
      mark('ConfigMap', annotation('kustomize.toolkit.fluxcd.io/reconcile: Disabled')),
      7,
    ],
    [
      'reconcile: disabled as a label',
      mark('ConfigMap'),
      mark('ConfigMap', '  labels:\n    kustomize.toolkit.fluxcd.io/reconcile: disabled\n'),
      7,
    ],
    ['ssa: Ignore', mark('ConfigMap'), mark('ConfigMap', annotation('kustomize.toolkit.fluxcd.io/ssa: Ignore')), 7],
    ['prune: disabled', mark('ConfigMap'), mark('ConfigMap', PRUNE), 7],
  ])('reports what a change stops: %s', async (_, before, after, line) => {
    expect(await changed(before, after)).toEqual(AT(line));
  });

  it('reports a Kustomization that no longer prunes, or is suspended', async () => {
    const files = (text: string): Files => fleet(text, { 'apps/app/web.yaml': WEB });
    const found = async (text: string): Promise<string[]> =>
      brief(await findingsOf('reconcile-off', files(text), { base: files(app()) }));
    expect(await found(app().replace('prune: true', 'prune: false'))).toEqual([
      'warning reconcile-off clusters/prod/app.yaml:6',
    ]);
    expect(await found(app('  suspend: true\n'))).toEqual(['warning reconcile-off clusters/prod/app.yaml:9']);
  });

  it.each([
    ['was suspended before', SUSPENDED, SUSPENDED.replace('1.0.0', '1.1.0')],
    ['is resumed', SUSPENDED, release('web', CHARTS, '  suspend: false\n')],
    ['is a Namespace that is kept', mark('Namespace'), mark('Namespace', PRUNE)],
    [
      'is a suspended CronJob',
      mark('ConfigMap'),
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: web, namespace: web}\nspec: {suspend: true}\n',
    ],
    ['is new and kept', mark('ConfigMap'), mark('ConfigMap', PRUNE).replace('name: web', 'name: other')],
  ])('is silent about what %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });

  it('is a notice for what is new', async () => {
    expect(await changed(mark('ConfigMap'), SUSPENDED)).toEqual(AT(11, 'notice'));
  });

  it('is silent without a base, and about what no cluster applies', async () => {
    expect(await findingsOf('reconcile-off', inApp(SUSPENDED))).toEqual([]);
    const unreached = (text: string): Files => fleet(app(), { 'apps/app/web.yaml': WEB, 'other/a.yaml': text });
    expect(
      await findingsOf('reconcile-off', unreached(SUSPENDED), { base: unreached(release('web', CHARTS)) }),
    ).toEqual([]);
  });

  it('compares an object with itself in the same cluster', async () => {
    const patch =
      '  patches:\n    - target: {kind: HelmRelease}\n      patch: |-\n        - {op: add, path: /spec/suspend, value: true}\n';
    const files = (prod: string): Files => ({
      ...fleet(app(prod), { 'apps/app/a.yaml': release('web', CHARTS), 'apps/app/web.yaml': WEB }),
      ...bootstrap('clusters/staging'),
      'clusters/staging/app.yaml': app(patch),
    });
    const findings = await findingsOf('reconcile-off', files(patch), { base: files('') });
    expect(findings.map(({ severity, location }) => [severity, location.path])).toEqual([
      ['warning', 'clusters/prod/app.yaml'],
    ]);
  });
});

describe('reconcile-off, with Argo CD', () => {
  const tree = (syncPolicy: string, metadata = ''): Files => ({
    'root.yaml': application('root', 'apps'),
    'apps/web.yaml': application('web', 'work', syncPolicy).replace(
      'namespace: argocd',
      `namespace: argocd${metadata}`,
    ),
    'work/a.yaml': mark('ConfigMap'),
  });
  const found = async (before: Files, after: Files): Promise<string[]> =>
    brief(await findingsOf('reconcile-off', after, { base: before, repositories: [REPOSITORY] }));
  const AUTOMATED = '  syncPolicy:\n    automated:\n      prune: true\n';
  const SKIP = ', annotations: {argocd.argoproj.io/skip-reconcile: "true"}';

  it('reports an Application that is no longer synced by itself', async () => {
    expect(await found(tree(AUTOMATED), tree(''))).toEqual(['warning reconcile-off apps/web.yaml:4']);
    expect(await found(tree(AUTOMATED), tree(`${AUTOMATED}      enabled: false\n`))).toEqual([
      'warning reconcile-off apps/web.yaml:14',
    ]);
    expect(await found(tree(AUTOMATED), tree(AUTOMATED, SKIP))).toEqual(['warning reconcile-off apps/web.yaml:3']);
    const [finding] = await findingsOf('reconcile-off', tree(''), {
      base: tree(AUTOMATED),
      repositories: [REPOSITORY],
    });
    expect(finding?.message).toContain('This change removes `automated`. Argo CD applies changes of this Application');
  });

  it('is silent about one that was synced manually before, is new, or still syncs', async () => {
    expect(await found(tree(''), tree('  syncPolicy:\n    syncOptions: [CreateNamespace=true]\n'))).toEqual([]);
    expect(await found({ 'README.md': '' }, tree(''))).toEqual([]);
    expect(await found(tree(AUTOMATED), tree('  syncPolicy:\n    automated: {}\n'))).toEqual([]);
  });
});
