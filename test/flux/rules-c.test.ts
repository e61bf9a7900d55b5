// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { type Files, gitRepository, kustomization, treeOf } from './repository.ts';

/** What is said of a repository: level, rule, place and fix of each finding. */
async function said(files: Files, repositories: readonly string[] = []): Promise<string[]> {
  const { report, failures } = await check({
    head: treeOf(files),
    base: undefined,
    policy: { ...DEFAULT_POLICY, targets: { ...DEFAULT_POLICY.targets, flux: ['2.8'] } },
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
    repositories,
  });
  expect(failures).toEqual([]);
  return report.findings.map(({ severity, rule, location, fix }) =>
    [
      severity,
      rule,
      `${location.path}:${location.start.line}`,
      ...(fix?.edits ?? []).map(({ text }) => `-> ${text}`),
    ].join(' '),
  );
}

const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';

function cluster(files: Files, name = 'prod'): Files {
  return {
    [`clusters/${name}/flux-system/gotk-sync.yaml`]: [
      gitRepository(),
      kustomization('flux-system', `clusters/${name}`),
    ],
    ...files,
  };
}

function configMap(name: string, data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: flux-system}\ndata:\n  ${data}`;
}

const apps = (name: string, spec = ''): string => kustomization(name, `./apps/${name}`, spec);

describe('a variable that is not set', () => {
  const app = `  postBuild: {substitute: {OTHER: x}}`;

  it('is told of once, as gravely as what comes of it', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: "${NAMED}", namespace: flux-system}\nspec: {ports: [{port: 80}]}';
    expect(await said(cluster({ 'clusters/prod/a.yaml': apps('a', app), 'apps/a/a.yaml': service }))).toEqual([
      'error undefined-variable apps/a/a.yaml:3',
    ]);
    const harmless = configMap('a', 'b: ${NAMED}');
    expect(await said(cluster({ 'clusters/prod/a.yaml': apps('a', app), 'apps/a/a.yaml': harmless }))).toEqual([
      'warning undefined-variable apps/a/a.yaml:5',
    ]);
  });

  it('explains why Kustomizations apply the same object', async () => {
    const shared = (name: string): string =>
      kustomization(name, './apps', `  postBuild: {substitute: {NAME: ${name}}}\n`);
    const named = (variable: string): Files =>
      cluster({
        'clusters/prod/apps.yaml': ['a', 'b', 'c'].map(shared),
        'apps/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x-\${${variable}}\n  namespace: flux-system\ndata: {a: "\${NAME}"}`,
      });
    expect((await said(named('NAME'))).filter((text) => !text.includes('overlapping-path'))).toEqual([]);
    expect((await said(named('NAMED'))).filter((text) => !text.includes('overlapping-path'))).toEqual([
      'error undefined-variable apps/config.yaml:4',
    ]);
  });
});

