import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { policyOf } from '../../src/policy/find.ts';
import type { Change, ChangedFile } from '../../src/repository/change.ts';
import { check, rules } from '../../src/run.ts';
import { treeOf } from '../rules/page.ts';

type Files = Readonly<Record<string, string>>;

const RULES = new Set(['missing-file', 'overlay-build', 'unmatched-patch', 'unstable-reference']);

/** What the four rules say of a tree, or of what a change makes of it. */
async function findings(head: Files, base?: Files): Promise<readonly Finding[]> {
  const tree = treeOf(head);
  const policy = await policyOf(
    tree,
    rules.map(({ id }) => id),
  );
  const { report, failures } = await check({
    head: tree,
    base: base && { tree: treeOf(base), change: changeOf(base, head) },
    policy,
    scope: base ? 'new' : 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  expect(failures).toEqual([]);
  return report.findings.filter(({ rule }) => RULES.has(rule));
}

function changeOf(base: Files, head: Files): Change {
  const files = new Map<string, ChangedFile>();
  for (const path of Object.keys(base))
    if (head[path] === undefined) files.set(path, { path, status: 'removed', hunks: [], added: [] });
  for (const [path, text] of Object.entries(head)) {
    if (base[path] === text) continue;
    const lines = [{ first: 1, last: text.split('\n').length }];
    files.set(path, { path, status: base[path] === undefined ? 'added' : 'modified', hunks: lines, added: lines });
  }
  return { base: 'ba5e', files };
}

const said = (list: readonly Finding[]): string[] =>
  list.map(
    ({ rule, severity, location, builds }) =>
      `${severity} ${rule} ${location.path}:${location.start.line} [${builds.join(' ')}]`,
  );

const resources = (...paths: string[]): string => `resources:\n${paths.map((path) => `  - ${path}\n`).join('')}`;
const configMap = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;
const flux = (path: string): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\n  namespace: flux-system\nspec:\n  interval: 1h\n  prune: true\n  path: ${path}\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n`;

const FLEET: Files = {
  'base/kustomization.yaml': resources('config.yaml', 'more.yaml'),
  'base/config.yaml': configMap('settings'),
  'base/more.yaml': configMap('more'),
  'staging/kustomization.yaml': resources('../base'),
  'production/kustomization.yaml': `${resources('../base')}patches:\n  - path: patch.yaml\n`,
  'production/patch.yaml': configMap('more', 'data:\n  size: large\n'),
};

const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

describe('a change that breaks overlays which it does not touch', () => {
  it('is silent about a fleet that builds', async () => {
    expect(await findings(FLEET)).toEqual([]);
  });

  it('is told of a file that it deletes, at the line that lists it, with all builds', async () => {
    const found = await findings(without(FLEET, 'base/more.yaml'), FLEET);
    expect(said(found)).toEqual(['error missing-file base/kustomization.yaml:3 [production staging]']);
    expect(found[0]?.message).toContain('`base/more.yaml` does not exist because this change deletes it');
  });

  it('is told of a patch whose object it takes out of the base', async () => {
    const head = { ...without(FLEET, 'base/more.yaml'), 'base/kustomization.yaml': resources('config.yaml') };
    const found = await findings(head, FLEET);
    expect(said(found)).toEqual(['error overlay-build production/kustomization.yaml:4 [production]']);
    expect(found[0]?.related[0]?.location).toMatchObject({ path: 'production/patch.yaml', start: { line: 1 } });
  });

  it('is told of an object that is there twice by it, at the entry that it adds', async () => {
    const head = {
      ...FLEET,
      'staging/kustomization.yaml': resources('../base', 'again.yaml'),
      'staging/again.yaml': configMap('more'),
    };
    expect(said(await findings(head, FLEET))).toEqual(['error overlay-build staging/kustomization.yaml:3 [staging]']);
  });

  it('is not blocked by what was broken before', async () => {
    const broken = without(FLEET, 'base/more.yaml');
    expect(await findings({ ...broken, 'base/config.yaml': configMap('settings', 'data: {}\n') }, broken)).toEqual([]);
  });

  it('may mend one of two patches without an object', async () => {
    const base = {
      'kustomization.yaml': `${resources('a.yaml')}patches:\n  - path: one.yaml\n  - path: two.yaml\n`,
      'a.yaml': configMap('a'),
      'one.yaml': configMap('one'),
      'two.yaml': configMap('two'),
    };
    expect(said(await findings(base))).toHaveLength(2);
    expect(await findings({ ...base, 'one.yaml': configMap('a') }, base)).toEqual([]);
  });
});

describe('what is deployed', () => {
  const apps = { 'apps/kustomization.yaml': resources('gone.yaml') };
  const other = { 'other/kustomization.yaml': resources('config.yaml'), 'other/config.yaml': configMap('other') };

  it('is every root where nothing tells', async () => {
    expect(said(await findings(apps))).toEqual(['error missing-file apps/kustomization.yaml:2 [apps]']);
  });

  it('is what Flux is led to, at the path or below', async () => {
    expect(said(await findings({ ...apps, 'flux.yaml': flux('./apps') }))).toEqual([
      'error missing-file apps/kustomization.yaml:2 [apps]',
    ]);
    expect(said(await findings({ ...apps, ...other, 'flux.yaml': flux('./other') }))).toEqual([
      'warning missing-file apps/kustomization.yaml:2 [apps]',
    ]);
    const below = { 'all/apps/kustomization.yaml': resources('gone.yaml'), 'flux.yaml': flux('./all') };
    expect(said(await findings(below))).toEqual(['error missing-file all/apps/kustomization.yaml:2 [all/apps]']);
  });

  it('may be anything where the path is a variable', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Flux's own variable
    expect(said(await findings({ ...apps, ...other, 'flux.yaml': flux('./${PATH}') }))[0]).toMatch(/^error/);
  });

  it('is not a component by itself, nor a model in a directory of templates', async () => {
    const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources:\n  - gone.yaml\n';
    expect(await findings({ 'apps/kustomization.yaml': component })).toEqual([]);
    expect(await findings({ 'templates/apps/kustomization.yaml': resources('gone.yaml') })).toEqual([]);
    expect(
      said(
        await findings({
          'common/kustomization.yaml': component,
          'one/kustomization.yaml': 'components:\n  - ../common\n',
        }),
      ),
    ).toEqual(['error missing-file common/kustomization.yaml:4 [one]']);
  });
});

describe('missing-file', () => {
  it('tells every kind of file at once', async () => {
    const overlay = [
      resources('a.yaml', 'sub'),
      'components:\n  - more\n',
      'patches:\n  - path: patch.yaml\n',
      'configMapGenerator:\n  - name: a\n    files:\n      - key=data.txt\n    envs:\n      - .env\n',
      'configurations:\n  - names.yaml\n',
      'replacements:\n  - path: replacement.yaml\n',
    ].join('');
    const found = await findings({ 'kustomization.yaml': overlay });
    expect(found.map(({ message }) => /`([^`]+)`/.exec(message)?.[1])).toEqual([
      'a.yaml',
      'sub',
      'more',
      'patch.yaml',
      'data.txt',
      '.env',
      'names.yaml',
      'replacement.yaml',
    ]);
  });

  it('has no fix that names a file which is listed already, or another one', async () => {
    const files = { 'service-1.yaml': configMap('one'), 'kustomization.yaml': resources('service-2.yaml') };
    expect((await findings(files))[0]?.fix).toBeNull();
    const listed = {
      'ingress-a.yaml': configMap('a'),
      'kustomization.yaml': resources('ingress-a.yaml', 'ingress_a.yaml'),
    };
    expect((await findings(listed))[0]).toMatchObject({ fix: null, location: { start: { line: 3 } } });
  });

  it('keeps the key of a generator in its fix', async () => {
    const files = {
      'config/App.conf': 'a=b\n',
      'kustomization.yaml': 'configMapGenerator:\n  - name: a\n    files:\n      - app=config/app.conf\n',
    };
    expect((await findings(files))[0]?.fix?.edits[0]?.text).toBe('app=config/App.conf');
  });

  it('is silent about what comes from elsewhere, and a warning for what git ignores', async () => {
    expect(
      await findings({
        'kustomization.yaml': `${resources('https://example.com/a.yaml')}patches:\n  - path: https://example.com/b.yaml\n    target: {kind: ConfigMap}\n`,
      }),
    ).toEqual([]);
    const ignored = {
      '.gitignore': '*.env\n',
      'kustomization.yaml': 'secretGenerator:\n  - name: a\n    envs:\n      - my.env\n',
    };
    expect(said(await findings(ignored))).toEqual(['warning missing-file kustomization.yaml:4 []']);
  });
});

