import { describe, expect, it } from 'vitest';
import { declaredSecrets, secretsIn } from '../../src/kubernetes/secrets/find.ts';
import { tokensIn } from '../../src/kubernetes/secrets/tokens.ts';
import { meaningOf } from '../../src/kubernetes/terms/secret-names.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { YamlValue } from '../../src/yaml/value.ts';

function parse(text: string): YamlValue {
  const { documents, problems } = parseYaml(new TextFile('a.yaml', text), 'resource');
  expect(problems).toEqual([]);
  return documents[0]?.value ?? null;
}

/** `certainty key` of each secret in clear. */
function found(text: string): string[] {
  return secretsIn(parse(text)).map(({ certainty, key }) => `${certainty} ${key}`);
}

/** Put together here, so that no scanner takes the tests for a leak. */
const RANDOM = ['7hK2pQ9x', 'Vb4mZt8w'].join('');
const GITHUB = `gh${'p'}_${'aB3dE5gH7jK9mN1pQ3sT5vX7zA9cE1gI3kM5'}`;
const KEY = `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${'MIIEpAIBAAKCAQEA7bq2Xk0s9YtHc4LwPzR1'}\n-----END RSA ${'PRIVATE'} KEY-----`;

function secret(entries: string, field = 'stringData'): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: podinfo}\n${field}:\n${entries.replace(/^/gm, '  ')}\n`;
}

describe('a Secret', () => {
  it.each([
    ['a word', 'password: correct-horse', 'certain password'],
    ['letters and digits under a key that says nothing', 'whatever: hunter2299', 'likely whatever'],
    ['the value of an example', 'password: changeme', 'unchanged password'],
    ['the value of an example in base64', 'password: Y2hhbmdlbWU=', 'unchanged password'],
    ['a hash', `htpasswd: app:$2y$10$${'a'.repeat(22)}B${'c'.repeat(30)}`, 'likely htpasswd'],
    ['a number under a telling key', 'pin-token: 482913', 'certain pin-token'],
    ['a value everybody knows', 'password: postgres', 'likely password'],
    ['settings', 'cloud: |\n  [default]\n  aws_secret_access_key = "OWQ5OTM2NWIzODJkNzk5"', 'certain cloud'],
    [
      'settings with known values',
      'config.env: |\n  export MINIO_ROOT_PASSWORD=minioadmin\n  A=b',
      'likely config.env',
    ],
    ['a file with a random word', `blob: |\n  login\n  ${RANDOM}`, 'certain blob'],
    ['a private key', `tls.key: |\n${KEY.replace(/^/gm, '  ')}`, 'certain tls.key'],
    [
      'a registry login',
      `.dockerconfigjson: '{"auths":{"ghcr.io":{"auth":"Zm9vOmJhcmJheg=="}}}'`,
      'certain .dockerconfigjson',
    ],
    ['a webhook', `address: https://chat.acme.io/hooks/${RANDOM}`, 'certain address'],
  ])('holds %s', (_, entries, expected) => {
    expect(found(secret(entries))).toEqual([expected]);
  });

  it.each([
    ['empty values', 'password: ""\ntoken:'],
    ['a variable', `password: \${PASSWORD}`],
    ['a template', 'password: "{{ .password }}"'],
    [
      'a secret store',
      'password: op://vault/item/field\ntoken: <path:secret/data/app#token>\nkey: vault:secret/data/app#key',
    ],
    ['a placeholder', 'password: PLACEHOLDER\nname: changeme\nkey: your-key-here\nother: xxxxxxxx\nsecret: SECRET'],
    ['a name under a key that says nothing', 'whatever: correct-horse\nclass: csi-fast\nnode: worker-01'],
    [
      'settings under keys that say nothing',
      'filter: (&(objectClass=person)(uid=%s))\nattributes: fsName=backups\nprofiles: prod,kubernetes\ninclude: "^/media/.*\\\\.mkv$"\nopts: -Xmx512m',
    ],
    [
      'what everyone may know',
      `WG_PUBLIC_KEY: ${RANDOM}=\ncommit: ${'4d1a5b0f6f'.repeat(4)}\nfingerprint: SHA256:${RANDOM}\nSTRIPE_PUBLISHABLE_KEY: pk_live_${RANDOM}\nlicense: Apache-2.0`,
    ],
    ['the id of a key', `AWS_ACCESS_KEY_ID: ${['AK', 'IAYQ7HW3PLMX2BVTKD'].join('')}`],
    ['references of Argo CD', 'clientSecret: $sso:clientSecret\nsecret: $oidc.auth0.clientSecret'],
    ['the pattern of a policy', 'password: "?*"'],
    ['an encrypted value', 'password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]'],
    ['a certificate', 'ca.crt: |\n  -----BEGIN CERTIFICATE-----\n  MIIB\n  -----END CERTIFICATE-----'],
    ['a file of words', 'blob: |\n  some words\n  of an old poem'],
    ['only identifiers', 'type: git\nurl: https://github.com/org/repo'],
    ['a cluster without credentials', `config: '{"tlsClientConfig":{"insecure":false}}'`],
    ['settings to be filled in', `config: |\n  password=\${PASSWORD}\n  user=app`],
  ])('is quiet about %s', (_, entries) => {
    expect(found(secret(entries))).toEqual([]);
  });

  it('decodes data to judge it', () => {
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    expect(found(secret(`password: ${base64('correct-horse')}`, 'data'))).toEqual(['certain password']);
    expect(found(secret(`password: ${base64('changeme')}`, 'data'))).toEqual(['unchanged password']);
  });

  it('is quiet about what SOPS or Sealed Secrets encrypted, and about a patch that deletes', () => {
    const sops = 'sops:\n  mac: ENC[AES256_GCM,data:x]\n';
    expect(found(`${secret('password: ENC[AES256_GCM,data:x,type:str]')}${sops}`)).toEqual([]);
    expect(found('$patch: delete\nkind: Secret\nmetadata: {name: password}')).toEqual([]);
    expect(found('kind: SealedSecret\nspec: {encryptedData: {password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq}}')).toEqual(
      [],
    );
  });

  it('is found inside other objects, in texts and in patches', () => {
    expect(
      found(
        `kind: ResourceSet\nspec:\n  resources:\n    - kind: Secret\n      stringData: {a-password: correct-horse}`,
      ),
    ).toEqual(['certain a-password']);
    const nested = `patches:\n  - patch: |-\n      kind: Secret\n      stringData:\n        a-password: correct-horse\n`;
    expect(secretsIn(parse(nested))).toMatchObject([
      { key: 'a-password', path: ['patches', 0, 'patch'], certainty: 'certain' },
    ]);
    expect(
      found(
        'patches:\n  - patch: |-\n      - op: add\n        path: /stringData/a-password\n        value: correct-horse',
      ),
    ).toEqual(['certain a-password']);
  });

  it('is only a Secret of the core group', () => {
    expect(found('apiVersion: secretsmanager.aws.upbound.io/v1beta1\nkind: Secret\ndata: {a: correct-horse}')).toEqual(
      [],
    );
  });
});

