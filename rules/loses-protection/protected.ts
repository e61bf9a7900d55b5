import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { selects } from '../../src/kubernetes/policies/selector.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isMap, mapAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import type { Family } from './families.ts';

const WORKLOADS = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob', HELM_RELEASE]);

/** Whether an object brings pods. */
export function isWorkload({ groupKind }: KubernetesObject): boolean {
  return WORKLOADS.has(groupKind);
}

/** Whether an object certainly protects a workload; of a release it is known by its name. */
export function isProtected(workload: KubernetesObject, object: KubernetesObject, family: Family): boolean {
  if (object.namespace !== '' && workload.namespace !== object.namespace) return false;
  if (family.selector === undefined) return true;
  return isSelected(valueAt(object.value, ['spec', ...family.selector]), workload);
}

function isSelected(selector: YamlValue | undefined, workload: KubernetesObject): boolean {
  const labels = podLabels(workload);
  if (labels) return selects(selector, labels) === true;
  if (workload.groupKind !== HELM_RELEASE) return false;
  const wanted = mapAt(selector, 'matchLabels') ?? {};
  const isAll = !isMap(selector) || Object.keys(selector).length === 0;
  return isAll || Object.values(wanted).includes(workload.name);
}

function podLabels({ value }: KubernetesObject): YamlMap | undefined {
  return (
    mapAt(value, 'spec', 'template', 'metadata', 'labels') ??
    mapAt(value, 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels')
  );
}
