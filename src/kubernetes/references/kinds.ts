import type { ReferenceField, StatedKind } from './reference.ts';
import { VOLSYNC } from './volsync.ts';

const CORE: StatedKind = { group: '', kind: '' };
const SERVICE: StatedKind = { group: '', kind: 'Service' };
const GATEWAY: StatedKind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
const STORE: StatedKind = { group: 'external-secrets.io', kind: 'SecretStore' };
const ISSUER: StatedKind = { group: 'cert-manager.io', kind: 'Issuer' };

const NO_BACKEND = 'cannot forward requests for this backend';
const NO_SECRET = 'cannot create a Secret';
const NO_SCALE = 'cannot scale anything';

const INGRESS: readonly ReferenceField[] = [
  { in: 'spec.defaultBackend.service', to: '/Service', without: NO_BACKEND },
  { in: 'spec.rules.*.http.paths.*.backend.service', to: '/Service', without: NO_BACKEND },
  {
    in: 'spec.tls.*',
    name: 'secretName',
    to: '/Secret',
    without: 'can only be served with the default certificate of the controller',
  },
];

const ROUTE: readonly ReferenceField[] = [
  { in: 'spec.parentRefs.*', to: GATEWAY, crosses: true, without: 'cannot be served' },
  { in: 'spec.rules.*.backendRefs.*', to: SERVICE, crosses: true, without: NO_BACKEND },
  {
    in: 'spec.rules.*.filters.*.requestMirror.backendRef',
    to: SERVICE,
    crosses: true,
    without: 'cannot mirror requests',
  },
];

const TRAEFIK_ROUTE: readonly ReferenceField[] = [
  { in: 'spec.routes.*.services.*', to: SERVICE, crosses: true, without: NO_BACKEND },
  {
    in: 'spec.tls',
    name: 'secretName',
    to: '/Secret',
    without: 'can only be served with the default certificate of Traefik',
  },
];

/** Routes of Traefik by its two groups: a middleware is of the same group. */
const traefik = (group: string): readonly [string, readonly ReferenceField[]][] => [
  [
    `${group}/IngressRoute`,
    [
      ...TRAEFIK_ROUTE,
      {
        in: 'spec.routes.*.middlewares.*',
        to: `${group}/Middleware`,
        crosses: true,
        without: 'cannot be served',
      },
    ],
  ],
  [`${group}/IngressRouteTCP`, TRAEFIK_ROUTE],
  [`${group}/IngressRouteUDP`, TRAEFIK_ROUTE],
];

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
    to: CORE,
    crosses: true,
    without: 'cannot grant anything to that account',
  },
];

const NO_VOLUME = 'cannot get a volume';
const PVC: readonly ReferenceField[] = [
  { in: 'spec', name: 'storageClassName', to: 'storage.k8s.io/StorageClass', without: NO_VOLUME },
  { in: 'spec.dataSource', to: CORE, without: NO_VOLUME },
  { in: 'spec.dataSourceRef', to: CORE, crosses: true, without: NO_VOLUME },
];

/** The fields of kinds without pods that name other objects, by `group/Kind`. */
export const KIND_FIELDS: ReadonlyMap<string, readonly ReferenceField[]> = new Map([
  ['networking.k8s.io/Ingress', INGRESS],
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind): [string, readonly ReferenceField[]] => [
    `gateway.networking.k8s.io/${kind}`,
    ROUTE,
  ]),
  ...traefik('traefik.io'),
  ...traefik('traefik.containo.us'),
  ['autoscaling/HorizontalPodAutoscaler', [{ in: 'spec.scaleTargetRef', to: CORE, without: NO_SCALE }]],
  [
    'keda.sh/ScaledObject',
    [{ in: 'spec.scaleTargetRef', to: { group: 'apps', kind: 'Deployment' }, without: NO_SCALE }],
  ],
  ['rbac.authorization.k8s.io/RoleBinding', BINDING],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', BINDING],
  ['external-secrets.io/ExternalSecret', below('spec', EXTERNAL_SECRET)],
  ['external-secrets.io/ClusterExternalSecret', below('spec.externalSecretSpec', EXTERNAL_SECRET)],
  ['external-secrets.io/PushSecret', [{ in: 'spec.secretStoreRefs.*', to: STORE, without: 'cannot push anything' }]],
  ['cert-manager.io/Certificate', [{ in: 'spec.issuerRef', to: ISSUER, without: 'can never be issued' }]],
  ['/ServiceAccount', [{ in: 'imagePullSecrets.*', to: '/Secret', without: 'cannot let pods pull their images' }]],
  ['/PersistentVolumeClaim', PVC],
  ['apps/StatefulSet', below('spec.volumeClaimTemplates.*', PVC)],
  ...VOLSYNC,
  [
    'apiregistration.k8s.io/APIService',
    [{ in: 'spec.service', to: '/Service', crosses: true, without: 'cannot become available' }],
  ],
]);
