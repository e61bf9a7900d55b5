import { stringAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { ReferenceField } from './reference.ts';

const WITHOUT = 'cannot get a certificate';

/** The annotations by which cert-manager makes the certificates of an Ingress or a Gateway. */
const ISSUER_ANNOTATIONS: readonly ReferenceField[] = [
  { in: 'metadata.annotations', name: 'cert-manager.io/issuer', to: 'cert-manager.io/Issuer', without: WITHOUT },
  {
    in: 'metadata.annotations',
    name: 'cert-manager.io/cluster-issuer',
    to: 'cert-manager.io/ClusterIssuer',
    without: WITHOUT,
  },
];

/** The annotations of an object that name other objects. */
export function annotationFields({ kind, value }: KubernetesObject): readonly ReferenceField[] {
  if (kind !== 'Ingress' && kind !== 'Gateway') return [];
  // Another group makes the issuer one of another operator.
  return stringAt(value, 'metadata', 'annotations', 'cert-manager.io/issuer-group') ? [] : ISSUER_ANNOTATIONS;
}

/** Whether cert-manager makes the Secrets that an object names for TLS. */
export function isIssued({ value }: KubernetesObject): boolean {
  const annotations = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme'];
  return annotations.some((name) => stringAt(value, 'metadata', 'annotations', name) !== undefined);
}
