import { CUSTOM_KIND_FIELDS } from './custom-kinds.ts';
import type { ReferenceField, StatedKind } from './reference.ts';
import { ROUTE_FIELDS } from './routes.ts';

const STORE: StatedKind = { group: 'external-secrets.io', kind: 'SecretStore' };
const ISSUER: StatedKind = { group: 'cert-manager.io', kind: 'Issuer' };

const NO_SECRET = 'cannot create a Secret';
const NO_SCALE = 'cannot scale anything';

const EXTERNAL_SECRET: readonly ReferenceField[] = [
  { in: 'secretStoreRef', to: STORE, without: NO_SECRET },
  { in: 'data.*.sourceRef.storeRef', to: STORE, without: NO_SECRET },
  { in: 'dataFrom.*.sourceRef.storeRef', to: STORE, without: NO_SECRET },
];

const below = (path: string, fields: readonly ReferenceField[]): ReferenceField[] =>
  fields.map((field) => ({ ...field, in: `${path}.${field.in}` }));

const RBAC = { group: 'rbac.authorization.k8s.io', kind: 'Role' };
const BINDING: readonly ReferenceField[] = [
  { in: 'roleRef', to: RBAC, without: 'cannot grant anything' },
  {
    in: 'subjects.*',
    to: { group: '', kind: '' },
    crosses: true,
    without: 'cannot grant anything to that account',
  },
];

const NO_VOLUME = 'cannot get a volume';
const PVC: readonly ReferenceField[] = [
  { in: 'spec', name: 'storageClassName', to: 'storage.k8s.io/StorageClass', without: NO_VOLUME },
  { in: 'spec.dataSource', to: { group: '', kind: '' }, without: NO_VOLUME },
  { in: 'spec.dataSourceRef', to: { group: '', kind: '' }, crosses: true, without: NO_VOLUME },
];

/** The fields of kinds without pods that name other objects, by `group/Kind`. */
export const KIND_FIELDS: ReadonlyMap<string, readonly ReferenceField[]> = new Map([
  ...ROUTE_FIELDS,
  [
    'autoscaling/HorizontalPodAutoscaler',
    [{ in: 'spec.scaleTargetRef', to: { group: '', kind: '' }, without: NO_SCALE }],
  ],
  ['rbac.authorization.k8s.io/RoleBinding', BINDING],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', BINDING],
  ['external-secrets.io/ExternalSecret', below('spec', EXTERNAL_SECRET)],
  ['external-secrets.io/ClusterExternalSecret', below('spec.externalSecretSpec', EXTERNAL_SECRET)],
  ['external-secrets.io/PushSecret', [{ in: 'spec.secretStoreRefs.*', to: STORE, without: 'cannot push anything' }]],
  ['cert-manager.io/Certificate', [{ in: 'spec.issuerRef', to: ISSUER, without: 'can never be issued' }]],
  ['/ServiceAccount', [{ in: 'imagePullSecrets.*', to: '/Secret', without: 'cannot let pods pull their images' }]],
  ['/PersistentVolumeClaim', PVC],
  [
    '/PersistentVolume',
    [
      {
        in: 'spec.claimRef',
        to: '/PersistentVolumeClaim',
        crosses: true,
        without: 'cannot be used by any other claim',
      },
    ],
  ],
  [
    'apps/StatefulSet',
    [
      ...below('spec.volumeClaimTemplates.*', PVC),
      { in: 'spec', name: 'serviceName', to: '/Service', without: 'cannot give its pods names in DNS' },
    ],
  ],
  ...CUSTOM_KIND_FIELDS,
  [
    'apiregistration.k8s.io/APIService',
    [{ in: 'spec.service', to: '/Service', crosses: true, without: 'cannot become available' }],
  ],
  ...['Validating', 'Mutating'].map((sort): [string, readonly ReferenceField[]] => [
    `admissionregistration.k8s.io/${sort}WebhookConfiguration`,
    [{ in: 'webhooks.*.clientConfig.service', to: '/Service', crosses: true, without: 'cannot call this webhook' }],
  ]),
  [
    'apiextensions.k8s.io/CustomResourceDefinition',
    [
      {
        in: 'spec.conversion.webhook.clientConfig.service',
        to: '/Service',
        crosses: true,
        without: 'cannot convert objects between versions',
      },
    ],
  ],
]);
