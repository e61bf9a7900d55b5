import type { ExpressionCheck } from '../cel/syntax.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { autoscaler } from './autoscaling.ts';
import { configMap, secret } from './config.ts';
import { customResourceDefinition } from './definition.ts';
import { Field } from './field.ts';
import { cronJob, job } from './jobs.ts';
import { limitRange } from './limits.ts';
import { mutatingAdmissionPolicy, mutatingAdmissionPolicyBinding } from './mutating-policy.ts';
import { networkPolicy } from './network-policy.ts';
import { ingress, ingressClass } from './networking.ts';
import { persistentVolume } from './persistent-volume.ts';
import { namespace, podDisruptionBudget, priorityClass } from './policy.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding, serviceAccount } from './rbac.ts';
import { resourceQuota } from './resource-quota.ts';
import { service } from './service.ts';
import { statefulSet } from './stateful-set.ts';
import { storageClass } from './storage-class.ts';
import { validatingAdmissionPolicy, validatingAdmissionPolicyBinding } from './validating-policy.ts';
import { persistentVolumeClaim } from './volume-claim.ts';
import { webhookConfiguration } from './webhooks.ts';
import { daemonSet, deployment, pod, replicaSet } from './workloads.ts';

/** What the API server checks in code, by `apiVersion Kind`. */
const CHECKS: Readonly<Record<string, (object: Field) => void>> = {
  'v1 Pod': pod,
  'v1 Service': service,
  'v1 ConfigMap': configMap,
  'v1 Secret': secret,
  'v1 PersistentVolumeClaim': persistentVolumeClaim,
  'v1 PersistentVolume': persistentVolume,
  'v1 Namespace': namespace,
  'v1 ServiceAccount': serviceAccount,
  'v1 LimitRange': limitRange,
  'v1 ResourceQuota': resourceQuota,
  'apps/v1 Deployment': deployment,
  'apps/v1 ReplicaSet': replicaSet,
  'apps/v1 DaemonSet': daemonSet,
  'apps/v1 StatefulSet': statefulSet,
  'batch/v1 Job': job,
  'batch/v1 CronJob': cronJob,
  'networking.k8s.io/v1 Ingress': ingress,
  'networking.k8s.io/v1 IngressClass': ingressClass,
  'networking.k8s.io/v1 NetworkPolicy': networkPolicy,
  'rbac.authorization.k8s.io/v1 Role': role,
  'rbac.authorization.k8s.io/v1 ClusterRole': clusterRole,
  'rbac.authorization.k8s.io/v1 RoleBinding': roleBinding,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': clusterRoleBinding,
  'policy/v1 PodDisruptionBudget': podDisruptionBudget,
  'scheduling.k8s.io/v1 PriorityClass': priorityClass,
  'autoscaling/v1 HorizontalPodAutoscaler': autoscaler,
  'autoscaling/v2 HorizontalPodAutoscaler': autoscaler,
  'storage.k8s.io/v1 StorageClass': storageClass,
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': webhookConfiguration,
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration': webhookConfiguration,
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy': validatingAdmissionPolicy,
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding': validatingAdmissionPolicyBinding,
  'admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy': mutatingAdmissionPolicy,
  'admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding': mutatingAdmissionPolicyBinding,
  'admissionregistration.k8s.io/v1 MutatingAdmissionPolicy': mutatingAdmissionPolicy,
  'admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding': mutatingAdmissionPolicyBinding,
  'apiextensions.k8s.io/v1 CustomResourceDefinition': customResourceDefinition,
};

/** Kinds of which only some checks are here: what their schema requires is taken for required. */
const IN_PART = new Set([
  'admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding',
  'apiextensions.k8s.io/v1 CustomResourceDefinition',
]);

/**
 * What the API server's own code rejects in a built-in object though its schema is met: selectors that miss their template, mounts
 * without volumes, ports, probes, schedules, subjects and the like (k8s.io/kubernetes 1.36, pkg/apis/…/validation; where releases
 * differ, as the most lenient of those since 1.31 has it). And what it accepts and the kubelet or the authorizer can do nothing with:
 * images that are no references, and rules for resources that no API server has.
 */
export function admissionProblems(
  { value, apiVersion, kind }: Pick<KubernetesObject, 'value' | 'apiVersion' | 'kind'>,
  fault?: ExpressionCheck,
): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  checkOf(`${apiVersion} ${kind}`)?.(new Field(value, [], { problems, fault }));
  return problems;
}

/**
 * The problems that the schema and the code find, one for each field. A missing field is only likely if
 * the schema requires it and the code does not, because the API server does not use a schema for built-in kinds.
 */
export function withAdmission(
  object: Pick<KubernetesObject, 'value' | 'apiVersion' | 'kind'>,
  found: readonly SchemaProblem[],
  fault?: ExpressionCheck,
): SchemaProblem[] {
  const key = `${object.apiVersion} ${object.kind}`;
  if (!checkOf(key)) return [...found];
  const problems = admissionProblems(object, fault);
  // With a field, everything that the code needs below it is missing.
  const required = new Set(
    problems.flatMap(({ kind, path }) =>
      kind === 'missing-field' ? path.map((_, at) => idOf(path.slice(0, at + 1))) : [],
    ),
  );
  const said = new Set(found.map(({ path }) => idOf(path)));
  const likely = (problem: SchemaProblem): boolean =>
    problem.kind === 'missing-field' &&
    problem.path[0] !== 'metadata' &&
    !IN_PART.has(key) &&
    !required.has(idOf(problem.path));
  return [
    ...found.map((problem) => (likely(problem) ? { ...problem, unsure: true } : problem)),
    ...problems.filter(({ path }) => isFirst(said, idOf(path))),
  ];
}

function checkOf(key: string): ((object: Field) => void) | undefined {
  return Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
}

function idOf(path: FieldPath): string {
  return JSON.stringify(path);
}

function isFirst(said: Set<string>, id: string): boolean {
  const first = !said.has(id);
  said.add(id);
  return first;
}
