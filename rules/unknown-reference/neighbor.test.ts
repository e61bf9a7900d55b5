import { expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, deployment, fleet, NAMESPACE } from '../../test/rules/fleet.ts';

const job = (namespace: string): string => `apiVersion: batch/v1
kind: CronJob
metadata:
  name: copy
  namespace: ${namespace}
spec:
  schedule: 0 1 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          volumes: [{name: ssh, secret: {secretName: ssh-config}}]
          containers: [{name: copy, image: "copy:1"}]`;
const sealed = (metadata = ''): string =>
  `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: ssh-config, namespace: web${metadata}}\nspec: {encryptedData: {id: AgBy}}`;
const said = async (files: Files): Promise<string[]> =>
  brief(await findingsOf('unknown-reference', fleet(app(), { 'apps/app/namespace.yaml': NAMESPACE, ...files })));

it('is told of a Secret of its folder that only it can use, in another namespace', async () => {
  const files = { 'apps/app/copy/job.yaml': job('default'), 'apps/app/copy/secret.yaml': sealed() };
  expect(await said(files)).toEqual(['warning unknown-reference apps/app/copy/job.yaml:5']);
  expect(await said({ ...files, 'apps/app/copy/job.yaml': job('web') })).toEqual([]);
});

it('is not told of one that is copied, used, mentioned or in another folder', async () => {
  const jobs = { 'apps/app/copy/job.yaml': job('default') };
  const files = { ...jobs, 'apps/app/copy/secret.yaml': sealed() };
  const copied = sealed(', annotations: {reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"}');
  expect(await said({ ...jobs, 'apps/app/copy/secret.yaml': copied })).toEqual([]);
  expect(await said({ ...jobs, 'apps/app/other/secret.yaml': sealed() })).toEqual([]);
  const user = deployment().replace('containers:', 'imagePullSecrets: [{name: ssh-config}]\n      containers:');
  expect(await said({ ...files, 'apps/app/user.yaml': user })).toEqual([]);
  const maker = 'apiVersion: example.org/v1\nkind: Copy\nmetadata: {name: all, namespace: web}\nspec: {of: ssh-config}';
  expect(await said({ ...files, 'apps/app/maker.yaml': maker })).toEqual([]);
});

it('is told of the namespace that a store gives for its own Secret', async () => {
  const store = (namespace: string): string =>
    `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: vault}
spec:
  provider:
    vault:
      server: https://vault.example.com
      auth:
        tokenSecretRef:
          name: ssh-config
          namespace: ${namespace}
          key: id`;
  const user = deployment().replace('containers:', 'imagePullSecrets: [{name: ssh-config}]\n      containers:');
  const files = (namespace: string, folder = 'copy'): Files => ({
    'apps/app/copy/store.yaml': [store(namespace), user],
    [`apps/app/${folder}/secret.yaml`]: sealed(),
  });
  expect(await said(files('default'))).toEqual(['warning unknown-reference apps/app/copy/store.yaml:11']);
  expect(await said(files('web'))).toEqual([]);
  expect(await said(files('default', 'other'))).toEqual([]);
});

it('is not told where a script or a page that sets the cluster up has the name', async () => {
  const files = { 'apps/app/copy/job.yaml': job('default'), 'apps/app/copy/secret.yaml': sealed() };
  const create = 'kubectl create secret generic ssh-config --from-file=id';
  expect(
    await said({ ...files, '.taskfiles/secrets/Taskfile.dist.yaml': `tasks: {a: {cmds: ["${create}"]}}` }),
  ).toEqual([]);
  expect(await said({ ...files, 'README.md': `Run \`${create}\`.` })).toEqual([]);
  expect(await said({ ...files, 'README.md': 'Read the pages.' })).toHaveLength(1);
});

it('is not told of the credentials of a store, which an ExternalSecret cannot make', async () => {
  const store = `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: vault}
spec:
  provider:
    vault:
      server: https://vault.example.com
      auth: {tokenSecretRef: {name: vault-client, namespace: web, key: id}}`;
  const secret = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: vault-server, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  data: [{secretKey: id, remoteRef: {key: a}}]`;
  const pod = `apiVersion: v1
kind: Pod
metadata: {name: a, namespace: web}
spec:
  containers: [{name: a, image: "a:1", env: [{name: ID, valueFrom: {secretKeyRef: {name: vault-client, key: id}}}]}]`;
  const plain = store.replace(/ {6}auth:.*/, '      auth: {kubernetes: {mountPath: a, role: a}}');
  expect(await said({ 'apps/app/copy/all.yaml': [plain, secret, pod] })).toEqual([
    'warning unknown-reference apps/app/copy/all.yaml:21',
  ]);
  expect(await said({ 'apps/app/copy/all.yaml': [store, secret] })).toEqual([]);
});
