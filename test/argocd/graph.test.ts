import { describe, expect, it } from 'vitest';
import {
  application,
  applicationSet,
  argoOf,
  configMap,
  deployed,
  onlyApplication,
  overlay,
  REPOSITORY,
} from './repository.ts';

describe('Applications', () => {
  it('are followed to their directories, and to the Applications in those', () => {
    const graph = argoOf({
      'root.yaml': application('root', 'clusters/prod'),
      'clusters/prod/web.yaml': application('web', 'apps/web'),
      ...overlay('apps/web'),
    });
    expect(deployed(graph)).toEqual({ root: 'directory clusters/prod', web: 'kustomize apps/web' });
    expect([...graph.files].sort()).toEqual([
      'apps/web/cm.yaml',
      'apps/web/kustomization.yaml',
      'clusters/prod/web.yaml',
    ]);
    const [web] = graph.applications.filter(({ name }) => name === 'web');
    expect(web?.objects.map(({ name, isFinal, builds }) => [name, isFinal, builds])).toEqual([
      ['settings', true, ['apps/web']],
    ]);
    expect(web?.objects.flatMap((object) => graph.applicationsOf(object).map(({ name }) => name))).toEqual(['web']);
    expect(graph.applications.flatMap(({ unknowns }) => unknowns)).toEqual([]);
  });

  it('name directories that are certainly missing only where repository, revision and path are known', () => {
    const missing = (text: string, options?: { urls: string[] }): boolean[] =>
      argoOf({ 'a.yaml': text, ...overlay('apps/web') }, options).applications.flatMap(({ sources }) =>
        sources.map(({ path }) => path !== undefined && !path.exists && path.isCertain),
      );
    expect(missing(application('web', 'apps/wob'))).toEqual([true]);
    expect(missing(application('web', 'apps/wob').replace('HEAD', 'v1.2.0'))).toEqual([false]);
    expect(missing(application('web', 'apps/wob').replace('fleet', 'other'))).toEqual([false]);
    // Nothing tells which repository this is.
    expect(missing(application('web', 'apps/wob'), { urls: [] })).toEqual([false]);
  });

  it('tell this repository by the paths that are here', () => {
    const files = {
      'a.yaml': [application('web', 'apps/web'), application('api', 'apps/api'), application('bad', 'apps/wob')],
      'b.yaml': application('other', 'deploy/x').replace('acme/fleet', 'acme/other'),
      ...overlay('apps/web'),
      ...overlay('apps/api'),
    };
    const graph = argoOf(files, {});
    expect(deployed(graph)).toMatchObject({ web: 'kustomize apps/web', other: 'unknown -' });
    const [path] = graph.applications
      .filter(({ name }) => name === 'bad')
      .flatMap(({ sources }) => sources[0]?.path ?? []);
    expect(path).toMatchObject({ directory: 'apps/wob', exists: false, isCertain: true });
  });

  it.each([
    ['a fork', 'git@github.com:me/fleet.git', 'kustomize apps/web'],
    ['a copy on disk', '/srv/fleet.bundle', 'kustomize apps/web'],
    ['another repository with such paths', 'https://github.com/acme/other', 'unknown -'],
  ])('of %s', (_, url, expected) => {
    const graph = argoOf({ 'a.yaml': application('web', 'apps/web'), ...overlay('apps/web') }, { urls: [url] });
    expect(deployed(graph)).toEqual({ web: expected });
  });

  it('read a directory as Argo CD does', () => {
    const files = {
      'apps/a.yaml': configMap('a'),
      'apps/b.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "b"}}',
      'apps/skipped.yaml': `# +argocd:skip-file-rendering\n${configMap('skipped')}`,
      'apps/values.yaml': 'a: b\n',
      'apps/deep/c.yaml': configMap('c'),
      'apps/deep/d-test.yaml': configMap('d'),
    };
    const names = (source: string): string[] =>
      onlyApplication({ 'app.yaml': application('x', 'apps', source), ...files }).objects.map(({ name }) => name);
    expect(names('')).toEqual(['a', 'b']);
    expect(names('    directory: {recurse: true}')).toEqual(['a', 'b', 'c', 'd']);
    expect(names("    directory: {recurse: true, exclude: '{*-test.yaml,*.json}'}")).toEqual(['a', 'c']);
    expect(names("    directory: {recurse: true, include: 'deep/*'}")).toEqual(['c', 'd']);
  });

  it('keep charts as references, and find values files in other sources', () => {
    const { sources, unknowns } = onlyApplication({
      'app.yaml': `${application('web', 'charts/web').replace(/ {2}source:[\s\S]*/, '')}  sources:
    - {repoURL: '${REPOSITORY}', path: charts/web, helm: {valueFiles: [values.yaml, nope.yaml, /env/prod.yaml]}}
    - {repoURL: 'https://charts.acme.dev', chart: redis, targetRevision: 1.x, helm: {valueFiles: [$values/env/prod.yaml, $values/env/none.yaml]}}
    - {repoURL: '${REPOSITORY}', ref: values}`,
      'charts/web/Chart.yaml': 'name: web\n',
      'charts/web/values.yaml': 'a: b\n',
      'env/prod.yaml': 'a: c\n',
    });
    expect(sources.map(({ type }) => type)).toEqual(['helm', 'chart', 'ref']);
    expect(sources.map(({ valuesFiles }) => valuesFiles.map(({ path, exists }) => `${path} ${exists}`))).toEqual([
      ['charts/web/values.yaml true', 'charts/web/nope.yaml false', 'env/prod.yaml true'],
      ['env/prod.yaml true', 'env/none.yaml false'],
      [],
    ]);
    expect(unknowns.map(({ kind }) => kind)).toEqual(['chart', 'chart']);
  });

  it('say why they are not followed', () => {
    const graph = argoOf({
      'a.yaml': [
        application('other', 'x').replace('fleet', 'other'),
        application('pinned', 'apps/web').replace('HEAD', 'v1.2.0'),
        application('plugin', 'apps/web', '    plugin: {name: x}'),
        application('absolute', '/apps/web'),
        application('outside', '../web'),
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: empty}\nspec: {}\n',
      ],
      ...overlay('apps/web'),
    });
    expect(graph.applications.map(({ name, unknowns }) => [name, ...unknowns.map(({ kind }) => kind)])).toEqual([
      ['other', 'source'],
      ['pinned', 'revision'],
      ['plugin', 'plugin'],
      ['absolute', 'path'],
      ['outside', 'path'],
      ['empty', 'source'],
    ]);
  });

  it('that nothing is known of cost nothing', () => {
    expect(argoOf(overlay('apps/web')).isEmpty).toBe(true);
  });
});

