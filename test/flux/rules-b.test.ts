import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { FULL } from '../extent.ts';
import { type Files, gitRepository, kustomization, treeOf } from './repository.ts';

const RULES = [
  'unknown-source',
  'unknown-dependency',
  'dependency-cycle',
  'unknown-values',
  'unknown-health-check',
  'unknown-namespace',
];

/** What the rules of this file say of a repository. */
async function judge(files: Files): Promise<readonly Finding[]> {
  const { report, failures } = await check({
    head: treeOf(files),
    base: undefined,
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  expect(failures).toEqual([]);
  expect(report.findings.filter(({ rule }) => rule === 'not-checked')).toEqual([]);
  return report.findings.filter(({ rule }) => RULES.includes(rule));
}

async function brief(files: Files): Promise<string[]> {
  return (await judge(files)).map(
    ({ severity, rule, location }) => `${severity} ${rule} ${location.path}:${location.start.line}`,
  );
}

/** A cluster as bootstrap leaves it. */
function cluster(name = 'prod'): Files {
  return {
    [`clusters/${name}/flux-system/gotk-sync.yaml`]: [
      gitRepository(),
      kustomization('flux-system', `clusters/${name}`),
    ],
  };
}

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}';

function helmRepository(name: string, namespace: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: ${name}, namespace: ${namespace}}
spec: {interval: 1h, url: "https://charts.example.org"}`;
}

/** A HelmRelease of the namespace web; its source's name is on line 10. */
function release(name: string, source: string, spec = ''): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ${name}, namespace: web}
spec:
  interval: 1h
  chart:
    spec:
      chart: app
      version: 1.0.0
      sourceRef: ${source}
${spec}`;
}

const CHARTS = '{kind: HelmRepository, name: charts, namespace: flux-system}';
const WEB = [NAMESPACE, helmRepository('charts', 'flux-system')];
/** A Kustomization whose files are those of another repository. */
const FOREIGN = [
  gitRepository('other').replace('acme/fleet', 'acme/other'),
  kustomization('other', './deploy').replace('name: flux-system, namespace', 'name: other, namespace'),
];

function configMap(name: string, data: string, namespace = 'web'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata: {${data}}`;
}

function from(entry: string): string {
  return `  valuesFrom:\n    - ${entry}\n`;
}

describe('unknown-source', () => {
  it('names the clusters of one wrong line together', async () => {
    const files = {
      ...cluster('prod'),
      ...cluster('test'),
      'clusters/prod/apps.yaml': kustomization('apps', 'apps'),
      'clusters/test/apps.yaml': kustomization('apps', 'apps'),
      'apps/web.yaml': [...WEB, release('app', '{kind: HelmRepository, name: chartz-of-acme, namespace: flux-system}')],
    };
    const findings = await judge(files);
    expect(findings.map(({ builds }) => builds)).toEqual([['clusters/prod', 'clusters/test']]);
    expect(findings[0]?.message).toContain('HelmRepository `chartz-of-acme` does not exist in namespace `flux-system`');
  });

  it('proposes the line with the namespace', async () => {
    const reference = '\n        kind: HelmRepository\n        name: charts # ours';
    const [finding] = await judge({ ...cluster(), 'clusters/prod/web.yaml': [...WEB, release('app', reference)] });
    expect(finding?.message).toContain('is in namespace `flux-system`, but Flux looks for it in `web`');
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['\n        namespace: flux-system']);
  });

  it('proposes the kind where only that is wrong', async () => {
    const reference = '{kind: GitRepository, name: charts, namespace: flux-system}';
    const [finding] = await judge({ ...cluster(), 'clusters/prod/web.yaml': [...WEB, release('app', reference)] });
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['HelmRepository']);
  });

  it('is silent where another repository may bring the source, and warns of slips', async () => {
    const named = (name: string): Files => ({
      ...cluster(),
      'clusters/prod/web.yaml': [
        ...WEB,
        helmRepository('bitnami', 'flux-system'),
        release('app', `{kind: HelmRepository, name: ${name}, namespace: flux-system}`),
        ...FOREIGN,
      ],
    });
    expect(await brief(named('grafana'))).toEqual([]);
    expect((await judge(named('bitname'))).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning unknown-source',
    ]);
  });

  it('knows sources of bootstrap, of generators, and of objects inside of others', async () => {
    expect(
      await brief({
        ...cluster(),
        'clusters/prod/web.yaml': [
          ...WEB,
          `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: parts, namespace: flux-system}
