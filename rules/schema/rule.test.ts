// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const found = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('schema', files));
const release = (spec: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: app, namespace: web}\nspec:\n  chartRef: {kind: OCIRepository, name: app}\n  ${spec}\n`;

describe('schema', () => {
  it.each([
    ['an unknown field, at its key', 'intervall: 10m', ['error schema a.yaml:6 -> interval']],
    ['a value of another type', 'interval: 10m\n  suspend: "true"', ['error schema a.yaml:7 -> true']],
    ['a value that is not allowed', 'interval: ten minutes', ['error schema a.yaml:6']],
    ['a missing field', 'timeout: 1m', ['error schema a.yaml:4']],
  ])('reports %s', async (_, spec, expected) => {
    expect(await found({ 'a.yaml': release(spec) })).toEqual(expected);
  });

  it('is a file that `patches` lists without its key', async () => {
    const overlay = (patches: string): Files => ({
      'a/kustomization.yaml': `resources: [a.yaml]\npatches:\n${patches}`,
      'a/a.yaml': configMap('a', '  k: v'),
      'a/patch.yaml': configMap('a', '  k: w'),
    });
    expect(await found(overlay('  - patch.yaml # why\n'))).toEqual(['error schema a/kustomization.yaml:3 -> path: ']);
    expect(await found(overlay('  - absent.yaml\n'))).toEqual(['error schema a/kustomization.yaml:3']);
    expect(await found(overlay('  [patch.yaml]\n'))).toEqual(['error schema a/kustomization.yaml:3']);
  });

  it('compares a field of a patch with those that the base has', async () => {
    const overlay = (patch: string): Files => ({
      'app/kustomization.yaml': 'namespace: web\nresources: [policy.yaml]\npatches: [{path: patch.yaml}]\n',
      'app/policy.yaml':
        'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: app\n  nanmespace: apps\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n',
      'app/patch.yaml': `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: app}\nspec:\n${patch}`,
    });
    expect(await found(overlay('  policyType: [Egress]\n'))).toEqual([
      'error schema app/patch.yaml:5 -> policyTypes',
      'error schema app/policy.yaml:5 -> namespace',
    ]);
    expect(await found(overlay('  policyType: [Egress]\n  policyTypes: [Egress]\n'))).toEqual([
      'error schema app/patch.yaml:5',
      'error schema app/policy.yaml:5 -> namespace',
    ]);
  });

  it('leaves out a name that a script fills in, where no cluster has it', async () => {
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  namespace: web\nspec:\n  nodeName: HOSTNAME\n  containers: [{name: a, image: "a:1"}]`;
    const bootstrapped = bootstrap('clusters/prod');
    expect(await found({ ...bootstrapped, 'tools/wipe.yaml': pod('wipe-HOSTNAME') })).toEqual([]);
    expect(await found({ ...bootstrapped, 'tools/wipe.yaml': pod('wipe_HOSTNAME') })).toEqual([
      'warning schema tools/wipe.yaml:4 -> wipe-hostname',
    ]);
    expect(await found({ ...bootstrapped, 'clusters/prod/wipe.yaml': pod('wipe-HOSTNAME') })).toEqual([
      'error schema clusters/prod/wipe.yaml:4 -> wipe-hostname',
      'error schema clusters/prod/wipe.yaml:7',
    ]);
  });

  it('finds fields of a source next to it in the values of a chart', async () => {
    const values = (text: string): Files => ({
      'a.yaml': release(`interval: 10m\n  values:\n    env:\n      - name: TOKEN\n        valueFrom:\n${text}`),
    });
    expect(await found(values('          secretKeyRef:\n          name: web\n          key: token\n'))).toEqual([
      'error schema a.yaml:11',
    ]);
    expect(await found(values('          secretKeyRef:\n            name: web\n            key: token\n'))).toEqual([]);
    expect(await found(values('          secretKeyRef:\n    envFrom: [{configMapRef: , name: web}]\n'))).toEqual([
      'error schema a.yaml:12',
    ]);
    expect(await found(values('          secretKeyRef:\n    from: {secretKeyRef: , name: web}\n'))).toEqual([]);
  });

  it('tells a slip once however often it was copied, and labels that stand one level too high', async () => {
    const twice = await findingsOf('schema', {
      'a.yaml': [
        release('intervall: 10m\n  interval: 10m'),
        release('intervall: 10m\n  interval: 10m').replace('name: app', 'name: b'),
      ],
      'b.yaml': release('intervall: 10m\n  interval: 10m').replace('name: app', 'name: c'),
    });
    expect(briefWithFixes(twice)).toEqual(['error schema a.yaml:6']);
    expect(twice[0]?.places.map(({ object }) => object?.name)).toEqual(['app', 'b', 'c']);
    expect(twice[0]?.places.map(({ location }) => location.path)).toEqual(['a.yaml', 'a.yaml', 'b.yaml']);
    const [labels, ...others] = await findingsOf('schema', {
      'a.yaml': `${configMap('a', '  k: v').replace(/metadata: .*/, 'metadata:\n  name: a\n  example.com/name: a\n  example.com/part: b\n  labells: {a: b}')}`,
    });
    expect(labels?.message).toContain('Move it to `metadata.labels` or `metadata.annotations`.');
    expect(labels?.places).toHaveLength(2);
    expect(briefWithFixes(others)).toEqual(['error schema a.yaml:7 -> labels']);
  });

  it('tells once what is wrong in a value that aliases repeat, and a key that several containers have', async () => {
    const container = (name: string, rest: string): string =>
      `      - {name: ${name}, image: "nginx:1.27.0", ${rest}}\n`;
    const pod = (first: string, second: string): string =>
      [
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: web}\nspec:\n  selector: {matchLabels: {a: b}}\n',
        '  template:\n    metadata: {labels: {a: b}}\n    spec:\n      initContainers:\n',
        `${container('i', first)}      containers:\n${container('c', second)}`,
      ].join('');
    for (const text of [
      pod('resources: &r {limits: {memory: 1GB}}', 'resources: *r'),
      pod('resorces: {}', 'resorces: {}'),
      pod('env: &e [{name: A, value: 1}]', 'env: *e'),
    ]) {
      const [one, ...others] = await findingsOf('schema', { 'a.yaml': text });
      expect(others).toEqual([]);
      expect(one?.places).toHaveLength(2);
    }
    const two = pod('resources: {limits: {memory: 1GB}}', 'resources: {limits: {memory: 2GB}}');
    expect(await found({ 'a.yaml': two })).toHaveLength(2);
  });

  it('adds an apiVersion only if no other is possible', async () => {
    const fixed = async (text: string, more: Files = {}): Promise<string[]> =>
      (await findingsOf('schema', { 'a.yaml': text, ...more })).map(
        ({ location, fix }) => `${location.start.line} -> ${fix?.edits.map(({ text }) => text).join() ?? 'no fix'}`,
      );
    const map = 'kind: ConfigMap\nmetadata: {name: a, namespace: web}\ndata: {b: c}\n';
    expect(await fixed(map)).toEqual(['1 -> apiVersion: v1\n']);
    expect(await fixed(`# A map\nmetadata: {name: a}\ndata: {b: c}\nkind: ConfigMap\n`)).toEqual([
      '4 -> apiVersion: v1\n',
    ]);
    expect(await fixed(`kind: List\napiVersion: v1\nitems:\n  - ${map.trim().replaceAll('\n', '\n    ')}\n`)).toEqual([
      '4 -> no fix',
    ]);
    // What the kind does not take is that of another one; other kinds have several versions, or their name is in several groups.
    expect(await fixed(map.replace('\ndata', '\nspec'))).toEqual(['1 -> no fix']);
    expect(await fixed('kind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: 2}\n')).toEqual([
      '1 -> no fix',
    ]);
    expect(await fixed('kind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n')).toEqual(['1 -> no fix']);
    expect(await fixed(`apiVersion:\n${map}`)).toEqual(['2 -> no fix']);
    const crd = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: configmaps.acme.io}\nspec: {group: acme.io, names: {kind: ConfigMap, plural: configmaps}, scope: Namespaced, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}\n`;
    expect(await fixed(map, { 'crd.yaml': crd })).toEqual(['1 -> no fix']);
  });

  it('offers quotes only if the value is right with them', async () => {
    expect(await found({ 'a.yaml': release('interval: 10') })).toEqual(['error schema a.yaml:6']);
    expect(await found({ 'a.yaml': release('interval: 10m\n  releaseName: 10') })).toEqual([
      'error schema a.yaml:7 -> "10"',
    ]);
  });

  it('reports the fields of a kustomization file, and of objects that are not whole', async () => {
    expect(await found({ 'kustomization.yaml': 'resorces: [a.yaml]\n', 'a.yaml': release('interval: 10m') })).toEqual([
      'error schema kustomization.yaml:1 -> resources',
    ]);
    expect(await found({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\ndata: {}\n' })).toHaveLength(1);
  });

  it('tells from which version of kustomize a field exists, where an older one may read it', async () => {
    const labels = {
      'base/kustomization.yaml': 'resources: []\nlabels: [{pairs: {a: b}, includeVolumeClaimTemplates: true}]\n',
    };
    expect(await found(labels)).toEqual([]);
    const flux = {
      'kustomization.yaml': 'resources: [base, ks.yaml]\n',
      'ks.yaml': `${kustomization('app', './app')}`,
    };
    expect(await found({ ...labels, ...flux, 'app/a.yaml': configMap('a', '  k: v') })).toEqual([
      'warning schema base/kustomization.yaml:2',
    ]);
  });

  it('of a kustomization.yaml that Flux reads itself, is a warning only where Flux reads it in spite of that', async () => {
    const flux = {
      'clusters/prod/flux-system/gotk-sync.yaml': [gitRepository(), kustomization('flux-system', './clusters/prod')],
      'clusters/prod/app.yaml': kustomization('app', './app'),
      'app/a.yaml': configMap('a', '  k: v'),
    };
    const levels = async (text: string): Promise<string[]> =>
      found({ ...flux, 'app/kustomization.yaml': `resources: [a.yaml]\n${text}\n` });
    for (const text of [
      'buildMetadata: originAnnotations',
      'images: {name: a}',
      'patches: [[]]',
      'replicas: [{name: a, count: x}]',
    ])
      expect(await levels(text)).toEqual(['error schema app/kustomization.yaml:2']);
    expect(await levels('kind: Foo')).toEqual(['error schema app/kustomization.yaml:2']);
    expect(await levels('image: [{name: a}]')).toEqual(['warning schema app/kustomization.yaml:2 -> images']);
    expect(await levels('commonAnnotations: {a: 1}')).toEqual(['warning schema app/kustomization.yaml:2 -> "1"']);
  });

  it('only warns where a resource of the cluster may allow more', async () => {
    const alert =
      "apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: a}\nspec:\n  providerRef: {name: a}\n  eventSources: [{kind: FluxInstance, name: '*'}]\n";
    expect(await found({ 'a.yaml': alert })).toEqual(['warning schema a.yaml:6']);
  });

  it('judges what is built: a patch may bring what an object lacks', async () => {
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'a.yaml': release('timeout: 1m'),
      'patch.yaml': release('interval: 10m'),
    };
    expect(await found(files)).toEqual([]);
    expect(await found({ 'a.yaml': release('interval: 10m') })).toEqual([]);
  });

  const set = (spec: string): string =>
    `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: apps, namespace: flux-system}\nspec:\n${spec.replace(/^/gm, '  ')}\n`;
  const deployment = (field: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: << inputs.tenant >>}\nspec:\n  ${field}: << inputs.count >>\n  selector: {matchLabels: {app: web}}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web}]}}`;
  const indented = (text: string, width: number): string => text.replace(/^(?=.)/gm, ' '.repeat(width));

  it('reports a template of a ResourceSet once, on its line, whatever its inputs are', async () => {
    const inputs = 'inputs: [{tenant: a, count: 1}, {tenant: b, count: 2}]\n';
    const listed = `resources:\n  -\n${indented(deployment('replicaz'), 4)}`;
    const text = `resourcesTemplate: |\n${indented(deployment('replicaz'), 2)}`;
    const expected = (line: number): string[] => [`error schema a.yaml:${line} -> replicas`];
    expect(await found({ 'a.yaml': set(inputs + listed) })).toEqual(expected(12));
    expect(await found({ 'a.yaml': set(`inputsFrom: [{name: tenants}]\n${listed}`) })).toEqual(expected(12));
    expect(await found({ 'a.yaml': set(inputs + text) })).toEqual(expected(11));
    expect(await found({ 'a.yaml': set(`steps:\n  - name: one\n${indented(text, 4)}`) })).toEqual(expected(12));
  });

  it('reads a text template without the lines that control it', async () => {
    const loop = (body: string): string =>
      set(`resourcesTemplate: |\n  <<- range $i := inputs >>\n  ---\n${indented(body, 2)}\n  <<- end >>`);
    expect(await found({ 'a.yaml': loop(deployment('replicas')) })).toEqual([]);
    expect(await found({ 'a.yaml': loop(deployment('replicaz')) })).toEqual(['error schema a.yaml:12 -> replicas']);
    const either = deployment('replicas').replace(
      '  replicas',
      '  <<- if inputs.big >>\n  replicas: 3\n  <<- else >>\n  replicas',
    );
    expect(await found({ 'a.yaml': loop(either) })).toEqual([]);
    const more = deployment('replicas').replace(
      '  selector: {matchLabels: {app: web}}',
      '  << inputs.more | toYaml >>',
    );
    expect(await found({ 'a.yaml': loop(more) })).toEqual([]);
  });

  it('leaves out an object that Flux Operator fills, and a text whose lines are not in the file', async () => {
    const copy =
      'resources:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: pull, annotations: {fluxcd.controlplane.io/copyFrom: flux-system/pull}}\n    type: kubernetes.io/dockerconfigjson';
    expect(await found({ 'a.yaml': set(copy) })).toEqual([]);
    const folded = `resourcesTemplate: "apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndataa: {}"`;
    expect(await found({ 'a.yaml': set(folded) })).toEqual([]);
  });

  it('reports fields and choices of Flux Operator', async () => {
    const instance = (distribution: string, component: string): string =>
      `apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux, namespace: flux-system}\nspec:\n  distribution: {version: 2.x, ${distribution}: ghcr.io/fluxcd}\n  components: [${component}]\n`;
    expect(await found({ 'a.yaml': instance('registry', 'source-controller') })).toEqual([]);
    expect(await found({ 'a.yaml': instance('registery', 'source-controler') })).toEqual([
      'error schema a.yaml:5 -> registry',
      'error schema a.yaml:6 -> source-controller',
    ]);
  });

  it('only warns of a field that another version of an operator may have', async () => {
    const route = (field: string): string =>
      `apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: web, namespace: web}\nspec: {to: {kind: Service, name: web}, ${field}}\n`;
    expect(await found({ 'a.yaml': route('host: web.example.com') })).toEqual([]);
    expect(await found({ 'a.yaml': route('aBrandNewThing: true') })).toEqual(['warning schema a.yaml:4']);
    expect(await found({ 'a.yaml': route('hots: web.example.com') })).toEqual(['error schema a.yaml:4 -> host']);
  });

  it.each([
    ['image.openshift.io/v1', 'ImageStream'],
    ['grafana.integreatly.org/v1beta1', 'GrafanaFolder'],
  ])('reports a label that no version of %s %s can have', async (apiVersion, kind) => {
    const object = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: a, labels: {app: has spaces here}}\nspec: {}\n`;
    expect(await found({ 'a.yaml': object })).toContain('error schema a.yaml:3');
  });

  it('takes the names that the API server of OpenShift takes', async () => {
    const identity =
      "apiVersion: user.openshift.io/v1\nkind: Identity\nmetadata: {name: 'htpasswd:Admin_User'}\nproviderName: htpasswd\nproviderUserName: Admin_User\nuser: {name: Admin_User}\n";
    expect(await found({ 'a.yaml': identity })).toEqual([]);
  });

  it('says nothing of fields where a newer version of the operator runs, and only warns of a typo', async () => {
    const files = (field: string, version: string): Files => ({
      'a.yaml': `apiVersion: grafana.integreatly.org/v1beta1\nkind: Grafana\nmetadata: {name: a, namespace: a}\nspec: {${field}}\n`,
      'operator.yaml': `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: operator, namespace: a}\nspec: {interval: 1h, url: oci://ghcr.io/grafana/helm-charts/grafana-operator, ref: {tag: ${version}}}\n`,
    });
    expect(await found(files('someNewSetting: true', '5.18.0'))).toEqual(['warning schema a.yaml:4']);
    expect(await found(files('someNewSetting: true', '99.0.0'))).toEqual([]);
    expect(await found(files('ingres: {}', '5.18.0'))).toEqual(['error schema a.yaml:4 -> ingress']);
    expect(await found(files('ingres: {}', '99.0.0'))).toEqual(['warning schema a.yaml:4 -> ingress']);
  });

  it('knows the fields of two releases of an operator that are in use', async () => {
    const composition = (spec: string): string =>
      `apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nmetadata: {name: a}\nspec: {compositeTypeRef: {apiVersion: example.com/v1, kind: A}, ${spec}}\n`;
    expect(
      await found({ 'a.yaml': composition('resources: [{name: a, base: {apiVersion: v1, kind: ConfigMap}}]') }),
    ).toEqual([]);
    expect(
      await found({ 'a.yaml': composition('mode: Pipeline, pipeline: [{step: a, functionRef: {name: f}}]') }),
    ).toEqual([]);
  });
});

