import { describe, expect, it } from 'vitest';
import { application, applicationSet, REPOSITORY } from '../../test/argocd/repository.ts';
import { localChart } from '../../test/rules/charts.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const CHART = localChart(
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
    properties: { replicaCount: { type: 'integer' }, tag: { type: 'string' } },
  },
  'replicaCount: 1\n',
);
const found = async (files: Files) =>
  await findingsOf('chart-values', { ...CHART, ...files }, { repositories: [REPOSITORY] });
const said = async (helm: string, more: Files = {}): Promise<string[]> =>
  briefWithFixes(await found({ 'app.yaml': application('app', 'charts/app', helm), ...more }));

it('reports the values of an Application on their lines', async () => {
  const at = 'error chart-values app.yaml';
  expect(await said('    helm:\n      valuesObject:\n        replicas: 1\n')).toEqual([`${at}:13`]);
  expect(await said('    helm:\n      values: |\n        tag: v1\n        replicaCont: 1\n')).toEqual([
    `${at}:14 -> replicaCount`,
  ]);
  expect(await said('    helm:\n      parameters:\n        - name: replicaCount\n          value: many\n')).toEqual([
    `${at}:14`,
  ]);
  expect(await said('    helm:\n      parameters:\n        - name: tag\n          value: "1"\n')).toEqual([`${at}:14`]);
  const file = { 'charts/app/prod.yaml': 'replicaCont: 1\n' };
  expect(await said('    helm:\n      valueFiles: [prod.yaml]\n', file)).toEqual([
    'error chart-values charts/app/prod.yaml:1 -> replicaCount',
  ]);
  const [finding] = await found({
    'app.yaml': application('app', 'charts/app', '    helm:\n      valuesObject: {replicas: 1}\n'),
  });
  expect(finding?.message).toBe(
    'The chart does not accept `replicas`. Did you mean `replicaCount`? Helm checks the values against `charts/app/values.schema.json`, so Argo CD cannot render Application `app`.',
  );
});

it('is silent of values that are right, that Helm does not check, or that are not known', async () => {
  for (const helm of [
    '',
    '    helm:\n      valuesObject: {replicaCount: 2}\n',
    '    helm:\n      parameters: [{name: replicaCount, value: "2"}, {name: tag, value: "1", forceString: true}]\n',
    '    helm:\n      parameters: [{name: tag, value: "{a,b}"}, {name: replicaCount, value: "$ARGOCD_APP_NAME"}]\n',
    '    helm:\n      fileParameters: [{name: tag, path: tag.txt}]\n',
    '    helm:\n      skipSchemaValidation: true\n      valuesObject: {replicas: 1}\n',
    '    helm:\n      valuesObject: {replicaCount: "{{ count }}"}\n',
    '    helm:\n      valueFiles: [prod.yaml, "*.yaml"]\n',
  ])
    expect(await said(helm, { 'charts/app/prod.yaml': 'replicaCont: 1\n' }), helm).toEqual([]);
  expect(await said('    helm: {valuesObject: {replicas: 1}}\n', { 'charts/app/values.schema.json': '{' })).toEqual([]);
});

it('warns where an Application may not exist', async () => {
  const set = applicationSet('[{clusters: {}}]', 'app-{{name}}', 'charts/app').replace(
    'targetRevision: main}',
    'targetRevision: main, helm: {valuesObject: {replicas: 1}}}',
  );
  expect(briefWithFixes(await found({ 'set.yaml': set }))).toEqual(['warning chart-values set.yaml:12']);
  const patched = set.replace('  template:', '  templatePatch: "{}"\n  template:');
  expect(briefWithFixes(await found({ 'set.yaml': patched }))).toEqual([]);
  expect(await said('    helm: {valuesObject: {replicas: 1}}\n')).toEqual(['error chart-values app.yaml:11']);
  const aside = application('app', 'charts/app', '    helm: {valuesObject: {replicas: 1}}\n');
  expect(briefWithFixes(await found({ 'archive/app.yaml': aside }))).toEqual([]);
});

it('is silent of values that a template of an Application completes', async () => {
  const template = (values: string): Files => ({
    'root.yaml': application('root', 'apps'),
    'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
    'apps/templates/app.yaml': application('app', 'charts/app', `    helm:\n      valuesObject:\n${values}`),
  });
  const needed = { 'charts/app/values.schema.json': '{"required": ["tag"]}' };
  const filled = '        replicaCount: 1\n        {{- toYaml .Values.more | nindent 8 }}\n';
  expect(briefWithFixes(await found({ ...template(filled), ...needed }))).toEqual([]);
  expect(briefWithFixes(await found({ ...template('        replicaCount: 1\n'), ...needed }))).toEqual([
    'error chart-values apps/templates/app.yaml:12',
  ]);
});

describe('a chart that an overlay renders', () => {
  const overlay = (entry: string): Files => ({
    'app.yaml': application('app', 'apps/web'),
    'apps/web/kustomization.yaml': `helmGlobals: {chartHome: ../../charts}\nhelmCharts:\n  - name: app\n${entry}`,
  });
  const told = async (entry: string, more: Files = {}): Promise<string[]> =>
    briefWithFixes(await found({ ...overlay(entry), ...more }));
  const PLACE = 'error chart-values apps/web/kustomization.yaml';

  it('is checked with its files and its inline values', async () => {
    expect(await told('    valuesInline:\n      replicas: 1\n')).toEqual([`${PLACE}:5`]);
    const file = { 'apps/web/v.yaml': 'replicaCount: many\n' };
    expect(await told('    valuesFile: v.yaml\n', file)).toEqual(['error chart-values apps/web/v.yaml:1']);
    const both = '    valuesFile: v.yaml\n    valuesInline: {replicaCount: 2}\n';
    expect(await told(both, file)).toEqual([]);
    expect(await told(`${both}    valuesMerge: merge\n`, file)).toEqual(['error chart-values apps/web/v.yaml:1']);
    expect(await told(`${both}    valuesMerge: replace\n`, file)).toEqual([]);
    const [finding] = await found(overlay('    valuesInline: {replicas: 1}\n'));
    expect(finding?.message).toContain('so kustomize cannot build `apps/web`.');
  });

  it('may keep the default for an empty inline value, and may come from a registry', async () => {
    expect(await told('    valuesInline: {replicaCount: ""}\n')).toEqual([]);
    expect(
      await told('    repo: https://charts.example.org\n    version: 1.0.0\n    valuesInline: {replicas: 1}\n'),
    ).toEqual([]);
    expect(await told('    valuesFile: absent.yaml\n')).toEqual([]);
  });

  it('is a warning where nothing is known to build the overlay', async () => {
    const { 'app.yaml': _, ...alone } = overlay('    valuesInline: {replicas: 1}\n');
    expect(briefWithFixes(await found(alone))).toEqual(['warning chart-values apps/web/kustomization.yaml:4']);
  });
});
