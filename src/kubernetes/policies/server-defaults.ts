import type { Schema } from '../terms/schema.ts';
import { type Defaults, list, object, POD, TEMPLATE, UNKNOWN, value } from './pod-defaults.ts';

const JOB_SPEC: Defaults = {
  completions: UNKNOWN,
  parallelism: value(1),
  backoffLimit: value(6),
  completionMode: value('NonIndexed'),
  suspend: value(false),
  selector: UNKNOWN,
  manualSelector: UNKNOWN,
  podReplacementPolicy: UNKNOWN,
  template: TEMPLATE,
};
const ROLE_REF = object({ apiGroup: value('rbac.authorization.k8s.io') });

/** Fields that the API server fills in, by kind (SetDefaults of pkg/apis/…/defaults.go and admission plugins), apart from metadata. */
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  '/ConfigMap': {},
  '/Secret': { type: value('Opaque') },
  '/ServiceAccount': {},
  '/Namespace': { spec: object({ finalizers: UNKNOWN }, 'always') },
  '/Pod': { spec: object(POD) },
  '/Service': {
    spec: object({
      type: value('ClusterIP'),
      sessionAffinity: value('None'),
      internalTrafficPolicy: value('Cluster'),
      externalTrafficPolicy: UNKNOWN,
      allocateLoadBalancerNodePorts: UNKNOWN,
      healthCheckNodePort: UNKNOWN,
      sessionAffinityConfig: UNKNOWN,
      clusterIP: UNKNOWN,
      clusterIPs: UNKNOWN,
      ipFamilies: UNKNOWN,
      ipFamilyPolicy: UNKNOWN,
      ports: list({ protocol: value('TCP'), targetPort: UNKNOWN, nodePort: UNKNOWN }),
    }),
  },
  '/PersistentVolumeClaim': { spec: object({ volumeMode: value('Filesystem'), storageClassName: UNKNOWN }) },
  'apps/Deployment': {
    spec: object({
      replicas: value(1),
      revisionHistoryLimit: value(10),
      progressDeadlineSeconds: value(600),
      strategy: object({ type: value('RollingUpdate'), rollingUpdate: UNKNOWN }, 'always'),
      template: TEMPLATE,
    }),
  },
  'apps/StatefulSet': {
    spec: object({
      replicas: value(1),
      revisionHistoryLimit: value(10),
      podManagementPolicy: value('OrderedReady'),
      updateStrategy: object({ type: value('RollingUpdate'), rollingUpdate: UNKNOWN }, 'always'),
      persistentVolumeClaimRetentionPolicy: UNKNOWN,
      template: TEMPLATE,
      volumeClaimTemplates: list({ spec: object({ volumeMode: value('Filesystem') }), status: UNKNOWN }),
    }),
  },
  'apps/DaemonSet': {
    spec: object({
      revisionHistoryLimit: value(10),
      updateStrategy: object({ type: value('RollingUpdate'), rollingUpdate: UNKNOWN }, 'always'),
      template: TEMPLATE,
    }),
  },
  'batch/Job': { spec: object(JOB_SPEC) },
  'batch/CronJob': {
    spec: object({
      concurrencyPolicy: value('Allow'),
      suspend: value(false),
      successfulJobsHistoryLimit: value(3),
      failedJobsHistoryLimit: value(1),
      jobTemplate: object({ spec: object({ template: TEMPLATE }) }),
    }),
  },
  'networking.k8s.io/Ingress': { spec: object({ ingressClassName: UNKNOWN }) },
  'networking.k8s.io/NetworkPolicy': {
    spec: object({ policyTypes: UNKNOWN, ingress: list({ ports: UNKNOWN }), egress: list({ ports: UNKNOWN }) }),
  },
  'rbac.authorization.k8s.io/Role': {},
  'rbac.authorization.k8s.io/ClusterRole': {},
  'rbac.authorization.k8s.io/RoleBinding': { roleRef: ROLE_REF },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { roleRef: ROLE_REF },
};

/** The fields of a built-in kind that the API server fills in, as a schema with defaults; undefined if they are not known. */
export function serverDefaults(groupKind: string): Schema | undefined {
  const properties = Object.hasOwn(DEFAULTS, groupKind) ? DEFAULTS[groupKind] : undefined;
  return properties && { properties };
}
