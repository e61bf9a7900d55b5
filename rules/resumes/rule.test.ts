import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, fleet, release, WEB, webConfigMap } from '../../test/rules/fleet.ts';

const SUSPENDED = '  suspend: true\n';
const inApp = (text: string, own = app()): Files => fleet(own, { 'apps/app/a.yaml': text, 'apps/app/web.yaml': WEB });
const changed = async (before: Files, after: Files): Promise<string[]> =>
  (await findingsOf('resumes', after, { base: before, repositories: [REPOSITORY] })).map(
    (finding) => `${brief([finding])[0]}${finding.location.side ? ' deleted' : ''}`,
  );
const config = webConfigMap('settings', 'a: b');
const marked = (mark: string): string => config.replace('namespace: web}', `namespace: web, annotations: {${mark}}}`);

describe('resumes', () => {
  it('reports a Kustomization, also where nothing that it applies differs', async () => {
    const on = app();
    expect(await changed(inApp(config, app(SUSPENDED)), inApp(config, on))).toEqual([
      'notice resumes clusters/prod/app.yaml:9 deleted',
    ]);
    expect(await changed(inApp(config, app(SUSPENDED)), inApp(config, app('  suspend: false\n')))).toEqual([
      'notice resumes clusters/prod/app.yaml:9',
    ]);
  });

  it.each([
    ['a release', release('web', CHARTS, SUSPENDED), release('web', CHARTS), 11],
    ['what is disabled', marked('kustomize.toolkit.fluxcd.io/reconcile: disabled'), config, 3],
    ['what is ignored', marked('kustomize.toolkit.fluxcd.io/ssa: Ignore'), config, 3],
  ])('reports %s', async (_, before, after, line) => {
    expect(await changed(inApp(before), inApp(after))).toEqual([`notice resumes apps/app/a.yaml:${line} deleted`]);
    expect(await changed(inApp(after), inApp(before))).toEqual([]);
  });

  it.each([
    [
      'is still suspended',
      release('web', CHARTS, SUSPENDED),
      release('web', CHARTS, SUSPENDED).replace('1.0.0', '1.1.0'),
    ],
    ['is new', config, release('web', CHARTS)],
    [
      'is not applied all the same',
      release('web', CHARTS, SUSPENDED),
      release('web', CHARTS).replace(
        'namespace: web}',
        'namespace: web, annotations: {kustomize.toolkit.fluxcd.io/reconcile: disabled}}',
      ),
    ],
    ['is pruned again', marked('kustomize.toolkit.fluxcd.io/prune: disabled'), config],
    [
      'is an alert',
      'apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: web}\nspec: {suspend: true, providerRef: {name: x}, eventSources: []}\n',
      'apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: web}\nspec: {providerRef: {name: x}, eventSources: []}\n',
    ],
  ])('is silent about what %s', async (_, before, after) => {
    expect(await changed(inApp(before), inApp(after))).toEqual([]);
  });

  it('reports an Application that syncs by itself again', async () => {
    const tree = (syncPolicy: string, metadata = ''): Files => ({
      'root.yaml': application('root', 'apps'),
      'apps/web.yaml': application('web', 'work', syncPolicy).replace(
        'namespace: argocd',
        `namespace: argocd${metadata}`,
      ),
      'work/a.yaml': config,
    });
    const automated = '  syncPolicy:\n    automated: {}\n';
    const skip = ', annotations: {argocd.argoproj.io/skip-reconcile: "true"}';
    expect(await changed(tree(''), tree(automated))).toEqual(['notice resumes apps/web.yaml:12']);
    expect(await changed(tree(automated, skip), tree(automated))).toEqual(['notice resumes apps/web.yaml:3 deleted']);
    expect(await changed(tree(automated), tree(''))).toEqual([]);
    expect(await changed(tree('', skip), tree(automated, skip))).toEqual([]);
    const alone = (syncPolicy: string): Files => ({ ...tree(syncPolicy), 'root.yaml': '' });
    expect(await changed(alone(''), alone(automated))).toEqual(['notice resumes apps/web.yaml:12']);
  });
});
