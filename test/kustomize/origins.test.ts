import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Builder } from '../../src/kustomize/build.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { kustomizationDirectories } from '../../src/repository/kustomization-names.ts';
import { readCommit } from '../../src/repository/object-store.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { isList, isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';
import { FULL } from '../extent.ts';
import { experiment, newExperiment } from './experiment.ts';
import { type Files, treeOf } from './tree.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web}
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      serviceAccountName: web
      containers:
      - name: web
        image: registry.example/web:1.0
        args: [--first, --second]
        envFrom:
        - configMapRef: {name: settings}
      - name: side
        image: "side:2"
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`;

const FILES: Files = {
  'base/web.yaml': DEPLOYMENT,
  'base/data.txt': 'first\nsecond\n',
  'base/env.txt': '# settings\nLEVEL=info\nMODE=plain\n',
  'base/kustomization.yaml': `resources: [web.yaml]
configMapGenerator:
- name: settings
  literals: [color=red, 'shape="round"']
  files: [data.txt]
  envs: [env.txt]
secretGenerator:
- name: keys
  literals: [token=abc]
`,
  'component/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
commonAnnotations:
  team: blue
patches:
- target: {kind: Deployment}
  patch: |-
    - op: add
      path: /spec/template/spec/hostname
      value: chosen
    - op: replace
      path: /spec/template/spec/containers/0/args/1
      value: --other
`,
  'overlay/patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      containers:
      - name: web
        env:
        - name: A
          value: one
`,
  'overlay/kustomization.yaml': `resources: [../base]
components: [../component]
namespace: shop
namePrefix: eu-
labels:
- pairs: {tier: front}
  includeSelectors: true
images:
- name: registry.example/web
  newTag: "1.1"
replicas:
- name: web
  count: 5
patches:
- path: patch.yaml
- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      minReadySeconds: 7
replacements:
- source: {kind: ConfigMap, name: settings, fieldPath: data.color}
  targets:
  - select: {kind: Deployment}
    fieldPaths: [metadata.annotations.color]
    options: {create: true}
