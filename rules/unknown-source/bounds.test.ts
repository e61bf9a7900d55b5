// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { FOREIGN, helmRepository, NAMESPACE, release, WEB } from '../../test/rules/fleet.ts';

const from = (name: string, source: string, spec = ''): string =>
  kustomization(name, './apps/a', spec).replace(
    /name: flux-system, namespace: flux-system}\n/,
    () => `name: ${source}, namespace: flux-system}\n`,
  );
const said = async (files: Files): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('unknown-source', {
      ...bootstrap('clusters/prod'),
      'apps/a/a.yaml': configMap('a', '  b: c'),
      ...files,
    }),
  );
const WRONG = { 'clusters/prod/wrong.yaml': from('wrong', 'home-ops') };
const FOUND = ['error unknown-source clusters/prod/wrong.yaml:8'];
const overlay = (text: string): Files => ({
  'clusters/prod/web.yaml': kustomization('web', './apps/web'),
  'apps/web/kustomization.yaml': `namespace: flux-system\n${text}`,
});
const OTHERS = FOREIGN.map((text) => text.replace('acme/other', 'elsewhere/other'));

describe('an unknown that cannot bring the source', () => {
  it.each([
    [
      'a file of a generator by URL',
      overlay('configMapGenerator: [{name: d, files: ["x=https://example.com/x.json"]}]'),
    ],
    ['a file of a Secret by URL', overlay('secretGenerator: [{name: d, envs: ["https://example.com/x.env"]}]')],
    ['definitions of kinds', overlay('resources: ["https://github.com/acme/op//config/crd?ref=v1"]')],
    ['definitions in a file', overlay('resources: ["https://example.com/op/v1/crds.yaml"]')],
    ['a chart', overlay('helmCharts: [{name: c, repo: "https://example.com"}]')],
    ['a repository of others', { 'clusters/prod/other.yaml': OTHERS }],
    [
      'a repository of others in a namespace',
      {
        'clusters/prod/other.yaml': OTHERS.map((text) =>
          text.replace('path: ./deploy', 'path: ./deploy\n  targetNamespace: op'),
        ),
      },
    ],
    [
      'a build that fails elsewhere',
      { 'clusters/prod/b.yaml': kustomization('b', './apps/b'), 'apps/b/kustomization.yaml': 'resources: [gone.yaml]' },
    ],
    [
      'a ResourceSet of other names',
      {
        'clusters/prod/set.yaml':
          'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: s, namespace: flux-system}\nspec:\n  inputsFrom: [{kind: ResourceSetInputProvider, name: p}]\n  resources:\n    - apiVersion: source.toolkit.fluxcd.io/v1\n      kind: GitRepository\n      metadata: {name: "pr-<< inputs.id >>", namespace: flux-system}\n',
      },
    ],
    [
      'a text in another cluster',
      {
        ...bootstrap('clusters/test'),
        'clusters/test/c.yaml': configMap(
          'c',
          '  s: |\n    kind: GitRepository\n    metadata:\n      name: home-ops\n',
        ),
      },
    ],
  ])('%s', async (_, files) => {
    expect(await said({ ...WRONG, ...files })).toEqual(FOUND);
  });
});

describe('an unknown that may bring the source', () => {
  it.each([
    ['a base of the same owner', overlay('resources: ["https://github.com/acme/op//sources?ref=v1"]')],
    ['a repository of the same owner', { 'clusters/prod/other.yaml': FOREIGN }],
    [
      'a repository of others for this namespace',
      {
        'clusters/prod/other.yaml': OTHERS.map((text) =>
          text.replace('path: ./deploy', 'path: ./deploy\n  targetNamespace: flux-system'),
        ),
      },
    ],
    [
      'a build that fails and holds it',
      {
        'clusters/prod/b.yaml': kustomization('b', './apps/b'),
        'apps/b/kustomization.yaml': 'resources: [gone.yaml, s.yaml]',
        'apps/b/s.yaml':
          'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: home-ops, namespace: flux-system}\nspec: {interval: 1m, url: "https://github.com/acme/x"}',
      },
    ],
    [
      'a ResourceSet with such a name',
      {
        'clusters/prod/set.yaml':
          'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: s, namespace: flux-system}\nspec:\n  inputsFrom: [{kind: ResourceSetInputProvider, name: p}]\n  resources:\n    - apiVersion: source.toolkit.fluxcd.io/v1\n      kind: GitRepository\n      metadata: {name: "home-<< inputs.id >>", namespace: flux-system}\n',
      },
    ],
    [
      'a text in this cluster',
      {
        'clusters/prod/c.yaml': configMap(
          'c',
          '  s: |\n    kind: GitRepository\n    metadata:\n      name: home-ops\n',
        ),
      },
    ],
  ])('%s', async (_, files) => {
    expect(await said({ ...WRONG, ...files })).toEqual([]);
  });
});

