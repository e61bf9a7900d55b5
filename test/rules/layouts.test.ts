// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, type Files, gitRepository, graphOf, kustomization } from '../flux/repository.ts';
import { brief, checkTree } from './check-tree.ts';

/** A repository, its clusters, and the file of a Flux Kustomization in which to make mistakes. */
interface Layout {
  readonly files: Files;
  readonly clusters: readonly string[];
  /** The file of a Kustomization `web` that depends on `infra`, on lines as `kustomization` writes them. */
  readonly web: string;
  /** The ConfigMap that `web` applies. */
  readonly config: string;
}

const web = (path: string, spec = ''): string =>
  kustomization('web', path, `  dependsOn: [{name: infra}]\n  postBuild: {substitute: {COLOR: red}}\n${spec}`);
const config = (name: string): string => configMap(name, '  color: ${COLOR}');
const resources = (...paths: string[]): string => `resources:\n${paths.map((path) => `  - ${path}\n`).join('')}`;
const INFRA: Files = {
  'infra/kustomization.yaml': resources('cm.yaml'),
  'infra/cm.yaml': configMap('infra', '  a: b'),
};

/** Sixteen clusters of which each fills in the path of the one root. */
function enterprise(): Layout {
  const clusters = ['dev', 'live', 'qa', 'test'].flatMap((stage) =>
    ['00', '01', '02', '03'].map((cluster) => ({ stage, cluster, directory: `clusters/${stage}/${cluster}` })),
  );
  const files: Files = {
    ...INFRA,
    'flux/kustomization.yaml': resources('source.yaml', 'root.yaml', 'infra.yaml', 'web.yaml'),
    'flux/source.yaml': gitRepository(),
    'flux/root.yaml': kustomization('flux-system', './clusters/${ENVIRONMENT}/${CLUSTER}'),
    'flux/infra.yaml': kustomization('infra', './infra'),
    'flux/web.yaml': web('./apps/web'),
    'apps/web/cm.yaml': config('web'),
  };
  for (const { stage, cluster, directory } of clusters) {
    files[`${directory}/kustomization.yaml`] = `${resources('../../../flux')}patches: [{path: root.yaml}]\n`;
    files[`${directory}/root.yaml`] =
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: flux-system, namespace: flux-system}\nspec:\n  postBuild:\n    substitute: {ENVIRONMENT: ${stage}, CLUSTER: "${cluster}"}\n`;
  }
  return {
    files,
    clusters: clusters.map(({ directory }) => directory),
    web: 'flux/web.yaml',
    config: 'apps/web/cm.yaml',
  };
}

/** A cluster that deploys to others with their kubeconfigs. */
function hub(): Layout {
  const remote = '  kubeConfig: {secretRef: {name: spoke-a}}\n';
  return {
    files: {
      ...INFRA,
      ...bootstrap('hub'),
      'hub/spokes/a/infra.yaml': kustomization('infra', './infra', remote),
      'hub/spokes/a/web.yaml': web('./spokes/a', remote),
      'spokes/a/cm.yaml': config('a'),
    },
    clusters: ['hub'],
    web: 'hub/spokes/a/web.yaml',
    config: 'spokes/a/cm.yaml',
  };
}

/** One cluster a branch, with a folder for each stage in every branch. */
function branches(): Layout {
  const root = (stage: string, branch: string): Files => ({
    [`env/${stage}/flux-system/gotk-sync.yaml`]: [
      gitRepository().replace('branch: main', `branch: ${branch}`),
      kustomization('flux-system', `./env/${stage}`),
    ],
    [`env/${stage}/infra.yaml`]: kustomization('infra', './infra'),
  });
  return {
    files: {
      ...INFRA,
      ...root('live', 'live'),
      ...root('test', 'main'),
      'env/test/web.yaml': web('./apps/web'),
      'env/live/web.yaml': web('./apps/web'),
      'apps/web/cm.yaml': config('web'),
    },
    clusters: ['env/live', 'env/test'],
    web: 'env/test/web.yaml',
    config: 'apps/web/cm.yaml',
  };
}

/** A repository of an application in which GitOps is a folder. */
function monorepo(): Layout {
  return {
    files: {
      'deploy/infra/cm.yaml': configMap('infra', '  a: b'),
      ...bootstrap('deploy/clusters/live'),
      'deploy/clusters/live/infra.yaml': kustomization('infra', './deploy/infra'),
      'deploy/clusters/live/web.yaml': web('./deploy/apps/web'),
      'deploy/apps/web/cm.yaml': config('web'),
      'src/config.yaml': 'listen: 8080\n',
      'docker-compose.yaml': 'services: {web: {image: web}}\n',
      '.github/workflows/ci.yaml': 'on: push\njobs: {}\n',
    },
    clusters: ['deploy/clusters/live'],
    web: 'deploy/clusters/live/web.yaml',
    config: 'deploy/apps/web/cm.yaml',
  };
}

/** Two instances of Flux on one cluster that share the work by a label. */
function shards(): Layout {
  const shard = '  labels: {sharding.fluxcd.io/key: shard1}\n';
  const sharded = (text: string): string =>
    text.replace(
      /metadata: \{name: (\w+), namespace: flux-system\}/,
      `metadata: {name: $1, namespace: flux-system, labels: {sharding.fluxcd.io/key: shard1}}`,
    );
  return {
    files: {
      ...INFRA,
      ...bootstrap('clusters/live'),
      'clusters/live/flux-system/shards/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: kustomize-controller-shard1
  namespace: flux-system
${shard}spec:
  selector: {matchLabels: {app: kustomize-controller-shard1}}
  template:
    metadata: {labels: {app: kustomize-controller-shard1}}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/kustomize-controller:v1.7.0
          args: [--watch-label-selector=sharding.fluxcd.io/key=shard1]
`,
      'clusters/live/infra.yaml': sharded(kustomization('infra', './infra')),
      'clusters/live/web.yaml': sharded(web('./apps/web')),
      'apps/web/cm.yaml': config('web'),
    },
    clusters: ['clusters/live'],
    web: 'clusters/live/web.yaml',
    config: 'apps/web/cm.yaml',
  };
}

