// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's and the shell's variables, not JavaScript's.

type Files = Readonly<Record<string, string>>;

/**
 * Kinds of place that hold a secret, by name: files of a folder of its own. `@S@` stands for the secret, `@B@` for its
 * base64, `@N@` for the number of the place, `@P@` for the path of the folder.
 */
export const PLACES = new Map<string, Files>();

function place(name: string, files: string | Files): void {
  if (PLACES.has(name)) throw new Error(`Two places are called ${name}.`);
  PLACES.set(name, typeof files === 'string' ? { 'a.yaml': files } : files);
}

const head = (kind: string, apiVersion = 'v1', metadata = 'name: x@N@, namespace: default') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {${metadata}}\n`;
const secret = (fields: string) => `${head('Secret')}${fields}\n`;
const configMap = (data: string) => `${head('ConfigMap')}data:\n${data}\n`;
const pod = (fields: string) =>
  `${head('Pod')}spec:\n  nonsense: 1\n  containers:\n    - name: x\n      image: x:1\n${fields.replace(/^/gm, '      ')}\n`;
const release = (fields: string) =>
  `${head('HelmRelease', 'helm.toolkit.fluxcd.io/v2')}spec:\n  interval: 5m\n  intervall: 1\n  chart: {spec: {chart: x, sourceRef: {kind: HelmRepository, name: gone}}}\n${fields}\n`;
const application = (spec: string) =>
  `${head('Application', 'argoproj.io/v1alpha1', 'name: x@N@, namespace: argocd')}spec:\n  project: default\n  destination: {server: https://kubernetes.default.svc, namespace: default}\n${spec}\n`;
const applicationSet = (generators: string, template: string) =>
  `${head('ApplicationSet', 'argoproj.io/v1alpha1', 'name: x@N@, namespace: argocd')}spec:\n  goTemplate: true\n  generators:\n${generators}\n  template:\n    metadata: {name: "x@N@-{{.name}}"}\n    spec:\n      project: default\n      destination: {server: https://kubernetes.default.svc, namespace: default}\n${template}\n`;
const overlay = (fields: string, more: Files = {}): Files => ({ 'kustomization.yaml': `${fields}\n`, ...more });
const DEPLOYMENT = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x@N@, namespace: default}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers:\n        - name: x\n          image: x:1\n`;
const CONFIG = `${head('ConfigMap')}data: {a: b}\n`;

// Secrets of every shape.
place('stringData', secret('stringData: {a: "@S@"}'));
place('data', secret('data: {a: "@B@"}'));
place('data that is not base64', secret('data: {a: "@S@"}'));
place('data in JSON', {
  'a.json':
    '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x@N@","namespace":"default"},"stringData":{"a":"@S@"},"daata":1}',
});
place('block scalar', secret('stringData:\n  a: |\n    first\n    @S@\n    last'));
place('folded scalar', secret('stringData:\n  a: >-\n    first\n    @S@'));
place('list under stringData', secret('stringData:\n  list: ["@S@"]'));
place('block list under stringData', secret('stringData:\n  list:\n    - "@S@"'));
place('mapping under data', secret('data: {a: {b: "@S@"}}'));
place('mapping under stringData', secret('stringData:\n  a:\n    b:\n      c: "@S@"'));
place('stringData that is a scalar', secret('stringData: "@S@"'));
place('data that is a scalar', secret('data: "@S@"'));
place('data that is a list', secret('data: ["@S@"]'));
place('stringData that is a list', secret('stringData:\n  - "@S@"'));
place('quoted twice', secret(`stringData: {a: "'@S@'"}`));
place('escaped in quotes', secret('stringData: {a: "x\\t\\"@S@\\""}'));
place('anchor and alias', secret('stringData:\n  a: &a "@S@"\n  b: *a\n  b: *a'));
place('tag', secret('stringData: {a: !!str "@S@", b: !!int "@S@"}'));
place('duplicate key', secret('stringData:\n  a: "@S@"\n  a: other'));
place('misspelled type', secret('typ: Opaque\nstringData: {a: "@S@"}'));
place('misspelled stringData', secret('stringdata: {password: "@S@"}'));
place('unknown field beside', secret('immutabel: true\ndata: {tls.key: "@B@"}'));
place(
  'docker config',
  secret(
    `type: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: '{"auths":{"ghcr.io":{"auth":"@B@"}}}'`,
  ),
);
place('docker config in base64', secret('type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: "@B@"}'));
place(
  'TLS key',
  secret(
    'type: kubernetes.io/tls\nstringData:\n  tls.crt: x\n  tls.key: |\n    -----BEGIN PRIVATE KEY-----\n    @B@@B@\n    -----END PRIVATE KEY-----',
  ),
);
place(
  'List',
  `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: x@N@, namespace: default}\n    stringData: {a: "@S@"}\n    daata: 1`,
);
place(
  'SecretList',
  `apiVersion: v1\nkind: SecretList\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: x@N@, namespace: default}\n    data: {a: "@S@"}`,
);
place(
  'last applied',
  `${head('Secret', 'v1', `name: x@N@, namespace: default, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"a":"@S@"}}'}`)}dat: 1`,
);
place('old version', `${head('Secret', 'v1beta1')}stringData: {a: "@S@"}\n`);
place('no name', 'apiVersion: v1\nkind: Secret\nmetadata: {}\nstringData: {a: "@S@"}\n');
place('name that is no name', `apiVersion: v1\nkind: Secret\nmetadata: {name: UP_@N@}\nstringData: {a: "@S@"}\n`);
place('two objects in a file', `${CONFIG}---\n${secret('stringData: {a: "@S@"}')}`);
place('null beside', secret('stringData: {a: "@S@", b: null}'));
place('number-like', secret('data: {a: 1, b: "@S@"}'));

// Texts that do not parse.
place('value that begins with *', secret('stringData:\n  password: *@S@'));
place('value that begins with |', secret('stringData:\n  password: |@S@'));
place('value that begins with >', secret('stringData:\n  password: >@S@'));
place('value that begins with &', secret('stringData:\n  password: &@S@'));
place('value that begins with !', secret('stringData:\n  password: !@S@ x\n  b: ['));
place('value that begins with @', secret('stringData:\n  password: @@S@'));
place('value that begins with %', secret('stringData:\n  password: %@S@'));
place('value that begins with `', secret('stringData:\n  password: `@S@'));
place('value with a colon', secret('stringData:\n  password: @S@: @S@'));
place('open quote', secret('stringData:\n  password: "@S@'));
place('open single quote', secret("stringData:\n  password: '@S@"));
place('open bracket', secret('stringData:\n  password: [@S@'));
place('open brace', secret('stringData: {password: @S@'));
place('text behind a quote', secret('stringData:\n  password: "a"@S@'));
place('bad escape', secret('stringData:\n  password: "\\q@S@"'));
place('tab as indent', secret('stringData:\n\tpassword: @S@'));
place('wrong indent', secret('stringData:\n  ca: ok\n   password: @S@'));
place(
  'indented first line',
  `  apiVersion: v1\n kind: Secret\nmetadata: {name: x}\nstringData:\n  app.conf: |\n    a\n    pw = @S@\n`,
);
place('line without a key', secret('stringData:\n  a: b\n@S@\n  c: d'));
place('merge conflict', secret('stringData:\n<<<<<<< ours\n  a: "@S@"\n=======\n  a: other\n>>>>>>> theirs'));
place('key without a space', secret('stringData:\n  password:@S@\n  b: ['));
place('name as a key', secret('stringData: [\n  name: @S@\n'));
place('base64 that wraps', secret('data:\n  a: @B@\n@B@==\n  b: ['));
place('broken generator', overlay('secretGenerator:\n  - name: x\n    literals:\n      - "a=@S@\n'));
place('broken values', release('  values:\n    adminPassword: @S@\n   x: ['));
place('undefined alias in a list', secret('stringData:\n  a:\n    - *@S@'));
place('broken JSON', { 'a.json': '{"apiVersion":"v1","kind":"Secret","stringData":{"a":"@S@",}' });
place('broken document of two', `${secret('stringData: {a: "@S@"}')}---\na: [\n`);

// Patches.
place(
  'strategic patch',
  overlay(
    'resources: [s.yaml]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: x@N@, namespace: default}\n      stringData: {a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'strategic patch without a target',
  overlay(
    'resources: [s.yaml]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: gone}\n      stringData: {a: "@S@"}',
    { 's.yaml': CONFIG },
  ),
);
place(
  'strategic patch in a file',
  overlay('resources: [s.yaml]\npatches:\n  - path: p.yaml', {
    's.yaml': secret('stringData: {a: b}'),
    'p.yaml': secret('stringData: {a: "@S@"}'),
  }),
);
place(
  'patchesStrategicMerge',
  overlay(
    'resources: [s.yaml]\npatchesStrategicMerge:\n  - |-\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: x@N@, namespace: default}\n    data: {a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'JSON patch',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: add, path: /stringData/a, value: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'JSON patch of a whole mapping',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - op: add\n        path: /stringData\n        value: {a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'JSON patch of data',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: replace, path: /data/a, value: "@S@"}',
    { 's.yaml': secret('data: {a: Yg==}') },
  ),
);
place(
  'JSON patch in a file',
  overlay('resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    path: p.yaml', {
    's.yaml': secret('data: {a: Yg==}'),
    'p.yaml': '- op: replace\n  path: /data/gone/x\n  value: "@S@"\n',
  }),
);
place(
  'JSON patch that does not apply',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: replace, path: /stringData/gone/deep, value: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'JSON patch test',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: test, path: /stringData/a, value: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'JSON patch without a target',
  overlay('resources: [s.yaml]\npatches:\n  - patch: |\n      - {op: add, path: /stringData/a, value: "@S@"}', {
    's.yaml': secret('stringData: {a: b}'),
  }),
);
place(
  'JSON patch of an environment',
  overlay(
    'resources: [d.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |\n      - {op: add, path: /spec/template/spec/containers/0/env, value: [{name: DB_PASSWORD, value: "@S@"}]}',
    { 'd.yaml': DEPLOYMENT },
  ),
);
place(
  'patch that does not parse',
  overlay('resources: [s.yaml]\npatches:\n  - patch: |\n      kind: Secret\n      stringData:\n        a: "@S@', {
    's.yaml': secret('stringData: {a: b}'),
  }),
);
place(
  'patch that is nothing',
  overlay('resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: "stringData: {a: \\"@S@\\"}"', {
    's.yaml': secret('stringData: {a: b}'),
  }),
);
place(
  'patch with a bad directive',
  overlay(
    'resources: [s.yaml]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: x@N@, namespace: default}\n      stringData: {$patch: nonsense, a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'two patches with a target',
  overlay(
    'resources: [s.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      kind: Secret\n      apiVersion: v1\n      metadata: {name: x}\n      stringData: {a: "@S@"}\n      ---\n      kind: Secret\n      apiVersion: v1\n      metadata: {name: y}\n      stringData: {a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);
place(
  'Flux patch',
  `${head('Kustomization', 'kustomize.toolkit.fluxcd.io/v1', 'name: inner@N@, namespace: flux-system')}spec:\n  interval: 5m\n  prune: true\n  path: ./gone\n  sourceRef: {kind: GitRepository, name: flux-system}\n  patches:\n    - target: {kind: Secret}\n      patch: |\n        - {op: add, path: /data/a, value: "@S@"}\n`,
);
place(
  'deleting patch',
  overlay(
    'resources: [s.yaml]\npatches:\n  - patch: |\n      $patch: delete\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: x@N@, namespace: default}\n      stringData: {a: "@S@"}',
    { 's.yaml': secret('stringData: {a: b}') },
  ),
);

// Generators, replacements, variables of kustomize.
place('literal', overlay('secretGenerator:\n  - name: x@N@\n    literals: ["a=@S@"]'));
place('literal without =', overlay("secretGenerator:\n  - name: x@N@\n    literals: ['@S@']"));
place('literal with : for =', overlay("secretGenerator:\n  - name: x@N@\n    literals: ['password: @S@']"));
place('literal beside a bad one', overlay('secretGenerator:\n  - name: x@N@\n    literals: [foo, "a=@S@"]'));
place('literal that is a mapping', overlay('secretGenerator:\n  - name: x@N@\n    literals:\n      - password: "@S@"'));
place('literals that are a text', overlay('secretGenerator:\n  - name: x@N@\n    literals: "a=@S@"'));
place('literals that are a mapping', overlay('secretGenerator:\n  - name: x@N@\n    literals: {a: "@S@"}'));
place('generator without a name', overlay('secretGenerator:\n  - literals: ["a=@S@"]'));
place(
  'generator with an unknown field',
  overlay('secretGenerator:\n  - name: x@N@\n    literal: ["a=b"]\n    literals: ["a=@S@"]'),
);
place('literal twice', overlay('secretGenerator:\n  - name: x@N@\n    literals: ["a=@S@", "a=@S@"]'));
place(
  'behavior that does not fit',
  overlay('secretGenerator:\n  - name: x@N@\n    behavior: merge\n    literals: ["a=@S@"]'),
);
place('literal among files', overlay('secretGenerator:\n  - name: x@N@\n    files: ["a=b=@S@"]'));
place('env file', overlay('secretGenerator:\n  - name: x@N@\n    envs: [x.env]', { 'x.env': 'FOO=@S@\n' }));
place('env file, old field', overlay('secretGenerator:\n  - name: x@N@\n    env: x.env', { 'x.env': 'PW=@S@\n' }));
place('file', overlay('secretGenerator:\n  - name: x@N@\n    files: [x.txt]', { 'x.txt': '@S@\n' }));
place(
  'YAML file',
  overlay('secretGenerator:\n  - name: x@N@\n    files: [conf=x.yaml]', { 'x.yaml': 'a: "@S@"\nb: [\n' }),
);
place('configMapGenerator', overlay('configMapGenerator:\n  - name: x@N@\n    literals: ["DB_PASSWORD=@S@", foo]'));
place(
  'configMapGenerator env file',
  overlay('configMapGenerator:\n  - name: x@N@\n    envs: [x.env]', { 'x.env': 'DB_PASSWORD=@S@\n' }),
);
place(
  'SecretGenerator',
  overlay('generators: [g.yaml]', {
    'g.yaml': 'apiVersion: builtin\nkind: SecretGenerator\nmetadata: {name: x@N@}\nliterals: ["a=@S@"]\n',
  }),
);
place(
  'replacement out of bounds',
  overlay(
    'resources: [s.yaml]\nreplacements:\n  - source: {kind: Secret, fieldPath: stringData.a, options: {delimiter: ":", index: 9}}\n    targets: [{select: {kind: Secret}, fieldPaths: [stringData.b], options: {create: true}}]',
    { 's.yaml': secret('stringData: {a: "@S@"}') },
  ),
);
place(
  'replacement without a target',
  overlay(
    'resources: [s.yaml]\nreplacements:\n  - source: {kind: Secret, fieldPath: stringData.a}\n    targets: [{select: {kind: Secret}, fieldPaths: [stringData.gone.deep]}]',
    { 's.yaml': secret('stringData: {a: "@S@"}') },
  ),
);
place(
  'replacement into a Secret',
  overlay(
    'resources: [s.yaml, c.yaml]\nreplacements:\n  - source: {kind: ConfigMap, fieldPath: data.host}\n    targets: [{select: {kind: Secret}, fieldPaths: [stringData.password]}]',
    { 's.yaml': secret('stringData: {password: x}'), 'c.yaml': configMap('  host: "@S@"') },
  ),
);
place(
  'replacement of a number',
  overlay(
    'resources: [s.yaml, d.yaml]\nreplacements:\n  - source: {kind: Secret, fieldPath: stringData.a}\n    targets: [{select: {kind: Deployment}, fieldPaths: [spec.replicas]}]',
    { 's.yaml': secret('stringData: {a: "@S@"}'), 'd.yaml': DEPLOYMENT.replace('spec:\n', 'spec:\n  replicas: 1\n') },
  ),
);

// Substitution.
place('variable', {
  'a.yaml': secret('stringData: {password: "${PASSWORD_@N@}"}'),
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substitute: {PASSWORD_@N@: "@S@"}}\n',
});
place('variable of no telling name', {
  'a.yaml': secret('stringData: {x: "${FOO_@N@}"}'),
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substitute: {FOO_@N@: "@S@"}}\n',
});
place('variable in an environment', {
  'a.yaml': pod('env: [{name: API_TOKEN, value: "${FOO_@N@}"}]'),
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substitute: {FOO_@N@: "@S@"}}\n',
});
place('variable from a ConfigMap', {
  'a.yaml': secret('stringData: {password: "${FOO_@N@}"}'),
  '/clusters/prod/v@N@.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v@N@, namespace: flux-system}\ndata: {FOO_@N@: "@S@"}\n`,
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substituteFrom: [{kind: ConfigMap, name: v@N@}]}\n',
});
place('variable from a Secret', {
  'a.yaml': configMap('  a: "${FOO_@N@}"'),
  '/clusters/prod/v@N@.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: v@N@, namespace: flux-system}\nstringData: {FOO_@N@: "@S@"}\n`,
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substituteFrom: [{kind: Secret, name: v@N@}]}\n',
});
place('default of a variable', secret('stringData: {password: "${GONE_@N@:=@S@}"}'));
place('variable that does not parse', secret('stringData: {password: "${@S@"}'));
place('variable in a file that does not parse', {
  'a.yaml': secret('stringData: {password: ${FOO_@N@}}'),
  '/clusters/prod/k@N@.yaml': '@FLUX@  postBuild: {substitute: {FOO_@N@: "@S@"}}\n',
});

