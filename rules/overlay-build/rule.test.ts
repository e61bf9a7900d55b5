import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, briefWithBuilds, checkTree, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';
import { cluster, configMap, flux, OVERLAYS, without } from '../../test/rules/overlays.ts';

const RULES = ['missing-file', 'overlay-build', 'unmatched-patch', 'unstable-reference'];
const findings = (head: Files, base?: Files): Promise<readonly Finding[]> => findingsOf(RULES, head, { base });

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
const findingsIn = async (files: Files): Promise<string[]> => brief(await checkTree(files));

describe('overlays that a change breaks without touching them', () => {
  it('are none where all build', async () => {
    expect(await findings(OVERLAYS)).toEqual([]);
  });

  it('are those with a patch whose object it takes out of the base', async () => {
    const head = { ...without(OVERLAYS, 'base/more.yaml'), 'base/kustomization.yaml': resources('config.yaml') };
    const found = await findings(head, OVERLAYS);
    expect(briefWithBuilds(found)).toEqual(['error overlay-build production/kustomization.yaml:4 [production]']);
    expect(found[0]?.blame).toMatchObject({ location: { side: 'base', path: 'base/more.yaml', start: { line: 4 } } });
  });

  it('are those that have an object twice by it, at the entry that it adds', async () => {
    const head = {
      ...OVERLAYS,
      'staging/kustomization.yaml': resources('../base', 'again.yaml'),
      'staging/again.yaml': configMap('more'),
    };
    expect(briefWithBuilds(await findings(head, OVERLAYS))).toEqual([
      'error overlay-build staging/kustomization.yaml:3 [staging]',
    ]);
  });

  it.each([
    ['a name with a typo', 'ConfigMap', 'settigns', 'ConfigMap `settings`'],
    ['another kind', 'Secret', 'settings', 'ConfigMap `settings`'],
    ['none', 'ConfigMap', 'other', undefined],
  ])('say what a patch without its object meant: %s', async (_, kind, name, meant) => {
    const [finding] = await findings({
      'kustomization.yaml': `${resources('a.yaml')}patches:\n  - path: p.yaml\n`,
      'a.yaml': configMap('settings'),
      'p.yaml': configMap(name).replace('kind: ConfigMap', `kind: ${kind}`),
    });
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    expect(finding?.message).toContain(`which does not exist in this build.${hint} The build fails`);
  });

  it('may have fewer defects than before', async () => {
    const base = {
      'kustomization.yaml': `${resources('a.yaml')}patches:\n  - path: one.yaml\n  - path: two.yaml\n`,
      'a.yaml': configMap('a'),
      'one.yaml': configMap('one'),
      'two.yaml': configMap('two'),
    };
    expect(briefWithBuilds(await findings(base))).toHaveLength(2);
    expect(await findings({ ...base, 'one.yaml': configMap('a') }, base)).toEqual([]);
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

  it('is told of a patch that is none, whatever the base is', async () => {
    const remote = resources('https://github.com/a/b//deploy?ref=v1');
    const files = (patch: string): Files => ({
      'kustomization.yaml': `${remote}patches:\n  - path: patch.yaml\n`,
      'patch.yaml': patch,
    });
    expect(brief(await findings(files('apiVersion: v1\nKind: ConfigMap\nmetadata: {name: a}\n')))).toEqual([
      'error overlay-build patch.yaml:2',
    ]);
    expect(brief(await findings(files('hello\n')))).toEqual(['error overlay-build kustomization.yaml:4']);
    expect(brief(await findings(files('- {op: remove, path: /data}\n')))).toEqual([
      'error overlay-build kustomization.yaml:4',
    ]);
    expect(brief(await findings(files(configMap('a'))))).toEqual([]);
  });

  it('is told of an entry that no objects make right, whatever the base is', async () => {
    const remote = resources('https://github.com/a/b//deploy?ref=v1');
    const operations = '|-\n      - {op: remove, path: /data}\n';
    for (const entry of [
      'patches:\n  - target: {kind: ConfigMap}\n',
      `patches:\n  - target: {kind: "[a-"}\n    patch: ${operations}`,
      `patchesJson6902:\n  - target: {version: v1, kind: ConfigMap}\n    patch: ${operations}`,
      'patchesStrategicMerge:\n  - empty.yaml\n',
    ]) {
      const files = { 'kustomization.yaml': `${remote}${entry}`, 'empty.yaml': '# nothing\n' };
      expect(brief(await findings(files)), entry).toEqual(['error overlay-build kustomization.yaml:4']);
    }
    const healthy = `${remote}patches:\n  - target: {kind: ConfigMap}\n    patch: ${operations}`;
    expect(await findings({ 'kustomization.yaml': healthy })).toEqual([]);
  });

  it('settings of an overlay that kustomize cannot read', async () => {
    const fields = {
      configurations: 'configurations: [x.bin]',
      crds: 'crds: [x.bin]',
      openapi: 'openapi: {path: x.bin}',
      replacements: 'replacements: [{path: x.bin}]',
    };
    for (const field of Object.values(fields)) {
      const overlay = { 'app/kustomization.yaml': `resources: [a.yaml]\n${field}\n`, 'app/a.yaml': CONFIG_MAP };
      for (const text of ['\0\0', 'a: [\n', 'a: *b\n'])
        expect([field, text, await findingsIn({ ...overlay, 'app/x.bin': text })]).toEqual([
          field,
          text,
          [expect.stringMatching(/^error overlay-build app\/(?:kustomization\.yaml:2|x\.bin:1)$/)],
        ]);
    }
  });

  it('is a warning where nothing deploys the overlay, and where it says nothing yet', async () => {
    const overlay = { 'apps/kustomization.yaml': resources('a.yaml', 'a.yaml'), 'apps/a.yaml': configMap('a') };
    const other = { 'other/kustomization.yaml': resources('b.yaml'), 'other/b.yaml': configMap('b') };
    expect(briefWithBuilds(await findings({ ...overlay, ...other }))).toEqual([
      'error overlay-build apps/kustomization.yaml:3 [apps]',
    ]);
    expect(briefWithBuilds(await findings({ ...overlay, ...other, 'flux.yaml': flux('./other') }))).toEqual([
      'warning overlay-build apps/kustomization.yaml:3 [apps]',
    ]);
    expect(briefWithBuilds(await findings({ ...other, 'apps/kustomization.yaml': '# soon\n' }))).toEqual([
      'warning overlay-build apps/kustomization.yaml:1 [apps]',
    ]);
  });
});

it('what files say of labels together is a failure of that overlay, and the rest is judged', async () => {
  const files = {
    'app/kustomization.yaml': 'resources: [r.yaml]\nlabels: [{pairs: {l: m}}]\nconfigurations: [c.yaml]\n',
    'app/r.yaml': CONFIG_MAP,
    'app/c.yaml': 'labels:\n- path: metadata/labels\n  kind: ConfigMap\n',
    'b/kustomization.yaml': 'resources: [../app, r.yaml]\n',
    'b/r.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: Zt7kQw93mLpX2vBn}\n',
  };
  const findings = await findingsIn(files);
  expect(findings).toContain('error overlay-build app/kustomization.yaml:2');
  expect(findings).toContain('error plaintext-secret b/r.yaml:4');
});

describe('a directory for which Flux generates the kustomization.yaml', () => {
  const config = 'nameReference:\n  - kind: ConfigMap\n';

  it('is one cause, and the overlay below it is the advice', async () => {
    const files = {
      'clusters/one/flux-system/gotk-sync.yaml': cluster('')['clusters/one/flux-system/gotk-sync.yaml'] ?? '',
      'clusters/one/apps.yaml': flux('./apps'),
      'apps/config.yaml': configMap('a'),
      'apps/kustomizeconfig.yaml': config,
      'apps/overlay/kustomization.yaml': `${resources('../config.yaml')}configurations: [../kustomizeconfig.yaml]\n`,
    };
    const found = await findings(files);
    expect(brief(found)).toEqual(['error overlay-build apps/kustomizeconfig.yaml:1']);
    expect(found[0]?.message).toContain(
      '`apps` has no kustomization.yaml, so Flux builds every YAML file in and below it. Set `spec.path` to `./apps/overlay`',
    );
  });

  it('keeps two faults of manifests apart', async () => {
    const files = {
      'clusters/one/flux-system/gotk-sync.yaml': cluster('')['clusters/one/flux-system/gotk-sync.yaml'] ?? '',
      'clusters/one/apps.yaml': flux('./apps'),
      'apps/a.yaml': configMap('a'),
      'apps/b.yaml': configMap('a'),
      'apps/values.yaml': 'replicas: 1\n',
    };
    const found = await findings(files);
    expect(found.length).toBe(2);
    expect(found.map(({ message }) => message.includes('has no kustomization.yaml'))).toContain(true);
  });
});

describe('the line of a failure', () => {
  const at = async (files: Files): Promise<string[]> =>
    (await findingsOf(['overlay-build'], files)).map(
      ({ location: { path, start } }) => `${path}:${start.line}:${start.column}`,
    );
  const patched = (patch: string): Files => ({
    'kustomization.yaml': `resources: [a.yaml]\npatches:\n  - target: {kind: ConfigMap}\n    patch: ${patch}\n`,
    'a.yaml': configMap('a'),
  });
  const image = (containers: string): string =>
    `apiVersion: example.com/v1\nkind: Web\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers: ${containers}\n`;

  it.each<[string, Files, string]>([
    [
      'a resource that is no YAML file by its name',
      { 'kustomization.yaml': resources('a.txt'), 'a.txt': 'kind: ConfigMap\nmetadata:\n  name: a\n  b: [\n' },
      'a.txt:4:6',
    ],
    [
      'a legacy patch',
      {
        'kustomization.yaml': `${resources('a.yaml')}patchesStrategicMerge: [patch.txt]\n`,
        'a.yaml': configMap('a'),
        'patch.txt': 'kind: ConfigMap\n metadata: {name: a}\n',
      },
      'patch.txt:2:10',
    ],
    [
      'an inline patch',
      patched('|\n      - op: add\n        path: /data/a\n       value: b'),
      'kustomization.yaml:7:8',
    ],
    [
      'an inline patch after an empty line',
      patched('|-\n\n      - op: add\n        path: [\n'),
      'kustomization.yaml:7:15',
    ],
    ['an inline patch on one line', patched('"[{op: add, path: /data/a, value: b}"'), 'kustomization.yaml:4:13'],
    ['an inline patch that is folded', patched('>\n      - op: add\n      path: [\n'), 'kustomization.yaml:4:12'],
    [
      'a number that JSON does not know',
      {
        'kustomization.yaml': resources('a.yaml'),
        'a.yaml': 'apiVersion: example.com/v1\nkind: Web\nmetadata: {name: web}\nspec: {limits: [1, .nan]}\n',
      },
      'a.yaml:4:20',
    ],
    [
      'a key that is no text',
      {
        'kustomization.yaml': resources('a.yaml'),
        'a.yaml': 'apiVersion: example.com/v1\nkind: Web\nmetadata: {name: web}\nspec:\n  ports: {80: web}\n',
      },
      'a.yaml:5:11',
    ],
    [
      'a field that a transformer cannot follow',
      {
        'kustomization.yaml': `${resources('a.yaml')}images: [{name: a, newTag: b}]\n`,
        'a.yaml': image('web'),
      },
      'a.yaml:7:7',
    ],
    [
      'a file of a build that cannot be agreed on',
      {
        'kustomization.yaml': `${resources('a.yaml')}configurations: [b.yaml]\n`,
        'a.yaml': configMap('a'),
        'b.yaml': 'namePrefix:\n  - {path: metadata/name, create: true}\n',
      },
      'kustomization.yaml:3:1',
    ],
  ])('is that of the mistake in %s', async (_, files, place) => {
    expect(await at(files)).toEqual([place]);
  });

  it('is said to be no YAML if a patch is none', async () => {
    const [finding] = await findingsOf(['overlay-build'], patched('|\n      - op: add\n        path: [\n'));
    expect(finding?.message).toMatch(/^The patch is not valid YAML: /);
    expect(finding?.related.map(({ location }) => location.start.line)).toEqual([3]);
  });
});