/** Flux that the chart flux2-sync sets up, of which the values stand in the repository. */
function chart(): Layout {
  return {
    files: {
      ...INFRA,
      'bootstrap/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: flux-sync, namespace: flux-system}
spec:
  interval: 1h
  chart:
    spec:
      chart: flux2-sync
      version: 1.14.0
      sourceRef: {kind: HelmRepository, name: community}
  values:
    gitRepository:
      spec:
        url: ssh://git@github.com/acme/fleet
        ref: {branch: main}
        interval: 1m
    kustomization:
      spec:
        interval: 10m
        path: ./platform/one
        prune: true
`,
      'bootstrap/repository.yaml':
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: community, namespace: flux-system}\nspec: {interval: 1h, url: "https://charts.example.org"}\n',
      'platform/one/infra.yaml': kustomization('infra', './infra'),
      'platform/one/web.yaml': web('./apps/web'),
      'apps/web/cm.yaml': config('web'),
    },
    clusters: ['platform/one'],
    web: 'platform/one/web.yaml',
    config: 'apps/web/cm.yaml',
  };
}

/** A cluster that lists directories by kustomize next to Flux Kustomizations. */
function listed(): Layout {
  return {
    files: {
      'infrastructure/kustomization.yaml': resources('cm.yaml', 'infra.yaml'),
      'infrastructure/cm.yaml': configMap('base', '  a: b'),
      'infrastructure/infra.yaml': kustomization('infra', './infra'),
      ...INFRA,
      ...bootstrap('clusters/live'),
      'clusters/live/kustomization.yaml': resources('flux-system', '../../infrastructure', '../../apps/web.yaml'),
      'clusters/live/flux-system/kustomization.yaml': resources('gotk-sync.yaml'),
      'apps/web.yaml': web('./apps/web'),
      'apps/web/cm.yaml': config('web'),
    },
    clusters: ['clusters/live'],
    web: 'apps/web.yaml',
    config: 'apps/web/cm.yaml',
  };
}

const LAYOUTS = { enterprise, hub, branches, monorepo, shards, chart, listed };

/** A mistake, and the rule that says so at a line of one of the two files. */
const MISTAKES: Readonly<Record<string, readonly ['web' | 'config', RegExp, string, string]>> = {
  'a wrong path': ['web', /path: (\S+)\n/, 'path: $1s\n', 'missing-path 7'],
  'a wrong dependency': ['web', /name: infra/, 'name: infrra', 'unknown-dependency 9'],
  'a wrong source': [
    'web',
    /name: flux-system, namespace: flux-system\}\n {2}d/,
    'name: flux-sytem, namespace: flux-system}\n  d',
    'unknown-source 8',
  ],
  'a missing interval': ['web', / {2}interval: 10m\n/, '', 'schema 4'],
  'an undefined variable': ['config', /COLOR/, 'COLOUR', 'undefined-variable 5'],
};

describe.each(Object.entries(LAYOUTS))('%s', (_, layout) => {
  const { files, clusters, web: at, config: content } = layout();

  it('has its clusters, and nothing to say', async () => {
    const graph = graphOf(files);
    expect(graph.clusters.map(({ name }) => name)).toEqual(clusters);
    expect(graph.unreached).toEqual([]);
    expect(brief(await checkTree(files)).filter((text) => !text.startsWith('notice'))).toEqual([]);
  });

  it.each(Object.entries(MISTAKES))('is told of %s', async (_, [file, from, to, said]) => {
    const path = file === 'web' ? at : content;
    const text = String(files[path]);
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const found = brief(await checkTree({ ...files, [path]: broken }));
    const [rule, line] = said.split(' ');
    expect(found.map((one) => one.replace(/^\w+ /, ''))).toContain(`${rule} ${path}:${line}`);
  });
});