// Helm.
place('values', release('  values: {adminPassword: "@S@"}'));
place('values deep below', release('  values:\n    a: {b: [{auth: {password: "@S@"}}]}'));
place('list of values', release('  values:\n    tokens: ["@S@"]\n    password: ["@S@"]'));
place('environment in values', release('  values:\n    env: [{name: DB_PASSWORD, value: "@S@"}]'));
place('environment as a mapping', release('  values:\n    env: {DB_PASSWORD: "@S@"}'));
place(
  'Secret in values',
  release('  values:\n    extraObjects:\n      - apiVersion: v1\n        kind: Secret\n        stringData: {a: "@S@"}'),
);
place('stringData in values', release('  values:\n    secrets: {x: {stringData: {a: "@S@"}}}'));
place('URL in values', release('  values: {url: "postgres://user:@S@@db/x"}'));
place('text of values', release('  values:\n    config: |\n      [db]\n      password = @S@'));
place('values in a ConfigMap', configMap('  values.yaml: |\n    auth:\n      password: "@S@"'));
place('header in values', release('  values: {headers: {Authorization: "Bearer @S@"}}'));
place('X-Api-Key', release('  values: {headers: {X-Api-Key: "@S@"}}'));
place('connection string', release('  values: {connectionString: "Server=x;Password=@S@;"}'));
place(
  'post renderer',
  release(
    '  postRenderers:\n    - kustomize:\n        patches:\n          - target: {kind: Secret}\n            patch: |\n              - {op: add, path: /stringData/a, value: "@S@"}',
  ),
);
place(
  'Argo parameter',
  application(
    '  source:\n    repoURL: https://charts.example.com\n    chart: x\n    targetRevision: 1.0.0\n    helm: {parameters: [{name: auth.password, value: "@S@"}]}',
  ),
);
place(
  'Argo values',
  application(
    '  source:\n    repoURL: https://charts.example.com\n    chart: x\n    targetRevision: 1.0.0\n    helm:\n      values: |\n        auth: {password: "@S@"}',
  ),
);
place(
  'Argo valuesObject',
  application(
    '  source:\n    repoURL: https://charts.example.com\n    chart: x\n    targetRevision: 1.0.0\n    helm: {valuesObject: {adminPassword: "@S@"}}',
  ),
);
place(
  'Argo patch',
  application(
    '  source:\n    repoURL: https://github.com/acme/fleet\n    path: @P@\n    kustomize:\n      patches:\n        - target: {kind: Secret}\n          patch: "[{op: add, path: /stringData/a, value: \\"@S@\\"}]"',
  ),
);

