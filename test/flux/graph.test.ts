// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { dependencyCycles } from '../../rules/dependency-cycle/cycles.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { helmValues } from '../../src/reconcilers/flux/generated/helm-values.ts';
import { fluxReport } from '../../src/reconcilers/flux/graph-report/part.ts';
import { graphMermaid } from '../../src/report/graph/mermaid.ts';
import { graphJson, graphReport } from '../../src/report/graph/report.ts';
import { graphText } from '../../src/report/graph/text.ts';
import { argoOf } from '../argocd/repository.ts';
import { FULL } from '../extent.ts';
import { reconcilersOf } from '../reconcilers/reconcilers.ts';
import { bootstrap, clusterOf, configMap, gitRepository, graphOf, kustomization } from './repository.ts';

const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/Kustomization';

/** The Kustomizations of a cluster with the directories that they apply. */
function directories({ kustomizations }: Cluster): Record<string, string | undefined> {
  return Object.fromEntries(kustomizations.map(({ name, path }) => [name, path?.directory]));
}

describe('clusters', () => {
  it('begin where bootstrap wrote them, and follow what they apply', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps'),
      'apps/web/ks.yaml': kustomization('web', 'apps-src/web'),
      'apps-src/web/cm.yaml': configMap('web', '  a: b', 'web'),
    });
    expect([cluster.name, cluster.evidence]).toEqual(['clusters/prod', 'bootstrap']);
    expect(directories(cluster)).toEqual({ 'flux-system': 'clusters/prod', apps: 'apps', web: 'apps-src/web' });
    expect(cluster.find('/ConfigMap', 'web', 'web').map(({ kustomization }) => kustomization?.name)).toEqual(['web']);
    expect(cluster.unknowns).toEqual([]);
  });

  it('begin at an instance of the operator, whose name is that of its namespace', () => {
    const cluster = clusterOf({
      'flux.yaml': `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux}
spec:
  sync: {kind: GitRepository, url: "https://github.com/acme/fleet", ref: refs/heads/main, path: clusters/prod}`,
      'clusters/prod/cm.yaml': configMap('settings', '  a: b'),
    });
    expect(cluster.evidence).toBe('instance');
    expect(cluster.has('source.toolkit.fluxcd.io/GitRepository', 'flux', 'flux')).toBe('yes');
    expect(directories(cluster)).toEqual({ flux: 'clusters/prod' });
  });

  it('begin at the values of the chart flux-instance, whose artifact may begin in a directory', () => {
    const cluster = clusterOf({
      'k8s/flux/values.yaml': `instance:
  sync: {kind: OCIRepository, url: "oci://ghcr.io/acme/fleet", ref: main, path: ./clusters/prod}
  kustomize:
    patches:
      - patch: |
          apiVersion: kustomize.toolkit.fluxcd.io/v1
          kind: Kustomization
          metadata: {name: flux-system}
          spec: {postBuild: {substitute: {ENV: prod}}}
        target: {kind: Kustomization}`,
      'k8s/clusters/prod/cm.yaml': configMap('settings', '  env: ${ENV}'),
    });
    expect(directories(cluster)).toEqual({ 'flux-system': 'k8s/clusters/prod' });
    expect(cluster.provided('ConfigMap', 'flux-system', 'settings')?.values.get('env')?.text).toBe('prod');
  });

  it('begin at Kustomizations that nothing else deploys where nothing better is there', () => {
    const { clusters, unreached } = graphOf({
      'flux/cluster.yaml': kustomization('cluster', './apps'),
      'apps/web.yaml': kustomization('web', './web'),
      'web/cm.yaml': configMap('web', '  a: b'),
    });
    expect(clusters.map(({ name, evidence }) => [name, evidence])).toEqual([['flux', 'root']]);
    expect(unreached).toEqual([]);
  });

  it('leave alone what no cluster deploys', () => {
    const graph = graphOf({
      ...bootstrap('clusters/prod'),
      'archive/ks.yaml': kustomization('old', './archive/app'),
      'archive/app/cm.yaml': configMap('old', '  a: b'),
    });
    const { clusters, unreached } = graph;
    expect(clusters.length).toBe(1);
    expect(unreached.map(({ name }) => name)).toEqual(['old']);
    const [old] = unreached;
    expect(old && graph.pathOf(old)).toMatchObject({ directory: 'archive/app', exists: true, isCertain: false });
  });

  it('may make their own root anew', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/flux-system/kustomization.yaml': `resources: [gotk-sync.yaml]
patches:
  - patch: |
      - op: add
        path: /spec/postBuild
        value: {substitute: {ENV: prod}}
    target: {kind: Kustomization}`,
      'clusters/prod/cm.yaml': configMap('settings', '  env: ${ENV}'),
    });
    expect(cluster.provided('ConfigMap', 'flux-system', 'settings')?.values.get('env')?.text).toBe('prod');
    expect(cluster.kustomizations.length).toBe(1);
  });
});

describe('sources', () => {
  const files = (source: string): Cluster =>
    clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/source.yaml': source,
      'clusters/prod/ks.yaml': kustomization('app', './app').replace(
        'name: flux-system, namespace',
        'name: app, namespace',
      ),
      'app/cm.yaml': configMap('app', '  a: b'),
      'app/.sops.yaml': 'creation_rules: []',
    });

  it('are this tree where they are this repository, however its url is written', () => {
    const cluster = files(
      gitRepository('app').replace('ssh://git@github.com/acme/fleet', 'https://github.com/Acme/fleet.git'),
    );
    expect(cluster.kustomization('flux-system', 'app')?.path?.exists).toBe(true);
    expect(cluster.find('/ConfigMap', 'flux-system', 'app').length).toBe(1);
  });

  it.each([
    ['https://github.com/acme/other', 'main', 'another repository'],
    ['https://github.com/acme/fleet', 'v1', 'branch `v1` of this repository'],
  ])('%s at %s is not known from here', (url, branch, reason) => {
    const cluster = files(gitRepository('app').replace('ssh://git@github.com/acme/fleet', url).replace('main', branch));
    const reconciler = cluster.kustomization('flux-system', 'app');
    expect([reconciler?.path, reconciler?.unknowns[0]?.reason]).toEqual([undefined, expect.stringContaining(reason)]);
    expect(cluster.has('/ConfigMap', 'flux-system', 'nothing')).toBe('unknown');
  });

  it('that are missing are certainly missing where nothing else is open', () => {
    const cluster = files(gitRepository('aap'));
    expect(cluster.kustomization('flux-system', 'app')?.path).toBeUndefined();
    expect(cluster.has('source.toolkit.fluxcd.io/GitRepository', 'flux-system', 'app')).toBe('no');
    expect(cluster.has('source.toolkit.fluxcd.io/GitRepository', 'flux-system', 'other')).toBe('unknown');
  });

  it('of Flux itself bring no objects that tell it what to do', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/flux.yaml': [
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: flux, namespace: flux-system}\nspec: {url: "oci://ghcr.io/fluxcd/flux-manifests"}',
        kustomization('flux', './').replace(
          'kind: GitRepository, name: flux-system',
          'kind: OCIRepository, name: flux',
        ),
      ],
    });
    expect(cluster.has(KUSTOMIZATION, 'flux-system', 'nope')).toBe('no');
    expect(cluster.has('/ConfigMap', 'flux-system', 'nope')).toBe('unknown');
  });

  it('leave files out as they are told', () => {
    const cluster = files(gitRepository('app', '  ignore: "/app/cm.yaml"'));
    // Only version control is left out by default once something is stated, and `.sops.yaml` is no object.
    expect(cluster.kustomization('flux-system', 'app')?.failures[0]?.kind).toBe('build');
  });

  it('may be artifacts that are generated from others', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/generator.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: repo, kind: GitRepository, name: flux-system}]
  artifacts: [{name: web, copy: [{from: "@repo/apps/web/", to: "@artifact/"}]}]`,
      'clusters/prod/ks.yaml': kustomization('web', './prod').replace(
        'kind: GitRepository, name: flux-system',
        'kind: ExternalArtifact, name: web',
      ),
      'apps/web/prod/cm.yaml': configMap('web', '  a: b'),
    });
    expect(directories(cluster)).toMatchObject({ web: 'apps/web/prod' });
  });
});

