import { knownKind, knownVersion, type RemovedVersion, type ServedRange } from '../bundled-schemas.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';

const WORKLOAD = ['rollbackTo', 'selector', 'templateGeneration'];
const WEBHOOK = ['sideEffects', 'admissionReviewVersions', 'name'];

/**
 * Removed versions whose objects have the fields of the version after them, and the fields that are different there: what is
 * found of those says nothing (from the conversions in k8s.io/kubernetes, pkg/apis).
 */
const SAME_SHAPE: Readonly<Record<string, readonly string[]>> = {
  'admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration': WEBHOOK,
  'admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration': WEBHOOK,
  'apiregistration.k8s.io/v1beta1 APIService': [],
  'apps/v1beta1 Deployment': WORKLOAD,
  'apps/v1beta1 StatefulSet': WORKLOAD,
  'apps/v1beta2 DaemonSet': [],
  'apps/v1beta2 Deployment': [],
  'apps/v1beta2 ReplicaSet': [],
  'apps/v1beta2 StatefulSet': [],
  'autoscaling/v2beta1 HorizontalPodAutoscaler': ['metrics'],
  'autoscaling/v2beta2 HorizontalPodAutoscaler': [],
  'batch/v1beta1 CronJob': [],
  'batch/v2alpha1 CronJob': [],
  'coordination.k8s.io/v1beta1 Lease': [],
  'extensions/v1beta1 DaemonSet': WORKLOAD,
  'extensions/v1beta1 Deployment': WORKLOAD,
  'extensions/v1beta1 Ingress': ['backend', 'pathType', 'defaultBackend'],
  'extensions/v1beta1 NetworkPolicy': [],
  'extensions/v1beta1 ReplicaSet': WORKLOAD,
  'flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema': [],
  'flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema': [],
  'networking.k8s.io/v1beta1 Ingress': ['backend', 'pathType', 'defaultBackend'],
  'networking.k8s.io/v1beta1 IngressClass': ['scope', 'namespace'],
  'node.k8s.io/v1beta1 RuntimeClass': [],
  'policy/v1beta1 PodDisruptionBudget': [],
  'rbac.authorization.k8s.io/v1alpha1 ClusterRole': [],
  'rbac.authorization.k8s.io/v1alpha1 Role': [],
  'rbac.authorization.k8s.io/v1beta1 ClusterRole': [],
  'rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding': ['apiGroup'],
  'rbac.authorization.k8s.io/v1beta1 Role': [],
  'rbac.authorization.k8s.io/v1beta1 RoleBinding': ['apiGroup'],
  'scheduling.k8s.io/v1alpha1 PriorityClass': [],
  'scheduling.k8s.io/v1beta1 PriorityClass': [],
  'storage.k8s.io/v1beta1 CSIDriver': [],
  'storage.k8s.io/v1beta1 CSINode': [],
  'storage.k8s.io/v1beta1 CSIStorageCapacity': [],
  'storage.k8s.io/v1beta1 StorageClass': [],
};

/** The schema that describes the objects of a removed version: the oldest of the version after it, if their fields are the same. */
export function shapeOfRemoved({ group, version, kind, replacement }: RemovedVersion): ServedRange | undefined {
  if (!replacement || !Object.hasOwn(SAME_SHAPE, `${group}/${version} ${kind}`)) return undefined;
  const known = knownKind(`${replacement.group}/${replacement.kind}`);
  return known && knownVersion(known, replacement.version)?.served[0];
}

/** The problems of an object that hold for its own version too. */
export function ofOwnVersion(
  { apiVersion, kind }: KubernetesObject,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] {
  const key = `${apiVersion} ${kind}`;
  const different = Object.hasOwn(SAME_SHAPE, key) ? SAME_SHAPE[key] : undefined;
  if (!different?.length) return problems;
  return problems.filter(
    ({ path, values }) => ![...path, ...values.slice(0, 1)].some((field) => different.includes(String(field))),
  );
}

/** The name under which the API server checks the objects of a removed version in code: that of the version after it. */
export function checkedAs(
  object: KubernetesObject,
  removed: RemovedVersion | undefined,
): { readonly apiVersion: string; readonly kind: string } {
  const { replacement } = removed ?? {};
  const { apiVersion, kind: own } = object;
  if (!replacement || !Object.hasOwn(SAME_SHAPE, `${apiVersion} ${own}`)) return { apiVersion, kind: own };
  const { group, version, kind } = replacement;
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind };
}
