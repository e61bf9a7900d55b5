// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import {
  brief,
  briefWithBuilds,
  briefWithFixes,
  checkTree,
  type Files,
  findingsOf,
  fixesOf,
} from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, resources } from '../../test/rules/fleet.ts';

const findings = (head: Files, base?: Files): Promise<readonly Finding[]> =>
  findingsOf(['missing-path', 'overlapping-path', 'orphan-file'], head, { base });

const said = async (files: Files, repositories?: readonly string[]): Promise<string[]> =>
  briefWithFixes(await checkTree(files, { policy: { targets: { flux: ['2.8'] } }, repositories }));

function cluster(files: Files): Files {
  return { ...bootstrap('clusters/prod'), ...files };
}

describe('missing-path', () => {
  it('is silent where the path is there, however it is written', async () => {
    for (const path of ['./apps/app', 'apps/app/', '/apps/app', './apps/../apps/app'])
      expect(await findings(fleet(app('', path), CONFIG))).toEqual([]);
  });

  it('mends a slip, and keeps the way in which the path is written', async () => {
    const found = await findings(fleet(app('', './apss/app/'), CONFIG));
    expect(briefWithBuilds(found)).toEqual([`error missing-path clusters/prod/app.yaml:7 [clusters/prod]`]);
    const one = await findings(
      fleet(app('', './apps/podinof/'), { 'apps/podinfo/config.yaml': configMap('c', '  a: b') }),
    );
    expect(fixesOf(one)).toEqual(['./apps/podinfo/']);
  });

  it('names all clusters of one wrong line', async () => {
    const found = await findings({
      ...bootstrap('clusters/prod'),
      ...bootstrap('clusters/test'),
      'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', '../base'),
      'clusters/test/kustomization.yaml': resources('flux-system/gotk-sync.yaml', '../base'),
      'clusters/base/kustomization.yaml': resources('app.yaml'),
      'clusters/base/app.yaml': app(),
    });
    expect(briefWithBuilds(found)).toEqual([
      `error missing-path clusters/base/app.yaml:7 [clusters/prod clusters/test]`,
    ]);
  });

  it('follows a directory that a change moves', async () => {
    const head = fleet(app(), { 'tools/other/config.yaml': configMap('config', '  a: b') });
    const found = await findings(head, fleet(app(), CONFIG));
    expect(briefWithBuilds(found)).toEqual([`error missing-path clusters/prod/app.yaml:7 [clusters/prod]`]);
    expect(found[0]?.message).toContain(
      'This change moves `apps/app` to `tools/other`, but Kustomization `app` in `clusters/prod/` still asks',
    );
    expect(fixesOf(found)).toEqual(['./tools/other']);
  });

  it('is told of a directory that a change deletes', async () => {
    const found = await findings(fleet(app(), {}), fleet(app(), CONFIG));
    expect(found[0]?.message).toContain('This change deletes `apps/app`, but Kustomization `app`');
  });

  it('says that the source leaves a directory out', async () => {
    const found = await findings(fleet(app(), { ...CONFIG, '.sourceignore': '/apps/\n' }));
    expect(briefWithBuilds(found)).toEqual([`error missing-path clusters/prod/app.yaml:7 [clusters/prod]`]);
    expect(found[0]?.message).toContain('excluded from its source');
    expect(fixesOf(found)).toEqual([]);
  });

  it.each([
    ['a suspended Kustomization', app('  suspend: true')],
    [
      'a source that stays at a tag',
      [
        gitRepository('pinned').replace('branch: main', 'tag: v1'),
        app().replace('name: flux-system, namespace: flux-system}\n', 'name: pinned, namespace: flux-system}\n'),
      ].join('\n---\n'),
    ],
  ])('is no error for %s', async (_, text) => {
    expect((await findings(fleet(text, {}))).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['a submodule', { '.gitmodules': '[submodule "apps"]\n\tpath = apps\n\turl = https://example.org/apps\n' }],
    [
      'an included repository',
      { 'clusters/prod/more.yaml': gitRepository('more', '  include: [{repository: {name: x}, toPath: apps}]') },
    ],
  ])('is silent about %s', async (_, files) => {
    expect(await findings(fleet(app(), files))).toEqual([]);
  });

  it('is silent about another repository and a variable that is not known', async () => {
    const other = gitRepository('other').replace('acme/fleet', 'acme/other');
    const foreign = app('', './deploy').replace('name: flux-system, namespace: flux-system}\n', 'name: other}\n');
    expect(await findings(fleet([other, foreign, app('', './${WHERE}')].join('\n---\n'), {}))).toEqual([]);
  });

  it('is a notice for a Kustomization that no cluster is known to apply', async () => {
    const files = { ...fleet(app(), CONFIG), 'elsewhere/ks.yaml': kustomization('other', './apps/other') };
    expect(briefWithBuilds(await findings(files))).toEqual(['notice missing-path elsewhere/ks.yaml:7 []']);
  });

  it('warns of a path that was copied with the rest of the file', async () => {
    const files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/a/ks.yaml': kustomization('a', './clusters/prod/a/app'),
      'clusters/prod/b/ks.yaml': kustomization('b', './clusters/prod/a/app'),
      'clusters/prod/kustomization.yaml': 'resources: [flux-system/gotk-sync.yaml, a/ks.yaml, b/ks.yaml]',
      'clusters/prod/a/app/config.yaml': configMap('a', '  a: b'),
      'clusters/prod/b/app/config.yaml': configMap('b', '  a: b'),
    };
    expect(brief(await findingsOf('missing-path', files))).toEqual(['warning missing-path clusters/prod/b/ks.yaml:7']);
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
      'apps/website/a.yaml': configMap('a', '  b: c'),
      'apps/other/a.yaml': configMap('b', '  b: c'),
    });
  expect(await said(of('./apps/website'))).toEqual([]);
  expect(await said(of('./apps/weebsite'))).toEqual(['error missing-path clusters/prod/web.yaml:7 -> ./apps/website']);
  expect(await said(of('./apps/other'))).toEqual(['error missing-path clusters/prod/web.yaml:7']);
  expect(await said(of('./apps'))).toEqual([]);
});

