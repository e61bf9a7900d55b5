import { describe, expect, it } from 'vitest';
import {
  base64,
  cluster,
  configMap,
  container,
  type Files,
  RANDOM,
  release,
  secret,
  told,
} from '../../test/rules/secrets.ts';

const HASH = ['$2', 'y$10$', 'abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234'].join('');

/** Texts of programs, one line each, that contain a password. */
const LINES: readonly string[] = [
  `psql "host=db user=app password=${RANDOM}"`,
  `PGPASSWORD=${RANDOM} psql -h db`,
  `mongosh --host db -u root -p ${RANDOM}`,
  `mongodump --uri=mongodb+srv://app:${RANDOM}@cluster.example.net/db`,
  `mongo -u root -p${RANDOM} admin`,
  `redis-cli -h cache -a ${RANDOM} ping`,
  `redis-cli --pass ${RANDOM} ping`,
  `REDISCLI_AUTH=${RANDOM} redis-cli ping`,
  `redis-server --requirepass ${RANDOM}`,
  `az login --service-principal -u app -p ${RANDOM} --tenant example`,
  `aws configure set aws_secret_access_key ${RANDOM}`,
  `docker login -u app -p ${RANDOM} registry.example.com`,
  `podman login --username app --password ${RANDOM} registry.example.com`,
  `helm registry login -u app -p ${RANDOM} registry.example.com`,
  `helm upgrade app ./chart --set auth.password=${RANDOM}`,
  `helm upgrade app ./chart --set-string a=b,auth.rootPassword=${RANDOM}`,
  `echo ${RANDOM} | docker login -u app --password-stdin registry.example.com`,
  `git clone https://app:${RANDOM}@git.example.com/a/b.git`,
  `curl -H "X-Auth-Token: ${RANDOM}" https://example.com`,
  `curl -H "PRIVATE-TOKEN: ${RANDOM}" https://example.com`,
  `curl -H "X-Vault-Token: ${RANDOM}" https://example.com`,
  `curl -H "apikey: ${RANDOM}" https://example.com`,
  `curl -H "Authorization: ApiKey ${RANDOM}" https://example.com`,
  `curl -H "Proxy-Authorization: Basic ${base64(`app:${RANDOM}`)}" https://example.com`,
  `curl -uadmin:${RANDOM} https://example.com`,
  `curl --oauth2-bearer ${RANDOM} https://example.com`,
  `wget --http-password=${RANDOM} https://example.com`,
  `mysqldump --password=${RANDOM} app`,
  `mc alias set store https://s3.example.com app ${RANDOM}`,
  `vault login ${RANDOM}`,
  `argocd login argocd.example.com --username admin --password ${RANDOM}`,
  `ldapsearch -x -D cn=admin -w ${RANDOM}`,
  `smbclient //host/share -U app%${RANDOM}`,
  `openssl enc -aes-256-cbc -pass pass:${RANDOM}`,
  `kubectl create secret generic a --from-literal=password=${RANDOM}`,
  `kubectl config set-credentials a --token=${RANDOM}`,
  `sqlcmd -S db -U sa -P ${RANDOM}`,
  `rabbitmqctl add_user app ${RANDOM}`,
  `htpasswd -b -c /etc/htpasswd app ${RANDOM}`,
  `sshpass -p${RANDOM} ssh host`,
  `amqp://app:${RANDOM}@mq:5672/vhost`,
  `mongodb+srv://app:${RANDOM}@cluster.example.net/db?retryWrites=true`,
  `spring.rabbitmq.addresses=amqp://app:${RANDOM}@mq:5672`,
  `Server=db;Database=a;User Id=a;Pwd=${RANDOM};Encrypt=true`,
  `jdbc:oracle:thin:app/${RANDOM}@//db:1521/app`,
  `jdbc:sqlserver://db:1433;databaseName=a;user=sa;password=${RANDOM}`,
  `DefaultEndpointsProtocol=https;SharedSecret=${RANDOM}`,
  `ldap.bind.credentials=${RANDOM}`,
  `spring.datasource.password=${RANDOM}`,
];

