import { describe, expect, test } from 'vitest';
import { Builder, type BuildOptions, FLUX_BUILD, KUSTOMIZE_BUILD } from '../../src/kustomize/build.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { writeObjects } from '../../src/kustomize/write/write.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, treeOf } from './tree.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

function build(
  files: Files,
  directory = '',
  options: BuildOptions = KUSTOMIZE_BUILD,
  links?: ReadonlyMap<string, string>,
): Build {
  return new Builder(treeOf(files, links), new YamlReader(), options).build(directory);
}

function problemOf(files: Files, directory = ''): string {
  const [problem] = build(files, directory).problems;
  if (!problem) return 'none';
  const { origin } = problem;
  return `${problem.kind} at ${origin ? `${origin.file.path}:${origin.file.position(origin.start).line}` : '-'}`;
}

describe('bad input is a problem with its place', () => {
  test('circles', () => {
    expect(problemOf({ 'kustomization.yaml': 'resources:\n- .\n' })).toBe('cycle at kustomization.yaml:2');
    const circle = { 'a/kustomization.yaml': 'resources: [../b]\n', 'b/kustomization.yaml': 'resources:\n- ../a\n' };
    expect(problemOf(circle, 'a')).toBe('cycle at b/kustomization.yaml:2');
    expect(problemOf(circle, 'b')).toBe('cycle at a/kustomization.yaml:1');
  });

  test('a circle through a base that is built already', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [../leaf]\n',
      'leaf/kustomization.yaml': 'resources: [a.yaml]\n',
      'leaf/a.yaml': CONFIG_MAP,
      'leaf/deep/kustomization.yaml': 'resources: [../../base]\n',
    };
    const builder = new Builder(treeOf(files), new YamlReader(), KUSTOMIZE_BUILD);
    expect(builder.build('base').problems).toEqual([]);
    expect(builder.build('leaf/deep').problems.map(({ kind }) => kind)).toEqual(['cycle']);
  });

  test('a hundred components deep builds, a thousand is too many', () => {
    const chain = (length: number): Files =>
      Object.fromEntries([
        ['top/kustomization.yaml', 'resources: [a.yaml]\ncomponents: [../c0]\n'],
        ['top/a.yaml', CONFIG_MAP],
        ...Array.from({ length }, (_, at) => [
          `c${at}/kustomization.yaml`,
          `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: p\n${at + 1 < length ? `components: [../c${at + 1}]\n` : ''}`,
        ]),
      ]);
    expect(build(chain(100), 'top').objects[0]?.id.name).toBe(`${'p'.repeat(100)}a`);
    expect(build(chain(1000), 'top').problems[0]?.kind).toBe('limit');
  });

  test('an overlay that multiplies itself', () => {
    const files: { [path: string]: string } = {
      'k0/kustomization.yaml': 'resources: [a.yaml]\n',
      'k0/a.yaml': CONFIG_MAP,
    };
    for (let at = 1; at <= 40; at++) {
      for (const side of ['left', 'right']) {
        files[`k${at}/${side}/kustomization.yaml`] = `namePrefix: ${side}\nresources: [../../k${at - 1}]\n`;
      }
      files[`k${at}/kustomization.yaml`] = 'resources: [left, right]\n';
    }
    expect(build(files, 'k40').problems[0]?.kind).toBe('limit');
    expect(build(files, 'k5').objects).toHaveLength(32);
  });

  test('links out of the tree, and within it', () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../link]\n',
      'real/kustomization.yaml': 'resources: [a.yaml]\n',
      'real/a.yaml': CONFIG_MAP,
    };
    expect(build(files, 'a', KUSTOMIZE_BUILD, new Map([['link', '../../etc']])).problems[0]?.kind).toBe('outside-tree');
    expect(build(files, 'a', KUSTOMIZE_BUILD, new Map([['link', '/etc']])).problems[0]?.kind).toBe('outside-tree');
    expect(build(files, 'a', KUSTOMIZE_BUILD, new Map([['link', 'real']])).objects).toHaveLength(1);
  });

  test('files named with any byte', () => {
    const name = 'ü \u202e"\'`$(x).yaml';
    expect(
      build({ 'kustomization.yaml': `resources: [${JSON.stringify(name)}]\n`, [name]: CONFIG_MAP }).objects,
    ).toHaveLength(1);
  });

  test('patches that are no YAML', () => {
    const overlay = 'resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  path: p.yaml\n';
    expect(problemOf({ 'kustomization.yaml': overlay, 'a.yaml': CONFIG_MAP, 'p.yaml': '{{ x' })).toBe(
      'malformed at p.yaml:1',
    );
    expect(problemOf({ 'kustomization.yaml': overlay, 'a.yaml': CONFIG_MAP, 'p.yaml': '\0\x01' })).toBe(
      'bad-patch at kustomization.yaml:3',
    );
    expect(problemOf({ 'kustomization.yaml': overlay, 'a.yaml': CONFIG_MAP })).toBe(
      'missing-file at kustomization.yaml:4',
    );
  });

  test('JSON pointers with escapes, and keys that objects have by nature', () => {
    const patch = (operation: string): Files => ({
      'kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |-\n    - ${operation}\n`,
      'a.yaml': `${CONFIG_MAP}data: {"a/b": x, "c~d": y}\n`,
    });
    expect(writeObjects(build(patch('{op: replace, path: /data/a~1b, value: z}')).objects)).toContain('a/b: z');
    expect(writeObjects(build(patch('{op: replace, path: /data/c~0d, value: z}')).objects)).toContain('c~d: z');
    expect(writeObjects(build(patch('{op: add, path: /data/__proto__, value: z}')).objects)).toContain('__proto__: z');
    expect(problemOf(patch('{op: add, path: /constructor/prototype/x, value: z}'))).toBe(
      'bad-patch at kustomization.yaml:5',
    );
  });

  test('regular expressions that would run for ever', () => {
    const name = `${'a'.repeat(60)}!`;
    // What backtracks does not end.
    const files = {
      'kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {name: "(a+)+$"}\n  patch: '[{"op": "add", "path": "/data", "value": {}}]'\nimages: [{name: "(a|a)*(a|a)*(a|a)*b"}]\n`,
      'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: "${name}"}\nspec: {containers: [{name: a, image: ${'a'.repeat(5000)}}]}\n`,
    };
    expect(build(files).problems).toEqual([]);
  });

  test('the other overlays are still built', () => {
    const builder = new Builder(
      treeOf({
        'bad/kustomization.yaml': 'resorces: []\n',
        'good/kustomization.yaml': 'resources: [a.yaml]\n',
        'good/a.yaml': CONFIG_MAP,
      }),
      new YamlReader(),
      KUSTOMIZE_BUILD,
    );
    expect(builder.build('bad').problems[0]?.unknownField?.name).toBe('resorces');
    expect(builder.build('good').objects).toHaveLength(1);
    expect(builder.build('none').problems[0]?.kind).toBe('no-overlay');
  });
});

