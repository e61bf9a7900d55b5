import { describe, expect, it } from 'vitest';
import {
  base64,
  cluster,
  configMap,
  container,
  type Files,
  release,
  secret,
  secretFindings,
  told,
} from '../../test/rules/secrets.ts';

/** What finds a value under `apps`, which a cluster applies. */
async function levels(file: string | Files): Promise<string[]> {
  const files = typeof file === 'string' ? { 'apps/a.yaml': file } : file;
  return (await told({ ...cluster('prod', 'apps'), ...files })).map((line) => line.replace(/ .*/, ''));
}

const generator = (kind: string, literal: string): Files => ({
  'apps/kustomization.yaml': `${kind}Generator:\n  - name: a\n    literals: ["${literal}"]\n`,
});
const AT = '@';

/** The holders of a password that a person chose. */
const HOLDERS: readonly [string, (password: string) => string | Files][] = [
  ['values', (password) => release(`auth: {password: "${password}"}`)],
  ['a password of an administrator in values', (password) => release(`adminPassword: "${password}"`)],
  ['a variable', (password) => container(`env: [{name: DB_PASSWORD, value: "${password}"}]`)],
  ['a ConfigMap', (password) => configMap(`db_password: "${password}"`)],
  ['a literal of a ConfigMap', (password) => generator('configMap', `PASSWORD=${password}`)],
  ['JSON in a ConfigMap', (password) => configMap(`a.json: |\n  {"db": {"password": "${password}"}}`)],
  ['INI in a ConfigMap', (password) => configMap(`a.ini: |\n  [db]\n  user = app\n  password = ${password}`)],
  ['TOML in a ConfigMap', (password) => configMap(`a.toml: |\n  [db]\n  password = "${password}"`)],
  ['dotenv in a ConfigMap', (password) => configMap(`.env: |\n  DB_USER=app\n  DB_PASSWORD=${password}`)],
  ['YAML in a ConfigMap', (password) => configMap(`a.yaml: |\n  db:\n    password: "${password}"`)],
  ['XML in a ConfigMap', (password) => configMap(`a.xml: |\n  <db>\n    <password>${password}</password>\n  </db>`)],
  [
    'XML with names in a ConfigMap',
    (password) => configMap(`a.xml: |\n  <db>\n    <property name="db.password" value="${password}"/>\n  </db>`),
  ],
  ['a URL in a ConfigMap', (password) => configMap(`url: "postgres://app:${password}${AT}db:5432/app"`)],
  ['a URL in a variable', (password) => container(`env: [{name: URL, value: "amqp://app:${password}${AT}mq"}]`)],
];

describe.each(HOLDERS)('a password in %s', (_, holder) => {
  it('is an error if its digits show that it is one', async () => {
    expect(await levels(holder('supersecret123'))).toEqual(['error']);
  });

  it.each(['hunter2', 'tiger', 'abc@def', 's3cret/pw', 'pa/ss:word1'])(
    'is a warning if it is a word: %s',
    async (word) => {
      expect(await levels(holder(word))).toEqual(['warning']);
    },
  );
});

describe.each<[string, (text: string) => string | Files]>([
  ['a Secret', (text) => secret(`URL: "${text}"`)],
  ['a Secret in base64', (text) => secret(`URL: ${base64(text)}`, 'data')],
  ['a literal of a Secret', (text) => generator('secret', `URL=${text}`)],
])('a URL in %s', (_, holder) => {
  it.each(['supersecret123', 'tiger', 'p@ss:w/rd', 'x9'])('has the password %s', async (password) => {
    expect(await levels(holder(`postgres://app:${password}${AT}db:5432/app`))).toEqual(['error']);
  });
});