describe('paths', () => {
  it('that are not there are failures, with the place', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/ks.yaml': kustomization('app', './nope'),
    });
    const reconciler = cluster.kustomization('flux-system', 'app');
    expect(reconciler?.path).toMatchObject({ value: './nope', directory: 'nope', exists: false, isCertain: true });
    expect(reconciler?.failures.map(({ kind, origin }) => [kind, origin?.text])).toEqual([['path', './nope']]);
    expect(cluster.has(KUSTOMIZATION, 'flux-system', 'other')).toBe('unknown');
  });

  it('stay inside of the artifact', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/ks.yaml': kustomization('app', '../../app'),
      'app/cm.yaml': configMap('app', '  a: b'),
    });
    expect(directories(cluster)).toMatchObject({ app: 'app' });
  });
});

describe('the generated kustomization', () => {
  it('takes the fields of the spec over the file, which is read leniently', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/ks.yaml': kustomization(
        'app',
        './app',
        `  targetNamespace: web
  nameSuffix: -x
  commonMetadata: {labels: {team: a}}
  components: [../component]
  images: [{name: nginx, newTag: "2"}]
  patches:
    - patch: '[{"op": "add", "path": "/data/patched", "value": "yes"}]'
      target: {kind: ConfigMap}`,
      ),
      'app/kustomization.yaml':
        'resorces: []\nresources: [cm.yaml]\nnamespace: other\nimages: [{name: nginx, newName: mine, newTag: 1.10}]\n',
      'app/cm.yaml': configMap('app', '  a: b', 'elsewhere'),
      'component/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [pod.yaml]\n',
      'component/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: "nginx:0"}]}',
    });
    const [entry] = cluster.find('/ConfigMap', 'web', 'app-x');
    expect(entry?.object.at('data', 'patched').value).toBe('yes');
    expect(entry?.object.at('metadata', 'labels', 'team').value).toBe('a');
    expect(entry?.object.at('metadata', 'namespace').origin.text).toBe('web');
    expect(entry?.object.at('metadata', 'namespace').origin.file.path).toBe('clusters/prod/ks.yaml');
    expect(cluster.find('/Pod', 'web', 'p-x')[0]?.object.at('spec', 'containers', 0, 'image').value).toBe('mine:2');
  });

  it('goes into directories up to those that have a file of their own, and fails for what is no object', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/ks.yaml': [kustomization('app', './app'), kustomization('bad', './bad')],
      'app/deep/deeper/a.yml': configMap('a', '  a: b'),
      'app/own/kustomization.yaml': 'resources: [b.yaml]\n',
      'app/own/b.yaml': configMap('b', '  a: b'),
      'app/own/c.yaml': configMap('c', '  a: b'),
      'app/data.json': '{}',
      'bad/values.yaml': 'a: b',
    });
    expect(cluster.kustomization('flux-system', 'app')?.objects.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(cluster.kustomization('flux-system', 'bad')?.failures[0]?.origin?.file.path).toBe('bad/values.yaml');
  });
});