describe('the cause', () => {
  const messages = async (files: Files): Promise<string[]> =>
    (await findingsOf('schema', files)).map(({ message }) => message);

  it('is that a reference stays in its namespace', async () => {
    const alert =
      "apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: a}\nspec:\n  providerRef: {name: a, namespace: flux-system}\n  eventSources: [{kind: HelmRelease, name: '*'}]\n";
    expect(await messages({ 'a.yaml': alert })).toEqual([
      '`spec.providerRef.namespace` is not a field of Alert v1beta3. `spec.providerRef` can only name an object in the same namespace. Remove this field, and put both objects in one namespace.',
    ]);
  });

  it('is the shape of a mapping that has none of its fields, not what it then lacks', async () => {
    const texts = async (spec: string): Promise<string[]> =>
      (await findingsOf('schema', { 'a.yaml': release(`interval: 1m\n  valuesFrom: [${spec}]`) })).map(
        ({ location, message }) => `${location.start.line}:${location.start.column} ${message}`,
      );
    expect(await texts('{configMapKeyRef: {name: web}}')).toEqual([
      '7:17 `spec.valuesFrom[0].configMapKeyRef` is not a field of HelmRelease v2, and `spec.valuesFrom[0]` is missing the required fields `kind` and `name`.',
    ]);
    expect(await texts('{from: web, part: b}')).toEqual([
      '7:17 `from` and `part` are not fields of HelmRelease v2, and `spec.valuesFrom[0]` is missing the required fields `kind` and `name`.',
    ]);
    // Two mistakes: one field is right.
    expect(await texts('{configMapKeyRef: {name: web}, kind: ConfigMap}')).toHaveLength(2);
    expect(await texts('{configMapKeyRef: {name: web}}, {kind: ConfigMap}')).toHaveLength(2);
  });

  it('is that quotes around a variable are lost', async () => {
    const root = (version: string): string[] => [
      gitRepository(),
      kustomization('flux-system', './clusters/prod', `  postBuild: {substitute: {version: ${version}}}\n`),
    ];
    const child = kustomization('apps', './apps', '  postBuild:\n    substitute:\n      version: "${version}"\n');
    const apps = { 'clusters/prod/apps.yaml': child, 'apps/a.yaml': configMap('a', '  a: b') };
    const files = { ...apps, 'clusters/prod/flux-system/gotk-sync.yaml': root('"2.4"') };
    const found = await findingsOf('schema', files);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('kustomize drops the quotes around `${version}`, so its value is read as a number.'),
    ]);
    expect(found[0]?.related).toMatchObject([{ message: 'the variable is defined here' }]);
    expect(await messages({ ...files, 'clusters/prod/flux-system/gotk-sync.yaml': root('"2.4.1"') })).toEqual([]);
  });
});

it('leaves a template of OpenShift without a name to the client that reads it', async () => {
  const file = 'apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {}\nobjects: []\n';
  expect(await findingsOf('schema', { 'a.yaml': file })).toEqual([]);
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n';
  expect(await findingsOf('schema', { 'a.yaml': config })).toHaveLength(1);
});
