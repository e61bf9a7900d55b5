import type { ReferenceField, StatedKind } from './reference.ts';

const SERVICE: StatedKind = { group: '', kind: 'Service' };
const GATEWAY: StatedKind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };

const NO_BACKEND = 'cannot forward requests for this backend';

const INGRESS: readonly ReferenceField[] = [
  { in: 'spec', name: 'ingressClassName', to: 'networking.k8s.io/IngressClass', without: 'is not served' },
  { in: 'spec.defaultBackend.service', to: '/Service', without: NO_BACKEND },
  { in: 'spec.rules.*.http.paths.*.backend.service', to: '/Service', without: NO_BACKEND },
  {
    in: 'spec.tls.*',
    name: 'secretName',
    to: '/Secret',
    without: 'can only be served with the default certificate of the controller',
  },
];

const GATEWAY_CERTIFICATES: readonly ReferenceField[] = [
  {
    in: 'spec.listeners.*.tls.certificateRefs.*',
    to: { group: '', kind: 'Secret' },
    crosses: true,
    without: 'cannot serve this listener',
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

/** The fields of what leads requests into a cluster that name other objects, by `group/Kind`. */
export const ROUTE_FIELDS: ReadonlyMap<string, readonly ReferenceField[]> = new Map([
  ['networking.k8s.io/Ingress', INGRESS],
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind): [string, readonly ReferenceField[]] => [
    `gateway.networking.k8s.io/${kind}`,
    ROUTE,
  ]),
  ...traefik('traefik.io'),
  ...traefik('traefik.containo.us'),
  ['gateway.networking.k8s.io/Gateway', GATEWAY_CERTIFICATES],
]);
