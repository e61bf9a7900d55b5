import { isMap, mapAt, stringAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import type { VersionStatus } from './version-status.ts';

/** Whether an object says that it is merged into one that exists, so that it need not be whole (Flux's `ssa: Merge`, Argo CD's unvalidated server-side apply). */
export function isMerged({ value }: KubernetesObject): boolean {
  const annotation = (name: string): string => stringAt(value, 'metadata', 'annotations', name) ?? '';
  if (annotation('kustomize.toolkit.fluxcd.io/ssa').toLowerCase() === 'merge') return true;
  const options = annotation('argocd.argoproj.io/sync-options')
    .split(',')
    .map((option) => option.trim());
  return options.includes('ServerSideApply=true') && options.includes('Validate=false');
}

/** The fields of a spec that a person who creates an object of a kind cannot forget all together. */
const ESSENTIAL: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': ['selector', 'template'],
  'apps/Deployment': ['selector', 'template'],
  'apps/ReplicaSet': ['selector', 'template'],
  'apps/StatefulSet': ['selector', 'template', 'volumeClaimTemplates'],
  'batch/CronJob': ['schedule', 'jobTemplate'],
  'batch/Job': ['template'],
  'autoscaling/HorizontalPodAutoscaler': ['scaleTargetRef', 'maxReplicas', 'metrics'],
  'networking.k8s.io/Ingress': ['rules', 'defaultBackend'],
  '/PersistentVolume': ['accessModes', 'capacity', 'storageClassName'],
  '/PersistentVolumeClaim': [
    'accessModes',
    'storageClassName',
    'volumeMode',
    'selector',
    'dataSource',
    'dataSourceRef',
  ],
  '/Pod': ['containers', 'initContainers', 'volumes'],
  '/Service': ['ports', 'selector', 'type', 'externalName'],
};
/** Kinds that clusters and charts create, and that people only annotate or label. */
const BARE =
  /^(?:storage\.k8s\.io\/StorageClass|snapshot\.storage\.k8s\.io\/VolumeSnapshotClass|scheduling\.k8s\.io\/PriorityClass|apiextensions\.k8s\.io\/CustomResourceDefinition|node\.k8s\.io\/RuntimeClass|apiregistration\.k8s\.io\/APIService)$/;

/** Whether an object lacks so much that it may be meant for one that exists: created by the cluster, a chart or a controller. */
export function mayPatchExisting(
  { value, groupKind }: KubernetesObject,
  { kind }: SchemaProblem,
  { product }: VersionStatus,
): boolean {
  if (kind !== 'missing-field' || product !== 'kubernetes') return false;
  const spec = mapAt(value, 'spec');
  const essential = Object.hasOwn(ESSENTIAL, groupKind) ? ESSENTIAL[groupKind] : undefined;
  if (essential) return !essential.some((field) => isMap(spec) && Object.hasOwn(spec, field));
  return BARE.test(groupKind) && Object.keys(value).every((key) => /^(?:apiVersion|kind|metadata)$/.test(key));
}

/** A missing field of an object that can only patch an existing one. */
export function onlyPatches({ kind }: KubernetesObject, problem: SchemaProblem): SchemaProblem {
  return {
    ...problem,
    message: `${problem.message} The object cannot create a ${kind}, only patch one that exists. If this is intended, set the annotation \`kustomize.toolkit.fluxcd.io/ssa: Merge\` for Flux, or \`argocd.argoproj.io/sync-options: ServerSideApply=true,Validate=false\` for Argo CD.`,
    unsure: true,
  };
}