describe('the value of an example', () => {
  const SECRET = secret('password: changeme\ntoken: CHANGE_ME');

  it.each([
    SECRET,
    secret(`password: ${base64('changeme')}`, 'data'),
    release('auth: {password: ChangeMe123!}'),
    container('env: [{name: DB_PASSWORD, value: changeit}]'),
  ])('is a warning where a cluster uses it', async (text) => {
    expect(await levels(text)).toEqual(['warning']);
    expect(await told({ 'apps/a.yaml': text })).toEqual([]);
    expect(await told({ 'apps/a.yaml': text, 'apps/kustomization.yaml': 'resources: [a.yaml]\n' })).toEqual([]);
  });

  it('says so', async () => {
    const [finding] = await secretFindings({ ...cluster('prod', 'apps'), 'apps/a.yaml': SECRET });
    expect(finding?.message).toContain('`password` and `token` in plain text, with example values');
  });

  it('is none where an overlay sets another one', async () => {
    const patch = 'apiVersion: v1\nkind: Secret\nmetadata: {name: podinfo, namespace: podinfo}\n';
    const overlay = {
      'base/a.yaml': SECRET,
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/kustomization.yaml': 'resources: [../base]\npatches: [{path: patch.yaml}]\n',
      'apps/patch.yaml': `${patch}stringData: {password: "\${DB_PASSWORD}", token: "\${TOKEN}"}\n`,
    };
    expect(await levels(overlay)).toEqual([]);
    expect(await levels({ ...overlay, 'apps/patch.yaml': `${patch}type: Opaque\n` })).toEqual(['warning']);
  });
});

describe('is quiet about', () => {
  it.each([
    [
      'a host and its port',
      configMap('url: http://onepassword:8080\nother: onepassword:8080\nthird: "//token:9000/x"'),
    ],
    ['an image and its tag', container('env: [{name: A, value: "ghcr.io/acme/onepassword:1.2.3"}]')],
    ['words of translations', configMap('en.json: |\n  {"login": "Login", "password": "Password", "token": "Token"}')],
    [
      'URLs of documents',
      configMap(
        `a: "redis://:password${AT}localhost"\nb: "postgres://myuser:mypassword${AT}db"\nc: "https://username:token${AT}example.com"`,
      ),
    ],
    [
      'placeholders',
      secret(
        'a: put-your-key-here\nclient: SECRET\ntoken: some-token\npassword: set-in-overlay\nkey: must-be-replaced\napi_key: API_KEY_HERE',
      ),
    ],
    [
      'the pattern of a policy',
      'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n  rules:\n    - name: a\n      match: {any: [{resources: {kinds: [Secret]}}]}\n      validate: {message: a, pattern: {kind: Secret, stringData: {password: "?*"}}}\n',
    ],
    [
      'settings that name where a secret is',
      configMap(
        'a.toml: |\n  type = "token"\n  token_file = "/run/token"\n  password_env = "DB_PASSWORD"\nb.properties: |\n  db.password=@password@\n  password.encoder=bcrypt',
      ),
    ],
    ['entities', configMap('opers.conf: |\n  <oper name="a"\n    password="&operhash;">')],
    [
      'lines of a program in a Secret',
      secret(
        'login.config: |\n  app {\n    com.example.Login sufficient\n      userRoleName=\n      debug=true\n    ;\n  };\na.json: |\n  [\n    "ClusterName1",\n    "UserName2"\n  ]\n  // end',
      ),
    ],
    ['a program', configMap('a.py: |\n  import os\n  password = settings\n  db_password = config')],
    ['the id of an AWS key alone', configMap(`cloud: |\n  aws_access_key_id=${['AK', 'IAYQ7HW3PLMX2BVTKD'].join('')}`)],
  ])('%s', async (_, text) => {
    expect(await levels(text)).toEqual([]);
  });
});

describe('comments that speak of tests', () => {
  it.each(['# Test keys', '# devenv only', '# only for local use', '# not for production', '# dummy credentials'])(
    'silence what no cluster is known to apply, unless the change adds it: %s',
    async (comment) => {
      const file = { 'a.yaml': secret(`${comment}\na-password: hunter22\nb-password: hunter23`) };
      expect(await told(file)).toEqual([]);
      expect(await told({ 'a.yaml': `${comment}\n---\n${secret('password: hunter22')}` })).toEqual([]);
      expect(await told(file, { 'b.yaml': 'a: b\n' })).toEqual(['warning a.yaml:6']);
      expect(await levels(secret(`${comment}\npassword: hunter22`))).toEqual(['warning']);
    },
  );
});

describe('a mark that something fills in', () => {
  it.each(['@@API_KEY@@', '@API_KEY@', '#{api-key}#', '#{ApiKey}', '%API_KEY%', '__API_KEY__', '{{ api_key }}'])(
    '%s is no secret',
    async (mark) => {
      expect(await levels(secret(`password: "${mark}"`))).toEqual([]);
    },
  );

  it.each(['x#{9Kq}mW2#vb', 'p@@ssKq7mX29'])('is not in %s', async (password) => {
    expect(await levels(secret(`password: "${password}"`))).toEqual(['error']);
  });
});
