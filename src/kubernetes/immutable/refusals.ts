import type { YamlMap } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath } from '../terms/problem.ts';
import { fixedContent } from './fixed-content.ts';
import { jobChanges } from './job.ts';
import { podChanges } from './pod.ts';
import type { Refusal } from './refusal.ts';
import { serviceChanges } from './service.ts';
import { claimChanges, volumeChanges } from './storage.ts';
import { strategyChanges } from './strategy.ts';
import { changesAt } from './value-changes.ts';

/** What finds the refused changes of a kind, and where Kubernetes refuses them. */
interface ImmutableKind {
  /** The function below `pkg/apis` of kubernetes/kubernetes (read in v1.36.3). */
  readonly source: string;
  /** Fields that cannot be updated in any way. */
  readonly fields?: readonly FieldPath[];
  /** Fields that can be updated in some ways. */
  readonly changes?: (before: YamlMap, after: YamlMap) => Iterable<Refusal>;
}

const SELECTOR = [['spec', 'selector']];
const ROLE_REF = [['roleRef']];

/** The built-in kinds that have fields which the API server does not let anyone update, by `group/Kind`. */
const KINDS: Readonly<Record<string, ImmutableKind>> = {
  'apps/Deployment': {
    source: 'apps/validation/validation.go ValidateDeploymentUpdate, ValidateDeploymentStrategy',
    fields: SELECTOR,
    changes: strategyChanges('strategy', 'Recreate'),
  },
  'apps/DaemonSet': { source: 'apps/validation/validation.go ValidateDaemonSetSpecUpdate', fields: SELECTOR },
  'apps/ReplicaSet': { source: 'apps/validation/validation.go ValidateReplicaSetUpdate', fields: SELECTOR },
  'apps/StatefulSet': {
    // `revisionHistoryLimit` can be updated since 1.34, and is rarely set.
    source: 'apps/validation/validation.go ValidateStatefulSetUpdate, ValidateStatefulSetSpec',
    changes: strategyChanges('updateStrategy', 'OnDelete'),
    fields: [...SELECTOR, ['spec', 'serviceName'], ['spec', 'podManagementPolicy'], ['spec', 'volumeClaimTemplates']],
  },
  'apps/ControllerRevision': {
    source: 'apps/validation/validation.go ValidateControllerRevisionUpdate',
    fields: [['data']],
  },
  'batch/Job': { source: 'batch/validation/validation.go ValidateJobSpecUpdate', changes: jobChanges },
  '/Pod': { source: 'core/validation/validation.go ValidatePodUpdate', changes: podChanges },
  '/PersistentVolumeClaim': {
    source: 'core/validation/validation.go ValidatePersistentVolumeClaimUpdate',
    changes: claimChanges,
  },
  '/PersistentVolume': {
    source: 'core/validation/validation.go ValidatePersistentVolumeUpdate',
    changes: volumeChanges,
  },
  '/Service': { source: 'core/validation/validation.go ValidateServiceUpdate', changes: serviceChanges },
  '/Secret': {
    source: 'core/validation/validation.go ValidateSecretUpdate',
    fields: [['type']],
    changes: fixedContent(['data', 'stringData']),
  },
  '/ConfigMap': {
    source: 'core/validation/validation.go ValidateConfigMapUpdate',
    changes: fixedContent(['data', 'binaryData']),
  },
  '/ResourceQuota': {
    source: 'core/validation/validation.go ValidateResourceQuotaUpdate',
    fields: [['spec', 'scopes']],
  },
  'storage.k8s.io/StorageClass': {
    source: 'storage/validation/validation.go ValidateStorageClassUpdate',
    fields: [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  },
  'storage.k8s.io/CSIDriver': {
    source: 'storage/validation/validation.go ValidateCSIDriverUpdate',
    fields: [
      ['spec', 'attachRequired'],
      ['spec', 'volumeLifecycleModes'],
    ],
  },
  'storage.k8s.io/VolumeAttributesClass': {
    source: 'storage/validation/validation.go ValidateVolumeAttributesClassUpdate',
    fields: [['driverName'], ['parameters']],
  },
  'rbac.authorization.k8s.io/RoleBinding': {
    source: 'rbac/validation/validation.go ValidateRoleBindingUpdate',
    fields: ROLE_REF,
  },
  'rbac.authorization.k8s.io/ClusterRoleBinding': {
    source: 'rbac/validation/validation.go ValidateClusterRoleBindingUpdate',
    fields: ROLE_REF,
  },
  'scheduling.k8s.io/PriorityClass': {
    source: 'scheduling/validation/validation.go ValidatePriorityClassUpdate',
    fields: [['value'], ['preemptionPolicy']],
  },
  'networking.k8s.io/IngressClass': {
    source: 'networking/validation/validation.go validateIngressClassSpecUpdate',
    fields: [['spec', 'controller']],
  },
  'discovery.k8s.io/EndpointSlice': {
    source: 'discovery/validation/validation.go ValidateEndpointSliceUpdate',
    fields: [['addressType']],
  },
  'node.k8s.io/RuntimeClass': {
    source: 'node/validation/validation.go ValidateRuntimeClassUpdate',
    fields: [['handler']],
  },
  'resource.k8s.io/ResourceClaim': {
    source: 'resource/validation/validation.go ValidateResourceClaimUpdate',
    fields: [['spec']],
  },
  'resource.k8s.io/ResourceClaimTemplate': {
    source: 'resource/validation/validation.go ValidateResourceClaimTemplateUpdate',
    fields: [['spec']],
  },
  'certificates.k8s.io/ClusterTrustBundle': {
    source: 'certificates/validation/validation.go ValidateClusterTrustBundleUpdate',
    fields: [['spec', 'signerName']],
  },
  'apiextensions.k8s.io/CustomResourceDefinition': {
    // In k8s.io/apiextensions-apiserver.
    source: 'apiextensions/validation/validation.go validateCustomResourceDefinitionSpecUpdate',
    fields: [
      ['spec', 'group'],
      ['spec', 'scope'],
      ['spec', 'names', 'kind'],
      ['spec', 'names', 'plural'],
    ],
  },
};

/** The changes of a built-in object that the API server refuses, first those of fields that come first in the table. */
export function refusals(before: KubernetesObject, after: KubernetesObject): Refusal[] {
  const kind = Object.hasOwn(KINDS, after.groupKind) ? KINDS[after.groupKind] : undefined;
  if (!kind) return [];
  const { fields = [], changes } = kind;
  return [
    ...fields.flatMap((field) =>
      changesAt(before.value, after.value, ...field).map((change) => ({ ...change, field })),
    ),
    ...(changes?.(before.value, after.value) ?? []),
  ];
}