describe('a secret that a variable carries', () => {
  const value = 'q7Zk2vXw9LrT4bNd';
  const secret = (key: string, text: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: app, namespace: flux-system}\nstringData:\n  ${key}: ${text}`;
  const fleet = (key: string, text: string, shown = value): Files =>
    cluster({
      'clusters/prod/a.yaml': apps('a', '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}'),
      'clusters/prod/settings.yaml': configMap('settings', `APP: ${shown}`),
      'apps/a/secret.yaml': secret(key, text),
    });

  it('stands where it is used, and its value nowhere', async () => {
    expect(await said(fleet('password', '"${APP}"'))).toEqual(['error plaintext-secret apps/a/secret.yaml:5']);
    const { report, snippets } = await check({
      head: treeOf(fleet('password', '${APP}')),
      base: undefined,
      policy: DEFAULT_POLICY,
      scope: 'all',
      failOn: 'error',
      today: '2026-11-01',
    });
    expect(JSON.stringify(report)).not.toContain(value);
    expect(snippets.line('clusters/prod/settings.yaml', 5)?.text).toBe('  APP: •••');
  });

  it('is none under a key that holds something else, with a harmless value, or where the value is only a part', async () => {
    expect(await said(fleet('url', '${APP}'))).toEqual([]);
    expect(await said(fleet('password', '${APP}', 'changeme'))).toEqual([]);
    expect(await said(fleet('password', 'x-${APP}-y'))).toEqual([]);
  });
});

describe('a slip among names of which none is known', () => {
  const spec = '  postBuild: {substituteFrom: [{kind: ConfigMap, name: platform-settings}]}\n';
  const names = ['a', 'b', 'c', 'd'];
  const fleet = (change: (text: string, name: string) => string): Files =>
    cluster(
      Object.fromEntries(
        names.flatMap((name) => [
          [`clusters/prod/${name}.yaml`, change(apps(name, spec), name)],
          [`apps/${name}/config.yaml`, change(configMap(name, 'host: x.${EXTERNAL_DOMAIN}'), name)],
        ]),
      ),
    );

  it('is found by what all others say', async () => {
    expect(await said(fleet((text) => text))).toEqual([]);
    expect(await said(fleet((text, name) => (name === 'b' ? text.replace('DOMAIN', 'DOMAIM') : text)))).toEqual([
      'warning undefined-variable apps/b/config.yaml:5 -> EXTERNAL_DOMAIN',
    ]);
    expect(
      await said(fleet((text, name) => (name === 'b' ? text.replace('platform-s', 'plattform-s') : text))),
    ).toEqual(['warning unknown-values clusters/prod/b.yaml:9 -> platform-settings']);
  });

  it('is none where the names differ by a number, as one and many, or are both in use', async () => {
    const others = ['EXTERNAL_DOMAIN2', 'EXTERNAL_DOMAINS', 'INTERNAL_DOMAIN', 'DOMAIN_EXTERNAL'];
    for (const other of others)
      expect(await said(fleet((text, name) => (name === 'b' ? text.replace('EXTERNAL_DOMAIN', other) : text)))).toEqual(
        [],
      );
    const both = (text: string, name: string): string =>
      'ab'.includes(name) ? text.replace('DOMAIN', 'DOMAIM') : text;
    expect(await said(fleet(both))).toEqual([]);
  });
});

describe('what sets a cluster up', () => {
  const files = { 'clusters/prod/a.yaml': apps('a'), 'apps/a/a.yaml': configMap('a', 'b: c') };

  it('is followed where its own source or path is wrong', async () => {
    const misnamed = kustomization('flux-system', 'clusters/prod').replace(
      'name: flux-system, namespace',
      'name: flux-systm, namespace',
    );
    const wrong = misnamed.replace(
      'sourceRef: {kind: GitRepository, name: flux-system',
      'sourceRef: {kind: GitRepository, name: flux-systtem',
    );
    expect(await said({ ...cluster(files), [SYNC]: [gitRepository(), wrong] })).toEqual([
      `error unknown-source ${SYNC}:17 -> flux-system`,
    ]);
    const astray = kustomization('flux-system', 'clusters/prodd');
    expect(await said({ ...cluster(files), [SYNC]: [gitRepository(), astray] })).toEqual([
      `error missing-path ${SYNC}:16`,
    ]);
    // What is kept of another cluster, or was never meant to be run, is not set up from here.
    for (const folder of ['archive/prod', 'test/fixtures']) {
      const found = await said({
        ...cluster(files),
        [`${folder}/flux-system/gotk-sync.yaml`]: [gitRepository(), astray],
      });
      expect(found.filter((text) => !text.startsWith('notice'))).toEqual([]);
    }
  });

  it('is known in a fork, and not taken for that of another repository', async () => {
    const of = (text: string): string =>
      text.replace(
        'sourceRef: {kind: GitRepository, name: flux-system',
        'sourceRef: {kind: GitRepository, name: fleet',
      );
    const root = [gitRepository('fleet'), of(kustomization('all', 'clusters/prod'))];
    const broken = {
      ...files,
      'clusters/prod/root.yaml': root,
      'clusters/prod/a.yaml': of(apps('a', '  dependsOn: [{name: bb}]')),
    };
    const fork = await said(broken, ['https://github.com/me/fleet']);
    expect(fork).toContain('error unknown-dependency clusters/prod/a.yaml:9');
    expect(await said(broken, ['https://github.com/me/other'])).not.toContain(
      'error unknown-dependency clusters/prod/a.yaml:9',
    );
  });
});

it('a path at which a generated artifact has nothing is missing', async () => {
  const generator = `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: repo, kind: GitRepository, name: flux-system}]
  artifacts:
    - name: web
      copy: [{from: "@repo/apps/website/", to: "@artifact/apps/website/"}]`;
  const of = (path: string): Files =>
    cluster({
      'clusters/prod/parts.yaml': generator,
      'clusters/prod/web.yaml': kustomization('web', path).replace(
        'sourceRef: {kind: GitRepository, name: flux-system',
        'sourceRef: {kind: ExternalArtifact, name: web',
      ),
      'apps/website/a.yaml': configMap('a', 'b: c'),
      'apps/other/a.yaml': configMap('b', 'b: c'),
    });
  expect(await said(of('./apps/website'))).toEqual([]);
  expect(await said(of('./apps/weebsite'))).toEqual(['error missing-path clusters/prod/web.yaml:7 -> ./apps/website']);
  expect(await said(of('./apps/other'))).toEqual(['error missing-path clusters/prod/web.yaml:7']);
  expect(await said(of('./apps'))).toEqual([]);
});

it('a build that fails brings only what lies where it reads', async () => {
  const other = kustomization('monitoring', './apps/monitoring');
  const of = (place: string): Files =>
    cluster({
      'clusters/prod/a.yaml': apps('a', '  dependsOn: [{name: monitoring}]'),
      'apps/a/a.yaml': configMap('a', 'b: c'),
      'clusters/prod/b.yaml': apps('b'),
      'apps/b/kustomization.yaml': 'resources: [gone.yaml]',
      [place]: other,
    });
  expect(await said(of('elsewhere/monitoring.yaml'))).toContain('warning unknown-dependency clusters/prod/a.yaml:9');
  expect((await said(of('apps/b/monitoring.yaml'))).filter((text) => text.includes('dependency'))).toEqual([]);
});

it('a chart that lies in the repository must be there', async () => {
  const of = (chart: string, source = 'flux-system'): Files =>
    cluster({
      'clusters/prod/web.yaml': apps('web'),
      'charts/website/Chart.yaml': 'apiVersion: v2\nname: website\nversion: 1.0.0\n',
      'apps/web/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: flux-system}
spec:
  interval: 1h
  chart:
    spec:
      chart: ${chart}
      sourceRef: {kind: GitRepository, name: ${source}}`,
      'clusters/prod/other.yaml': gitRepository('other').replace('acme/fleet', 'acme/other'),
    });
  for (const chart of ['./charts/website', 'charts/website/', '"${CHART}"']) expect(await said(of(chart))).toEqual([]);
  expect(await said(of('./charts/webbsite'))).toEqual([
    'error missing-path apps/web/release.yaml:8 -> ./charts/website',
  ]);
  expect(await said(of('./charts/webbsite', 'other'))).toEqual([]);
});
