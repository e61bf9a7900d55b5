import { describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { FluxReconciler } from '../../src/reconcilers/flux/reconciler.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, type Files, kustomization } from '../../test/flux/repository.ts';
import { checkTree, findingsOf } from '../../test/rules/check-tree.ts';

const version = (name: string, served = true, storage = false): string =>
  `    - name: ${name}\n      served: ${served}\n      storage: ${storage}\n      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}\n`;
const crd = (...versions: string[]): string =>
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: shops, kind: Shop}
  versions:
${versions.join('')}`;
const shop = (apiVersion: string, name = 'a'): string =>
  `apiVersion: example.com/${apiVersion}\nkind: Shop\nmetadata: {name: ${name}, namespace: web}\n`;

const ALL = crd(version('v1alpha1'), version('v1', true, true));
const WITHOUT = crd(version('v1', true, true));

const FLUX = (crds: string, shops: string): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/crds.yaml': kustomization('crds', './crds'),
  'clusters/prod/web.yaml': kustomization('web', './web', '  dependsOn: [{name: crds}]\n'),
  'crds/shop.yaml': crds,
  'web/shop.yaml': shops,
});
const ARGO = (crds: string, shops: string): Files => ({
  'argocd/crds.yaml': application('crds', 'crds'),
  'argocd/web.yaml': application('web', 'web'),
  'crds/shop.yaml': crds,
  'web/shop.yaml': shops,
});

const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

describe.each([
  ['Flux', FLUX],
  ['Argo CD', ARGO],
])('of %s', (tool, files) => {
  const changed = (before: string, after: string, shops: string): Promise<readonly Finding[]> =>
    findingsOf('crd-removes-version', files(after, shops), { base: files(before, shops), repositories: [REPOSITORY] });

  it('reports a removed version that objects use', async () => {
    const findings = await changed(ALL, WITHOUT, shop('v1alpha1'));
    expect(places(findings)).toEqual(['error base crds/shop.yaml:9']);
    expect(findings[0]?.message).toBe(
      `This change removes version \`v1alpha1\` of Shop, which Shop \`a\` still uses, so ${tool} cannot apply it anymore. Change the \`apiVersion\` of the objects in an earlier change.`,
    );
    expect(findings[0]?.related.map(({ location }) => location.path)).toEqual(['web/shop.yaml']);
  });

  it('reports a version that is not served anymore', async () => {
    const findings = await changed(
      ALL,
      crd(version('v1alpha1', false), version('v1', true, true)),
      `${shop('v1alpha1')}---\n${shop('v1alpha1', 'b')}`,
    );
    expect(places(findings)).toEqual(['error head crds/shop.yaml:10']);
    expect(findings[0]?.message).toContain('Shop `a` and 1 other object still use');
  });

  it('reports the version in which objects are stored, whoever uses it', async () => {
    const findings = await changed(crd(version('v1alpha1', true, true), version('v1')), WITHOUT, shop('v1'));
    expect(places(findings)).toEqual(['error base crds/shop.yaml:9']);
    expect(findings[0]?.message).toContain(`The API server refuses that, so ${tool} cannot apply the definition.`);
  });

  it.each<[string, string, string, string]>([
    ['a version that no object uses', ALL, WITHOUT, shop('v1')],
    ['another storage version', crd(version('v1alpha1', true, true), version('v1')), ALL, shop('v1alpha1')],
    ['a version that was not served', crd(version('v1alpha1', false), version('v1', true, true)), WITHOUT, shop('v1')],
    ['a new version', WITHOUT, ALL, shop('v1')],
  ])('does not report %s', async (_, before, after, shops) => {
    expect(await changed(before, after, shops)).toEqual([]);
  });
});

it('does not report objects of another cluster', async () => {
  const other = (version: string): Files => ({
    ...bootstrap('clusters/test'),
    'clusters/test/web.yaml': kustomization('web', './test'),
    'test/shop.yaml': shop(version),
    'test/crd.yaml': ALL,
  });
  const files = (crds: string): Files => ({ ...FLUX(crds, shop('v1')), ...other('v1alpha1') });
  expect(await findingsOf('crd-removes-version', files(WITHOUT), { base: files(ALL) })).toEqual([]);
});

it('gathers what is deployed beside the definitions of a cluster once', async () => {
  const beside = vi.spyOn(FluxReconciler.prototype, 'objectsBeside');
  const second = (text: string): string => text.replaceAll('shop', 'stall').replaceAll('Shop', 'Stall');
  const files = (crds: string): Files => ({
    ...FLUX(crds, shop('v1alpha1')),
    'crds/stall.yaml': second(crds),
    'web/stall.yaml': second(shop('v1alpha1')),
  });
  expect(await findingsOf('crd-removes-version', files(WITHOUT), { base: files(ALL) })).toHaveLength(2);
  expect(beside).toHaveBeenCalledOnce();
  beside.mockRestore();
});

it('is the only one that says so', async () => {
  const findings = await checkTree(FLUX(WITHOUT, shop('v1alpha1')), { base: FLUX(ALL, shop('v1alpha1')) });
  expect(
    findings.map(({ severity, rule }) => `${severity} ${rule}`).filter((line) => line.startsWith('error')),
  ).toEqual(['error crd-removes-version']);
});
