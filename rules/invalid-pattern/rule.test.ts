// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Go's references to groups, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { groupReferences, readPattern } from './go-pattern.ts';

const check = (object: string, path = 'clusters/prod/a.yaml') =>
  findingsOf('invalid-pattern', { ...bootstrap('clusters/prod'), [path]: object });
const said = async (object: string): Promise<string[]> => briefWithFixes(await check(object));

const policy = (pattern: string, extract: string): string => `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: web, namespace: flux-system}
spec:
  imageRepositoryRef: {name: web}
  filterTags:
    pattern: '${pattern}'
    extract: '${extract}'
  policy: {numerical: {order: asc}}`;
const PATTERN = 'error invalid-pattern clusters/prod/a.yaml:7';
const EXTRACT = 'error invalid-pattern clusters/prod/a.yaml:8';

describe('invalid-pattern', () => {
  it.each([
    ['^main-[a-f0-9]+-(?P<ts>[0-9]+)$', '$ts'],
    ['^main-[a-f0-9]+-(?<ts>[0-9]+)$', '$ts'],
    ['^v(.*)$', '$1'],
    ['^v.*$', '$0'],
    ['^(?P<a>[0-9]+)-(?P<b>[0-9]+)$', 'v${a}.${b}$$'],
    ['^v.*$', ''],
    ['${PATTERN}', '$ts'],
    ['(?P<ts>a)', '{{ extract }}'],
    ['(?P<a>1)(?P<a>2)', '$b'],
    ['\\p{NoScript}', '$b'],
  ])('%s with %s may be right', async (pattern, extract) => {
    expect(await said(policy(pattern, extract))).toEqual([]);
  });

  it.each(['*.sig', '^v(?!.*rc)', '(?<=v)1', 'v(\\d+', '[z-a]', 'a++', '(a)\\1', '(?P<a-b>c)'])(
    '%s is invalid',
    async (pattern) => {
      expect(await said(policy(pattern, '$ts'))).toEqual([PATTERN]);
    },
  );

  it.each([
    ['(?P<ts>[0-9]+)', '$tss', "-> '$ts'"],
    ['(?P<timestamp>[0-9]+)', 'v${timestmap}.0', "-> 'v${timestamp}.0'"],
    ['(?P<ts>[0-9]+)', '$tsx-', "-> '$ts-'"],
    ['(?P<ts>[0-9]+)', '$2', ''],
    ['[0-9]+', '$ts', ''],
    ['(?P<ts>[0-9]+)', 'ts', ''],
    ['(?P<ts>[0-9]+)', '$$ts', ''],
  ])('%s does not have what %s takes', async (pattern, extract, fix) => {
    expect(await said(policy(pattern, extract))).toEqual([[EXTRACT, fix].join(' ').trim()]);
  });

  it('says what a person meant', async () => {
    const message = async (pattern: string) => (await check(policy(pattern, '')))[0]?.message;
    expect(await message('*.sig')).toContain('not a glob: write `.*.sig`');
    expect(await message('(?!rc)')).toContain('Go does not support lookahead');
  });

  it('reads the lists and filters of other kinds', async () => {
    const alert = `apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: flux-system}\nspec:\n  providerRef: {name: p}\n  eventSources: [{kind: Kustomization, name: "*"}]\n  exclusionList:\n    - "waiting.*"\n    - "*socket"\n  inclusionList:\n    - "(?<!a)b"`;
    const repository = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 1h\n  url: oci://ghcr.io/acme/web\n  ref:\n    semver: 1.x\n    semverFilter: "rc("`;
    const images = `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 1h\n  image: ghcr.io/acme/web\n  exclusionList:\n    - "*.sig"`;
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 1h\n  chartRef: {kind: OCIRepository, name: a}\n  driftDetection:\n    mode: enabled\n    ignore:\n      - paths: [/spec/replicas]\n        target:\n          kind: "(Deployment"\n  postRenderers:\n    - kustomize:\n        patches:\n          - patch: "[]"\n            target:\n              name: "web-*"\n              kind: "*"`;
    const lines = async (object: string): Promise<(number | undefined)[]> =>
      (await check(object)).map(({ location }) => location.start.line);
    expect(await lines(alert)).toEqual([9, 11]);
    expect(await lines(repository)).toEqual([9]);
    expect(await lines(images)).toEqual([8]);
    expect(await lines(release)).toEqual([12, 19]);
  });

  it('is a warning where no cluster applies the object', async () => {
    expect(brief(await check(policy('a(', ''), 'apps/web/a.yaml'))).toEqual([
      'warning invalid-pattern apps/web/a.yaml:7',
    ]);
  });

  it('reads a hostile pattern in linear time', async () => {
    expect(await said(policy('(a*)*'.repeat(300), '$ts'))).toHaveLength(1);
    expect(await said(policy('('.repeat(1900), ''))).toHaveLength(1);
    expect(await said(policy('('.repeat(5000), ''))).toEqual([]);
    expect(await said(policy('[a-f0-9]{7,40}-(?P<ts>[0-9]{10})-{1,2}', '$tss'))).toHaveLength(1);
    for (const part of ['a{0,1000}', '(?:(?:b{10}){10}){10}'])
      expect(await said(policy(part.repeat(90), '$ts'))).toEqual([]);
  });
});

describe('patterns of Go', () => {
  it('have groups by name and by number', () => {
    expect(readPattern('(?P<a>x)(y)')).toEqual({ names: ['a'], count: 2 });
  });

  it('are taken by `$name`, `${name}` and `$1`, and `$$` is a dollar sign', () => {
    const names = (text: string) => groupReferences(text).map(({ name }) => name);
    expect(names('$a-${b}$1 $$c $ $-')).toEqual(['a', 'b', '1']);
    expect(names('$1x')).toEqual(['1x']);
  });
});