// Addresses.
place(
  'GitRepository',
  `${head('GitRepository', 'source.toolkit.fluxcd.io/v1')}spec: {interval: 1m, url: "https://bot:@S@@example.com/acme/x", ref: {brunch: x}}\n---\n${head('Kustomization', 'kustomize.toolkit.fluxcd.io/v1', 'name: r@N@, namespace: default')}spec: {interval: 1m, prune: true, path: ./x, sourceRef: {kind: GitRepository, name: x@N@}}\n`,
);
place(
  'GitRepository with a token as user',
  `${head('GitRepository', 'source.toolkit.fluxcd.io/v1')}spec: {interval: 1m, url: "https://@S@@example.com/acme/x"}\n---\n${head('Kustomization', 'kustomize.toolkit.fluxcd.io/v1', 'name: r@N@, namespace: default')}spec: {interval: 1m, prune: true, path: ./x, sourceRef: {kind: GitRepository, name: x@N@}}\n`,
);
place(
  'HelmRepository',
  `${head('HelmRepository', 'source.toolkit.fluxcd.io/v1')}spec: {interval: 1m, url: "https://bot:@S@@example.com/charts", tipe: x}\n`,
);
place(
  'OCIRepository',
  `${head('OCIRepository', 'source.toolkit.fluxcd.io/v1')}spec: {interval: 1m, url: "oci://bot:@S@@example.com/x", ref: {semver: "nonsense"}}\n`,
);
place(
  'Bucket endpoint',
  `${head('Bucket', 'source.toolkit.fluxcd.io/v1')}spec: {interval: 1m, bucketName: x, endpoint: "https://bot:@S@@example.com"}\n`,
);
place('remote base', overlay('resources:\n  - https://bot:@S@@example.com/acme/x//base?ref=main'));
place('remote file', overlay('resources:\n  - https://bot:@S@@example.com/x.yaml'));
place(
  'remote patch',
  overlay('resources: [s.yaml]\npatches:\n  - path: https://bot:@S@@example.com/x.yaml\n    target: {kind: Secret}', {
    's.yaml': CONFIG,
  }),
);
place(
  'helmCharts',
  overlay('helmCharts:\n  - name: x\n    repo: https://bot:@S@@example.com/charts\n    version: 1.0.0'),
);
place(
  'Application chart',
  application('  source: {repoURL: "https://bot:@S@@charts.example.com", chart: x, targetRevision: 1.0.0}'),
);
place(
  'Application repository',
  application('  source: {repoURL: "https://bot:@S@@example.com/acme/x", path: x, targetRevision: main}'),
);
place(
  'Application sources',
  application(
    '  sources:\n    - {repoURL: "https://bot:@S@@example.com/acme/x", path: x, targetRevision: main}\n    - {repoURL: "https://@S@@example.com/acme/y", chart: y, targetRevision: 1.0.0}',
  ),
);
place(
  'AppProject',
  `${head('AppProject', 'argoproj.io/v1alpha1', 'name: x@N@, namespace: argocd')}spec: {sourceRepos: ["https://bot:@S@@example.com/acme/x"], nonsense: 1}\n`,
);
place('password in a parameter of a URL', release('  values: {url: "https://example.com/hook?token=@S@"}'));
place('password with an @', release('  values: {url: "amqp://user:@S@@@S@@mq:5672/x"}'));
place('comment with a URL', `# see https://bot:@S@@example.com/x\n${CONFIG}x: 1\n`);