describe('variables', () => {
  const files = (settings: string, data: string, spec = ''): Cluster =>
    clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/app.yaml': kustomization(
        'app',
        './app',
        `  postBuild:\n    substitute: {OWN: mine}\n    substituteFrom: [{kind: ConfigMap, name: settings}${spec}]`,
      ),
      'clusters/prod/vars.yaml': kustomization('zz-vars', './vars'),
      'vars/settings.yaml': settings,
      'app/cm.yaml': configMap('app', data),
    });

  it('come from objects that other Kustomizations apply, the inline ones over them', () => {
    const cluster = files(configMap('settings', '  ENV: prod\n  OWN: theirs'), '  a: ${ENV}-${OWN}');
    const value = cluster.provided('ConfigMap', 'flux-system', 'app')?.values.get('a');
    expect([value?.text, value?.origin.text, value?.origin.related?.file.path]).toEqual([
      'prod-mine',
      '${ENV}-${OWN}',
      'vars/settings.yaml',
    ]);
  });

  it('that nothing sets are missing, with the place', () => {
    const cluster = files(configMap('settings', '  ENV: prod'), '  a: ${NOPE}\n  b: ${NO:=default}');
    const reconciler = cluster.kustomization('flux-system', 'app');
    expect(reconciler?.missing.map(({ variable, origin }) => [variable, origin.text])).toEqual([['NOPE', '${NOPE}']]);
  });

  it('are not known where they come from nowhere, from a Secret, or are encrypted', () => {
    const unknown = files(configMap('other', '  ENV: prod'), '  a: ${NOPE}');
    expect(unknown.kustomization('flux-system', 'app')?.missing).toEqual([]);
    expect(unknown.kustomization('flux-system', 'app')?.variables.unknown.map(({ name }) => name)).toEqual([
      'settings',
    ]);
    const secret = files(
      `${configMap('settings', '  ENV: prod')}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: flux-system}\nstringData: {TOKEN: hunter2}\nsops: {mac: x}`,
      '  a: ${TOKEN}\n  b: ${NOPE}',
      ', {kind: Secret, name: s}',
    );
    const reconciler = secret.kustomization('flux-system', 'app');
    expect(secret.provided('ConfigMap', 'flux-system', 'app')?.values.get('a')?.text).toBe('${TOKEN}');
    expect(reconciler?.missing.map(({ variable }) => variable)).toEqual(['NOPE']);
  });

  it('fail as a whole for a name that Flux does not take', () => {
    const cluster = files(configMap('settings', '  a-b: x'), '  a: ${OWN}');
    expect(
      cluster.kustomization('flux-system', 'app')?.failures.map(({ kind, origin }) => [kind, origin?.text]),
    ).toEqual([['variable-name', 'x']]);
  });

  it('may come from what the Kustomization itself applies, as in a cluster that runs', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization(
        'apps',
        './apps',
        '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}',
      ),
      'apps/cm.yaml': [configMap('settings', '  ENV: prod'), configMap('app', '  a: ${ENV}')],
      'apps/ks.yaml': kustomization('web', './web/${ENV}'),
      'web/prod/cm.yaml': configMap('web', '  a: b'),
    });
    expect(cluster.provided('ConfigMap', 'flux-system', 'app')?.values.get('a')?.text).toBe('prod');
    expect(directories(cluster)).toMatchObject({ web: 'web/prod' });
    expect(cluster.kustomization('flux-system', 'apps')?.variables.unknown).toEqual([]);
  });

  it('may complete paths', () => {
    const cluster = clusterOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps', '  postBuild: {substitute: {ENV: prod}}'),
      'apps/ks.yaml': kustomization('web', './web/${ENV}'),
      'web/prod/cm.yaml': configMap('web', '  a: b'),
    });
    expect(directories(cluster)).toMatchObject({ web: 'web/prod' });
  });
});

