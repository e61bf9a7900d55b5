// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are a template's variables, not JavaScript's.
import { expect, test } from 'vitest';
import { Builder, FLUX_BUILD } from '../../src/kustomize/build.ts';
import { type Build, mayLackChanges } from '../../src/kustomize/built.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { configMap } from '../rules/overlays.ts';
import { type Files, treeOf } from './tree.ts';

const build = (files: Files): Build => new Builder(treeOf(files), new YamlReader(), FLUX_BUILD).build('');
const namesIn = ({ objects }: Build): string[] => objects.map(({ id }) => id.name);
const causes = ({ problems }: Build): string[] => problems.map(({ kind }) => kind);
const leftOut = (built: Build): string[] => built.leftOut.map(({ field, entry }) => `${field} ${entry}`);

test('a build that fails for an entry has what the other entries bring', () => {
  const files = {
    'kustomization.yaml': 'resources: [a, gone.yaml, b]\nnamePrefix: p-\n',
    'a/kustomization.yaml': 'resources:\n',
    'b/kustomization.yaml': 'resources: [b.yaml, ../c]\n',
    'b/b.yaml': configMap('b'),
    'c/kustomization.yaml': 'resources: [c.yaml, lost.yaml]\n',
    'c/c.yaml': configMap('c'),
  };
  const built = build(files);
  expect(causes(built)).toEqual(['invalid-overlay', 'missing-file', 'missing-file']);
  expect(namesIn(built)).toEqual(['p-b', 'p-c']);
  expect(leftOut(built)).toEqual(['kustomization a', 'resources gone.yaml', 'resources lost.yaml']);
  expect(mayLackChanges(built)).toBe(true);
});

test('what fails by itself is left out by itself', () => {
  const fields: readonly (readonly [string, string])[] = [
    ['components: [gone]', 'components gone'],
    ['patches: [{path: gone.yaml}]', 'patches gone.yaml'],
    ['patches: [{patch: hello}]', 'patches '],
    ['patchesStrategicMerge: [gone.yaml]', 'patches gone.yaml'],
    ['patchesJson6902: [{path: gone.yaml, target: {kind: ConfigMap, version: v1, name: a}}]', 'patches gone.yaml'],
    ['configurations: [gone.yaml]', 'configurations gone.yaml'],
    ['crds: [gone.json]', 'crds gone.json'],
    ['openapi: {path: gone.json}', 'openapi gone.json'],
    ['replacements: [{path: gone.yaml}]', 'replacements gone.yaml'],
    ['generators: [gone.yaml]', 'generators gone.yaml'],
    ['transformers: [gone.yaml]', 'transformers gone.yaml'],
    ['replicas: [{name: gone, count: 1}]', 'replicas '],
    [
      'vars: [{name: V, objref: {kind: ConfigMap, name: a, apiVersion: v1}}, {name: V, objref: {kind: B, name: b}}]',
      'vars ',
    ],
    ['configMapGenerator: [{name: c, behavior: merge, literals: [a=b]}]', 'configMapGenerator '],
  ];
  for (const [field, part] of fields) {
    const built = build({ 'kustomization.yaml': `resources: [a.yaml]\n${field}\n`, 'a.yaml': configMap('a') });
    expect([field, built.problems.length, namesIn(built), leftOut(built)]).toEqual([field, 1, ['a'], [part]]);
  }
});

