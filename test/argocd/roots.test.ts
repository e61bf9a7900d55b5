import { describe, expect, it } from 'vitest';
import type { ArgoGraph } from '../../src/reconcilers/argocd/graph.ts';
import { argoReport } from '../../src/reconcilers/argocd/graph-report/part.ts';
import { fittingIn } from '../../src/reconcilers/argocd/path-pattern.ts';
import { type Files, treeOf } from '../flux/repository.ts';
import { application, applicationSet, argoOf, configMap, overlay } from './repository.ts';

/** The roots by name with what they begin with and all Applications below. */
const rootsOf = ({ roots }: ArgoGraph): Record<string, string> =>
  Object.fromEntries(
    roots.map(({ name, foundBy, entries, applications }) => [
      name,
      `${foundBy}: ${entries.map(({ object }) => object.name)} > ${applications.map((one) => one.name)}`,
    ]),
  );

describe('roots', () => {
  it('are what no Application of the tree applies, named by their directory', () => {
    const graph = argoOf({
      'argo/prod/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\n',
      'argo/staging/kustomization.yaml': 'resources: [../base]\nnamePrefix: staging-\n',
      'argo/base/kustomization.yaml': 'resources: [root.yaml]\n',
      'argo/base/root.yaml': application('root', 'apps/all'),
      'apps/all/kustomization.yaml': 'resources: [web.yaml, set.yaml]\n',
      'apps/all/web.yaml': application('web', 'apps/web'),
      'apps/all/set.yaml': applicationSet('[{list: {elements: [{n: a}, {n: b}]}}]', 'api-{{n}}', 'apps/web'),
      ...overlay('apps/web'),
      'bootstrap/one.yaml': application('one', 'apps/web'),
      'bootstrap/two.yaml': application('two', 'apps/web'),
      'top.yaml': application('top', 'apps/web'),
    });
    expect(rootsOf(graph)).toEqual({
      'argo/prod': 'overlay: prod-root > prod-root,web,api-a,api-b',
      'argo/staging': 'overlay: staging-root > staging-root,web,api-a,api-b',
      bootstrap: 'file: one,two > one,two',
      'top.yaml': 'file: top > top',
    });
    expect(graph.roots[0]?.sets.map(({ object }) => object.name)).toEqual(['set']);
  });

  it('are not overlays that an Application builds with options of its own, or may build', () => {
    const child = {
      'apps/all/kustomization.yaml': 'resources: [web.yaml]\n',
      'apps/all/web.yaml': application('web', 'x'),
    };
    const root = application('root', 'apps/all', '    kustomize: {namePrefix: my-}\n');
    expect(rootsOf(argoOf({ 'root.yaml': root, ...child }))).toEqual({ 'root.yaml': 'file: root > root,my-web' });
    const set = applicationSet('[{clusters: {}}]', 'all-{{name}}', 'apps/{{name}}');
    expect(rootsOf(argoOf({ 'set.yaml': set, ...child }))).toEqual({ 'set.yaml': 'file: set > all-{{name}}' });
  });

  it('are one of those that apply each other', () => {
    const files = {
      'apps/api.yaml': application('api', 'web'),
      'apps/root.yaml': application('root', 'apps'),
      'web/cm.yaml': configMap('web'),
    };
    expect(rootsOf(argoOf(files))).toEqual({ apps: 'file: root > root,api' });
  });

  it('are those that something applies; what may be left over is listed apart', () => {
    const files = {
      'root.yaml': application('root', 'envs/live'),
      'envs/live/web.yaml': application('web', 'web'),
      'envs/dev/web.yaml': application('web', 'web-dev'),
      'old/kustomization.yaml': 'resources: [shop.yaml]\n',
      'old/shop.yaml': application('shop', 'web'),
      'web/cm.yaml': configMap('web'),
    };
    const report = argoReport(argoOf(files));
    expect(report.roots.map(({ name }) => name)).toEqual(['root.yaml']);
    expect(report.unreached.map(({ path }) => path)).toEqual(['envs/dev/web.yaml', 'old/shop.yaml']);
    // Without an app of apps, each is applied by hand.
    const { 'root.yaml': _, 'envs/live/web.yaml': __, ...loose } = files;
    expect(argoReport(argoOf(loose)).roots.map(({ name }) => name)).toEqual(['envs/dev', 'old']);
  });

  const live = { 'live/web.yaml': application('web', 'web'), 'web/cm.yaml': configMap('web') };
  const used = (files: Files): string[] => {
    const graph = argoOf({ ...live, ...files });
    return graph.applications.map((one) => `${one.name} ${graph.useOf(one)}`).sort();
  };

  it('apply their Applications; others may be applied beside them, or are left over', () => {
    const root = application('root', 'live');
    const beside = { 'argocd/root.yaml': root, 'argocd/old.yaml': application('old', 'web') };
    expect(used(beside)).toEqual(['old beside', 'root applied', 'web applied']);
    const left = { 'root.yaml': root, 'argocd/old.yaml': application('old', 'web') };
    expect(used(left)).toEqual(['old left', 'root applied', 'web applied']);
    // What one file holds, or one build yields, is applied together.
    const all = ['old applied', 'root applied', 'web applied'];
    expect(used({ 'argocd/all.yaml': [root, application('old', 'web')] })).toEqual(all);
    expect(used({ ...beside, 'argocd/kustomization.yaml': 'resources: [root.yaml, old.yaml]\n' })).toEqual(all);
  });

  it.each([
    ['an id', { 'prod/root.yaml': application('root', 'live'), 'dev/root.yaml': application('root', 'lost') }],
    ['a name', { 'b/prod/r.yaml': application('prod-a', 'live'), 'b/dev/r.yaml': application('dev-a', 'lost') }],
    [
      'a base',
      {
        'base/root.yaml': application('root', 'lost'),
        'base/kustomization.yaml': 'resources: [root.yaml]\n',
        'dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\n',
        'prod/kustomization.yaml':
          'resources: [../base]\nnamespace: prod\npatches:\n  - target: {kind: Application}\n    patch: "[{op: replace, path: /spec/source/path, value: live}]"\n',
      },
    ],
  ])('are those that share %s with an app of apps of another cluster', (_, files: Files) => {
    expect(used(files).filter((text) => !text.endsWith(' applied'))).toEqual([]);
  });

  it('are no patches', () => {
    const patch = 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set}\n';
    const graph = argoOf({ 'patches/wave.yaml': patch, 'root.yaml': application('root', 'web'), ...overlay('web') });
    expect(Object.keys(rootsOf(graph))).toEqual(['root.yaml']);
    expect(graph.unreached.map(({ origin }) => origin.file.path)).toEqual(['patches/wave.yaml']);
  });
});

describe('directories that a path with parameters may mean', () => {
  const tree = treeOf({ 'a/x/prod/f': '', 'a/y/prod/f': '', 'a/y/dev/f': '', 'a/.z/prod/f': '', 'b/x/prod': '' });

  it.each([
    ['a/{{name}}/prod', ['a/x/prod', 'a/y/prod']],
    ['a/y/{{ index .path.segments 1 }}', ['a/y/dev', 'a/y/prod']],
    ['./a//{{x}}-{{y}}', []],
    ['a/y/p{{x}}d', ['a/y/prod']],
    ['a/[x]/{{y}}', []],
    ['b/{{name}}/prod', []],
    ['{{path}}', []],
    ['a/{{x}}/../y', []],
  ])('%s', (pattern, directories) => {
    expect(fittingIn(tree)(pattern)).toEqual(directories);
  });
});
