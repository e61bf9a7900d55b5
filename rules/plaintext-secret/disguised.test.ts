import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  base64,
  cluster,
  configMap,
  container,
  type Files,
  OTHER,
  RANDOM,
  release,
  secret,
  told,
} from '../../test/rules/secrets.ts';

/** Plain text that dresses as something harmless; a cluster applies each. */
const DISGUISED: readonly [string, string][] = [
  ['the default of a variable', secret(`password: "$\{PASSWORD:=${RANDOM}}"`)],
  ['the default of a variable in values', release(`auth: {password: "$\{PASSWORD:-${RANDOM}}"}`)],
  ['the default of a variable in a URL', configMap(`url: "postgres://app:$\{DB_PASSWORD:=${RANDOM}}@db/app"`)],
  ['a variable before it', secret(`password: "$\{PREFIX}${RANDOM}"`)],
  ['a template of a literal', secret(`password: '{{ "${RANDOM}" }}'`)],
  ['a template with a default', secret(`password: '{{ .Values.pw | default "${RANDOM}" }}'`)],
  ['a template before it', release(`auth: {password: "{{ empty }}${RANDOM}"}`)],
  ['angle brackets', secret(`password: <${RANDOM}>`)],
  ['angle brackets in values', release(`auth: {password: <${RANDOM}>}`)],
  ['square brackets', secret(`password: "[${RANDOM}]"`)],
  ['percent signs', secret(`password: "%${RANDOM}%"`)],
  ['at signs', secret(`password: "@${RANDOM}@"`)],
  ['underscores', secret(`password: __${RANDOM}__`)],
  ['changeme before it', secret(`password: changeme-${RANDOM}`)],
  ['example before it', release(`auth: {password: example-${RANDOM}}`)],
  ['a to do behind it', secret(`password: ${RANDOM}-todo`)],
  ['the look of SOPS', secret(`password: ENC[${RANDOM}]`)],
  ['the look of SOPS before it', secret(`password: "ENC[AES256_GCM,data:x] ${RANDOM}"`)],
  ['the look of Ansible', secret(`password: $ANSIBLE_VAULT;${RANDOM}`)],
  ['a path of Vault', secret(`password: vault:v1${RANDOM}`)],
  ['a scheme of a store', secret(`password: file:${RANDOM}`)],
  [
    'a public key before it',
    secret(
      `a: |\n  ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n  password=${RANDOM}`,
    ),
  ],
  [
    'a certificate before it',
    secret(`a: |\n  -----BEGIN CERTIFICATE-----\n  MIIB\n  -----END CERTIFICATE-----\n  password=${RANDOM}`),
  ],
  ['the word example before it', secret(`a: |\n  # an example of settings\n  password=${RANDOM}`)],
  ['a variable beside it', secret(`a: |\n  user=$\{USER}\n  password=${RANDOM}`)],
  ['base64 twice', secret(`a: ${base64(base64(RANDOM))}`, 'data')],
  ['base64 in stringData', secret(`a: ${base64(RANDOM)}`)],
  ['gzip', secret(`a: ${gzipSync(`password=${RANDOM}`).toString('base64')}`, 'data')],
  ['binaryData', configMap(`a: ${base64(`password=${RANDOM}\n`)}`).replace('data:', 'binaryData:')],
  [
    'gzip in binaryData',
    configMap(`a: ${gzipSync(`password=${RANDOM}\n`).toString('base64')}`).replace('data:', 'binaryData:'),
  ],
  ['base64 of settings in values', release(`userData: ${base64(`#cloud-config\npassword: ${RANDOM}\n`)}`)],
  [
    'base64 of settings in a variable',
    container(`env: [{name: CONF, value: ${base64(`{"client_secret": "${RANDOM}"}`)}}]`),
  ],
  ['a folded scalar', secret(`password: >-\n  ${RANDOM.slice(0, 12)}\n  ${RANDOM.slice(12)}`)],
  ['two lines in double quotes', secret(`password: "${RANDOM.slice(0, 12)}\\\n  ${RANDOM.slice(12)}"`)],
  ['a fake MAC of SOPS', `${secret(`password: ${RANDOM}`)}sops: {mac: "ENC[AES256_GCM,data:x]", version: 3.8.1}\n`],
  [
    'another type of Secret',
    secret(`password: ${RANDOM}`).replace('kind: Secret', 'kind: Secret\ntype: kubernetes.io/basic-auth'),
  ],
  [
    'a service account token',
    secret(`token: ${RANDOM}`).replace('kind: Secret', 'kind: Secret\ntype: kubernetes.io/service-account-token'),
  ],
  [
    'a SealedSecret',
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {password: ${RANDOM}}}\n`,
  ],
  [
    'the template of a SealedSecret',
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {template: {data: {a: ${RANDOM}}}}\n`,
  ],
  [
    'the template of an ExternalSecret',
    `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {target: {template: {data: {a: ${RANDOM}}}}}\n`,
  ],
  [
    'a field that says it is a reference',
    release(`auth: {secretKeyRef: {password: ${RANDOM}}, valueFrom: {password: ${OTHER}}}`),
  ],
  ['a name in capital letters', release(`AUTH: {PASSWORD: ${RANDOM}}`)],
  ['a name in another language', release(`auth: {contraseña: ${RANDOM}, mot_de_passe: ${RANDOM}, senha: ${RANDOM}}`)],
  ['a name with letters of another alphabet', release(`auth: {pаsswоrd: ${RANDOM}}`)],
  ['a name in full-width letters', release(`auth: {ｐａｓｓｗｏｒｄ: ${RANDOM}}`)],
  ['a very long name', release(`auth: {${'a_'.repeat(90)}password: ${RANDOM}}`)],
  ['a patch that deletes', secret(`password: ${RANDOM}`).replace('kind: Secret', 'kind: Secret\n$patch: delete')],
  ['a comment that looks like a program', `#!password: ${RANDOM}\n${configMap('a: b')}`],
];

describe('a cluster gets plain text, whatever it looks like', () => {
  it.each(DISGUISED)('%s', async (_, text) => {
    const files: Files = { ...cluster('prod', 'apps'), 'apps/a.yaml': text };
    expect((await told(files)).map((line) => line.replace(/:\d+$/, ''))).toEqual(['error apps/a.yaml']);
  });
});

it('the name of a dummy lowers a value that a machine made to a warning', async () => {
  const files = { ...cluster('prod', 'apps'), 'apps/a.yaml': secret(`dummy-password: ${RANDOM}`) };
  expect(await told(files)).toEqual(['warning apps/a.yaml:5']);
});