describe('what is only partly known', () => {
  const files = {
    'kustomization.yaml':
      'resources:\n- a.yaml\n- https://example.com/x.yaml\n- github.com/org/repo//path?ref=v1\npatches:\n- patch: |\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: elsewhere}\n',
    'a.yaml': CONFIG_MAP,
  };

  test('is told, and the rest is built', () => {
    const { objects, problems, unknown, unmatched } = build(files);
    expect(objects).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(unknown.map(({ kind, origin }) => `${kind} ${origin?.file.position(origin.start).line}`)).toEqual([
      'remote 3',
      'remote 4',
    ]);
    expect(unmatched.map(({ kind }) => kind)).toEqual(['patch']);
  });

  test('all missing files are told at once', () => {
    const { problems } = build({
      'kustomization.yaml': 'resources:\n- x.yaml\n- a.yaml\n- y.yaml\n',
      'a.yaml': CONFIG_MAP,
    });
    expect(problems.map(({ kind, origin }) => `${kind} ${origin?.text}`)).toEqual([
      'missing-file x.yaml',
      'missing-file y.yaml',
    ]);
  });
});

describe('as Flux builds', () => {
  const files = {
    'root/kustomization.yaml': 'resorces: [nope]\nresources: [../a.yaml]\nimages: [{name: x, newTag: 1.10}]\n',
    'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: x}]}\n',
  };

  test('the root is read leniently and may read any file of the tree', () => {
    expect(writeObjects(build(files, 'root', FLUX_BUILD).objects)).toContain('image: x:1.1\n');
    expect(build(files, 'root', KUSTOMIZE_BUILD).problems[0]?.kind).toBe('invalid-overlay');
  });

  test('its bases are not', () => {
    const nested = { ...files, 'kustomization.yaml': 'resources: [root]\n' };
    expect(build(nested, '', FLUX_BUILD).problems[0]?.kind).toBe('invalid-overlay');
  });
});
