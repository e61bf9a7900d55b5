import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';
import { cluster, configMap, flux, OVERLAYS, without } from '../../test/rules/overlays.ts';

const RULES = ['missing-file', 'overlay-build', 'unmatched-patch', 'unstable-reference'];
const findings = (head: Files, base?: Files): Promise<readonly Finding[]> => findingsOf(RULES, head, { base });

describe('a file that a change deletes', () => {
  it('is reported at the line that lists it, with all builds', async () => {
    const found = await findings(without(OVERLAYS, 'base/more.yaml'), OVERLAYS);
    expect(briefWithBuilds(found)).toEqual(['error missing-file base/kustomization.yaml:3 [production staging]']);
    expect(found[0]?.message).toContain(
      'This change deletes `base/more.yaml`, but `base/kustomization.yaml` still asks for `base/more.yaml`.',
    );
  });

  it('does not count where it was missing before', async () => {
    const broken = without(OVERLAYS, 'base/more.yaml');
    expect(await findings({ ...broken, 'base/config.yaml': configMap('settings', 'data: {}\n') }, broken)).toEqual([]);
  });
});

it('is one finding where several overlays list what is gone, or have the same slip', async () => {
  const overlays = (path: string): Files =>
    Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}/kustomization.yaml`, resources(path)]));
  const shared = { 'shared/settings.yaml': configMap('settings') };
  const [found, ...others] = await findings(overlays('../shared/settings.yaml'), {
    ...overlays('../shared/settings.yaml'),
    ...shared,
  });
  expect(others).toEqual([]);
  expect(found?.places.map(({ location }) => location.path)).toEqual(
    ['a', 'b', 'c'].map((name) => `${name}/kustomization.yaml`),
  );
  const [slip, ...more] = await findings({ ...overlays('../shared/setings.yaml'), ...shared });
  expect(more).toEqual([]);
  expect(slip?.places.map(({ fix }) => fix?.edits[0]?.text)).toEqual(Array(3).fill('../shared/settings.yaml'));
});

describe('what is deployed', () => {
  const apps = { 'apps/kustomization.yaml': resources('gone.yaml') };
  const other = { 'other/kustomization.yaml': resources('config.yaml'), 'other/config.yaml': configMap('other') };

  it('is every root where nothing tells', async () => {
    expect(briefWithBuilds(await findings(apps))).toEqual(['error missing-file apps/kustomization.yaml:2 [apps]']);
  });

  it('is what Flux is led to, at the path or below', async () => {
    expect(briefWithBuilds(await findings({ ...apps, 'flux.yaml': flux('./apps') }))).toEqual([
      'error missing-file apps/kustomization.yaml:2 [apps]',
    ]);
    const idle = await findings({ ...apps, ...other, 'flux.yaml': flux('./other') });
    expect(briefWithBuilds(idle)).toEqual(['warning missing-file apps/kustomization.yaml:2 [apps]']);
    expect(idle[0]?.message).toContain('No cluster is known to apply it.');
    const below = { 'all/apps/kustomization.yaml': resources('gone.yaml'), 'flux.yaml': flux('./all') };
    expect(briefWithBuilds(await findings(below))).toEqual([
      'error missing-file all/apps/kustomization.yaml:2 [all/apps]',
    ]);
  });

  it('may be anything where the path is a variable', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Flux's own variable
    expect(briefWithBuilds(await findings({ ...apps, ...other, 'flux.yaml': flux('./${PATH}') }))[0]).toMatch(/^error/);
  });

  it('is not a component by itself, nor a model in a directory of templates', async () => {
    const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources:\n  - gone.yaml\n';
    expect(await findings({ 'apps/kustomization.yaml': component })).toEqual([]);
    expect(await findings({ 'templates/apps/kustomization.yaml': resources('gone.yaml') })).toEqual([]);
    expect(
      briefWithBuilds(
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
      'generatorOptions:\n  disableNameSuffixHash: true\n',
    ].join('');
    const there = Array.from({ length: 8 }, (_, at) => `there-${at}.yaml`);
    const files = Object.fromEntries(there.map((path) => [path, configMap(path.slice(0, -5))]));
    const listing = overlay.replace('resources:\n', `resources:\n${there.map((path) => `  - ${path}\n`).join('')}`);
    const found = await findings({ ...files, 'kustomization.yaml': listing });
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

  it('is one finding for a file of which nearly nothing is left', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const dead = {
      'here.yaml': configMap('here'),
      'kustomization.yaml': resources('here.yaml', ...names.map((name) => `${name}/`)),
    };
    const [found, ...others] = await findings(dead);
    expect(others).toEqual([]);
    expect(found?.places.map(({ location }) => location.start.line)).toEqual([3, 4, 5, 6]);
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

  it('finds the same name with another ending, however long that is', async () => {
    const inDirectory = {
      'ups/kustomization.yaml': resources('a.yaml'),
      'ups/a.yaml': configMap('a'),
      'kustomization.yaml': resources('./ups.yaml'),
    };
    expect((await findings(inDirectory))[0]?.fix?.edits[0]?.text).toBe('./ups');
    const inFile = { 'storage.yaml': configMap('a'), 'kustomization.yaml': resources('storage') };
    const [found] = await findings(inFile);
    expect([found?.message.includes('Did you mean `storage.yaml`?'), found?.fix]).toEqual([true, null]);
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
    expect(briefWithBuilds(await findings(ignored))).toEqual(['warning missing-file kustomization.yaml:4 []']);
  });

  it('finds what is missing below a directory without a kustomization file', async () => {
    expect(briefWithBuilds(await findings(without(cluster(''), 'apps/a/config.yaml')))).toEqual([
      'error missing-file apps/a/kustomization.yaml:2 [apps]',
    ]);
  });
});

describe('a path that was meant', () => {
  const base = {
    'apps/web/base/kustomization.yaml': resources('config.yaml'),
    'apps/web/base/config.yaml': configMap('a'),
  };
  const suggested = async (
    listed: string,
    more: Files = {},
    directory = 'apps/web/production/one',
  ): Promise<string | undefined> => {
    const found = await findings({ ...base, ...more, [`${directory}/kustomization.yaml`]: resources(listed) });
    expect(found.map(({ fix }) => fix)).toEqual([null]);
    return /Did you mean `(.*)`\?/.exec(found[0]?.message ?? '')?.[1];
  };

  it('is the one with another number of levels', async () => {
    expect(await suggested('../base')).toBe('../../base');
    expect(await suggested('../../../base/config.yaml')).toBe('../../base/config.yaml');
    expect(await suggested('base', {}, 'apps/web/production')).toBe('../base');
    expect(await suggested('../../other')).toBeUndefined();
    // Two of them exist, or only the directory itself does.
    expect(await suggested('../base', { 'apps/base/kustomization.yaml': 'resources: []\n' })).toBeUndefined();
    expect(await suggested('../../one')).toBeUndefined();
  });

  it('is the file with a longer name', async () => {
    const more = { 'apps/web/production/one/web-namespace.yaml': configMap('b') };
    expect(await suggested('namespace.yaml', more)).toBe('web-namespace.yaml');
    const two = { ...more, 'apps/web/production/one/app-namespace.yaml': configMap('c') };
    expect(await suggested('namespace.yaml', two)).toBeUndefined();
  });
});
