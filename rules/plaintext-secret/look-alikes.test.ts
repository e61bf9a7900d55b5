import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { base64, cluster, configMap, container, RANDOM, release, secret, told } from '../../test/rules/secrets.ts';

const HEX = '4d1a5b0f6f0f0c0e8f6a3a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f';
const UID = '9f1c2a3b-4d5e-4f60-8a7b-1c2d3e4f5a6b';
const PUBLIC_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\n${`MII${HEX}`.repeat(8).replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
const SEALED = `Ag${Buffer.from(HEX.repeat(8)).toString('base64')}`;
const lines = (text: string): string => text.trimEnd().replace(/\n/g, '\n  ');

const HEALTHY: readonly [string, string][] = [
  ['the digest of an image', container(`env: [{name: IMAGE, value: "ghcr.io/a/b@sha256:${HEX}"}]`)],
  ['checksums', configMap(`sums: |\n  ${HEX}  a.tar.gz\n  ${HEX.slice(0, 32)}  b.tar.gz`)],
  ['a checksum under a name of a token', release(`token: {sha256: ${HEX}, checksum: ${HEX}}`)],
  ['UIDs', configMap(`uid: ${UID}\ntenantId: ${UID}\nclient_id: ${UID}`)],
  [
    'the fingerprint of a certificate',
    configMap('fingerprint: "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01"'),
  ],
  ['a public key', configMap(`cosign.pub: |\n  ${lines(PUBLIC_KEY)}`)],
  ['a public key in a Secret', secret(`cosign.pub: |\n  ${lines(PUBLIC_KEY)}`)],
  ['a public key in base64', secret(`cosign.pub: ${base64(PUBLIC_KEY)}`, 'data')],
  [
    'a bundle of certificates in base64',
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: a}\nwebhooks: [{name: a.example.com, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: "https://a", caBundle: ${base64(CERTIFICATE)}}}]\n`,
  ],
  ['a certificate of kubeseal', configMap(`tls.crt: |\n  ${lines(CERTIFICATE)}`)],
  [
    'known hosts',
    configMap(
      'known_hosts: |\n  github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    ),
  ],
  [
    'an issuer of tokens',
    release('oidc: {issuer: "https://auth.example.com/realms/a", tokenUrl: "https://auth.example.com/oauth2/token"}'),
  ],
  [
    'the id of a client',
    release(`oidc: {clientId: ${HEX.slice(0, 32)}.apps.googleusercontent.com, clientID: ${HEX.slice(0, 20)}}`),
  ],
  [
    'an account of ACME',
    `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: a}\nspec: {acme: {email: a@example.com, server: "https://acme-v02.api.letsencrypt.org/directory", privateKeySecretRef: {name: letsencrypt-account-key}}}\n`,
  ],
  [
    'an external account binding',
    `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: a}\nspec: {acme: {server: "https://acme.zerossl.com/v2/DV90", externalAccountBinding: {keyID: ${HEX.slice(0, 22)}, keySecretRef: {name: eab, key: secret}}}}\n`,
  ],
  ['colors', configMap('primary: "#4d1a5b"\nkey-color: "#ffcc00"\ntokenColor: "#A1B2C3"')],
  ['the id of a key of GPG', configMap('gpgKey: 4AEE18F83AFDEB23\nsigning-key-id: 0x4AEE18F83AFDEB23')],
  ['the digest of a chart', release(`chart: {digest: "sha256:${HEX}"}`)],
  [
    'a dashboard',
    configMap(
      `a.json: '{"uid":"${HEX.slice(0, 14)}","title":"Tokens","panels":[{"datasource":{"uid":"$\{DS_PROMETHEUS}"},"targets":[{"expr":"sum(rate(auth_token_requests_total[5m]))"}]}],"templating":{"list":[{"name":"password","value":"All"}]}}'`,
    ),
  ],
  [
    'names of Secrets',
    release(
      'tls: {secretName: app-tls-2024a}\npasswordSecretName: app-credentials\ntokenSecret: {name: token-7hk2p, key: token}',
    ),
  ],
  [
    'names of keys',
    release(
      'auth: {passwordKey: password, existingSecretPasswordKey: redis-password, usernameKey: user, secretKey: admin-password}',
    ),
  ],
  [
    'a review of tokens',
    configMap('authn: tokenReview\nauthentication.mode: token\nauthenticationTokenWebhook: "true"'),
  ],
  [
    'arguments that name a file',
    container(
      'args: [--token-file=/var/run/token, --password-file, /etc/pw, "--tls-private-key-file=/certs/tls.key", --service-account-key-file=/etc/sa.key]',
    ),
  ],
  [
    'variables that name a file',
    container(
      'env:\n  - {name: PASSWORD_FILE, value: /run/secrets/password}\n  - {name: DB_PASSWORD__FILE, value: /run/db}\n  - {name: POSTGRES_PASSWORD_FILE, value: /run/pg}',
    ),
  ],
  [
    'references to variables',
    container(
      'env:\n  - {name: URL, value: "postgres://$(USER):$(PASSWORD)@db/app"}\n  - {name: TOKEN, value: $(OTHER_TOKEN)}',
    ),
  ],
  [
    'a URL of documents',
    configMap(
      'a.conf: |\n  ; url = postgres://user:password@host:5432/db\n  // https://username:password@example.com\n  url =',
    ),
  ],
  [
    'a SealedSecret',
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {password: ${SEALED}, token: ${SEALED}}, template: {metadata: {name: a}, type: Opaque}}\n`,
  ],
  ['recipients of age', configMap(`recipients: age1${'q2w3e4r5t6'.repeat(6).slice(0, 58)}`)],
  [
    'an ExternalSecret',
    `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec:\n  secretStoreRef: {kind: ClusterSecretStore, name: a}\n  target: {name: a, template: {data: {ADMIN_PASSWORD: "{{ .password }}", DATABASE_URL: "postgres://{{ .user }}:{{ .pw }}@db/app", S3_PROVIDER: cloudflare, config.yml: "password: {{ .pw | b64enc }}"}}}\n  data: [{secretKey: password, remoteRef: {key: ${UID}, property: password}}]\n  dataFrom: [{extract: {key: grafana-2024b}}]\n`,
  ],
  ['references of 1Password', secret('password: op://Automation/q7w3e5r2t8y4u1i9o6p3a5s7d2/password')],
  [
    'references of Vault',
    secret('password: <path:secret/data/Team42/App7-Prod9#dbPassword1>\ntoken: vault:secret/data/app#token'),
  ],
  ['an ARN', release('credentials: arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbC1d2')],
  [
    'a role for a service account',
    release(
      'serviceAccount: {annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/app-7hK2pQ9xVb4m"}}',
    ),
  ],
  [
    'placeholders',
    secret(
      'a: ReplaceMeWithYourSecretKey123\nb: <YourAccessKey2024>\nc: changeme\nd: "%PASSWORD%"\ne: __PASSWORD__\nf: "[your password]"\ntoken: YOUR_API_TOKEN',
    ),
  ],
  [
    'defaults that say nothing',
    release(`auth: {password: "$\{PASSWORD:=changeme}", token: "$\{TOKEN:-}", secret: "$\{APP_SECRET:=$\{OTHER}}"}`),
  ],
  [
    'templates with literals',
    release(
      'auth: {password: "{{ index .Values \\"admin-password\\" }}", token: "{{ .Values.token | default \\"\\" | quote }}"}',
    ),
  ],
  [
    'a script that asks for a password',
    configMap(
      'a.sh: |\n  #!/bin/sh\n  docker login -u "$USER" -p "$PASSWORD" registry.example.com\n  echo "$TOKEN" | docker login --password-stdin -u app\n  vault login -method=kubernetes role=app\n  mongosh -u root -p "$(cat /run/pw)"\n  aws configure set region eu-west-1\n  psql -p 5432 -h db',
    ),
  ],
  [
    'ports and flags of one letter',
    container('command: [sh, -c, "ssh -p 2222 host; mkdir -p /data/a; mosquitto -p 1883; curl -u :"]'),
  ],
  ['arguments of one letter', container('args: [mosquitto, -p, "1883", -c, /etc/a.conf, -v]')],
  ['text in base64', configMap(`a: ${base64('a long text that says nothing of any interest to anyone')}`)],
  [
    'an icon in base64',
    configMap(`icon: iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`),
  ],
  [
    'an annotation of a template',
    configMap('a: b').replace(
      'namespace: podinfo}',
      `namespace: podinfo, annotations: {kustomize.toolkit.fluxcd.io/checksum: ${HEX}, checksum/config: ${HEX.slice(0, 40)}}}`,
    ),
  ],
  [
    'the definition of a kind',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com}\nspec:\n  group: example.com\n  names: {kind: A, plural: as, singular: a, listKind: AList}\n  scope: Namespaced\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      schema: {openAPIV3Schema: {type: object, properties: {password: {type: string, default: ${RANDOM}, description: "The password, for example secret123"}}}}\n`,
  ],
  ['a policy about passwords', configMap('policy: "Passwords expire after 90 days; token lifetime: 3600"')],
  ['a query', configMap('rule: "sum by (token) (rate(http_requests_total{job=\\"auth\\", password=\\"\\"}[5m])) > 0"')],
  [
    'sizes and times of tokens',
    release(
      'auth: {tokenTTL: 3600s, passwordLength: 32, tokenExpiry: 24h, passwordPolicy: strong, sessionSecretLength: 64}',
    ),
  ],
  ['a hash of commits', configMap(`ref: ${HEX.slice(0, 40)}\nrevision: main@sha1:${HEX.slice(0, 40)}`)],
];

it.each(HEALTHY)('plaintext-secret is quiet about %s', async (_, text) => {
  expect(await told({ ...cluster('prod', 'apps'), 'apps/a.yaml': text })).toEqual([]);
});