describe('a source that a variable names', () => {
  const tree = (name: string, namespace: string): Files => ({
    'clusters/prod/apps.yaml': kustomization(
      'apps',
      './apps/web',
      '  postBuild: {substituteFrom: [{kind: Secret, name: settings}]}',
    ),
    'apps/web/web.yaml': [NAMESPACE, release('web', '{kind: HelmRepository, name: charts}')],
    'apps/web/charts.yaml': helmRepository(name, namespace),
    'clusters/prod/charts.yaml': helmRepository('charts', 'other'),
  });

  it.each(['${CHARTS:=charts}', '${CHARTS}', '${PREFIX}arts'])('%s may be the one of its namespace', async (name) => {
    expect(await said(tree(`"${name}"`, 'web'))).toEqual([]);
  });

  it.each([
    ['${CHARTS:=charts}', 'third'],
    ['${PREFIX}-images', 'web'],
  ])('%s in namespace %s is none', async (name, namespace) => {
    expect(await said(tree(`"${name}"`, namespace))).toEqual([
      expect.stringMatching('unknown-source apps/web/web.yaml'),
    ]);
  });
});

describe('a name', () => {
  it.each(['flux_system', "'flux-system]'", "'flux-system '", 'Flux-System'])('%s can never be', async (name) => {
    const written = name.startsWith("'") ? "'flux-system'" : 'flux-system';
    const files = { 'clusters/prod/a.yaml': from('a', name), 'clusters/prod/other.yaml': FOREIGN };
    expect(await said(files)).toEqual([`error unknown-source clusters/prod/a.yaml:8 -> ${written}`]);
  });

  it.each([
    "'${SOURCE}'",
    "'$(SOURCE)'",
    "'{{ source }}'",
    "'<< inputs.a >>'",
    '<SOURCE>',
    "'%SOURCE%'",
    'SOURCE_NAME',
    '$SOURCE',
    '__source__',
  ])('%s is completed later', async (name) => {
    expect(await said({ 'clusters/prod/a.yaml': from('a', name) })).toEqual([]);
  });

  const many = (count: number): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `clusters/prod/m${at}.yaml`,
        kustomization(`m${at}`, `./apps/m${at}`),
      ]).concat(Array.from({ length: count }, (_, at) => [`apps/m${at}/a.yaml`, configMap(`m${at}`, '  b: c')])),
    );

  it('beside one that many use is a slip, whatever else may come', async () => {
    const open = { ...many(12), 'clusters/prod/other.yaml': FOREIGN };
    for (const name of ['lux-system', 'hflux-system', 'flux-sytem'])
      expect(await said({ ...open, 'clusters/prod/a.yaml': from('a', name) })).toEqual([
        'error unknown-source clusters/prod/a.yaml:8 -> flux-system',
      ]);
    expect(await said({ ...open, 'clusters/prod/a.yaml': from('a', 'platform') })).toEqual([
      'warning unknown-source clusters/prod/a.yaml:8',
    ]);
    const twice = { 'clusters/prod/a.yaml': from('a', 'platform'), 'clusters/prod/b.yaml': from('b', 'platform') };
    expect(await said({ ...open, ...twice })).toEqual([]);
  });

  it('that many releases use is one finding where nothing like it exists', async () => {
    const users = ['a', 'b', 'c'].map((name) => release(name, '{kind: HelmRepository, name: platform-charts}'));
    const files = { ...bootstrap('clusters/prod'), 'clusters/prod/a.yaml': [...WEB, ...users] };
    const findings = await findingsOf('unknown-source', files);
    expect(findings.map(({ places }) => places.map(({ object }) => object?.name))).toEqual([['a', 'b', 'c']]);
    // So is a slip that was copied, with the fix of each line.
    const slips = ['a', 'b'].map((name) => release(name, '{kind: HelmRepository, name: bitname}'));
    const near = [...WEB, helmRepository('bitnami', 'web'), ...slips];
    const [slip, ...others] = await findingsOf('unknown-source', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/a.yaml': near,
    });
    expect(others).toEqual([]);
    expect(slip?.places.map(({ fix }) => fix?.edits[0]?.text)).toEqual(['bitnami', 'bitnami']);
  });

  it('in a loop over inputs is one finding with its objects', async () => {
    const set =
      'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: r, namespace: web}\nspec:\n  inputs: [{t: a}, {t: b}, {t: c}]\n  resources:\n    - apiVersion: helm.toolkit.fluxcd.io/v2\n      kind: HelmRelease\n      metadata: {name: << inputs.t >>, namespace: web}\n      spec:\n        interval: 1h\n        chart: {spec: {chart: c, version: "1", sourceRef: {kind: HelmRepository, name: bitname}}}\n';
    const findings = await findingsOf('unknown-source', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/a.yaml': [
        ...WEB,
        set,
        helmRepository('bitnami', 'web'),
        release('x', '{kind: HelmRepository, name: bitnami}'),
      ],
    });
    expect(findings.map(({ places }) => places.map(({ object }) => object?.name))).toEqual([['a', 'b', 'c']]);
  });
});
