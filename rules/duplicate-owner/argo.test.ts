import { expect, it } from 'vitest';
import { application, applicationSet, configMap, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const said = async (files: Files): Promise<string[]> =>
  brief(await findingsOf('duplicate-owner', files, { repositories: [REPOSITORY] }));
/** An app of apps with two Applications, of which the second deploys to the namespace of the first. */
const fleet = (second: string, more: Files = {}): Files => ({
  'bootstrap/root.yaml': application('root', 'apps'),
  'apps/api.yaml': application('api', 'work/api'),
  'apps/web.yaml': second,
  ...overlay('work/api'),
  ...overlay('work/web'),
  ...more,
});
const same = application('web', 'work/web').replace('namespace: web}', 'namespace: api}');
const other = { 'work/web/cm.yaml': configMap('settings').replace('a: b', 'a: c') };

it('reports an object of two Applications, by how much they differ', async () => {
  expect(await said(fleet(same, other))).toEqual(['error duplicate-owner work/web/cm.yaml:3']);
  expect(await said(fleet(same))).toEqual(['warning duplicate-owner work/web/cm.yaml:3']);
});

it('is silent where namespace, cluster or name differ', async () => {
  expect(await said(fleet(application('web', 'work/web'), other))).toEqual([]);
  const elsewhere = same.replace('https://kubernetes.default.svc', 'https://prod.example.com');
  expect(await said(fleet(elsewhere, other))).toEqual([]);
  expect(await said(fleet(same, overlay('work/web', 'others')))).toEqual([]);
});

it('reports one directory of two Applications once, at the second path', async () => {
  const twice = application('web', 'work/api').replace('namespace: web}', 'namespace: api}');
  const more = { 'work/api/kustomization.yaml': 'resources: [cm.yaml, b.yaml]\n', 'work/api/b.yaml': configMap('b') };
  expect(await said(fleet(twice, more))).toEqual(['warning duplicate-owner apps/web.yaml:9']);
});

it('reports an object that one Application has twice', async () => {
  const plain = {
    'work/api/kustomization.yaml': 'resources: [cm.yaml]\n',
    'work/plain/a.yaml': configMap('x'),
    'work/plain/b.yaml': configMap('x'),
  };
  expect(await said(fleet(application('web', 'work/plain'), plain))).toEqual([
    'warning duplicate-owner work/plain/b.yaml:3',
  ]);
});

it('leaves Namespaces next to their content, and hooks, alone', async () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
  const both = { 'work/api/cm.yaml': namespace, 'work/web/cm.yaml': namespace };
  expect(await said(fleet(same, both))).toEqual(['notice duplicate-owner work/web/cm.yaml:3']);
  const hook = other['work/web/cm.yaml'].replace(
    '{name: settings}',
    '{name: settings, annotations: {argocd.argoproj.io/hook: PreSync}}',
  );
  expect(await said(fleet(same, { 'work/web/cm.yaml': hook }))).toEqual([]);
});

it('is silent where each of two files may be for an Argo CD of its own', async () => {
  const { 'bootstrap/root.yaml': _, ...rest } = fleet(same, other);
  expect(await said(rest)).toEqual([]);
});

it('is a warning where one ApplicationSet makes both', async () => {
  const elements = '[{list: {elements: [{dir: api, server: "https://a"}, {dir: web, server: "https://a"}]}}]';
  const { 'apps/api.yaml': _, ...rest } = fleet(applicationSet(elements, '{{dir}}', 'work/{{dir}}'), other);
  expect(await said(rest)).toEqual(['warning duplicate-owner work/web/cm.yaml:3']);
});
