import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isIssued } from '../../../kubernetes/references/annotations.ts';
import { pathsOf } from '../../../kubernetes/references/paths.ts';
import { stringAt } from '../../../yaml/value.ts';
import { providedBy } from '../generated/providers.ts';

/** An object that another one is or certainly makes. */
export interface MadeObject {
  readonly groupKind: string;
  /** `*` if it is made in more namespaces than one. */
  readonly namespace: string;
  readonly name: string;
  /** The object that it is, or that makes it. */
  readonly object: KubernetesObject;
}

const SECRET = '/Secret';
const SERVICE = '/Service';
/** What the operator of PostgreSQL clusters makes of each, as ends of names. */
const OF_POSTGRES: readonly (readonly [string, readonly string[]])[] = [
  [SECRET, ['app', 'superuser', 'ca', 'replication', 'server']],
  [SERVICE, ['rw', 'ro', 'r']],
];

/** The objects that an object is or makes, with names that follow from it. */
export function madeBy(object: KubernetesObject): MadeObject[] {
  const { groupKind, namespace, name, value } = object;
  const made = (kind: string, as: string | undefined, where = namespace): MadeObject[] =>
    as ? [{ groupKind: kind, namespace: where, name: as, object }] : [];
  const own = made(groupKind, name);
  switch (groupKind) {
    case 'cert-manager.io/Certificate':
      return [...own, ...made(SECRET, stringAt(value, 'spec', 'secretName'))];
    case 'cdi.kubevirt.io/DataVolume':
      return [...own, ...made('/PersistentVolumeClaim', name)];
    case 'trust.cert-manager.io/Bundle':
      return [...own, ...made('/ConfigMap', name, '*'), ...made(SECRET, name, '*')];
    case 'external-secrets.io/ClusterExternalSecret': {
      const target = stringAt(value, 'spec', 'externalSecretSpec', 'target', 'name');
      return [...own, ...made(SECRET, target ?? stringAt(value, 'spec', 'externalSecretName') ?? name, '*')];
    }
    case 'postgresql.cnpg.io/Cluster':
      return [...own, ...OF_POSTGRES.flatMap(([kind, ends]) => ends.flatMap((end) => made(kind, `${name}-${end}`)))];
    case 'networking.k8s.io/Ingress':
      return isIssued(object) ? [...own, ...namedAt(object, 'spec.tls.*.secretName')] : own;
    case 'gateway.networking.k8s.io/Gateway':
      return isIssued(object) ? [...own, ...namedAt(object, 'spec.listeners.*.tls.certificateRefs.*.name')] : own;
    default:
      return [
        ...own,
        ...providedBy(object).flatMap((item) =>
          item.object === object && `/${item.kind}` !== groupKind ? made(`/${item.kind}`, item.name) : [],
        ),
      ];
  }
}

/** The Secrets whose names are at a place of an object. */
function namedAt(object: KubernetesObject, pattern: string): MadeObject[] {
  return pathsOf(object.value, pattern).flatMap((path) => {
    const name = object.at(...path).value;
    return typeof name === 'string' ? { groupKind: SECRET, namespace: object.namespace, name, object } : [];
  });
}
