import { describe, expect, it } from 'vitest';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet, NAMESPACE } from '../../test/rules/fleet.ts';

/** A manifest of the namespace web, on lines of their own as far as `rest` has some. */
const manifest = (apiVersion: string, kind: string, name: string, rest: string, namespace = 'web'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n${rest}`;
const POD = 'containers: [{name: web, image: "web:1", ports: [{name: http, containerPort: 80}]}]';
const DEPLOYMENT = manifest(
  'apps/v1',
  'Deployment',
  'web',
  `spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {${POD}}}}`,
);
const service = (name: string, namespace = 'web'): string =>
  manifest('v1', 'Service', name, 'spec: {selector: {app: web}, ports: [{name: http, port: 80}]}', namespace);
const claim = manifest(
  'v1',
  'PersistentVolumeClaim',
  'data',
  'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
);
const external = (name: string, target = name): string =>
  manifest(
    'external-secrets.io/v1',
    'ExternalSecret',
    name,
    `spec: {secretStoreRef: {kind: ClusterSecretStore, name: aws}, target: {name: ${target}}, data: [{secretKey: key, remoteRef: {key: vault}}]}`,
  );
const job = (spec: string): string =>
  manifest(
    'batch/v1',
    'Job',
    'job',
    `spec:\n  template:\n    spec:\n      restartPolicy: Never\n      ${spec}\n      containers: [{name: job, image: "job:1"}]\n`,
  );

/** What is said of the first of some manifests. */
const said = async (...documents: readonly string[]): Promise<string[]> => {
  const files = fleet(app(), { 'apps/app/all.yaml': [...documents, NAMESPACE] });
  const found = briefWithFixes(await findingsOf('unknown-reference', files));
  return found.map((text) => text.replace('unknown-reference apps/app/all.yaml:', ''));
};

describe('a name that differs by a typo', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'Service of a StatefulSet',
      'warning 7 -> web-headless',
      manifest('apps/v1', 'StatefulSet', 'db', 'spec:\n  serviceName: web-headles\n'),
      [service('web-headless')],
    ],
    [
      'Service of a webhook',
      'warning 8 -> web',
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata:\n  name: web\nwebhooks:\n  - name: a.example.com\n    clientConfig:\n      service: {namespace: web, name: wbe}\n',
      [service('web')],
    ],
    [
      'IngressClass',
      'warning 7 -> internal',
      manifest('networking.k8s.io/v1', 'Ingress', 'web', 'spec:\n  ingressClassName: intrenal\n'),
      [
        'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: internal}\nspec: {controller: example.com/ingress}',
      ],
    ],
    [
      'workload of a VerticalPodAutoscaler',
      'warning 7 -> web',
      manifest(
        'autoscaling.k8s.io/v1',
        'VerticalPodAutoscaler',
        'web',
        'spec:\n  targetRef: {apiVersion: apps/v1, kind: Deployment, name: wbe}\n',
      ),
      [DEPLOYMENT],
    ],
    [
      'workload of a Canary',
      'warning 7 -> web',
      manifest(
        'flagger.app/v1beta1',
        'Canary',
        'web',
        'spec:\n  targetRef: {apiVersion: apps/v1, kind: Deployment, name: wbe}\n',
      ),
      [DEPLOYMENT],
    ],
    [
      'TriggerAuthentication',
      'warning 9 -> rabbit',
      manifest(
        'keda.sh/v1alpha1',
        'ScaledObject',
        'web',
        'spec:\n  scaleTargetRef: {name: web}\n  triggers:\n    - {type: rabbitmq, authenticationRef: {name: rabit}}\n',
      ),
      [DEPLOYMENT, manifest('keda.sh/v1alpha1', 'TriggerAuthentication', 'rabbit', 'spec: {}')],
    ],
    [
      'Secret of a TriggerAuthentication',
      'warning 8 -> rabbit',
      manifest(
        'keda.sh/v1alpha1',
        'TriggerAuthentication',
        'rabbit',
        'spec:\n  secretTargetRef:\n    - {parameter: host, name: rabit, key: key}\n',
      ),
      [external('rabbit')],
    ],
    [
      'claim of a VolumeSnapshot',
      'warning 8 -> data',
      manifest(
        'snapshot.storage.k8s.io/v1',
        'VolumeSnapshot',
        'web',
        'spec:\n  source:\n    persistentVolumeClaimName: dtaa\n',
      ),
      [claim],
    ],
    [
      'Secret of a backup',
      'warning 8 -> data-restic',
      manifest(
        'volsync.backube/v1alpha1',
        'ReplicationSource',
        'data',
        'spec:\n  sourcePVC: data\n  restic: {repository: data-resitc}\n',
      ),
      [claim, external('data-restic')],
    ],
    [
      'Service of a Rollout',
      'warning 9 -> web',
      manifest(
        'argoproj.io/v1alpha1',
        'Rollout',
        'site',
        'spec:\n  strategy:\n    blueGreen:\n      activeService: wbe\n',
      ),
      [service('web')],
    ],
    [
      'certificate of a Gateway',
      'warning 9 -> wildcard-tls',
      manifest(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'web',
        'spec:\n  listeners:\n    - name: https\n      tls: {certificateRefs: [{name: wilcard-tls}]}\n',
      ),
      [external('wildcard-tls')],
    ],
  ])('of a %s', async (_, finding, user, others) => {
    expect(await said(user, ...others)).toEqual([finding]);
  });
});

describe('the name of the object that makes a Secret', () => {
  const reader = job('imagePullSecrets: [{name: registry}]');

  it('is corrected to the name of the Secret', async () => {
    expect(await said(reader, external('registry', 'registry-auth'))).toEqual(['warning 10 -> registry-auth']);
  });

  it('is not reported if that makes another Secret of this name', async () => {
    expect(await said(reader, external('registry'))).toEqual([]);
    const chart =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: registry, namespace: web}\nspec: {chart: {spec: {chart: registry}}}';
    expect(await said(reader, external('registry', 'registry-auth'), chart)).toEqual([]);
  });
});

describe('an object that is only in another namespace', () => {
  const account = manifest('v1', 'ServiceAccount', 'runner', '', 'other');
  const user = job('serviceAccountName: runner');

  it('is reported if its build has both, and nothing else can have meant it', async () => {
    expect(await said(user, account)).toEqual(['warning 5']);
  });

  it('is not reported if something uses it there', async () => {
    expect(
      await said(user, account, user.replace('name: job', 'name: own').replace('namespace: web', 'namespace: other')),
    ).toEqual([]);
  });
});