`,
};

/** The place of an origin as `path:line`, related ones behind it. */
function shown(origin: Origin | undefined): string {
  if (!origin) return '-';
  const { file, start, related } = origin;
  return `${file.path}:${file.position(start).line}${related ? ` < ${shown(related)}` : ''}`;
}

function originAt(build: Build, kind: string, ...path: (string | number)[]): string {
  const object = build.objects.find(({ id }) => id.kind === kind);
  let value: YamlValue | undefined = object?.value;
  let origin = object?.origin;
  for (const key of path) {
    if (!isMap(value) && !isList(value)) return '-';
    origin = originOf(value, key);
    value = isMap(value) ? value[key] : value[Number(key)];
  }
  return shown(origin);
}

describe('where a built value was written', () => {
  const build = new Builder(treeOf(FILES), new YamlReader(), {
    restrict: 'none',
    lenientRoot: false,
    order: 'none',
  }).build('overlay');
  const deployment = (...path: (string | number)[]): string => originAt(build, 'Deployment', ...path);
  const pod = (...path: (string | number)[]): string => deployment('spec', 'template', 'spec', ...path);

  test('the overlay builds, all of it known', () => {
    expect(build.problems).toEqual([]);
    expect(build.unknown).toEqual([]);
    expect(build.unmatched).toEqual([]);
  });

  test('base and patches', () => {
    expect(pod('containers', 1, 'image')).toBe('base/web.yaml:21');
    expect(pod('containers', 0, 'env', 0, 'value')).toBe('overlay/patch.yaml:13');
    expect(deployment('spec', 'minReadySeconds')).toBe('overlay/kustomization.yaml:22');
    expect(pod('hostname')).toBe('component/kustomization.yaml:10');
    expect(pod('containers', 0, 'args', 1)).toBe('component/kustomization.yaml:13');
    expect(pod('containers', 0, 'args', 0)).toBe('base/web.yaml:17');
  });

  test('fields of the kustomization file', () => {
    expect(deployment('metadata', 'namespace')).toBe('overlay/kustomization.yaml:3');
    expect(deployment('metadata', 'name')).toBe('base/web.yaml:4 < overlay/kustomization.yaml:4');
    expect(deployment('metadata', 'labels', 'tier')).toBe('overlay/kustomization.yaml:6');
    expect(deployment('spec', 'selector', 'matchLabels', 'tier')).toBe('overlay/kustomization.yaml:6');
    expect(deployment('metadata', 'annotations', 'team')).toBe('component/kustomization.yaml:4');
    expect(pod('containers', 0, 'image')).toBe('overlay/kustomization.yaml:10 < base/web.yaml:16');
    expect(deployment('spec', 'replicas')).toBe('overlay/kustomization.yaml:13');
  });

  test('generators, references and replacements', () => {
    expect(originAt(build, 'ConfigMap', 'data', 'color')).toBe('base/kustomization.yaml:4');
    expect(originAt(build, 'ConfigMap', 'data', 'data.txt')).toBe('base/data.txt:1 < base/kustomization.yaml:5');
    expect(originAt(build, 'ConfigMap', 'data', 'MODE')).toBe('base/env.txt:3 < base/kustomization.yaml:6');
    expect(originAt(build, 'Secret', 'data', 'token')).toBe('base/kustomization.yaml:9');
    expect(pod('serviceAccountName')).toBe('base/web.yaml:13 < base/web.yaml:26 < overlay/kustomization.yaml:4');
    expect(pod('containers', 0, 'envFrom', 0, 'configMapRef', 'name')).toBe(
      'base/web.yaml:19 < base/kustomization.yaml:3 < overlay/kustomization.yaml:4',
    );
    expect(deployment('metadata', 'annotations', 'color')).toBe(
      'base/kustomization.yaml:4 < overlay/kustomization.yaml:27',
    );
  });
});

describe('editing what an origin points at changes just what it wrote', () => {
  test('in an overlay with everything', () => {
    const result = newExperiment();
    experiment(treeOf(FILES), new Map(), 'overlay', 500, result);
    expect(result.misses).toEqual([]);
    expect(result.tried).toBeGreaterThan(25);
    expect(result.held).toBe(result.tried);
  });

  test('in the recorded overlays', () => {
    const cases: readonly { files: Files; builds: readonly { directory: string }[] }[] = JSON.parse(
      readFileSync(new URL('recorded.json', import.meta.url), 'utf8'),
    );
    const result = newExperiment();
    for (const { files, builds } of cases) {
      const tree = treeOf(files);
      for (const { directory } of builds) experiment(tree, new Map(), directory, FULL ? 12 : 4, result);
    }
    expect(result.tried).toBeGreaterThan(FULL ? 500 : 200);
    expect(result.held / result.tried, result.misses.join('\n')).toBeGreaterThanOrEqual(0.995);
  });
});

const REPOSITORIES = new URL('../../../shared/realbugs/repos/', import.meta.url);

describe.runIf(FULL && existsSync(REPOSITORIES))('in real repositories (../shared)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'origins-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const name of ['buroa+k8s-gitops', 'xunholy+k8s-gitops', 'equinor+radix-flux']) {
    test(name, () => {
      const clone = join(folder, name);
      const bundle = new URL(`${encodeURIComponent(name)}.bundle`, REPOSITORIES).pathname;
      execFileSync('git', ['clone', '--quiet', '--no-checkout', decodeURIComponent(bundle), clone]);
      const tree = readCommit(clone, 'HEAD');
      const directories = kustomizationDirectories(tree);
      const result = newExperiment();
      const step = Math.max(1, Math.floor(directories.length / 12));
      for (let at = 0; at < directories.length; at += step) {
        experiment(tree, new Map(), directories[at] ?? '', 12, result);
      }
      expect(result.tried).toBeGreaterThan(50);
      expect(result.held / result.tried, result.misses.join('\n')).toBeGreaterThanOrEqual(0.995);
    });
  }
});
