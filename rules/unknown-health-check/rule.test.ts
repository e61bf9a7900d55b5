// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, helmRepository, NAMESPACE, release } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

describe('unknown-health-check', () => {
  const checked = (entry: string, spec = ''): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': kustomization('apps', './apps', `  healthChecks:\n    - ${entry}\n${spec}`),
    'clusters/prod/charts.yaml': helmRepository('charts', 'flux-system'),
    'apps/web.yaml': [NAMESPACE, release('app', CHARTS)],
  });
  const helm = (name: string, namespace: string): string =>
    `{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, name: ${name}, namespace: ${namespace}}`;

  it('names Flux objects that are not there, and where they are', async () => {
    expect(await said(checked(helm('app', 'web')))).toEqual([]);
    expect(await said(checked(helm('backend', 'web')))).toEqual([
      'warning unknown-health-check clusters/prod/apps.yaml:10',
    ]);
    const [finding] = await referenceFindings(checked(helm('app', 'default')));
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['web']);
  });

  it('swaps a name and a namespace', async () => {
    const [finding, ...more] = await referenceFindings(checked(helm('web', 'app')));
    expect(more).toEqual([]);
    expect(finding?.message).toContain('HelmRelease `app` is in namespace `web`');
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['app', 'web']);
    const deployment = (name: string, namespace: string): Files => ({
      ...checked(`{apiVersion: apps/v1, kind: Deployment, name: ${name}, namespace: ${namespace}}`),
      'apps/deployment.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: backend, namespace: web}\nspec: {}',
    });
    expect(brief(await findingsOf('unknown-health-check', deployment('web', 'backend')))).toHaveLength(1);
    expect(brief(await findingsOf('unknown-health-check', deployment('backend', 'web')))).toEqual([]);
  });

  it.each([
    ['{apiVersion: helm.toolkit.fluxcd.io/v2, kind: CronJob, name: app, namespace: web}', 'batch/v1'],
    ['{apiVersion: v1, kind: HelmRelease, name: app, namespace: web}', 'helm.toolkit.fluxcd.io/v2'],
    ['{kind: ExternalSecret, name: app}', undefined],
  ])('reports a kind that its group does not have: %s', async (entry, fixed) => {
    const [finding, ...more] = await referenceFindings(checked(entry));
    expect(more).toEqual([]);
    expect(finding?.severity).toBe('warning');
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(fixed && [fixed]);
    if (!fixed) expect(finding?.message).toContain('Flux looks in `apps/v1`');
  });

  it.each([
    '{kind: Deployment, name: app, namespace: web}',
    '{apiVersion: acme.io/v1, kind: CronJob, name: app, namespace: web}',
    '{apiVersion: batch/v1, kind: "${KIND}", name: app, namespace: web}',
  ])('leaves kinds alone that may exist: %s', async (entry) => {
    expect(await said(checked(entry))).toEqual([]);
  });

  it('says that nothing comes of it under wait', async () => {
    const [finding] = await referenceFindings(checked(helm('backend', 'web'), '  wait: true\n'));
    expect(finding?.message).toContain('Flux ignores this check because of `wait: true`');
  });

  it('asks for the namespace of an object that has one', async () => {
    const entry = checked('apiVersion: helm.toolkit.fluxcd.io/v2\n      kind: HelmRelease\n      name: app');
    const [finding, ...more] = await referenceFindings(entry);
    expect(more).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual(['warning unknown-health-check clusters/prod/apps.yaml:12']);
    expect(finding?.message).toContain('Set `namespace: web`.');
    expect(finding?.fix?.edits.map(({ text }) => text.trim())).toEqual(['namespace: web']);
    const cluster = checked('{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, name: view}');
    expect(await said(cluster)).toEqual([]);
    const ignored = checked('{apiVersion: apps/v1, kind: Deployment, name: app}', '  wait: true\n');
    expect(await said(ignored)).toEqual([]);
  });

  it.each([
    ['the kind of a workload', 'StatefulSet', 'backend', '', 'StatefulSet', 'Deployment'],
    [
      'the name without its prefix',
      'Deployment',
      'backend',
      '  namePrefix: eu-\n',
      'Deployment `backend`',
      'eu-backend',
    ],
  ])('corrects %s', async (_, kind, name, spec, wrong, right) => {
    const files = {
      ...checked(`{apiVersion: apps/v1, kind: ${kind}, name: ${name}, namespace: web}`, spec),
      'apps/web.yaml': NAMESPACE,
      'apps/deployment.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: backend, namespace: web}\nspec: {}',
    };
    const [finding, ...more] = await findingsOf('unknown-health-check', files);
    expect(more).toEqual([]);
    expect(finding?.message).toContain(wrong);
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual([right]);
  });

  it('leaves what charts and operators make alone', async () => {
    const deployment = '{apiVersion: apps/v1, kind: Deployment, name: backend, namespace: web}';
    expect(await said(checked(deployment))).toEqual([]);
  });
});
