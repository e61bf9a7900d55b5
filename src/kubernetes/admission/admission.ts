import type { YamlMap } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import { validatingAdmissionPolicy, validatingAdmissionPolicyBinding } from './admission-policy.ts';
import { configMap, secret } from './config.ts';
import { customResourceDefinition } from './definition.ts';
import { Field } from './field.ts';
import { cronJob, job } from './jobs.ts';
import { limitRange, resourceQuota } from './limits.ts';
import { ingress, ingressClass, networkPolicy } from './networking.ts';
import { autoscaler, namespace, podDisruptionBudget, priorityClass } from './policy.ts';
import { clusterRole, clusterRoleBinding, role, roleBinding, serviceAccount } from './rbac.ts';
import { service } from './service.ts';
import { persistentVolume, persistentVolumeClaim, storageClass } from './storage.ts';
import { webhookConfiguration } from './webhooks.ts';
import { daemonSet, deployment, pod, replicaSet, statefulSet } from './workloads.ts';

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
  'apiextensions.k8s.io/v1 CustomResourceDefinition': customResourceDefinition,
};

/**
 * What the API server's own code rejects in a built-in object though its schema is met: selectors that miss their template, mounts
 * without volumes, ports, probes, schedules, subjects and the like (k8s.io/kubernetes 1.36, pkg/apis/…/validation; where releases
 * differ, as the most lenient of those since 1.31 has it). `found` is what the schema tells already: fields that it speaks of are not
 * told of again.
 */
export function admissionProblems(
  { value, apiVersion, kind }: KubernetesObject,
  found: readonly SchemaProblem[],
): SchemaProblem[] {
  const key = `${apiVersion} ${kind}`;
  const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
  return check ? unsaid(check, value, found) : [];
}

/** Whether a problem is that a field is missing which the schema requires and the API server's code does without. */
export function isTolerated({ kind }: KubernetesObject, { kind: problem, path }: SchemaProblem): boolean {
  if (problem !== 'missing-field') return false;
  const [last, parent] = [path.at(-1), path.at(-2)];
  return (
    (last === 'rules' && parent === 'podFailurePolicy') ||
    (kind === 'LimitRange' && last === 'limits' && path.length === 2)
  );
}

function unsaid(check: (object: Field) => void, value: YamlMap, found: readonly SchemaProblem[]): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  check(new Field(value, [], problems));
  if (problems.length === 0) return problems;
  const said = new Set(found.map(({ path }) => JSON.stringify(path)));
  return problems.filter(({ path }) => {
    const id = JSON.stringify(path);
    if (said.has(id)) return false;
    said.add(id);
    return true;
  });
}