/** The holders of a text: values of a release, a file in a ConfigMap, a patch. */
const HOLDERS: readonly [string, (line: string) => string][] = [
  ['values', (line) => release(`run: ${JSON.stringify(line)}`)],
  ['a file', (line) => configMap(`a.sh: |\n  set -e\n  ${line}`)],
  [
    'a patch',
    (line) =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 1m\n  prune: true\n  path: ./none\n  suspend: true\n  sourceRef: {kind: GitRepository, name: flux-system}\n  patches:\n    - target: {kind: Deployment}\n      patch: |\n        - op: add\n          path: /spec/template/spec/containers/0/args\n          value: [sh, -c, ${JSON.stringify(line)}]\n`,
  ],
];

async function isError(text: string): Promise<void> {
  const files: Files = { ...cluster('prod', 'apps'), 'apps/a.yaml': text };
  expect((await told(files)).map((line) => line.replace(/:\d+$/, ''))).toEqual(['error apps/a.yaml']);
}

describe.each(HOLDERS)('in %s', (_, holder) => {
  it.each(LINES.map((line) => [line.replaceAll(RANDOM, '•').replace(base64(`app:${RANDOM}`), '•'), line]))(
    '%s',
    async (_name, line) => {
      await isError(holder(line ?? ''));
    },
  );
});

const head = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: a}\nspec: ${spec}\n`;

/** Fields of objects that contain a secret. */
const OBJECTS: readonly [string, string][] = [
  [
    'a parameter of helm',
    head(
      'argoproj.io/v1alpha1',
      'Application',
      `{project: default, source: {repoURL: https://charts.example.com, chart: a, targetRevision: 1.0.0, helm: {parameters: [{name: auth.password, value: ${RANDOM}}]}}, destination: {name: in-cluster}}`,
    ),
  ],
  [
    'a variable of a plugin',
    head(
      'argoproj.io/v1alpha1',
      'Application',
      `{project: default, source: {repoURL: https://git.example.com/a/b, path: a, plugin: {name: avp, env: [{name: DB_PASSWORD, value: ${RANDOM}}]}}, destination: {name: in-cluster}}`,
    ),
  ],
  [
    'an element of a list',
    head(
      'argoproj.io/v1alpha1',
      'ApplicationSet',
      `{generators: [{list: {elements: [{cluster: a, dbPassword: ${RANDOM}}]}}], template: {metadata: {name: a}, spec: {project: default, destination: {name: a}, source: {repoURL: https://git.example.com/a/b, path: a}}}}`,
    ),
  ],
  [
    'a parameter of Tekton',
    head(
      'tekton.dev/v1',
      'PipelineRun',
      `{pipelineRef: {name: a}, params: [{name: registry-password, value: ${RANDOM}}]}`,
    ),
  ],
  [
    'an argument of a CronJob',
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  schedule: "@daily"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          initContainers: [{name: i, image: "a:1", args: [--db-password, ${RANDOM}]}]\n          containers: [{name: a, image: "a:1"}]\n`,
  ],
  [
    'an annotation',
    configMap('a: b').replace(
      'namespace: podinfo}',
      `namespace: podinfo, annotations: {example.com/api-token: ${RANDOM}}}`,
    ),
  ],
  [
    'the secure data of a data source',
    head(
      'grafana.integreatly.org/v1beta1',
      'GrafanaDatasource',
      `{datasource: {name: a, type: postgres, secureJsonData: {password: ${RANDOM}, httpHeaderValue1: Bearer ${RANDOM}}}}`,
    ),
  ],
  [
    'the headers of a data source',
    head(
      'grafana.integreatly.org/v1beta1',
      'GrafanaDatasource',
      `{datasource: {name: a, type: loki, secureJsonData: {httpHeaderValue1: Bearer ${RANDOM}}}}`,
    ),
  ],
  [
    'basic authentication of Prometheus',
    configMap(
      `prometheus.yml: |\n  scrape_configs:\n    - job_name: a\n      basic_auth:\n        username: a\n        password: ${RANDOM}`,
    ),
  ],
  [
    'a password of Alertmanager',
    configMap(`alertmanager.yml: |\n  global:\n    smtp_auth_username: a\n    smtp_auth_password: ${RANDOM}`),
  ],
  [
    'a webhook of Alertmanager',
    configMap(
      `alertmanager.yml: |\n  receivers:\n    - name: a\n      pagerduty_configs:\n        - service_key: ${RANDOM}`,
    ),
  ],
  ['the storage of Loki', release(`loki: {storage: {s3: {accessKeyId: a, secretAccessKey: ${RANDOM}}}}`)],
  ['the storage of Loki as a URL', release(`loki: {storage: {s3: "s3://app:${RANDOM}@s3.example.com/bucket"}}`)],
  [
    'a realm of Keycloak',
    configMap(
      `realm.json: '${JSON.stringify({ realm: 'a', clients: [{ clientId: 'a', secret: RANDOM }], users: [{ username: 'a', credentials: [{ type: 'password', value: RANDOM }] }] })}'`,
    ),
  ],
  [
    'a user of a realm',
    configMap(
      `realm.json: '${JSON.stringify({ realm: 'a', users: [{ username: 'a', credentials: [{ type: 'password', value: RANDOM }] }] })}'`,
    ),
  ],
  [
    'definitions of RabbitMQ',
    configMap(
      `definitions.json: '${JSON.stringify({ users: [{ name: 'a', password: RANDOM, tags: 'administrator' }] })}'`,
    ),
  ],
  [
    'variables of Terraform',
    head(
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      `{interval: 1m, path: ./a, sourceRef: {kind: GitRepository, name: a}, vars: [{name: db_password, value: ${RANDOM}}]}`,
    ),
  ],
  [
    'user data of a machine',
    head(
      'infrastructure.cluster.x-k8s.io/v1',
      'Machine',
      `{userData: ${base64(`#cloud-config\nchpasswd:\n  list: |\n    root:${RANDOM}\npassword: ${RANDOM}\n`)}}`,
    ),
  ],
  ['users of Postgres', head('example.com/v1', 'Postgres', `{users: [{name: app, password: ${RANDOM}}]}`)],
  [
    'a hook of Slack under a name that says nothing',
    release(`alerts: {address: "https://hooks.slack.com/services/${'T0AB12CD3'}/${'B0AB12CD3'}/${RANDOM}"}`),
  ],
  [
    'a variable of a Kustomization',
    `${head('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', `{interval: 1m, prune: true, suspend: true, path: ./none, sourceRef: {kind: GitRepository, name: flux-system}, postBuild: {substitute: {DB_PASSWORD: ${RANDOM}}}}`)}`,
  ],
  [
    'a patch of a HelmRelease',
    `${head('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', `{interval: 1m, prune: true, suspend: true, path: ./none, sourceRef: {kind: GitRepository, name: flux-system}, patches: [{patch: "kind: HelmRelease\\napiVersion: helm.toolkit.fluxcd.io/v2\\nmetadata: {name: a}\\nspec: {values: {auth: {password: ${RANDOM}}}}\\n"}]}`)}`,
  ],
];

describe('in a field of', () => {
  it.each(OBJECTS)('%s', async (_, text) => isError(text));
});

it('the hash of a password of Traefik is a warning, also in a list', async () => {
  const text = head('traefik.io/v1alpha1', 'Middleware', `{basicAuth: {users: ["a:${HASH}"]}}`);
  expect(await told({ ...cluster('prod', 'apps'), 'apps/a.yaml': text })).toEqual(['warning apps/a.yaml:4']);
});

it('a password on the command line of a container is an error', async () => {
  await isError(container(`args: [--requirepass, ${RANDOM}]`));
  await isError(secret(`run: mongosh -u root -p ${RANDOM}`));
});