// Generators of ApplicationSets.
const LOCAL =
  '      source: {repoURL: "https://github.com/acme/fleet", path: "@P@/p-{{.token}}", targetRevision: HEAD}';
place('list element in a path', applicationSet('    - list: {elements: [{name: a, token: "@S@"}]}', LOCAL));
place(
  'list element in a name',
  applicationSet('    - list: {elements: [{name: a, token: "@S@"}]}', LOCAL.replace('p-{{.token}}', 'x')).replace(
    'x@N@-{{.name}}',
    'x@N@-{{.token}}',
  ),
);
place(
  'list element in a parameter',
  applicationSet(
    '    - list: {elements: [{name: a, foo: "@S@"}]}',
    '      source: {repoURL: "https://charts.example.com", chart: x, targetRevision: 1.0.0, helm: {parameters: [{name: password, value: "{{.foo}}"}]}}',
  ),
);
place(
  'values of a generator',
  applicationSet('    - clusters: {values: {token: "@S@"}}', LOCAL.replace('.token', '.values.token')),
);
place(
  'matrix',
  applicationSet(
    '    - matrix: {generators: [{list: {elements: [{name: a}]}}, {list: {elements: [{token: "@S@"}]}}]}',
    LOCAL,
  ),
);
place('elementsYaml', applicationSet('    - list: {elementsYaml: "[{name: a, token: @S@}]"}', LOCAL));
place(
  'plugin input',
  applicationSet('    - plugin: {configMapRef: {name: x}, input: {parameters: {token: "@S@"}}}', LOCAL),
);
place(
  'git generator',
  applicationSet(
    '    - git: {repoURL: "https://bot:@S@@example.com/acme/x", revision: HEAD, directories: [{path: "*"}]}',
    LOCAL,
  ),
);

