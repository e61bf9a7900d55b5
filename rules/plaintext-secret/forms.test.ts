import { describe, expect, it } from 'vitest';
import {
  base64,
  configMap,
  container,
  type Files,
  GITHUB,
  OTHER,
  RANDOM,
  release,
  secret,
  told,
} from '../../test/rules/secrets.ts';

function application(source: string): string {
  return [
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, namespace: argocd}\nspec:\n  project: default',
    '  destination: {server: "https://kubernetes.default.svc", namespace: a}\n  source:',
    '    repoURL: https://charts.example.com\n    chart: a\n    targetRevision: 1.0.0\n    helm:',
    `${source.replace(/^/gm, '      ')}\n`,
  ].join('\n');
}

const SOPS = 'sops:\n  encrypted_regex: ^(data)$\n  mac: ENC[AES256_GCM,data:x,type:str]\n';
const SERVICE_ACCOUNT = JSON.stringify({
  type: 'service_account',
  private_key: `-----BEGIN ${'PRIVATE'} KEY-----\n${`${RANDOM}${OTHER}`.repeat(6)}\n-----END ${'PRIVATE'} KEY-----\n`,
});

/** One error in one file each; the first file is where it is. */
const ERRORS: readonly [string, Files][] = [
  [
    'an entry in plain text beside those that SOPS encrypted',
    { 'a.yaml': `${secret('a: ENC[AES256_GCM,data:x]', 'data')}stringData: {token: ${RANDOM}}\n${SOPS}` },
  ],
  [
    'the last applied configuration beside what SOPS encrypted',
    {
      'a.yaml': `${secret('a: ENC[AES256_GCM,data:x]', 'data').replace('namespace: podinfo}', `namespace: podinfo, annotations: {kubectl.kubernetes.io/last-applied-configuration: '${JSON.stringify({ kind: 'Secret', apiVersion: 'v1', data: { token: base64(RANDOM) } })}'}}`)}${SOPS}`,
    },
  ],
  [
    'a JSON patch that adds a mapping to a Secret',
    {
      'kustomization.yaml': `patches:\n  - target: {kind: Secret}\n    patch: |\n      - op: add\n        path: /stringData\n        value: {token: ${RANDOM}}\n`,
    },
  ],
  [
    'a JSON patch that adds to the data of a Secret',
    {
      'kustomization.yaml': `patches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: add, path: /data/token, value: ${base64(RANDOM)}}\n`,
    },
  ],
  [
    'a patch file of operations',
    {
      'patch.yaml': `- op: add\n  path: /stringData\n  value: {token: ${RANDOM}}\n`,
      'kustomization.yaml': 'resources: [s.yaml]\npatches:\n  - {path: patch.yaml, target: {kind: Secret}}\n',
      's.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n',
    },
  ],
  [
    'a patch file that writes into the data of a Secret',
    {
      'patch.yaml': `- op: add\n  path: /data\n  value: {token: ${base64(RANDOM)}}\n`,
      'kustomization.yaml': 'resources: [s.yaml]\npatches:\n  - {path: patch.yaml, target: {kind: Secret}}\n',
      's.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n',
    },
  ],
  [
    'a replacement into a Secret',
    {
      'kustomization.yaml': `replacements:\n  - sourceValue: ${RANDOM}\n    targets:\n      - select: {kind: Secret}\n        fieldPaths: [stringData.api]\n`,
    },
  ],
  [
    'an env file of a secretGenerator',
    { 'kustomization.yaml': 'secretGenerator:\n  - name: a\n    envs: [a.env]\n', 'a.env': `FOO=${RANDOM}\n` },
  ],
  [
    'an env file of a secretGenerator, a name that says nothing',
    { 'kustomization.yaml': 'secretGenerator:\n  - name: a\n    env: a.env\n', 'a.env': 'GPW=Tr0ub4dor&3\n' },
  ],
  [
    'an env file of a configMapGenerator',
    {
      'kustomization.yaml': 'configMapGenerator:\n  - name: a\n    envs: [a.env]\n',
      'a.env': `DB_PASSWORD=${RANDOM}\n`,
    },
  ],
  [
    'a file of a configMapGenerator',
    {
      'kustomization.yaml': 'configMapGenerator:\n  - name: a\n    files: [a.properties]\n',
      'a.properties': `db.user=a\ndb.password=${RANDOM}\n`,
    },
  ],
  ['an unnamed line beside settings', { 'a.yaml': secret(`conf: |\n  user = app\n  ${RANDOM}`) }],
  ['values of an Application', { 'a.yaml': application(`values: |\n  auth:\n    password: ${RANDOM}`) }],
  [
    'a variable in the values of an Application',
    { 'a.yaml': application(`values: |\n  env:\n    - name: DB_PASSWORD\n      value: ${RANDOM}`) },
  ],
  ['the values object of an Application', { 'a.yaml': application(`valuesObject: {auth: {password: ${RANDOM}}}`) }],
  ['a parameter of an Application', { 'a.yaml': application(`parameters: [{name: auth.password, value: ${RANDOM}}]`) }],
  [
    'a values file in a ConfigMap',
    { 'a.yaml': configMap(`values.yaml: |\n  env:\n    - name: DB_PASSWORD\n      value: ${RANDOM}`) },
  ],
  ['JSON on one line', { 'a.yaml': configMap(`a: '{"client_secret": "${RANDOM}"}'`) }],
  [
    'JSON in an environment variable',
    { 'a.yaml': container(`env: [{name: CONFIG, value: '{"oidc": {"client_secret": "${RANDOM}"}}'}]`) },
  ],
  ['JSON in values', { 'a.yaml': release(`config: '{"client_secret": "${RANDOM}"}'`) }],
  [
    'a registry login outside of a Secret',
    { 'a.yaml': configMap(`config.json: '{"auths":{"ghcr.io":{"auth":"${base64(`bot:${RANDOM}`)}"}}}'`) },
  ],
  ['an argument and its value', { 'a.yaml': container(`args: ["--db-password", "${RANDOM}"]`) }],
  ['a command line', { 'a.yaml': container(`command: [sh, -c, "export TOKEN=${RANDOM}; run"]`) }],
  ['an option in a command line', { 'a.yaml': container(`command: [sh, -c, "run --verbose --password=${RANDOM}"]`) }],
  ['an option of several words', { 'a.yaml': container(`command: [sh, -c, "run --password ${RANDOM} --verbose"]`) }],
  [
    'a bearer token in a command',
    { 'a.yaml': container(`command: [sh, -c, "curl -H 'Authorization: Bearer ${RANDOM}' https://example.com"]`) },
  ],
  [
    'a header with a key',
    { 'a.yaml': container(`command: [sh, -c, "curl -H 'X-Api-Key: ${RANDOM}' https://example.com"]`) },
  ],
  ['basic authentication', { 'a.yaml': configMap(`headers: 'Authorization: Basic ${base64(`bot:${RANDOM}`)}'`) }],
  ['a header in values', { 'a.yaml': release(`headers: {Authorization: "Bearer ${RANDOM}"}`) }],
  ['a user of curl', { 'a.yaml': container(`command: [sh, -c, "curl -u admin:${RANDOM} https://example.com"]`) }],
  ['a password of mysql', { 'a.yaml': container(`command: [sh, -c, "mysql -h db -uroot -p${RANDOM} app"]`) }],
  ['a password of redis-cli', { 'a.yaml': container(`command: [sh, -c, "redis-cli -a ${RANDOM} ping"]`) }],
  ['a comment', { 'a.yaml': `# db password: ${RANDOM}\n${configMap('a: b')}` }],
  ['a comment behind a value', { 'a.yaml': configMap(`a: b # token=${RANDOM}`) }],
  ['a connection string', { 'a.yaml': configMap(`db: Server=db;Database=a;User Id=a;Password=${RANDOM};`) }],
  [
    'a JDBC url',
    { 'a.yaml': container(`env: [{name: URL, value: "jdbc:postgresql://db/a?user=a&password=${RANDOM}"}]`) },
  ],
  [
    'a key of an Azure account',
    {
      'a.yaml': configMap(
        `s: DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${`${RANDOM}${OTHER}${RANDOM}${OTHER}`.slice(0, 86)}==;EndpointSuffix=core.windows.net`,
      ),
    },
  ],
  [
    'a shared access key',
    {
      'a.yaml': configMap(
        `s: Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${`${RANDOM}${OTHER}`.slice(0, 43)}=`,
      ),
    },
  ],
  ['a URL whose password has an @', { 'a.yaml': configMap('url: postgres://app:p@ssw0rd!2024@db/x') }],
  ['a URL in a Secret', { 'a.yaml': secret('DATABASE_URL: postgresql://admin:p9ssw0rd-2024@db.internal:5432/app') }],
  [
    'a service account of Google in double quotes',
    { 'a.yaml': configMap(`key.json: ${JSON.stringify(SERVICE_ACCOUNT)}`) },
  ],
  ['a plausible password in values', { 'a.yaml': release('auth: {password: supersecret123}') }],
  ['dotenv in a ConfigMap', { 'a.yaml': configMap(`.env: |\n  DB_USER=app\n  DB_PASSWORD=${RANDOM}`) }],
  [
    'a Secret that a policy generates',
    {
      'a.yaml': `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n  rules:\n    - name: a\n      match: {any: [{resources: {kinds: [Namespace]}}]}\n      generate: {kind: Secret, apiVersion: v1, name: a, data: {type: Opaque, stringData: {token: ${RANDOM}}}}\n`,
    },
  ],
  [
    'JSON that an overlay lists',
    {
      'a.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'a' },
        stringData: { password: 'correct-horse' },
      }),
      'kustomization.yaml': 'resources: [a.json]\n',
    },
  ],
  [
    'a file without an extension that an overlay lists',
    { secret: secret('password: correct-horse'), 'kustomization.yaml': 'resources: [secret]\n' },
  ],
  [
    'a template by its name that an overlay lists',
    { 'a.yaml.tpl': secret('password: correct-horse'), 'kustomization.yaml': 'resources: [a.yaml.tpl]\n' },
  ],
  [
    'a text file that an overlay lists',
    { 'a.txt': secret('password: correct-horse'), 'kustomization.yaml': 'resources: [a.txt]\n' },
  ],
  ['a token in any text file', { 'README.md': `Use \`${GITHUB}\`.\n` }],
  ['a setting of any program', { 'app/.env': `API_TOKEN=${RANDOM}\n` }],
];

describe('a secret in plain text is found in', () => {
  it.each(ERRORS)('%s', async (_, files) => {
    const [path = ''] = Object.keys(files);
    expect((await told(files)).map((text) => text.replace(/:\d+$/, ''))).toEqual([`error ${path}`]);
  });
});

describe('a weak password in what is deployed is a warning', () => {
  it.each([
    'correct-horse-battery-staple',
    "'12345678'",
    '12345678',
    'supersecretpassword',
    'mydbpassword',
    'rootpassword',
    'hunter2',
    'admin',
    'P@ssw0rd',
  ])('%s', async (value) => {
    expect(await told({ 'a.yaml': release(`rootPassword: ${value}`) })).toEqual(['warning a.yaml:8']);
  });
});
