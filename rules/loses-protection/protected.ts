import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { selects } from '../../src/kubernetes/policies/selector.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isMap, mapAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import type { Guard } from './families.ts';

const WORKLOADS = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob', HELM_RELEASE]);

/** Whether an object brings pods. */
export function isWorkload({ groupKind }: KubernetesObject): boolean {
  return WORKLOADS.has(groupKind);
}

/** Equal for objects of one kind, namespace and name. */
export function identityOf({ groupKind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([groupKind, namespace, name]);
}

/** Whether an object certainly protects a workload; of a release it is known by its name. */
export function isProtected(workload: KubernetesObject, { object, selector }: Guard): boolean {
  if (object.namespace !== '' && workload.namespace !== object.namespace) return false;
  if (selector === undefined) return true;
  const labels = podLabels(workload);
  if (labels) return selects(selector, labels) === true;
  if (workload.groupKind !== HELM_RELEASE) return false;
  const isAll = !isMap(selector) || Object.keys(selector).length === 0;
  return isAll || wantedValues(selector).includes(workload.name);
}

/** The values of labels that a selector asks for. A workload that it selects has all of them; a release has the name of one. */
export function wantedValues(selector: YamlValue | undefined): string[] {
  return Object.values(mapAt(selector, 'matchLabels') ?? {}).filter((value) => typeof value === 'string');
}

/** What `wantedValues` of a selector are found among: the values of its pods' labels, or the name of a release. */
export function valuesOf(workload: KubernetesObject): string[] {
  const labels = podLabels(workload);
  if (!labels) return [workload.name];
  return [...new Set(Object.values(labels).filter((value) => typeof value === 'string'))];
}

function podLabels({ value }: KubernetesObject): YamlMap | undefined {
  return (
    mapAt(value, 'spec', 'template', 'metadata', 'labels') ??
    mapAt(value, 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels')
  );
}
