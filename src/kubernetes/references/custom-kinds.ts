import type { ReferenceField } from './reference.ts';

const NO_SCALE = 'cannot scale anything';
const NO_ROLLOUT = 'cannot move traffic to a new version';
const NO_COPY = 'cannot copy anything';
const NO_METRICS = 'cannot read its metric';

const CLAIM = '/PersistentVolumeClaim';

const ROLLOUT: readonly ReferenceField[] = [
  ...['activeService', 'previewService'].map((name) => ({ in: 'spec.strategy.blueGreen', name })),
  ...['stableService', 'canaryService'].map((name) => ({ in: 'spec.strategy.canary', name })),
].map((field) => ({ ...field, to: '/Service', without: NO_ROLLOUT }));

/** The Secret of each mover of VolSync, and the keys without which VolSync does not start restic. */
const REPLICATION: readonly ReferenceField[] = [
  { in: 'spec.restic', name: 'repository', needs: ['RESTIC_REPOSITORY', 'RESTIC_PASSWORD'] },
  { in: 'spec.kopia', name: 'repository' },
  { in: 'spec.rclone', name: 'rcloneConfig' },
  { in: 'spec.rsyncTLS', name: 'keySecret' },
].map((field) => ({ ...field, to: '/Secret', without: NO_COPY }));

const TRIGGERS: readonly ReferenceField[] = [
  {
    in: 'spec.triggers.*.authenticationRef',
    to: { group: 'keda.sh', kind: 'TriggerAuthentication' },
    without: NO_SCALE,
  },
];

const TRIGGER_AUTHENTICATION: readonly ReferenceField[] = [
  { in: 'spec.secretTargetRef.*', to: '/Secret', without: NO_METRICS },
];

/** The fields of an endpoint by which Prometheus proves who it is. */
const CREDENTIALS = ['bearerTokenSecret', 'authorization.credentials', 'basicAuth.username', 'basicAuth.password'];
const scraped = (endpoints: string): readonly ReferenceField[] =>
  CREDENTIALS.map((field) => ({ in: `spec.${endpoints}.*.${field}`, to: '/Secret', without: 'cannot be scraped' }));

const POSTGRES = 'postgresql.cnpg.io/Cluster';
const NOT_READY = 'cannot become ready';
const S3 = ['accessKeyId', 'secretAccessKey'].map((field) => `barmanObjectStore.s3Credentials.${field}`);
const POSTGRES_SECRETS: readonly ReferenceField[] = [
  'spec.superuserSecret',
  'spec.bootstrap.initdb.secret',
  'spec.externalClusters.*.password',
  ...S3.flatMap((field) => [`spec.backup.${field}`, `spec.externalClusters.*.${field}`]),
].map((path) => ({ in: path, to: '/Secret', without: NOT_READY }));

/** The Secrets with which a SecretStore proves who it is, of the providers that are used most (external-secrets.io/v1). */
const STORE_SECRETS: readonly ReferenceField[] = [
  'onepassword.auth.secretRef.connectTokenSecretRef',
  'onepasswordSDK.auth.serviceAccountSecretRef',
  'bitwardensecretsmanager.auth.secretRef.credentials',
  'doppler.auth.secretRef.dopplerToken',
  'gcpsm.auth.secretRef.secretAccessKeySecretRef',
  'vault.auth.tokenSecretRef',
  'vault.auth.appRole.secretRef',
  'webhook.secrets.*.secretRef',
  ...['accessKeyIDSecretRef', 'secretAccessKeySecretRef'].map((field) => `aws.auth.secretRef.${field}`),
  ...['clientId', 'clientSecret'].map((field) => `azurekv.authSecretRef.${field}`),
].map((path) => ({ in: `spec.provider.${path}`, to: '/Secret', crosses: true, without: 'cannot read anything' }));

/** The fields of custom resources that name other objects, by `group/Kind`; those of routes and certificates are elsewhere. */
export const CUSTOM_KIND_FIELDS: ReadonlyMap<string, readonly ReferenceField[]> = new Map([
  [
    'keda.sh/ScaledObject',
    [{ in: 'spec.scaleTargetRef', to: { group: 'apps', kind: 'Deployment' }, without: NO_SCALE }, ...TRIGGERS],
  ],
  ['keda.sh/ScaledJob', TRIGGERS],
  ['keda.sh/TriggerAuthentication', TRIGGER_AUTHENTICATION],
  [
    'autoscaling.k8s.io/VerticalPodAutoscaler',
    [{ in: 'spec.targetRef', to: { group: '', kind: '' }, without: 'cannot recommend resources' }],
  ],
  [
    'flagger.app/Canary',
    [
      { in: 'spec.targetRef', to: { group: '', kind: '' }, without: NO_ROLLOUT },
      { in: 'spec.autoscalerRef', to: { group: '', kind: '' }, without: NO_ROLLOUT },
    ],
  ],
  ['argoproj.io/Rollout', ROLLOUT],
  ['monitoring.coreos.com/ServiceMonitor', scraped('endpoints')],
  ['monitoring.coreos.com/PodMonitor', scraped('podMetricsEndpoints')],
  ['external-secrets.io/SecretStore', STORE_SECRETS],
  ['external-secrets.io/ClusterSecretStore', STORE_SECRETS],
  [POSTGRES, POSTGRES_SECRETS],
  ...['ScheduledBackup', 'Backup', 'Pooler', 'Database'].map((kind): [string, readonly ReferenceField[]] => [
    `postgresql.cnpg.io/${kind}`,
    [{ in: 'spec.cluster', to: POSTGRES, without: NOT_READY }],
  ]),
  [
    'upgrade.cattle.io/Plan',
    [{ in: 'spec', name: 'serviceAccountName', to: '/ServiceAccount', without: 'cannot start jobs' }],
  ],
  [
    'volsync.backube/ReplicationSource',
    [{ in: 'spec', name: 'sourcePVC', to: CLAIM, without: NO_COPY }, ...REPLICATION],
  ],
  ['volsync.backube/ReplicationDestination', REPLICATION],
  [
    'snapshot.storage.k8s.io/VolumeSnapshot',
    [{ in: 'spec.source', name: 'persistentVolumeClaimName', to: CLAIM, without: NO_COPY }],
  ],
]);