describe('a secretGenerator', () => {
  it('holds literals in clear', () => {
    expect(
      secretsIn(
        parse('secretGenerator:\n  - name: db\n    literals: [DB_USER=kite, DB_PASSWORD=correct-horse, EMPTY=]'),
      ),
    ).toMatchObject([
      { held: 'literal', holder: 'db', key: 'DB_PASSWORD', path: ['secretGenerator', 0, 'literals', 1] },
    ]);
  });
});

describe('a value under a telling key', () => {
  it.each([
    [`password: ${RANDOM}`, 'certain password'],
    [`clientSecret: ${RANDOM}`, 'certain clientSecret'],
    ['adminPassword: Tr0ub4dor&3', 'certain adminPassword'],
    ['MYSQL_PASSWORD: moartest', 'likely MYSQL_PASSWORD'],
    ['MYSQL_ROOT_PASSWORD: password', 'likely MYSQL_ROOT_PASSWORD'],
    [`env:\n  - name: API_TOKEN\n    value: ${RANDOM}`, 'certain API_TOKEN'],
    [`args: [--token=${RANDOM}]`, 'certain token'],
    [`patch: |\n  - op: add\n    path: /spec/values/apiKey\n    value: ${RANDOM}`, 'certain apiKey'],
    [`data:\n  app.ini: |\n    [db]\n    password = ${RANDOM}`, 'certain app.ini: password'],
    [`url: postgres://app:${RANDOM}@db:5432/app`, 'certain url'],
    [`note: see ${GITHUB} for it`, 'certain note'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'existingSecret: podinfo-credentials-2',
    'secretName: my-tls-a1b2c3d4e5f6a7b8c9d0',
    'imagePullSecret: registry-a1b2c3d4e5f6',
    'passwordSecretRef: {name: db, key: password}',
    'rconPasswordKey: rcon-password',
    'password: rcon-password',
    'id-token: write',
    'token: w',
    'automountServiceAccountToken: true',
    'max_tokens: "16000"',
    'tokenUrl: https://sso.example.com/token',
    'credentials_file: /var/run/secrets/token',
    'clientId: 3aa4a235-b6e2-48d5-9195-7fcf05b459b0',
    'token: 3aa4a235-b6e2-48d5-9195-7fcf05b459b0',
    'authToken: DisabledForLocalAddresses',
    'secret: "ibm-s390x-ssh-key-large-builder"',
    'clientSecret: $OPENSHIFT_OAUTH_CLIENT_SECRET',
    'apiKey: !env_var SONARR_API_KEY',
    'data:\n  - secretKey: MYSQL_PASSWORD\n    remoteRef: {key: a7hK2pQ9xVb4mZt8w}',
    'data:\n  run.py: |\n    token = jwt.JWT(header, claims)\n    self._private_key = private_key',
    `url: postgres://\${USER}:\${PASSWORD}@db`,
    'url: https://example.com:8080/a@b',
    'image: ghcr.io/org/token@sha256:4d1a5b0f6f0f0c0e8f6a3a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f',
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {password: 7hK2pQ9xVb4mZt8w}',
  ])('is quiet about %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('tokens', () => {
  it('are known by their shape, and placed', () => {
    const text = `a: ${GITHUB} # note`;
    expect(tokensIn(text)).toEqual([{ what: 'a GitHub token', start: 3, end: 3 + GITHUB.length, certain: true }]);
    expect(tokensIn(KEY)).toMatchObject([{ what: 'a private key', start: 0, end: KEY.length }]);
  });

  it('that documents show are none', () => {
    expect(tokensIn('AKIAIOSFODNN7EXAMPLE')).toEqual([]);
    expect(tokensIn(`ghp_${'x'.repeat(36)}`)).toEqual([]);
    expect(tokensIn(`-----BEGIN ${'PRIVATE'} KEY-----\n...\n-----END ${'PRIVATE'} KEY-----`)).toEqual([]);
    expect(tokensIn('postgres://user:<password>@db')).toEqual([]);
  });

  it.each([
    ['slashes', 'a://'.repeat(200_000), 0],
    ['headers', 'eyJ'.repeat(300_000), 0],
    ['armour', `-----BEGIN ${'PRIVATE'} KEY-----\n${'A'.repeat(32)}\n`.repeat(10_000), 10_000],
    ['dots', 'a.'.repeat(400_000), 0],
  ])('are looked for from each place once: %s', (_, text, count) => {
    // What looks again from each place does not end.
    expect(tokensIn(text)).toHaveLength(count);
  });
});

it('reads the names of keys as people write them', () => {
  expect(['adminPassword', 'MYSQL_ROOT_PASSWORD', 'db-pass', 'rootpasswd'].map(meaningOf)).toEqual(
    Array(4).fill('password'),
  );
  expect(['apiKey', 'AWS_SECRET_ACCESS_KEY', 'client-secret', 'authtoken', 'privatekey'].map(meaningOf)).toEqual(
    Array(5).fill('credential'),
  );
  expect(['tokenExpiration', 'secretKeyRef', 'max_tokens', 'passwordPolicy'].map(meaningOf)).toEqual(
    Array(4).fill('other'),
  );
  expect(['publicKey', 'VAPID_PUBLIC_KEY', 'wg-pubkey', 'git-commit', 'AWS_ACCESS_KEY_ID'].map(meaningOf)).toEqual(
    Array(5).fill('identifier'),
  );
  expect(['PUBLIC_API_TOKEN', 'commit-token'].map(meaningOf)).toEqual(['other', 'credential']);
});

it('never gives a value away', () => {
  const places = declaredSecrets(parse(secret(`password: ${RANDOM}`)));
  expect(places).toHaveLength(1);
  expect(JSON.stringify(places)).not.toContain(RANDOM);
});
