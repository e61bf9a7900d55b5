import { expect, it } from 'vitest';
import { base64, cluster, configMap, container, type Files, RANDOM, secret, told } from '../../test/rules/secrets.ts';

const AWS = ['AK', 'IAYQ7HW3PLMX2BVTKD'].join('');
/** Not in the text itself, where scanners would look for what comes after it. */
const USER = '-u';
const SHA256 = '4d1a5b0f6f0f0c0e8f6a3a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f';
const login = (auth: string): string => JSON.stringify({ auths: { 'registry.example.com': { auth: base64(auth) } } });

/** Healthy things that look like secrets; each is applied by a cluster, so that no name of a folder excuses it. */
const HEALTHY: readonly [string, string][] = [
  [
    'the id of an AWS key whose secret is a reference',
    `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: a}\nspec:\n  acme:\n    solvers:\n      - dns01:\n          route53:\n            accessKeyID: ${AWS}\n            secretAccessKeySecretRef: {name: a, key: b}\n`,
  ],
  ['an htpasswd file of comments', secret('.htpasswd: |\n  # htpasswd -nB user\n  # user:hash')],
  [
    'a registry login to be filled in',
    secret(`.dockerconfigjson: '{"auths":{"a":{"username":"$oauthtoken","password":"<token>"}}}'`),
  ],
  ['a registry login to be filled in, in base64', secret(`.dockerconfigjson: ${base64(login('bot:<token>'))}`, 'data')],
  [
    'things that are to be filled in',
    secret(`a: my_access_key\nb: your-secret-here\nc: UPDATE_AWS_KEY\nd: <app>\ntoken: $\{TOKEN}`),
  ],
  [
    'names of things in a Secret',
    secret(
      'storageClass: csi-cephfs-backups-sc\nvolumeHandle: 0001-0024-407036f5-1f73-44ff-ba81-1f219b7a8a64-000000000000000b\ndomain_name: localhost\nlvm_volumegroup: vg0\nlookup_regex: "^10\\\\.0\\\\."\nremote: minio-s3',
    ),
  ],
  [
    'settings of programs in a Secret',
    secret('FLASK_APP: app.py\nlog.properties: |\n  log.level=info\n  log.file=/var/log/app.log'),
  ],
  [
    'public keys of hosts',
    secret(
      `known_hosts: |\n  github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n  github.com ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT`,
    ),
  ],
  ['when a password was set', secret('admin.passwordMtime: "2024-05-01T10:20:30Z"')],
  ['a dummy', secret('DUMMY_SECRET: whatever-it-is')],
  [
    'the Secrets of Argo CD for clusters and repositories',
    `${secret('name: in-cluster\nserver: https://kubernetes.default.svc\nconfig: \'{"tlsClientConfig":{"insecure":false}}\'')}---\n${secret('type: git\nurl: https://github.com/org/repo\nproject: default').replace('name: podinfo', 'name: repo')}`,
  ],
  [
    'a Secret that a policy copies',
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n  rules:\n    - name: a\n      match: {any: [{resources: {kinds: [Namespace]}}]}\n      generate: {kind: Secret, apiVersion: v1, name: a, data: {type: Opaque, stringData: {a: "{{ request.object.metadata.name }}"}}}\n',
  ],
  [
    'a URL that printf fills',
    configMap(`run.sh: |\n  printf 'https://x-access-token:%s@github.com\\n' "$\{GITHUB_TOKEN}" > ~/.git-credentials`),
  ],
  [
    'a URL in a comment',
    configMap('a.yaml: |\n  # Postgres: postgres://username:password@hostname/dbname\n  database: sqlite:///a.db'),
  ],
  [
    'the checksum of a Secret',
    container('env: [{name: A, value: b}]').replace(
      'metadata: {labels',
      `metadata: {annotations: {checksum/secret: ${SHA256}}, labels`,
    ),
  ],
  [
    'a script that reads a password',
    configMap(
      `run.sh: |\n  #!/bin/sh\n  password="$(cat /run/secrets/password)"\n  export TOKEN=$(vault read -field=token secret/app)\n  curl ${USER} "admin:$\{password}" -H "Authorization: Bearer $TOKEN" https://example.com\n  mysql -h db -u root -p"$password" app\n  PGPASSWORD="$password" psql`,
    ),
  ],
  [
    'code',
    configMap(
      'a.py: |\n  token = os.environ["TOKEN"]\n  password = settings.password\n  secret_key = get_secret(name)',
    ),
  ],
  [
    'arguments that say where a secret is',
    container(
      'args: [--token-file=/run/secrets/token, --password-file, /run/secrets/pw, --secret-name, app-credentials-2024, "--auth-token=$(TOKEN)"]',
    ),
  ],
  [
    'names of keys',
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a}\nspec:\n  chart: {spec: {chart: a, sourceRef: {kind: HelmRepository, name: a}}}\n  values:\n    auth:\n      existingSecret: a\n      secretKeys: {adminPassword: admin, userPassword: password}\n      passwordKey: redis-password\n',
  ],
  [
    'what SOPS encrypted',
    `${secret('password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]', 'data')}sops:\n  mac: ENC[AES256_GCM,data:x]\n  age: [{recipient: age1${'q'.repeat(58)}, enc: abc}]\n`,
  ],
  [
    'a dashboard',
    configMap(
      `a.json: '{"uid": "${SHA256.slice(0, 9)}", "targets": [{"expr": "rate(token_total{job=\\"a\\"}[5m])"}], "key": "value"}'`,
    ),
  ],
];

it.each(HEALTHY)('plaintext-secret is quiet about %s', async (_, text) => {
  expect(await told({ ...cluster('prod', 'apps'), 'apps/a.yaml': text })).toEqual([]);
});

const ASIDE: readonly [string, Files][] = [
  ['a file to be copied', { 'apps/pull-secret-example.yaml': secret('password: my-pass-word') }],
  ['a sample', { 'apps/_sample_secret.yaml': secret(`password: ${RANDOM}`) }],
  ['tests of what was taken over', { '_archive/a/ansible_collections/b/tests/vars.yml': `password: ${RANDOM}\n` }],
  ['prose', { 'README.md': `password: ${RANDOM}\n` }],
  ['lock files', { 'package-lock.json': `{"integrity": "sha512-${RANDOM}", "token": "${RANDOM}"}\n` }],
  [
    'encrypted files',
    { 'a.env': `TOKEN=ENC[AES256_GCM,data:abc]\nsops_mac=ENC[AES256_GCM,data:abc]\nKEY=${RANDOM}\n` },
  ],
];

it.each(ASIDE)('plaintext-secret is quiet about %s, which nothing applies', async (_, files) => {
  expect(await told(files)).toEqual([]);
});