spec:
  sources: [{alias: fleet, kind: GitRepository, name: flux-system}]
  artifacts: [{name: app, copy: [{from: "@fleet/app/**", to: "@artifact/"}]}]`,
          kustomization('made', './').replace(/sourceRef: .*/, 'sourceRef: {kind: ExternalArtifact, name: app}'),
          release(
            'makes',
            CHARTS,
            '  values:\n    extra:\n      - {kind: HelmRepository, metadata: {name: inside, namespace: web}}\n',
          ),
          release('app', '{kind: HelmRepository, name: inside}'),
        ],
      }),
    ).toEqual([]);
  });

  it('only warns of what no cluster applies', async () => {
    const idle = release('app', '{kind: HelmRepository, name: bitname, namespace: flux-system}');
    expect(
      await brief({
        ...cluster(),
        'clusters/prod/web.yaml': [...WEB, helmRepository('bitnami', 'flux-system')],
        'apps/idle.yaml': idle,
      }),
    ).toEqual(['warning unknown-source apps/idle.yaml:10']);
  });
});

describe('unknown-dependency', () => {
  const app = (name: string): string => kustomization('apps', './apps', `  dependsOn:\n    - name: ${name}\n`);

  it('is an error only where all of the cluster is in view', async () => {
    const files = { ...cluster(), 'apps/a.yaml': NAMESPACE, 'clusters/prod/apps.yaml': app('databases') };
    expect(await brief(files)).toEqual(['error unknown-dependency clusters/prod/apps.yaml:10']);
    expect(await brief({ ...files, 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });

  it('says of a file that nothing applies where the dependency is', async () => {
    const [finding] = await judge({
      ...cluster(),
      'apps/a.yaml': NAMESPACE,
      'clusters/prod/apps.yaml': app('databases'),
      'clusters/shared/databases.yaml': kustomization('databases', './apps'),
    });
    expect(finding?.message).toContain(
      '`clusters/shared/databases.yaml` defines one, but nothing in this cluster applies that file',
    );
  });

  it('takes what a build that fails would bring for possible', async () => {
    expect(
      await brief({
        ...cluster(),
        'apps/a.yaml': NAMESPACE,
        'clusters/prod/apps.yaml': app('databases'),
        'clusters/prod/more.yaml': kustomization('more', './more'),
        'more/kustomization.yaml': 'resources: [databases.yaml, gone.yaml]',
        'more/databases.yaml': kustomization('databases', './apps'),
      }),
    ).toEqual([]);
  });
});

describe('dependency-cycle', () => {
  const waiting = (name: string, on: string, spec = ''): string =>
    kustomization(name, `./${name}`, `  dependsOn:\n    - name: ${on}\n${spec}`);
  const base = { ...cluster(), 'a/a.yaml': NAMESPACE, 'b/b.yaml': NAMESPACE.replace('web', 'b') };

  it('names what depends on itself, and rings once', async () => {
    expect(await brief({ ...base, 'clusters/prod/a.yaml': waiting('a', 'a') })).toEqual([
      'error dependency-cycle clusters/prod/a.yaml:10',
    ]);
    const findings = await judge({
      ...base,
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': waiting('b', 'a'),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      '`a` depends on `b`, which depends on `a`. They wait for each other, and none of them can become ready. Remove one of these dependencies.',
    ]);
  });

  it('counts who applies whom, and who waits for whom', async () => {
    const child = { ...base, 'a/b.yaml': kustomization('b', './b') };
    expect(await brief({ ...child, 'clusters/prod/a.yaml': waiting('a', 'b') })).toEqual([
      'error dependency-cycle clusters/prod/a.yaml:10',
    ]);
    const waited = { ...base, 'a/b.yaml': waiting('b', 'a') };
    expect(await brief({ ...waited, 'clusters/prod/a.yaml': kustomization('a', './a', '  wait: true\n') })).toEqual([
      'error dependency-cycle a/b.yaml:10',
    ]);
    expect(await brief({ ...waited, 'clusters/prod/a.yaml': kustomization('a', './a') })).toEqual([]);
  });

  it('goes through HelmReleases', async () => {
    const needs = '  dependsOn:\n    - name: second\n';
    expect(
      await brief({
        ...base,
        'a/r.yaml': release('second', CHARTS),
        'b/r.yaml': release('first', CHARTS, needs),
        'clusters/prod/charts.yaml': helmRepository('charts', 'flux-system'),
        'clusters/prod/a.yaml': waiting('a', 'b'),
        'clusters/prod/b.yaml': kustomization('b', './b', '  wait: true\n'),
      }),
    ).toEqual(['error dependency-cycle b/r.yaml:12']);
  });

  it('leaves alone what people may have put there by hand, and expressions', async () => {
    const bySource = {
      ...base,
      'a/source.yaml': gitRepository('fleet'),
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': kustomization('b', './b').replace(
        'name: flux-system, namespace',
        'name: fleet, namespace',
      ),
    };
    expect(await brief(bySource)).toEqual(['notice dependency-cycle clusters/prod/a.yaml:10']);
    expect(await brief({ ...base, 'clusters/prod/a.yaml': waiting('a', 'a', '      readyExpr: "true"\n') })).toEqual(
      [],
    );
  });

  it('names a large ring once', async () => {
    const size = FULL ? 1500 : 300;
    const files: Record<string, string | readonly string[]> = { ...cluster(), 'apps/a.yaml': NAMESPACE };
    files['clusters/prod/all.yaml'] = Array.from({ length: size }, (_, at) =>
      kustomization(`k${at}`, './apps', `  dependsOn:\n    - name: k${(at + 1) % size}\n`),
    );
    expect(await brief(files)).toHaveLength(1);
  });
});

describe('unknown-values', () => {
  const of = (...documents: string[]): Files => ({ ...cluster(), 'clusters/prod/web.yaml': [...WEB, ...documents] });
  const app = (entry: string): string => release('app', CHARTS, from(entry));
  const sayings = async (files: Files): Promise<string[]> =>
    (await judge(files)).map(({ severity, rule }) => `${severity} ${rule}`);

  it('reports a key that is certainly not there, and proposes a slip', async () => {
    const [finding] = await judge(
      of(configMap('settings', 'values.yaml: "a: 1"'), app('{kind: ConfigMap, name: settings, valuesKey: value.yaml}')),
    );
    expect([finding?.severity, finding?.message]).toEqual([
      'error',
      'ConfigMap `settings` has no key `value.yaml`, so Flux cannot install or upgrade HelmRelease `app`. Did you mean `values.yaml`?',
    ]);
  });

  it('never shows a value', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: web}\nstringData: {token: "ENC[hush]"}';
    const findings = await judge(of(secret, app('{kind: Secret, name: keys, valuesKey: user}')));
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain('hush');
  });

  it('says nothing of what is optional, of keys that others make, and of copies', async () => {
    expect(await sayings(of(app('{kind: ConfigMap, name: settings, optional: true}')))).toEqual([]);
    const external = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: keys, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  dataFrom: [{extract: {key: app}}]`;
    const wanted = app('{kind: Secret, name: keys, valuesKey: user}');
    expect(await sayings(of(external, wanted))).toEqual([]);
    const empty = 'apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: web}';
    expect(await sayings(of(empty, wanted))).toEqual([]);
    const copied = `apiVersion: v1\nkind: Secret
metadata: {name: keys, namespace: flux-system, annotations: {reflector.v1.k8s.emberstack.com/reflection-allowed: "true"}}
stringData: {user: "ENC[x]"}`;
    expect(await sayings(of(copied, wanted))).toEqual([]);
    expect(
      await sayings(
        of(copied.replace('reflector.v1.k8s.emberstack.com/reflection-allowed', 'example.org/team'), wanted),
      ),
    ).toEqual(['error unknown-values']);
  });

  it('says nothing of an object that nothing is known of', async () => {
    expect(await sayings(of(app('{kind: Secret, name: by-hand}')))).toEqual([]);
    const claim = `apiVersion: objectbucket.io/v1alpha1\nkind: ObjectBucketClaim\nmetadata: {name: bucket, namespace: web}`;
    expect(await sayings(of(claim, app('{kind: Secret, name: bucket, valuesKey: KEY}')))).toEqual([]);
  });

  it('warns of the only one that is missing, unless another object speaks of it', async () => {
    const provided = ['first', 'second', 'third', 'fourth'].flatMap((name) => [
      configMap(`${name}-values`, 'values.yaml: "a: 1"'),
      release(name, CHARTS, from(`{kind: ConfigMap, name: ${name}-values}`)),
    ]);
    const wanted = app('{kind: Secret, name: by-hand}');
    expect(await sayings(of(...provided, wanted))).toEqual(['warning unknown-values']);
    const maker = `apiVersion: example.org/v1\nkind: Maker\nmetadata: {name: maker, namespace: web}\nspec: {into: by-hand}`;
    expect(await sayings(of(...provided, wanted, maker))).toEqual([]);
  });

  it('names a Secret that has the very key and that nothing asks for', async () => {
    const external = (name: string, key: string): string => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: ${name}, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  data: [{secretKey: ${key}, remoteRef: {key: app}}]`;
    const wanted = app('{kind: Secret, name: canary, valuesKey: canary.yaml}');
    const [finding, ...rest] = await judge(of(external('canary-test', 'canary.yaml'), wanted));
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.message, finding?.fix?.edits[0]?.text]).toEqual([
      'warning',
      'This repository does not create Secret `canary` in namespace `web`, so Flux cannot install or upgrade HelmRelease `app`. `canary-test` has the key `canary.yaml`, and nothing else uses it. Did you mean `canary-test`?',
      'canary-test',
    ]);
    expect(await sayings(of(external('canary-test', 'other.yaml'), wanted))).toEqual([]);
    const user = release('user', CHARTS, from('{kind: Secret, name: canary-test, valuesKey: canary.yaml}'));
    expect(await sayings(of(external('canary-test', 'canary.yaml'), wanted, user))).toEqual([]);
  });

  it('warns once of the only ConfigMap with variables that is missing, not of one that clusters lack alike', async () => {
    const patch = `  postBuild: {substituteFrom: [{kind: ConfigMap, name: colours}, {kind: ConfigMap, name: settings}]}
  patches:
    - target: {kind: Kustomization}
      patch: |-
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: not-used
        spec:
          postBuild:
            substituteFrom:
              - kind: ConfigMap
                name: colours
              - kind: ConfigMap
                name: settings
`;
    const one = (name: string): Files => ({
      ...cluster(name),
      [`clusters/${name}/all.yaml`]: [
        kustomization('all', `./all/${name}`, patch),
        configMap('colours', 'RED: "1"', 'flux-system'),
      ],
      [`all/${name}/apps.yaml`]: [kustomization('first', './apps'), kustomization('second', './apps')],
      'apps/config.yaml': [NAMESPACE, configMap('config', 'a: "1"')],
    });
    const said = (await judge(one('prod'))).filter(({ rule }) => rule === 'unknown-values');
    expect(said.map(({ severity, message }) => [severity, /else creates it, (.*?)\./.exec(message)?.[1]])).toEqual([
      ['warning', 'Flux cannot apply Kustomization `all`'],
      ['warning', 'Flux cannot apply Kustomization `first` and 1 more'],
    ]);
    const stated = (text: string): Files => ({
      ...one('prod'),
      'apps/inside.yaml': `apiVersion: example.org/v1\nkind: Maker\nmetadata: {name: maker, namespace: web}\nspec:\n  text: |\n${text.replace(/^/gm, '    ')}\n`,
    });
    const texts = [
      'kind: ConfigMap\nmetadata:\n  name: settings',
      '{"kind": "ConfigMap", "metadata": {"name": "settings"}}',
    ];
    for (const text of texts)
      expect((await sayings(stated(text))).filter((said) => said.includes('values'))).toEqual([]);
    const asked = await sayings(stated('from:\n  - kind: ConfigMap\n    name: settings\n  more: {}'));
    expect(asked.filter((said) => said.includes('values'))).toHaveLength(2);
    expect((await sayings({ ...one('prod'), ...one('test') })).filter((text) => text.includes('values'))).toEqual([]);
  });

  it('warns where other clusters have what one lacks, and not where all lack it', async () => {
    const shared = {
      ...cluster('prod'),
      ...cluster('test'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps/prod'),
      'clusters/test/apps.yaml': kustomization('apps', './apps/test'),
      'apps/base/kustomization.yaml': 'resources: [web.yaml]',
      'apps/base/web.yaml': [...WEB, app('{kind: ConfigMap, name: settings}')],
      'apps/prod/kustomization.yaml': 'resources: [../base]',
      'apps/test/kustomization.yaml': 'resources: [../base]',
    };
    expect(await sayings(shared)).toEqual([]);
    const generator = `configMapGenerator:
  - {name: settings, namespace: web, literals: [values.yaml=], options: {disableNameSuffixHash: true}}`;
    const findings = await judge({
      ...shared,
      'apps/prod/kustomization.yaml': `resources: [../base]\n${generator}`,
    });
    expect(findings.map(({ severity, builds }) => [severity, builds])).toEqual([['warning', ['clusters/test']]]);
    // What a file states may be applied by hand.
    const stated = { ...shared, 'clusters/prod/settings.yaml': configMap('settings', 'values.yaml: "a: 1"') };
    expect(await sayings(stated)).toEqual([]);
  });
});

describe('unknown-health-check', () => {
  const checked = (entry: string, spec = ''): Files => ({
    ...cluster(),
    'clusters/prod/apps.yaml': kustomization('apps', './apps', `  healthChecks:\n    - ${entry}\n${spec}`),
    'clusters/prod/charts.yaml': helmRepository('charts', 'flux-system'),
    'apps/web.yaml': [NAMESPACE, release('app', CHARTS)],
  });
  const helm = (name: string, namespace: string): string =>
    `{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, name: ${name}, namespace: ${namespace}}`;

  it('names Flux objects that are not there, and where they are', async () => {
    expect(await brief(checked(helm('app', 'web')))).toEqual([]);
    expect(await brief(checked(helm('backend', 'web')))).toEqual([
      'warning unknown-health-check clusters/prod/apps.yaml:10',
    ]);
    const [finding] = await judge(checked(helm('app', 'default')));
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['web']);
  });

  it('says that nothing comes of it under wait', async () => {
    const [finding] = await judge(checked(helm('backend', 'web'), '  wait: true\n'));
    expect(finding?.message).toContain('Flux ignores this check because of `wait: true`');
  });

  it('leaves what charts and operators make alone', async () => {
    const deployment = '{apiVersion: apps/v1, kind: Deployment, name: backend, namespace: web}';
    expect(await brief(checked(deployment))).toEqual([]);
  });
});

describe('unknown-namespace', () => {
  const of = (...documents: string[]): Files => ({ ...cluster(), 'clusters/prod/web.yaml': documents });

  it('names a namespace once, and objects without any', async () => {
    const files = of(configMap('a', 'x: "1"'), configMap('b', 'x: "1"'));
    const findings = await judge(files);
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'notice',
        'This repository does not create namespace `web`. In a new cluster, Flux cannot apply ConfigMap `a` and 1 more object. Add a Namespace.',
      ],
    ]);
    const homeless = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}';
    expect(await brief(of(homeless))).toEqual(['warning unknown-namespace clusters/prod/web.yaml:3']);
  });

  it('names a namespace that only a file has, as the overlay puts another in its place', async () => {
    const files = (text: string): Files => ({
      ...cluster(),
      'clusters/prod/kustomization.yaml': 'namespace: web\nresources: [flux-system/gotk-sync.yaml, web.yaml, a.yaml]',
      'clusters/prod/web.yaml': NAMESPACE,
      'clusters/prod/a.yaml': text,
    });
    const [finding, ...rest] = (await judge(files(configMap('a', 'x: "1"', 'webb')))).filter(
      ({ rule }) => rule === 'unknown-namespace',
    );
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.location.path, finding?.fix?.edits[0]?.text, finding?.message]).toEqual([
      'notice',
      'clusters/prod/a.yaml',
      'web',
      'This repository does not create namespace `webb`, and an overlay moves ConfigMap `a` to `web`. Write that namespace here, or remove the field.',
    ]);
    const there = (await judge(files(configMap('a', 'x: "1"', 'default')))).map(({ rule }) => rule);
    expect(there).not.toContain('unknown-namespace');
  });

  it('names the only one that is missing where neither Flux nor Argo CD applies the tree', async () => {
    const tree = (...used: string[]): Files => ({
      'namespaces.yaml': ['a', 'b', 'c'].map((name) => NAMESPACE.replace('web', name)),
      'apps.yaml': ['a', 'b', 'c', 'default', ...used].map((name) => configMap('app', 'x: "1"', name)),
    });
    expect(await brief(tree())).toEqual([]);
    expect(await brief(tree('d'))).toEqual(['notice unknown-namespace apps.yaml:23']);
    expect(await brief(tree('d', 'e'))).toEqual([]);
    expect(await brief({ ...tree('d'), ...cluster() })).toEqual([]);
  });

  it('knows who else creates namespaces', async () => {
    const charts = helmRepository('charts', 'flux-system');
    const creating = release('app', CHARTS, '  install: {createNamespace: true}\n');
    expect(await brief(of(charts, creating, configMap('a', 'x: "1"')))).toEqual([]);
    expect(await brief(of(configMap('a', 'x: "1"', 'kube-system'), configMap('a', 'x: "1"', 'flux-system')))).toEqual(
      [],
    );
    expect(await brief({ ...of(configMap('a', 'x: "1"')), 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });
});