describe('answers', () => {
  const cluster = clusterOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/objects.yaml': [
      configMap('settings', '  a: b'),
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: sealed, namespace: web}\nspec: {encryptedData: {key: x}}',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: ext, namespace: web}\nspec:\n  target: {name: made}\n  data: [{secretKey: one}]\n  dataFrom: [{extract: {key: all}}]',
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}',
      kustomization('a', './a', '  dependsOn: [{name: b}]'),
      kustomization('b', './a', '  dependsOn: [{name: a}]'),
      kustomization('c', './a', '  dependsOn: [{name: a}]'),
      kustomization('d', './d', '  dependsOn: [{name: d}]'),
      'apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: set, namespace: web}\nspec:\n  inputs: [{tenant: x}, {tenant: y}]\n  resources:\n    - apiVersion: v1\n      kind: ServiceAccount\n      metadata: {name: "t-<< inputs.tenant >>"}',
    ],
    'a/cm.yaml': configMap('twice', '  a: b'),
    'd/cm.yaml': configMap('once', '  a: b'),
  });

  it('are yes, no or not known', () => {
    expect(cluster.has('/ConfigMap', 'flux-system', 'settings')).toBe('yes');
    expect(cluster.has('/ConfigMap', 'flux-system', 'nope')).toBe('no');
    expect(cluster.hasKey('ConfigMap', 'flux-system', 'settings', 'b')).toBe('no');
    expect(cluster.hasKey('Secret', 'web', 'sealed', 'key')).toBe('yes');
    expect(cluster.hasKey('Secret', 'web', 'made', 'one')).toBe('yes');
    expect(cluster.hasKey('Secret', 'web', 'made', 'two')).toBe('unknown');
    expect(cluster.hasKey('Secret', 'web', 'nobody', 'two')).toBe('unknown');
    expect([cluster.hasNamespace('web'), cluster.hasNamespace('kube-system'), cluster.hasNamespace('x')]).toEqual([
      'yes',
      'yes',
      'no',
    ]);
  });

  it('know what controllers make', () => {
    expect(cluster.has('/ServiceAccount', 'web', 't-x')).toBe('yes');
    expect(cluster.has('/ServiceAccount', 'web', 't-y')).toBe('yes');
  });

  it('name rings of dependencies and objects of two owners', () => {
    expect(
      dependencyCycles(cluster, { isOnly: () => false }).map(({ steps }) => steps.map(({ object }) => object.name)),
    ).toEqual([['a', 'b'], ['d']]);
    const [duplicate] = cluster.duplicates();
    expect(duplicate?.map(({ object, kustomization }) => [object.name, kustomization?.name])).toEqual([
      ['twice', 'a'],
      ['twice', 'b'],
      ['twice', 'c'],
    ]);
  });
});

