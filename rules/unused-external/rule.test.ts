// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const POLICY = '.github/gitops-gate.yaml';
const fleet = (externals: string, from = 'kind: Secret, name: settings'): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps', `  postBuild: {substituteFrom: [{${from}}]}`),
  'apps/a.yaml': configMap('a', '  b: ${ZONE}'),
  [POLICY]: `externals:\n  - {kind: Secret, name: settings, keys: [DOMAIN]}\n${externals}`,
});
const said = async (files: Files, base?: Files): Promise<string[]> =>
  brief(await findingsOf('unused-external', files, { base }));

describe('unused-external', () => {
  it('knows what is needed, and leaves kinds that no rule looks for', async () => {
    const lines = ['{variable: ZONE}', '{kind: ServiceAccount, name: a}', '{kind: Secret, name: sett*}'];
    expect(await said(fleet(lines.map((line) => `  - ${line}\n`).join('')))).toEqual([]);
  });

  it.each(['{variable: DOMAIN}', '{kind: ConfigMap, name: settings}', '{kind: Secret, name: settings, cluster: test}'])(
    'tells %s',
    async (line) => {
      expect(await said(fleet(`  - ${line}\n`))).toEqual([`warning unused-external ${POLICY}:3`]);
    },
  );

  it('knows what pods and the values of charts need', async () => {
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: flux-system}\nspec: {containers: [{name: a, image: "a:1", envFrom: [{secretRef: {name: ${name}}}]}]}`;
    const chart = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: flux-system}\nspec: {interval: 1h, chartRef: {kind: OCIRepository, name: a}, values: {envFrom: [{secretRef: {name: token}}]}}`;
    const files = fleet('  - {kind: Secret, name: token}\n');
    expect(await said({ ...files, 'apps/pod.yaml': pod('token') })).toEqual([]);
    expect(await said({ ...files, 'apps/chart.yaml': chart })).toEqual([]);
    const optional = pod('token').replace('name: token', 'name: token, optional: true');
    expect(await said({ ...files, 'apps/pod.yaml': optional })).toEqual([]);
    expect(await said({ ...files, 'apps/pod.yaml': pod('other') })).toEqual([`warning unused-external ${POLICY}:3`]);
  });

  it('tells an entry that the repository provides itself by now', async () => {
    const own = configMap('settings', '  DOMAIN: x').replace('ConfigMap', 'Secret').replace('\ndata:', '\nstringData:');
    expect(await said({ ...fleet(''), 'clusters/prod/settings.yaml': own })).toEqual([
      `warning unused-external ${POLICY}:2`,
    ]);
  });
});