describe('overlay-build', () => {
  it('leaves to other rules what they tell', async () => {
    const files = { 'kustomization.yaml': resources('a.yaml'), 'a.yaml': 'a: b: c\n' };
    expect(await findings(files)).toEqual([]);
    expect(await findings({ 'kustomization.yaml': 'resorces:\n  - a.yaml\n', 'a.yaml': configMap('a') })).toEqual([]);
  });

  it('tells a circle once, and builds the others', async () => {
    const files = {
      'a/kustomization.yaml': resources('../b'),
      'b/kustomization.yaml': resources('../a'),
      'c/kustomization.yaml': resources('gone.yaml'),
    };
    expect((await findings(files)).map(({ rule }) => rule).sort()).toEqual(['missing-file', 'overlay-build']);
  });

  it('is silent where a remote base may have the object', async () => {
    const patch = 'patches:\n  - path: patch.yaml\n';
    const remote = `${resources('https://github.com/a/b//deploy?ref=v1')}${patch}`;
    expect(await findings({ 'kustomization.yaml': remote, 'patch.yaml': configMap('a') })).toEqual([]);
  });
});

describe('what a cluster builds', () => {
  const source =
    'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: flux-system\n  namespace: flux-system\nspec:\n  interval: 1h\n  url: https://github.com/a/fleet\n---\n';
  const patchFor = (name: string): string =>
    `  patches:\n    - target: {kind: ConfigMap, name: ${name}}\n      patch: |\n        - {op: add, path: /data, value: {a: b}}\n`;
  const cluster = (more: string): Files => ({
    'clusters/one/flux-system/gotk-sync.yaml':
      source + flux('./clusters/one').replace('name: apps', 'name: flux-system'),
    'clusters/one/apps.yaml': flux('./apps') + more,
    'apps/a/kustomization.yaml': resources('config.yaml'),
    'apps/a/config.yaml': configMap('a'),
  });

  it('is told of a patch of a Flux Kustomization that meets nothing', async () => {
    expect(await findings(cluster(patchFor('a')))).toEqual([]);
    expect(said(await findings(cluster(patchFor('b'))))).toEqual([
      'warning unmatched-patch clusters/one/apps.yaml:14 [apps]',
    ]);
  });

  it('is told of what is missing below a directory without a kustomization file', async () => {
    expect(said(await findings(without(cluster(''), 'apps/a/config.yaml')))).toEqual([
      'error missing-file apps/a/kustomization.yaml:2 [apps/a]',
    ]);
  });

  it('is silent about a patch that a parent hands to all', async () => {
    const handed =
      '  patches:\n    - target: {kind: Kustomization}\n      patch: |\n        - op: add\n          path: /spec/patches\n          value:\n            - target: {kind: HelmRelease}\n              patch: |\n                - {op: add, path: /spec/suspend, value: false}\n';
    const child = flux('./child').replace('name: apps', 'name: child');
    const files = { 'apps/child.yaml': child, 'child/config.yaml': configMap('child') };
    expect(await findings({ ...cluster(handed), ...files })).toEqual([]);
  });
});