it("merges the values of a HelmRelease in Helm's order", () => {
  const cluster = clusterOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/a.yaml': [
      configMap('first', '  values.yaml: |\n    a: {x: 1, z: 1}\n    list: [1]', 'web'),
      configMap('second', '  port: "8080"\n  name: "a.b"', 'web'),
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: app, namespace: web}
spec:
  valuesFrom:
    - {kind: ConfigMap, name: first}
    - {kind: ConfigMap, name: second, valuesKey: port, targetPath: "ports[0].number"}
    - {kind: ConfigMap, name: second, valuesKey: name, targetPath: 'annotations.a\\.b'}
    - {kind: Secret, name: elsewhere}
  values: {a: {z: 2}, list: [2]}`,
    ],
  });
  const release = cluster.find('helm.toolkit.fluxcd.io/HelmRelease', 'web', 'app')[0]?.object;
  const merged = release && helmValues(release, cluster.providers);
  expect(JSON.parse(JSON.stringify(merged?.merged))).toEqual({
    a: { x: 1, z: 2 },
    list: [2],
    ports: [{ number: 8080 }],
    annotations: { 'a.b': 'a.b' },
  });
  const { values, open } = merged?.certain ?? {};
  expect(JSON.parse(JSON.stringify(values))).toEqual({ a: { z: 2 }, list: [2] });
  expect(open).toEqual([[]]);
});

it('shows the graph as text, JSON and Mermaid', async () => {
  const graph = graphOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': [
      kustomization('infra', './infra'),
      kustomization('apps', './apps', '  dependsOn: [{name: infra}]'),
      kustomization('nope', './nope').replace('name: flux-system, namespace', 'name: other, namespace'),
    ],
    'infra/cm.yaml': configMap('infra', '  a: b'),
    'apps/ks.yaml': kustomization(JSON.stringify('web"]\u0007'), './missing'),
    'archive/ks.yaml': kustomization('old', './archive'),
  });
  const report = graphReport(reconcilersOf(graph, argoOf({})));
  await expect(graphText(report)).toMatchFileSnapshot('__snapshots__/graph.txt');
  await expect(graphJson(report)).toMatchFileSnapshot('__snapshots__/graph.json');
  await expect(graphMermaid(report)).toMatchFileSnapshot('__snapshots__/graph.mmd');
  expect(fluxReport(graph, { from: 'flux-system/apps' }).clusters[0]?.kustomizations.length).toBe(2);
  expect(fluxReport(graph, { cluster: 'none' }).clusters).toEqual([]);
});

it('says that something seems to put variables in where no Kustomization does', () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const files = (spec: string): Parameters<typeof graphOf>[0] => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': [
      kustomization('apps', './apps', spec),
      configMap('settings', names.map((name) => `  ${name}: x`).join('\n')),
    ],
    'apps/service.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: web\n  annotations:\n${names.map((name) => `    a/${name}: "\${${name}}"`).join('\n')}\nspec: {ports: [{port: 80}]}`,
  });
  const unknown = (spec: string): unknown => fluxReport(graphOf(files(spec))).clusters[0]?.unknown;
  expect(unknown('')).toEqual([
    'Kustomizations without `postBuild` use 5 variables, and nearly all of them are keys of ConfigMap `settings`. A webhook seems to add the substitution.',
  ]);
  expect(unknown('  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}')).toEqual([]);
});

