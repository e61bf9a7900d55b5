import { describe, expect, it } from 'vitest';
import { findingsIn, told } from './report.ts';

const told1 = (text: string, path = 'a/kustomization.yaml'): Promise<string[]> => told({ [path]: text });

describe('a kustomization.yaml', () => {
  it('is read as kustomize reads it', async () => {
    expect(await told1('Resources: [a.yaml]\nNAMEPREFIX: x-\nsecretGenerator: [{name: a, Literals: [a=b]}]\n')).toEqual(
      [],
    );
    expect(await told1('resources: [a.yaml]\nresources: [b.yaml]\n')).toEqual([]);
    expect(await told1('resources: [a.yaml]\n---\nnonsense: 1\n')).toEqual([]);
    expect(await told1('resources:\nnamespace: ~\n')).toEqual([]);
  });

  it('has no unknown fields', async () => {
    expect(await told1('resorces: [a.yaml]\n')).toEqual([
      'error schema 1:1 `resorces` is not a field of kustomization.yaml. Did you mean `resources`?',
    ]);
    expect(await told1('images: [{name: a, tag: b}]\n')).toEqual([expect.stringContaining('`images[0].tag`')]);
    expect(await told1('x-note: {}\n')).toHaveLength(1);
  });

  it('has values of YAML 1.1', async () => {
    const [finding] = await findingsIn({ 'a/kustomization.yaml': 'images: [{name: a, newTag: 1.20}]\n' });
    expect(finding?.message).toBe('`images[0].newTag` must be a string, not the number `1.2`.');
    expect(finding?.fix?.edits[0]?.text).toBe('"1.20"');
    expect(await told1('commonLabels: {a: yes}\n')).toEqual([
      expect.stringContaining('must be a string, not the boolean `true`'),
    ]);
    expect(await told1('images: [{name: a, newTag: 2024-01-01}]\n')).toEqual([]);
    expect(await told1('resources: [{name: a}]\n')).toEqual([
      expect.stringContaining('must be a string, not a mapping'),
    ]);
  });

  it('has its own kinds and versions', async () => {
    expect(await told1('apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization\n')).toEqual([
      expect.stringMatching(/^error schema 1:13 .*`kustomize.config.k8s.io\/v1beta1`/),
    ]);
    expect(await told1('apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n')).toEqual([]);
    expect(await told1('apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {}\n')).toEqual([
      expect.stringContaining('This is a Flux Kustomization'),
    ]);
    expect(await told1('kind: Deployment\n')).toEqual([expect.stringContaining('not `Deployment`')]);
  });

  it('is only likely wrong where Flux may be the one that reads it', async () => {
    const sync =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {interval: 1m, prune: true, sourceRef: {kind: GitRepository, name: a}}\n';
    const files = { 'a/kustomization.yaml': 'resorces: []\n', 'sync.yaml': sync };
    expect(await told(files)).toEqual([expect.stringMatching(/^warning schema .*Flux ignores the field/)]);
    expect(await told({ ...files, 'b/kustomization.yaml': 'resources: [../a]\n' })).toEqual([
      expect.stringMatching(/^error/),
    ]);
  });

  it('that does not parse is left to yaml-syntax', async () => {
    expect(await told1('resources: [\nx: {{ a }}\n')).toEqual([]);
  });
});