describe('kustomize options', () => {
  const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'nginx:1.0'}, {name: sidecar, image: 'envoy:1'}]}
`;
  const files = {
    'apps/web/kustomization.yaml':
      "resources: [d.yaml]\ncommonLabels: {team: a}\nimages: [{name: envoy, newTag: '2'}]\n",
    'apps/web/d.yaml': DEPLOYMENT,
    'apps/more/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {more: "yes"}\n',
  };
  const built = (options: string) =>
    onlyApplication({ 'app.yaml': application('web', 'apps/web', `    kustomize: ${options}`), ...files });

  it('are put over the kustomization file, with their places', () => {
    const { objects, sources } = built(
      `{namePrefix: p-, nameSuffix: -s, namespace: n, images: ['nginx=proxy/nginx:1.1', 'envoy:3'], replicas: [{name: web, count: "4"}],
      commonAnnotations: {x: y}, components: [../more, ../none], ignoreMissingComponents: true,
      patches: [{target: {kind: Deployment}, patch: '[{op: add, path: /spec/paused, value: true}]'}]}`,
    );
    expect(sources[0]?.build?.problems).toEqual([]);
    const [deployment] = objects;
    expect([deployment?.name, deployment?.namespace, deployment?.stated.name]).toEqual(['p-web-s', 'n', 'web']);
    expect(deployment?.at('metadata', 'annotations').value).toMatchObject({ x: 'y', more: 'yes' });
    expect(deployment?.at('spec').value).toMatchObject({ replicas: 4, paused: true });
    const images = [0, 1].map((at) => deployment?.at('spec', 'template', 'spec', 'containers', at, 'image').value);
    expect(images).toEqual(['proxy/nginx:1.1', 'envoy:3']);
    const image = deployment?.at('spec', 'template', 'spec', 'containers', 0, 'image').origin;
    expect([image?.file.path, image?.text]).toEqual(['app.yaml', "'nginx=proxy/nginx:1.1'"]);
    expect(deployment?.at('metadata', 'namespace').origin.file.path).toBe('app.yaml');
  });

  it('may not add a label that the file states, unless forced', () => {
    expect(built('{commonLabels: {team: b}}').sources[0]?.build?.problems.map(({ cause }) => cause)).toEqual([
      'label team already in kustomization file',
    ]);
    const label = (options: string) => built(options).objects[0]?.at('metadata', 'labels', 'team').value;
    expect(label('{commonLabels: {team: b}, forceCommonLabels: true}')).toBe('b');
    const selector = built('{commonLabels: {new: b}, labelWithoutSelector: true}').objects[0]?.at('spec', 'selector');
    expect(JSON.stringify(selector?.value)).toBe('{"matchLabels":{"app":"web","team":"a"}}');
  });

  it('are taken from .argocd-source files, too', () => {
    const { objects } = onlyApplication({
      'app.yaml': application('web', 'apps/web', '    kustomize: {namePrefix: p-}'),
      ...files,
      'apps/web/.argocd-source-web.yaml': "kustomize: {images: ['nginx:9']}\n",
      'apps/web/.argocd-source-other.yaml': 'kustomize: {namePrefix: o-}\n',
    });
    const [deployment] = objects;
    expect(deployment?.name).toBe('p-web');
    const image = deployment?.at('spec', 'template', 'spec', 'containers', 0, 'image');
    expect([image?.value, image?.origin.file.path]).toEqual(['nginx:9', 'apps/web/.argocd-source-web.yaml']);
  });

  it('make one build of equal ones', () => {
    const { applications, builds } = argoOf({
      'app.yaml': [
        application('a', 'apps/web', '    kustomize: {namePrefix: p-}'),
        application('b', './apps/web/', '    kustomize: {namePrefix: p-, images: []}'),
        application('c', 'apps/web'),
        application('d', 'apps/web', '    kustomize: {}'),
      ],
      ...files,
    });
    const of = (name: string) => applications.find((app) => app.name === name)?.sources[0]?.build;
    expect(builds).toHaveLength(2);
    expect(of('a')).toBe(of('b'));
    expect(of('c')).toBe(of('d'));
  });
});

describe('ApplicationSets', () => {
  const APPS = {
    ...overlay('apps/web'),
    ...overlay('apps/api'),
    ...overlay('apps/.hidden'),
    ...overlay('envs/prod/web'),
  };
  const made = (generators: string, name: string, path: string, spec = '') =>
    argoOf({ 'set.yaml': applicationSet(generators, name, path, spec), ...APPS });

  it('of lists', () => {
    const list = '[{list: {elements: [{env: prod, values: {app: web}}, {env: dev, values.app: web}]}}]';
    const graph = made(list, '{{values.app}}-{{env}}', 'envs/{{env}}/{{values.app}}');
    expect(deployed(graph)).toEqual({ 'web-prod': 'kustomize envs/prod/web', 'web-dev': 'unknown envs/dev/web' });
    const paths = graph.applications.flatMap(({ sources }) =>
      sources.map(({ path }) => [path?.exists, path?.isCertain]),
    );
    expect(paths).toEqual([
      [true, true],
      [false, true],
    ]);
    const go = '[{list: {elements: [{env: prod, values: {app: web}}]}}]';
    expect(deployed(made(go, '{{.values.app}}', 'envs/{{.env}}/{{.values.app}}', '  goTemplate: true'))).toEqual({
      web: 'kustomize envs/prod/web',
    });
  });

  it('of directories', () => {
    const git = `[{git: {repoURL: '${REPOSITORY}', revision: HEAD, directories: [{path: apps/*}, {path: apps/api, exclude: true}]}}]`;
    expect(deployed(made(git, '{{path.basename}}', '{{path}}'))).toEqual({ web: 'kustomize apps/web' });
    expect(
      deployed(
        made(
          git,
          '{{.path.basenameNormalized}}',
          '{{index .path.segments 0}}/{{.path.basename}}',
          '  goTemplate: true',
        ),
      ),
    ).toEqual({
      web: 'kustomize apps/web',
    });
    const other = made(git.replace('fleet', 'other'), '{{path.basename}}', '{{path}}');
    expect(deployed(other)).toEqual({ '{{path.basename}}?': 'unknown {{path}}' });
    expect(other.sets[0]?.unknowns.map(({ kind }) => kind)).toEqual(['generator']);
  });

  it('of files', () => {
    const files = {
      'envs/prod/config.json': '{"app": {"name": "web"}, "tags": ["x"]}',
      'envs/two.yaml': '- {app: {name: a}}\n- {app: {name: b}}\n',
      ...APPS,
    };
    const set = (pattern: string) =>
      `[{git: {repoURL: '${REPOSITORY}', revision: main, files: [{path: '${pattern}'}], values: {dir: '{{path.basename}}'}}}]`;
    const of = (pattern: string, name: string, path: string) =>
      deployed(argoOf({ 'set.yaml': applicationSet(set(pattern), name, path), ...files }));
    expect(of('envs/**/config.json', '{{app.name}}-{{tags.0}}', 'envs/{{values.dir}}/{{app.name}}')).toEqual({
      'web-x': 'kustomize envs/prod/web',
    });
    expect(Object.keys(of('envs/two.yaml', '{{app.name}}', '{{path}}'))).toEqual(['a', 'b']);
    // Only the older globbing, whose stars take slashes, finds the deeper file.
    expect(Object.keys(of('*/config.json', '{{app.name}}', '{{path}}/web'))).toEqual(['web?']);
  });

  it('of matrices', () => {
    const matrix = `[{matrix: {generators: [{list: {elements: [{dir: apps}, {dir: none}]}},
      {git: {repoURL: '${REPOSITORY}', revision: main, directories: [{path: '{{dir}}/w*'}]}}]}}]`;
    expect(deployed(made(matrix, '{{dir}}-{{path.basename}}', '{{path}}'))).toEqual({
      'apps-web': 'kustomize apps/web',
    });
    const clusters = '[{matrix: {generators: [{clusters: {}}, {list: {elements: [{app: web}, {app: api}]}}]}}]';
    expect(deployed(made(clusters, '{{app}}-{{name}}', 'apps/{{app}}'))).toEqual({
      'web-{{name}}?': 'kustomize apps/web',
      'api-{{name}}?': 'kustomize apps/api',
    });
  });

  it('of merges, whose first generator may be clusters that nobody knows', () => {
    const merge = `[{merge: {mergeKeys: [nameNormalized], generators: [
      {clusters: {selector: {matchLabels: {a: b}}, values: {env: prod, app: api}}},
      {list: {elements: [{nameNormalized: c1, values.app: web}, {nameNormalized: c2, values.app: gone}]}},
      {list: {elements: [{nameNormalized: c2, values.env: dev}]}}]}}]`;
    const graph = made(merge, 'x-{{nameNormalized}}', 'envs/{{values.env}}/{{values.app}}');
    expect(deployed(graph)).toEqual({
      'x-c1?': 'kustomize envs/prod/web',
      'x-c2?': 'unknown envs/dev/gone',
      'x-{{nameNormalized}}?': 'unknown envs/prod/api',
    });
    expect(graph.applications.every(({ sources }) => sources.every(({ path }) => path?.isCertain === false))).toBe(
      true,
    );
    const lists = `[{merge: {mergeKeys: [k], generators: [{list: {elements: [{k: a, app: web}, {k: b, app: api}]}},
      {list: {elements: [{k: b, app: web}, {k: c, app: api}]}}]}}]`;
    expect(deployed(made(lists, '{{k}}', 'apps/{{app}}'))).toEqual({
      a: 'kustomize apps/web',
      b: 'kustomize apps/web',
    });
  });

  it('select by labels, and take the template of the generator first', () => {
    const list = `[{selector: {matchExpressions: [{key: app, operator: NotIn, values: [api]}]},
      list: {elements: [{app: web}, {app: api}], template: {metadata: {name: 'own-{{app}}'}, spec: {}}}}]`;
    expect(deployed(made(list, '{{app}}', 'apps/{{app}}'))).toEqual({ 'own-web': 'kustomize apps/web' });
  });

  it('of other generators stand for all that they may yield', () => {
    const graph = made('[{pullRequest: {github: {}}}, {}]', 'pr-{{number}}', 'apps/{{branch}}');
    expect(deployed(graph)).toEqual({ 'pr-{{number}}?': 'unknown apps/{{branch}}' });
    expect([...graph.patterns]).toEqual(['apps/{{branch}}']);
    expect(graph.sets[0]?.unknowns).toHaveLength(2);
  });

  it('may be patched in ways that are not known', () => {
    const list = '[{list: {elements: [{app: wob}]}}]';
    const graph = made(list, '{{app}}', 'apps/{{app}}', "  templatePatch: 'spec: {source: {path: apps/web}}'");
    expect(graph.applications[0]?.sources[0]?.path).toMatchObject({ exists: false, isCertain: false });
  });

  it('stay within their limits', () => {
    const elements = Array.from({ length: 200 }, (_, at) => `{k${at % 3}: v${at}}`).join(', ');
    const list = `{list: {elements: [${elements}]}}`;
    const graph = made(`[{matrix: {generators: [${list}, ${list}, ${list}]}}]`, '{{k0}}{{k1}}{{k2}}', 'apps/web');
    expect(graph.applications.length).toBeLessThan(10_000);
    expect(graph.sets[0]?.unknowns.map(({ kind }) => kind)).toContain('limit');
  });
});

