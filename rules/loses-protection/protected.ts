import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { selects } from '../../src/kubernetes/policies/selector.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { isMap, mapAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type Family, familyOf } from './families.ts';

const WORKLOADS = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob', HELM_RELEASE]);

/** What a cluster, or Argo CD, deploys before and after a change. */
export interface Deployment {
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
}

/** The workloads that an object protected, that stay, and that nothing else protects in the same way. */
export function unprotected(
  object: KubernetesObject,
  family: Family,
  { before, after }: Deployment,
): KubernetesObject[] {
  const old = new Map(before.map((one) => [idOf(one), one]));
  const stay = after.filter((one) => isProtected(one, object, family) && stays(old.get(idOf(one)), one));
  const others = after.filter(
    (one) =>
      idOf(one) !== idOf(object) && familyOf(one)?.name === family.name && (family.isShared || !old.has(idOf(one))),
  );
  return stay.filter((workload) =>
    others.every((other) => {
      const own = familyOf(other);
      return own === undefined || !isProtected(workload, other, own);
    }),
  );
}

/** Whether a workload stays. A release that changes may bring the protection itself from now on. */
function stays(before: KubernetesObject | undefined, after: KubernetesObject): boolean {
  return before !== undefined && (after.groupKind !== HELM_RELEASE || isSame(before.value, after.value));
}

function isProtected(workload: KubernetesObject, object: KubernetesObject, family: Family): boolean {
  if (!WORKLOADS.has(workload.groupKind)) return false;
  if (object.namespace !== '' && workload.namespace !== object.namespace) return false;
  if (family.selector === undefined) return true;
  return isSelected(valueAt(object.value, ['spec', ...family.selector]), workload);
}

/** Whether a selector certainly selects the pods of a workload; those of a release by its name. */
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

function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([groupKind, namespace, name]);
}