describe('unstable-reference', () => {
  const release = (values: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: a\nspec:\n  interval: 1h\n  chartRef: {kind: OCIRepository, name: b}\n${values}`;
  const from = release('  valuesFrom:\n    - kind: ConfigMap\n      name: values\n');
  const overlay = `${resources('a.yaml')}configMapGenerator:\n  - name: values\n    literals: [a=b]\n`;

  it('is an error for a field that must name an object, a warning in values', async () => {
    expect(said(await findings({ 'kustomization.yaml': overlay, 'a.yaml': from }))).toEqual([
      'error unstable-reference a.yaml:10 []',
    ]);
    const values = release('  values:\n    config:\n      type: configMap\n      name: values\n');
    expect(said(await findings({ 'kustomization.yaml': overlay, 'a.yaml': values }))[0]).toMatch(/^warning/);
  });

  it('is silent where the name is kept or is there otherwise', async () => {
    const kept = `${overlay}generatorOptions:\n  disableNameSuffixHash: true\n`;
    expect(await findings({ 'kustomization.yaml': kept, 'a.yaml': from })).toEqual([]);
    const elsewhere = { 'other/kustomization.yaml': resources('b.yaml'), 'other/b.yaml': configMap('values') };
    expect(await findings({ 'app/kustomization.yaml': overlay, 'app/a.yaml': from, ...elsewhere })).toEqual([]);
  });

  it('has a fix after which nothing is left to report', async () => {
    const [finding] = await findings({ 'kustomization.yaml': overlay, 'a.yaml': from });
    const [edit] = finding?.fix?.edits ?? [];
    const lines = overlay.split('\n');
    const line = edit ? (lines[edit.start.line - 1] ?? '') : '';
    lines[(edit?.start.line ?? 1) - 1] =
      `${line.slice(0, (edit?.start.column ?? 1) - 1)}${edit?.text}${line.slice((edit?.start.column ?? 1) - 1)}`;
    expect(await findings({ 'kustomization.yaml': lines.join('\n'), 'a.yaml': from })).toEqual([]);
  });
});