// Workloads.
place('environment', pod('env: [{name: DB_PASSWORD, value: "@S@"}]'));
place('environment, misspelled', pod('env:\n  - name: DB_PASSWORD\n    valeu: "@S@"'));
place(
  'environment, misspelled otherwise',
  pod('env:\n  - {name: API_TOKEN, vaule: "@S@"}\n  - {name: API_KEY, Value: "@S@"}\n  - {name: DB_PASS, val: "@S@"}'),
);
place('environment twice', pod('env:\n  - {name: DB_PASSWORD, value: "@S@"}\n  - {name: DB_PASSWORD, value: "@S@"}'));
place('environment, a list', pod('env:\n  - name: DB_PASSWORD\n    value: ["@S@"]'));
place('flag and value', pod('args: ["--db-password", "@S@"]'));
place('flag and value in lines', pod('args:\n  - --db-password\n  - "@S@"'));
place('flag with =', pod('args: ["--db-password=@S@", 5]'));
place('environment in an argument', pod('args: ["DB_PASSWORD=@S@", 5]'));
place('shell', pod('command: [sh, -c, "export TOKEN=@S@; run --password=@S@", 5]'));
place('mysql', pod('command: [sh, -c, "mysql -u root -p@S@ db", 5]'));
place('curl', pod('command: [sh, -c, "curl -u admin:@S@ https://x", 5]'));
place('curl as a list', pod('command: [curl, -u, "admin:@S@", https://x, 5]'));
place('header', pod('command: [sh, -c, "curl -H \'Authorization: Bearer @S@\' x", 5]'));
place(
  'probe header',
  pod(
    'livenessProbe:\n  httpGet: {path: /, port: 1, httpHeaders: [{name: Authorization, value: "Bearer @S@"}, {name: X-Api-Key, value: "@S@"}]}',
  ),
);
place(
  'annotation',
  `${head('ConfigMap', 'v1', 'name: x@N@, namespace: default, annotations: {example.com/api-token: "@S@"}')}daata: 1\n`,
);

