import type { YamlValue } from '../../yaml/value.ts';
import { isList, isMap } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';

/**
 * The values that the API server sets if a field is left out, by the field's name (`pkg/apis/*\/v1/defaults.go` of Kubernetes).
 * A field may have other defaults elsewhere, so a value that is not one of these is a change.
 */
const DEFAULTS: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  apiGroup: ['rbac.authorization.k8s.io'],
  apiVersion: ['v1'],
  attachRequired: [true],
  completionMode: ['NonIndexed'],
  completions: [1],
  defaultMode: [420],
  dnsPolicy: ['ClusterFirst'],
  enableServiceLinks: [true],
  failureThreshold: [3],
  kind: ['PersistentVolumeClaim'],
  operator: ['Equal'],
  path: ['/'],
  periodSeconds: [10],
  podManagementPolicy: ['OrderedReady'],
  preemptionPolicy: ['PreemptLowerPriority'],
  protocol: ['TCP'],
  reclaimPolicy: ['Delete'],
  schedulerName: ['default-scheduler'],
  scheme: ['HTTP'],
  successThreshold: [1],
  terminationGracePeriodSeconds: [30],
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  timeoutSeconds: [1],
  type: ['Opaque'],
  volumeBindingMode: ['Immediate'],
  volumeLifecycleModes: ['Persistent'],
  volumeMode: ['Filesystem'],
};

/** Fields whose default depends on others, on the cluster or on a controller. */
const DEPENDENT = new Set([
  'cachingMode',
  'fsType',
  'hostPort',
  'imagePullPolicy',
  'iscsiInterface',
  'keyring',
  'pool',
  'serviceAccount',
  'user',
]);

/** Whether the server sets a value if a field is left out. */
export function hasDefault(path: FieldPath): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  return typeof key === 'string' && Object.hasOwn(DEFAULTS, key);
}

/** Whether a value that one of two states leaves out may be what the server fills in there. */
export function mayBeFilledIn(path: FieldPath, value: YamlValue | undefined): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  if (typeof key !== 'string') return false;
  if (DEPENDENT.has(key)) return true;
  const defaults = Object.hasOwn(DEFAULTS, key) ? DEFAULTS[key] : undefined;
  const isDefault = (one: YamlValue | undefined): boolean => defaults?.some((known) => known === one) ?? false;
  if (isList(value)) return value.length > 0 && value.every(isDefault);
  if (isMap(value)) return Object.entries(value).every(([name, inner]) => mayBeFilledIn([name], inner));
  return isDefault(value);
}
