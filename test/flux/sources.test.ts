import { describe, expect, it } from 'vitest';
import { type Manifests, readManifests } from '../../src/kubernetes/manifests.ts';
import { sourceReferences } from '../../src/reconcilers/flux/source/references.ts';
import { FluxSources } from '../../src/reconcilers/flux/source/sources.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, treeOf } from './repository.ts';
import { release, source } from './sources.ts';

function manifestsOf(files: Files): Manifests {
  return readManifests(treeOf(files), new YamlReader());
}

describe('the sources of a tree', () => {
  const sources = new FluxSources(
    manifestsOf({
      'a.yaml': source('git', { kind: 'GitRepository' }),
      'instance.yaml':
        'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux, namespace: ops}\nspec:\n  sync: {kind: OCIRepository}\n',
      'values.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: flux-instance}\nspec:\n  values:\n    instance:\n      sync: {kind: GitRepository, name: fleet}\n',
      'generator.yaml':
        'apiVersion: source.extensions.fluxcd.io/v1beta1\nkind: ArtifactGenerator\nmetadata: {name: g}\nspec:\n  artifacts: [{name: one}, {name: two}]\n',
    }),
  );

  it('are objects, what a Flux instance syncs and what generators make', async () => {
    expect(sources.names('GitRepository')).toEqual(['git', 'fleet']);
    expect(sources.names('OCIRepository')).toEqual(['ops']);
    expect(sources.names('ExternalArtifact')).toEqual(['one', 'two']);
  });
});

it('reads every reference of Flux objects', async () => {
  const objects = manifestsOf({
    'a.yaml': [
      release('a'),
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: b}\nspec: {chartRef: {kind: OCIRepository, name: b, namespace: x}}',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: c}\nspec: {sourceRef: {kind: Bucket, name: c}}',
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nmetadata: {name: d}\nspec: {sourceRef: {kind: GitRepository, name: d, namespace: ignored}}',
      'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\nmetadata: {name: e}\nspec: {sourceRef: {name: e}}',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: f}\nspec: {chart: {kind: OCIRepository, spec: {url: oci://x}}}',
    ].join('\n---\n'),
  }).objects();
  expect([...objects].flatMap(sourceReferences).map(({ kind, name, namespace }) => [kind, name, namespace])).toEqual([
    ['HelmRepository', 'a', undefined],
    ['OCIRepository', 'b', 'x'],
    ['Bucket', 'c', undefined],
    ['GitRepository', 'd', undefined],
    ['GitRepository', 'e', undefined],
  ]);
});