// Other places.
place('ConfigMap', configMap('  db_password: "@S@"\n  5: 5'));
place('ConfigMap with lines', configMap('  app.env: |\n    DB_PASSWORD=@S@\n    A=b\n  5: 5'));
place('ConfigMap with JSON', configMap(`  a.json: '{"client_secret": "@S@"}'\n  5: 5`));
place('ConfigMap with a registry login', configMap(`  a.json: '{"auths":{"ghcr.io":{"auth":"@B@"}}}'\n  5: 5`));
place(
  'Secret in a ConfigMap',
  configMap('  s.yaml: |\n    apiVersion: v1\n    kind: Secret\n    stringData:\n      a: "@S@"\n  5: 5'),
);
place('comment', `# db password: @S@\n${CONFIG}x: 1\n`);
place('comment behind a value', `${CONFIG}x: 1 # token = @S@\n`);
place(
  'default of a CRD',
  `${head('CustomResourceDefinition', 'apiextensions.k8s.io/v1', 'name: xs@N@.example.com')}spec:\n  group: example.com\n  names: {kind: X@N@, plural: xs@N@}\n  scope: Namespaced\n  nonsense: 1\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {password: {type: strin, default: "@S@"}}}}}}\n`,
);
place(
  'Kyverno',
  `${head('ClusterPolicy', 'kyverno.io/v1', 'name: x@N@')}spec:\n  rules:\n    - name: a\n      generate:\n        apiVersion: v1\n        kind: Secret\n        name: x\n        data: {data: {a: "@B@"}, stringData: {b: "@S@"}}\n`,
);
place(
  'SopsSecret',
  `${head('SopsSecret', 'isindir.github.com/v1alpha3')}spec:\n  secretTemplates: [{name: x, stringData: {a: "@S@"}}]\n`,
);
place('ClusterSecret', `${head('ClusterSecret', 'clustersecret.io/v1', 'name: x@N@')}data: {a: "@S@"}\n`);
place(
  'SOPS, left in clear',
  secret(
    'stringData: {a: "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]", b: "@S@"}\nsops: {mac: "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]", encrypted_regex: "^a$"}',
  ),
);
place(
  'SOPS in a ConfigMap',
  `${CONFIG.replace('{a: b}', '{a: "@S@"}')}sops: {mac: "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]"}\n`,
);
place('a field of a Secret that holds no values', secret('immutable: "@S@"'));
place('an entry beside the data', secret('stringData: {a: b}\ntoken: "@S@"'));
place(
  'a login without a scheme',
  `${CONFIG}x: 1\n---\n${secret('images: [{name: "bot:@S@@registry.example.com/x"}]')}`,
);
place('suppression', secret('stringData: {a: "@S@"} # gitops-gate-ignore plaintext-secret: it is a test'));
place('suppression that is wrong', secret('stringData: {a: "@S@"} # gitops-gate-ignore nonsense'));