it('follows what is meant for another cluster no further', () => {
  const cluster = clusterOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/remote.yaml': kustomization('remote', './remote', '  kubeConfig: {secretRef: {name: kubeconfig}}'),
    'remote/ks.yaml': kustomization('there', './there'),
    'there/cm.yaml': configMap('there', '  a: b'),
  });
  expect(cluster.kustomization('flux-system', 'remote')?.objects.map(({ name }) => name)).toEqual(['there']);
  expect(cluster.kustomization('flux-system', 'there')).toBeUndefined();
  expect(cluster.has(KUSTOMIZATION, 'flux-system', 'there')).toBe('no');
});

it('takes an artifact that is named after the repository for its own, where all paths are there', () => {
  const files = (paths: readonly string[]) => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/oci.yaml': [
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: oci, namespace: flux-system}\nspec: {url: "oci://ghcr.io/acme/manifests/fleet"}',
      ...paths.map((path, index) =>
        kustomization(`app-${index}`, path).replace('GitRepository, name: flux-system', 'OCIRepository, name: oci'),
      ),
    ],
    'k8s/apps/a/cm.yaml': configMap('a', '  a: b'),
    'k8s/apps/b/cm.yaml': configMap('b', '  a: b'),
  });
  expect(directories(clusterOf(files(['./apps/a', './apps/b'])))).toMatchObject({ 'app-1': 'k8s/apps/b' });
  expect(directories(clusterOf(files(['./apps/a', './apps/c'])))).toMatchObject({ 'app-0': undefined });
});

it('follows hundreds of Kustomizations that wait for what nothing brings', () => {
  const size = FULL ? 2000 : 400;
  const waiting = Array.from({ length: size }, (_, index) =>
    kustomization(`k${index}`, './a', `  postBuild: {substituteFrom: [{kind: ConfigMap, name: c${index}}]}`),
  );
  const cluster = clusterOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/all.yaml': waiting,
    'a/cm.yaml': configMap('a', '  a: b'),
  });
  expect(cluster.kustomizations.length).toBe(size + 1);
});
