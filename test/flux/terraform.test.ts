// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's variables, not JavaScript's.
import { expect, it } from 'vitest';
import { bootstrap, configMap, type Files, graphOf, kustomization } from './repository.ts';

const SET = `apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata: {name: tenants, namespace: flux-system}
spec:
  inputs: [{name: web}]
  resources:
    - apiVersion: v1
      kind: Namespace
      metadata: {name: << inputs.name >>}
`;
const names = (files: Files): string[] => graphOf(files).clusters.map(({ name }) => name);
const sets = (...clusters: string[]): Files =>
  Object.fromEntries(clusters.map((cluster) => [`clusters/${cluster}/tenants.yaml`, SET]));

it.each([
  ['the provider', 'resource "flux_bootstrap_git" "this" {\n  path = "clusters/live"\n}\n'],
  [
    "a chart's values",
    'resource "helm_release" "i" {\n  chart = "flux-instance"\n  set {\n    name  = "instance.sync.path"\n    value = "./clusters/live"\n  }\n}\n',
  ],
  [
    'values as YAML',
    'chart = "flux-instance"\nvalues = [<<-YAML\n  instance:\n    sync:\n      path: clusters/live/\nYAML\n]\n',
  ],
])('Terraform sets up a folder of ResourceSets by %s', (_, text) => {
  expect(names({ 'terraform/main.tf': text, ...sets('live', 'spare') })).toEqual(['clusters/live']);
});

it('sets up each folder that a variable may mean, if Flux has something to do there', () => {
  const text = 'resource "flux_bootstrap_git" "this" {\n  path = "clusters/${var.cluster}"\n}\n';
  const files = {
    ...sets('live'),
    'clusters/test/web.yaml': kustomization('web', './apps'),
    'clusters/notes/a.yaml': 'a: b\n',
  };
  const apps = { 'apps/cm.yaml': configMap('a', '  b: c') };
  expect(names({ 'main.tf': text, ...files, ...apps })).toEqual(['clusters/live', 'clusters/test']);
});

it('proves nothing where it does not set up Flux, is an example, or names what another cluster deploys', () => {
  const path = '  path = "clusters/live"\n';
  expect(names({ 'main.tf': `resource "local_file" "a" {\n${path}}\n`, ...sets('live') })).toEqual([]);
  const text = `resource "flux_bootstrap_git" "this" {\n${path}}\n`;
  expect(names({ 'examples/main.tf': text, ...sets('live') })).toEqual([]);
  expect(names({ 'main.tf': text.replace('live', 'lost'), ...sets('live') })).toEqual([]);
  const known = { ...bootstrap('clusters'), ...sets('live') };
  expect(names({ 'main.tf': text, ...known })).toEqual(['clusters']);
});

it('is not needed where a FluxInstance syncs a folder of ResourceSets', () => {
  const instance = `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  sync: {kind: GitRepository, url: https://github.com/acme/fleet, ref: refs/heads/main, path: clusters/live}
`;
  expect(names({ ...sets('live', 'spare'), 'clusters/live/flux-system/instance.yaml': instance })).toEqual([
    'clusters/live',
  ]);
});