describe('overlays', () => {
  it('hand Applications out as they build them, each once', () => {
    const graph = argoOf({
      'base/kustomization.yaml': 'resources: [root.yaml]\n',
      'base/root.yaml': application('root', 'overlays/none'),
      'roots/prod/kustomization.yaml': `resources: [../../base]
patches: [{target: {kind: Application}, patch: '[{op: replace, path: /spec/source/path, value: overlays/prod}]'}]\n`,
      'overlays/prod/kustomization.yaml': 'resources: [set.yaml]\n',
      'overlays/prod/set.yaml': applicationSet('[{list: {elements: [{app: web}]}}]', '{{app}}', 'apps/{{app}}'),
      ...overlay('apps/web'),
    });
    expect(deployed(graph)).toEqual({ root: 'kustomize overlays/prod', web: 'kustomize apps/web' });
    expect(graph.sets).toHaveLength(1);
    expect([...graph.directories].sort()).toEqual(['apps/web', 'overlays/prod']);
  });

  it('that clusters may get are not judged beside those that include them', () => {
    const clusters = applicationSet('[{clusters: {}}]', '{{name}}', 'apps/base');
    const graph = argoOf({
      'set.yaml': clusters,
      ...overlay('apps/base'),
      'apps/prod/kustomization.yaml': 'resources: [../base]\nnamespace: n\n',
    });
    expect(graph.builds.map(({ directory }) => directory)).toEqual(['apps/base']);
    expect(graph.delivered(new Set(['apps/prod'])).builds).toEqual([]);
    expect(graph.delivered(new Set(['apps/base'])).builds).toHaveLength(1);
  });
});
