import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';

const CHART = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

const release = (valuesFiles: string, more = ''): string =>
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: web}\nspec:\n  interval: 1h\n' +
  '  chart:\n    spec:\n      chart: ./charts/web\n      sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}\n' +
  `      valuesFiles: [${valuesFiles}]\n${more}`;

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n';

const judge = async (manifest: string): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('missing-file', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': `${namespace}---\n${manifest}`,
      'charts/web/Chart.yaml': CHART,
      'charts/web/values.yaml': 'a: 1\n',
      'charts/web/values-production.yaml': 'a: 2\n',
    }),
  );

describe('values files of a HelmRelease', () => {
  it('are looked for from the root of the source', async () => {
    expect(await judge(release('./charts/web/values.yaml, charts/web/values-production.yaml'))).toEqual([]);
    expect(await judge(release('./charts/web/values.yaml, values-production.yaml'))).toEqual([
      'error missing-file clusters/prod/web.yaml:14 -> charts/web/values-production.yaml',
    ]);
    expect(await judge(release('charts/web/values-produktion.yaml'))).toEqual([
      'error missing-file clusters/prod/web.yaml:14 -> charts/web/values-production.yaml',
    ]);
  });

  it('are not missed where the chart does without, or where their name is filled in later', async () => {
    expect(await judge(release('gone.yaml', '      ignoreMissingValuesFiles: true\n'))).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Flux's own variable
    expect(await judge(release('"values-${CLUSTER}.yaml"'))).toEqual([]);
    expect(await judge(release('gone.yaml').replace('flux-system, namespace', 'elsewhere, namespace'))).toEqual([]);
  });
});

describe('values files of an Application', () => {
  const application = (valueFiles: string, more = ''): string =>
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, namespace: argocd}\nspec:\n  project: default\n' +
    '  destination: {server: https://kubernetes.default.svc, namespace: web}\n  source:\n' +
    '    repoURL: https://github.com/example/fleet\n    targetRevision: HEAD\n    path: charts/web\n' +
    `    helm:\n      valueFiles: [${valueFiles}]\n${more}`;
  const judgeArgo = async (manifest: string): Promise<string[]> =>
    briefWithFixes(
      await findingsOf(
        'missing-file',
        {
          'apps/web.yaml': manifest,
          'charts/web/Chart.yaml': CHART,
          'charts/web/values.yaml': 'a: 1\n',
          'charts/web/values-production.yaml': 'a: 2\n',
        },
        { repositories: ['https://github.com/example/fleet'] },
      ),
    );

  it('are looked for beside the chart', async () => {
    expect(await judgeArgo(application('values-production.yaml'))).toEqual([]);
    expect(await judgeArgo(application('values-prod.yaml'))).toEqual(['error missing-file apps/web.yaml:12']);
    expect(await judgeArgo(application('values-prod.yaml', '      ignoreMissingValueFiles: true\n'))).toEqual([]);
    expect(await judgeArgo(application('https://example.com/values.yaml, "values-{{cluster}}.yaml"'))).toEqual([]);
  });
});
