// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, type Files, gitRepository, graphOf, kustomization } from './repository.ts';

/** The clusters that a repository has, with what they were found by and how many Kustomizations they run. */
function clusters(files: Files): string[] {
  return graphOf(files).clusters.map(
    ({ name, evidence, kustomizations }) => `${name} ${evidence} ${kustomizations.length}`,
  );
}

const overlay = (resources: readonly string[], more = ''): string => `resources: [${resources.join(', ')}]\n${more}`;

/** A patch file for the Kustomization flux-system. */
const rootPatch = (path: string, more = ''): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  path: ${path}
${more}`;

const BASE: Files = {
  'clusters/base/repo.yaml': gitRepository(),
  'clusters/base/sync.yaml': kustomization('flux-system', './clusters/${STAGE}/${CLUSTER}'),
  'clusters/base/shop.yaml': kustomization('shop', './shop/overlays/live'),
  'clusters/base/kustomization.yaml': overlay(['repo.yaml', 'sync.yaml', 'shop.yaml']),
  'shop/overlays/live/cm.yaml': configMap('shop', '  a: b'),
};

const patched = (stage: string, name: string): Files => ({
  [`clusters/${stage}/${name}/kustomization.yaml`]: overlay(['../../base'], 'patches: [{path: sync.yaml}]'),
  [`clusters/${stage}/${name}/sync.yaml`]: rootPatch(`./clusters/${stage}/${name}`),
});

describe('a directory that its own build deploys', () => {
  it('is a cluster where an overlay patches the path of a shared root, and the base is none', () => {
    const files = { ...BASE, ...patched('live', '00'), ...patched('live', '01'), ...patched('test', '00') };
    expect(clusters(files)).toEqual([
      'clusters/live/00 bootstrap 2',
      'clusters/live/01 bootstrap 2',
      'clusters/test/00 bootstrap 2',
    ]);
    expect(graphOf(files).unreached).toEqual([]);
  });

  it.each([
    [
      'a patch outside of the overlay',
      { 'patches/live.yaml': rootPatch('clusters/live/') },
      '[{path: ../../patches/live.yaml}]',
    ],
    [
      'a JSON patch',
      {},
      '[{target: {kind: Kustomization, name: flux-system}, patch: "[{op: replace, path: /spec/path, value: clusters/live}]"}]',
    ],
  ])('is one with %s', (_, files: Files, patches) => {
    const root = { 'clusters/live/kustomization.yaml': overlay(['../base'], `patches: ${patches}`) };
    expect(clusters({ ...BASE, ...files, ...root })).toEqual(['clusters/live bootstrap 2']);
  });

  it('is one where the root fills the variables of its own path', () => {
    const of = (name: string, postBuild: string): Files => ({
      ...BASE,
      'clusters/live/one/kustomization.yaml': overlay(['../../base', 'vars.yaml'], 'patches: [{path: sync.yaml}]'),
      'clusters/live/one/vars.yaml': configMap('where', `  STAGE: live\n  CLUSTER: ${name}`),
      'clusters/live/one/sync.yaml': rootPatch('./clusters/${STAGE}/${CLUSTER}', postBuild),
    });
    const inline = '  postBuild: {substitute: {STAGE: live, CLUSTER: one}}';
    const map = '  postBuild: {substituteFrom: [{kind: ConfigMap, name: where}]}';
    const partly = '  postBuild: {substitute: {STAGE: live}}';
    expect(clusters(of('one', inline))).toEqual(['clusters/live/one bootstrap 2']);
    expect(clusters(of('one', map))).toEqual(['clusters/live/one bootstrap 2']);
    // A path that variables make another one, or that stays open, shows no cluster of its own.
    expect(clusters(of('two', map)).map((text) => text.split(' ')[1])).not.toContain('bootstrap');
    expect(clusters(of('one', partly)).map((text) => text.split(' ')[1])).not.toContain('bootstrap');
  });

  it('is one wherever its source is defined, or if bootstrap makes it', () => {
    const own = {
      'k8s/main/flux/sync.yaml': kustomization('main', './k8s/main'),
      'k8s/main/cm.yaml': configMap('a', '  a: b'),
    };
    expect(clusters(own)).toEqual(['k8s/main bootstrap 1']);
    expect(clusters({ ...own, 'sources/git/fleet.yaml': gitRepository() })).toEqual(['k8s/main bootstrap 1']);
    const elsewhere = gitRepository().replace('acme/fleet', 'other/tools');
    const other = {
      'k8s/b/flux/sync.yaml': kustomization('b', './k8s/b').replaceAll('name: flux-system', 'name: other'),
      'k8s/b/source.yaml': elsewhere.replace('name: flux-system', 'name: other'),
    };
    // Beside a cluster that is known to be of this repository, the source of another one is another one.
    const known = {
      'clusters/a/flux-system/gotk-sync.yaml': [gitRepository(), kustomization('flux-system', './clusters/a')],
    };
    expect(clusters({ ...known, ...other })).toEqual(['clusters/a bootstrap 1']);
  });

  it('is none where something else deploys it, or where it is laid aside', () => {
    const sync = [gitRepository(), kustomization('flux-system', './clusters/live')];
    const known = { 'clusters/live/flux-system/gotk-sync.yaml': sync };
    const tenant = {
      'clusters/live/tenants.yaml': kustomization('tenants', './tenants/red'),
      'tenants/red/repo.yaml': gitRepository('red'),
      'tenants/red/sync.yaml': kustomization('red', './tenants/red').replaceAll('name: flux-system,', 'name: red,'),
    };
    expect(clusters({ ...known, ...tenant })).toEqual(['clusters/live bootstrap 3']);
    const loose = { ...known, 'apps/web/ks.yaml': kustomization('web', './apps/web') };
    expect(clusters(loose)).toEqual(['clusters/live bootstrap 1']);
    for (const folder of ['archive/old', '.attic/old', 'templates/cluster']) {
      const aside = { ...known, [`${folder}/sync.yaml`]: sync.map((text) => text.replace('./clusters/live', folder)) };
      expect(clusters(aside)).toEqual(['clusters/live bootstrap 1']);
    }
  });

  it('is none because all of another repository is applied', () => {
    const oci = gitRepository('tools')
      .replace('GitRepository', 'OCIRepository')
      .replace('ssh://git@github.com/acme/fleet', 'oci://ghcr.io/x/tools');
    const tools = kustomization('tools', './').replace(
      'GitRepository, name: flux-system',
      'OCIRepository, name: tools',
    );
    const own = gitRepository('fleet').replaceAll('flux-system', 'main');
    const files = {
      'k8s/main/repo.yaml': own,
      'k8s/main/sync.yaml': kustomization('main', './k8s/main').replace(
        'name: flux-system, namespace: flux-system}\n',
        'name: fleet, namespace: main}\n',
      ),
      'k8s/main/tools.yaml': [oci, tools],
    };
    expect(clusters(files)).toEqual(['k8s/main bootstrap 2']);
  });

  it('is found in the artifact of a directory, too', () => {
    const source = gitRepository('fleet')
      .replace('GitRepository', 'OCIRepository')
      .replace('ssh://git@github.com', 'oci://ghcr.io');
    const root = kustomization('fleet', './clusters/live').replace(
      'GitRepository, name: flux-system',
      'OCIRepository, name: fleet',
    );
    const shop = kustomization('shop', './shop').replace(
      'GitRepository, name: flux-system',
      'OCIRepository, name: fleet',
    );
    const files = {
      'deploy/clusters/live/kustomization.yaml': overlay(['source.yaml', 'root.yaml', 'shop.yaml']),
      'deploy/clusters/live/source.yaml': source,
      'deploy/clusters/live/root.yaml': root,
      'deploy/clusters/live/shop.yaml': shop,
      'deploy/shop/cm.yaml': configMap('shop', '  a: b'),
    };
    const [cluster] = graphOf(files).clusters;
    expect(cluster?.name).toBe('deploy/clusters/live');
    expect(cluster?.kustomization('flux-system', 'shop')?.path?.directory).toBe('deploy/shop');
  });

  it('is none where the whole repository is applied, which does not build', () => {
    const installed = kustomization('flux', './').replace(
      'kind: GitRepository, name: flux-system',
      'kind: OCIRepository, name: manifests',
    );
    const source =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: manifests, namespace: flux-system}\nspec: {interval: 1h, url: "oci://ghcr.io/fluxcd/flux-manifests", ref: {tag: v2.7.0}}\n';
    const files = {
      ...BASE,
      ...patched('live', '00'),
      'clusters/base/flux.yaml': [source, installed],
      'clusters/base/kustomization.yaml': overlay(['repo.yaml', 'sync.yaml', 'shop.yaml', 'flux.yaml']),
      'ansible/play.yaml': '- hosts: all\n',
    };
    expect(clusters(files)).toEqual(['clusters/live/00 bootstrap 3']);
  });
});

describe('before bootstrap', () => {
  const COMMENT = '# flux bootstrap writes this file\n';
  const files = (sync: string | undefined): Files => ({
    'clusters/live/apps.yaml': kustomization('apps', './apps/live', '  dependsOn: [{name: infra}]'),
    'clusters/live/infra.yaml': kustomization('infra', './infra'),
    'clusters/test/apps.yaml': kustomization('apps', './apps/test'),
    'apps/live/cm.yaml': configMap('live', '  a: b'),
    'apps/test/cm.yaml': configMap('test', '  a: b'),
    'infra/cm.yaml': configMap('infra', '  a: b'),
    ...(sync === undefined
      ? {}
      : Object.fromEntries(
          ['live', 'test'].flatMap((name) => [
            [`clusters/${name}/flux-system/gotk-sync.yaml`, sync],
            [`clusters/${name}/flux-system/gotk-components.yaml`, COMMENT],
            [`clusters/${name}/flux-system/kustomization.yaml`, overlay(['gotk-components.yaml', 'gotk-sync.yaml'])],
          ]),
        )),
  });

  it.each([
    ['a comment', COMMENT],
    ['empty', ''],
    ['a template', kustomization('flux-system', './clusters/<CLUSTER>')],
  ])('the folder of a gotk-sync.yaml that is %s is a cluster', (_, sync) => {
    expect(clusters(files(sync))).toEqual(['clusters/live bootstrap 3', 'clusters/test bootstrap 2']);
  });

  it('what nothing deploys and deploys others is one', () => {
    expect(clusters(files(undefined))).toEqual(['clusters/live root 3', 'clusters/test root 2']);
  });

  it('the parts of one folder are one cluster unless they repeat each other', () => {
    const apps = { 'apps/cm.yaml': configMap('a', '  a: b'), 'infra/cm.yaml': configMap('b', '  a: b') };
    const of = (a: string, b: string): Files => ({
      [`clusters/live/${a}/ks.yaml`]: kustomization('apps', './apps'),
      [`clusters/live/${b}/ks.yaml`]: kustomization(b === '01' ? 'apps' : 'infra', './infra'),
      ...apps,
    });
    expect(clusters(of('apps', 'infra'))).toEqual(['clusters/live root 3']);
    expect(clusters(of('00', '01'))).toEqual(['clusters/live/00 root 2', 'clusters/live/01 root 2']);
  });

  it('an app or a folder of CRDs is no cluster because a Kustomization is in it', () => {
    const crds = {
      'apps/crds/ks.yaml': kustomization('crds', './apps/crds/all'),
      'apps/crds/all/cm.yaml': configMap('a', '  a: b'),
      'apps/admin/base/ks.yaml': [
        kustomization('admin', './apps/admin/live'),
        kustomization('more', './apps/admin/more'),
      ],
      'apps/admin/live/cm.yaml': configMap('b', '  a: b'),
      'apps/admin/more/cm.yaml': configMap('c', '  a: b'),
    };
    expect(clusters(crds)).toEqual([]);
    expect(graphOf(crds).unreached.map(({ name }) => name)).toEqual(['admin', 'more', 'crds']);
  });

  it('what an artifact generator hands out is followed', () => {
    const generator = `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: all, kind: GitRepository, name: flux-system}]
  artifacts: [{name: web, copy: [{from: "@all/apps/**", to: "@artifact/"}]}]`;
    const user = kustomization('web', './live').replace(
      'GitRepository, name: flux-system',
      'ExternalArtifact, name: web',
    );
    const [cluster] = graphOf({
      'clusters/live/parts.yaml': generator,
      'clusters/live/web.yaml': user,
      'apps/live/cm.yaml': configMap('live', '  a: b'),
    }).clusters;
    expect(cluster?.kustomization('flux-system', 'web')?.path).toMatchObject({
      directory: 'apps/live',
      isCertain: true,
    });
  });

  it('another branch of the same repository is not judged by this one', () => {
    const branch = gitRepository('tenant').replace('branch: main', 'branch: tenant');
    const tenant = kustomization('tenant', './not/here').replaceAll('name: flux-system,', 'name: tenant,');
    const { clusters: found } = graphOf({ ...files(COMMENT), 'clusters/live/tenant.yaml': [branch, tenant] });
    expect(found.flatMap(({ kustomizations }) => kustomizations.flatMap(({ failures }) => failures))).toEqual([]);
  });
});

describe('what yields a source and a Kustomization of it', () => {
  const home = (text: string): string => text.replaceAll('name: flux-system,', 'name: home,');
  const STARTED: Files = {
    ...BASE,
    ...patched('eu', 'one'),
    'k8s/live/kustomization.yaml': overlay(['sources/home.yaml', 'start.yaml']),
    'k8s/live/sources/home.yaml': gitRepository('home'),
    'k8s/live/start.yaml': home(kustomization('start', './k8s/live/deploy')),
    'k8s/live/deploy/apps.yaml': home(kustomization('apps', './k8s/live/orchestration')),
    'k8s/live/orchestration/web.yaml': home(kustomization('web', './k8s/web')),
    'k8s/web/cm.yaml': configMap('web', '  a: b'),
  };
  const OTHER = 'clusters/eu/one bootstrap 2';

  it('is a cluster beside others, and begins with what the overlay yields', () => {
    expect(clusters(STARTED)).toEqual([OTHER, 'k8s/live root 3']);
    const found = graphOf(STARTED).clusters[1];
    expect(found?.kustomizations.map(({ object: { name } }) => name)).toEqual(['start', 'apps', 'web']);
    expect(found?.objects.map(({ object: { kind, name } }) => `${kind} ${name}`)).toContain('GitRepository home');
    expect(graphOf(STARTED).unreached).toEqual([]);
  });

  it('is one as a folder of files without an overlay, which is applied as a whole', () => {
    const { 'k8s/live/kustomization.yaml': _, 'k8s/live/sources/home.yaml': home = '', ...others } = STARTED;
    const folder = { ...others, 'k8s/live/home.yaml': home };
    expect(clusters(folder)).toEqual([OTHER, 'k8s/live root 3']);
    expect(clusters({ ...folder, 'k8s/live/home.yaml': gitRepository('house') })).toEqual([OTHER]);
    expect(clusters({ ...others, 'k8s/sources/home.yaml': home })).toEqual([OTHER]);
    expect(clusters({ ...folder, 'k8s/live/kustomization.yaml': overlay(['home.yaml']) })).toEqual([OTHER]);
  });

  it.each<[string, Files]>([
    ['it deploys an app only', { 'k8s/live/deploy/apps.yaml': configMap('app', '  a: b') }],
    ['its source is of another name', { 'k8s/live/sources/home.yaml': gitRepository('house') }],
    ['what it deploys does not build', { 'k8s/live/deploy/kustomization.yaml': overlay(['gone.yaml']) }],
    [
      'a cluster deploys something beside it',
      {
        'clusters/base/shop.yaml': kustomization('shop', './k8s/live/shop'),
        'k8s/live/shop/cm.yaml': configMap('shop', '  a: b'),
      },
    ],
  ])('is none where %s', (_, files) => {
    expect(clusters({ ...STARTED, ...files })).toEqual([OTHER]);
  });

  it('is part of the overlay that includes it', () => {
    expect(clusters({ ...STARTED, 'k8s/kustomization.yaml': overlay(['live']) })).toEqual([OTHER, 'k8s root 3']);
  });

  it('is none where its source is another repository', () => {
    const files = { ...STARTED, ...bootstrap('clusters/main') };
    expect(clusters(files)).toContain('k8s/live root 3');
    const library = gitRepository('home').replace('fleet', 'library');
    expect(clusters({ ...files, 'k8s/live/sources/home.yaml': library })).toEqual([OTHER, 'clusters/main bootstrap 1']);
  });

  it('is none where a cluster deploys it, or in an example', () => {
    const deployed = { ...STARTED, 'clusters/base/shop.yaml': kustomization('shop', './k8s/live') };
    expect(clusters(deployed)).toEqual(['clusters/eu/one bootstrap 5']);
    const moved = Object.entries(STARTED).map(([path, text]) => [
      path.replace('k8s/', 'examples/k8s/'),
      typeof text === 'string' ? text.replaceAll('./k8s/', './examples/k8s/') : text,
    ]);
    expect(clusters(Object.fromEntries(moved))).toEqual([OTHER]);
  });
});