it('a path of a generated artifact that is misspelled is corrected to one that the artifact contains', async () => {
  const of = (path: string, copy: string): Files =>
    cluster({
      'clusters/prod/parts.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: repo, kind: GitRepository, name: flux-system}]
  artifacts: [{name: web, copy: [${copy}]}]`,
      'clusters/prod/web.yaml': kustomization('web', path).replace(
        'sourceRef: {kind: GitRepository, name: flux-system',
        'sourceRef: {kind: ExternalArtifact, name: web',
      ),
      'apps/website/production/a.yaml': configMap('a', '  b: c'),
    });
  const at = 'error missing-path clusters/prod/web.yaml:7';
  const toRoot = '{from: "@repo/apps/website/**", to: "@artifact/"}';
  expect(await said(of('./production', toRoot))).toEqual([]);
  expect(await said(of('./producton', toRoot))).toEqual([`${at} -> ./production`]);
  const moved = '{from: "@repo/apps/website/**", to: "@artifact/shop-web/"}';
  expect(await said(of('./shop-web/production', moved))).toEqual([]);
  expect(await said(of('./shop-web/producton/', moved))).toEqual([`${at} -> ./shop-web/production/`]);
  expect(await said(of('./shop-weeb/production', moved))).toEqual([`${at} -> ./shop-web/production`]);
  expect(await said(of('./apps/website/production', moved))).toEqual([`${at} -> ./shop-web/production`]);
  const [finding] = await findingsOf('missing-path', of('./elsewhere', moved));
  expect(finding?.message).toBe(
    'The generated artifact that is its source does not contain `./elsewhere`, so Kustomization `web` fails and applies nothing.',
  );
});

it('a chart that lies in the repository must be there', async () => {
  const of = (chart: string, source = 'flux-system'): Files =>
    cluster({
      'clusters/prod/web.yaml': kustomization('web', './apps/web'),
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

describe('a component of a Kustomization', () => {
  const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels: [{pairs: {a: b}}]\n';
  const of = (list: string, more = ''): Files =>
    cluster({
      'clusters/prod/web.yaml': kustomization('web', './apps/live/web', `  components: [${list}]\n${more}`),
      'apps/live/web/a.yaml': configMap('a', '  b: c'),
      'shared/components/backup/kustomization.yaml': component,
      'shared/components/limits/kustomization.yaml': component,
    });

  it('must be there, and the one that was meant is named', async () => {
    const there = '../../../shared/components/backup';
    for (const list of [there, `${there}/`, `${there}, ../../../shared/components/limits`])
      expect(await said(of(list))).toEqual([]);
    const at = 'error missing-path clusters/prod/web.yaml:9';
    expect(await said(of('../../../shared/components/bakup'))).toEqual([`${at} -> ${there}`]);
    expect(await said(of('../../shared/components/backup'))).toEqual([`${at} -> ${there}`]);
    expect(await said(of('./components/limits/'))).toEqual([`${at} -> ../../../shared/components/limits/`]);
    expect(await said(of(`${there}, ../nothing`))).toEqual([at]);
  });

  it('may be missing where the Kustomization says so, and is no error where it is idle', async () => {
    expect(await said(of('../nothing', '  ignoreMissingComponents: true\n'))).toEqual([]);
    expect(await said(of('../nothing', '  suspend: true\n'))).toEqual([
      'warning missing-path clusters/prod/web.yaml:9',
    ]);
  });

  it('is told where a parent hands it to others', async () => {
    const patch = '[{op: add, path: /spec/components, value: [../../shared/components/lost]}]';
    const files = cluster({
      'clusters/prod/apps.yaml': kustomization(
        'apps',
        './apps',
        `  patches: [{target: {kind: Kustomization}, patch: "${patch}"}]`,
      ),
      'apps/web.yaml': kustomization('web', './web/app'),
      'web/app/a.yaml': configMap('a', '  b: c'),
    });
    expect(await said(files)).toEqual(['error missing-path clusters/prod/apps.yaml:9']);
  });
});

describe('a path of another cluster', () => {
  const of = (path: string, more: Files = {}): Files => ({
    ...bootstrap('clusters/prod'),
    ...bootstrap('clusters/staging'),
    'clusters/prod/apps.yaml': kustomization('apps', './apps/prod'),
    'clusters/staging/apps.yaml': kustomization('apps', path),
    'apps/prod/a.yaml': configMap('a', '  b: c'),
    'apps/staging/a.yaml': configMap('a', '  b: c'),
    ...more,
  });
  const missing = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('missing-path', files));

  it('is told where nothing deploys the directory of this one', async () => {
    expect(await missing(of('./apps/staging'))).toEqual([]);
    expect(await missing(of('apps/prod/'))).toEqual([
      'warning missing-path clusters/staging/apps.yaml:7 -> apps/staging/',
    ]);
  });

  it('is no mistake where clusters share it, or where the other directory is in use', async () => {
    const { 'apps/staging/a.yaml': _, ...shared } = of('./apps/prod');
    expect(await missing(shared)).toEqual([]);
    const both = { 'clusters/staging/more.yaml': kustomization('more', './apps/staging') };
    expect(await missing(of('./apps/prod', both))).toEqual([]);
    const base = {
      'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', '../base'),
      'clusters/staging/kustomization.yaml': resources('flux-system/gotk-sync.yaml', '../base'),
      'clusters/base/kustomization.yaml': resources('apps.yaml'),
      'clusters/base/apps.yaml': kustomization('apps', './apps/prod'),
    };
    expect(await missing(of('./apps/prod', base))).toEqual([]);
  });

  it('does not change what the cluster itself was set up with', async () => {
    const files = {
      ...of('./apps/prod'),
      'apps/prod/flux.yaml': kustomization('flux-system', './clusters/prod'),
      'clusters/staging/more.yaml': kustomization('more', './apps/lost'),
    };
    expect(await missing(files)).toContain('error missing-path clusters/staging/more.yaml:7');
  });
});