test('a file at a URL is not known, and its build has no problem', () => {
  const url = 'https://example.com/files/some.yaml';
  const target = 'target: {kind: ConfigMap, version: v1, name: a}';
  for (const field of [
    `patches: [{path: "${url}"}]`,
    `patches: [{path: "${url}", ${target}}]`,
    `patchesStrategicMerge: ["${url}"]`,
    `patchesJson6902: [{path: "${url}", ${target}}]`,
    `configurations: ["${url}"]`,
    `crds: ["${url}"]`,
    `openapi: {path: "${url}"}`,
    `replacements: [{path: "${url}"}]`,
    `generators: ["${url}"]`,
    `transformers: ["${url}"]`,
    `validators: ["${url}"]`,
    `components: ["${url}"]`,
    `resources: [a.yaml, "${url}"]`,
    `configMapGenerator: [{name: c, files: ["k=${url}"]}]`,
    `configMapGenerator: [{name: c, envs: ["${url}"]}]`,
    `secretGenerator: [{name: c, files: ["k=${url}"]}]`,
  ]) {
    const own = field.startsWith('resources') ? '' : 'resources: [a.yaml]\n';
    const built = build({ 'kustomization.yaml': `${own}${field}\n`, 'a.yaml': configMap('a') });
    expect([field, built.problems.map(({ text }) => text), namesIn(built)[0]]).toEqual([field, [], 'a']);
    expect([field, built.unknown.map(({ entry }) => entry.replace(/^k=/, ''))]).toEqual([field, [url]]);
  }
});

test('a generator without one of its files still makes its object', () => {
  const built = build({
    'kustomization.yaml':
      'configMapGenerator: [{name: c, namespace: web, files: [x=gone.txt, a.txt], options: {disableNameSuffixHash: true}}]\n',
    'a.txt': 'A',
  });
  expect(causes(built)).toEqual(['missing-file']);
  expect(built.objects.map(({ value }) => JSON.stringify(value.data))).toEqual(['{"a.txt":"A","x":""}']);
  expect(built.leftOut).toMatchObject([
    { generated: { kind: 'ConfigMap', name: 'c', namespace: 'web' }, entry: 'gone.txt' },
  ]);
  expect(mayLackChanges(built)).toBe(false);
});

test('an object that is there twice is kept once', () => {
  const files = {
    'kustomization.yaml': 'resources: [a.yaml, again.yaml]\n',
    'a.yaml': configMap('a'),
    'again.yaml': `${configMap('a')}---\n${configMap('b')}`,
  };
  const built = build(files);
  expect(causes(built)).toEqual(['duplicate-id']);
  expect(namesIn(built)).toEqual(['a', 'b']);
});

test('a patch that fails leaves objects that may lack something', () => {
  const built = build({
    'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: gone.yaml}]\n',
    'a.yaml': configMap('a'),
  });
  expect(mayLackChanges(built)).toBe(true);
});

test('a file that a template makes is no mistake', () => {
  const overlay = {
    'cluster/flux/kustomization.yaml': 'resources: [gotk-sync.yaml, a.yaml]\n',
    'cluster/flux/a.yaml': configMap('a'),
  };
  const made: readonly Files[] = [
    { 'cluster/flux/gotk-sync.yaml.j2': 'kind: {{ kind }}\n' },
    { 'cluster/flux/gotk-sync.tmpl.yaml': 'kind: a\n' },
    { 'tmpl/cluster/flux/gotk-sync.yaml': 'url: ${URL}\n' },
    { 'tmpl/gotk-sync.yaml': 'url: ${URL}\n' },
    { 'bootstrap/templates/flux/gotk-sync.yaml.j2': 'a: b\n' },
  ];
  const missing: readonly Files[] = [
    {},
    { 'other/gotk-sync.yaml.j2': 'kind: {{ kind }}\n' },
    { 'tmpl/apps/gotk-sync.yaml': 'url: ${URL}\n' },
    { 'tmpl/gotk-sync.yaml': 'url: a\n' },
    { 'chart/Chart.yaml': 'name: c\n', 'chart/templates/gotk-sync.yaml': 'url: {{ .Values.url }}\n' },
  ];
  const at = (files: Files): Build =>
    new Builder(treeOf({ ...overlay, ...files }), new YamlReader(), FLUX_BUILD).build('cluster/flux');
  for (const files of made) {
    const built = at(files);
    expect([files, causes(built), built.unknown.map(({ kind }) => kind)]).toEqual([files, [], ['template']]);
  }
  for (const files of missing) expect([files, causes(at(files))]).toEqual([files, ['missing-file']]);
});
