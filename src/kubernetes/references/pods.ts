import type { KubernetesObject } from '../object.ts';
import type { ReferenceField } from './reference.ts';

/** Where kinds have the spec of their pods. */
const POD_SPECS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '/Pod': 'spec',
    '/ReplicationController': 'spec.template.spec',
    'apps/Deployment': 'spec.template.spec',
    'apps/StatefulSet': 'spec.template.spec',
    'apps/DaemonSet': 'spec.template.spec',
    'apps/ReplicaSet': 'spec.template.spec',
    'batch/Job': 'spec.template.spec',
    'batch/CronJob': 'spec.jobTemplate.spec.template.spec',
    'argoproj.io/Rollout': 'spec.template.spec',
    'keda.sh/ScaledJob': 'spec.jobTargetRef.template.spec',
    'serving.knative.dev/Service': 'spec.template.spec',
  }).map(([kind, path]) => [kind, path.split('.')]),
);

/** The kinds that have the spec of a pod, as `group/Kind`. */
export const POD_KINDS: readonly string[] = [...POD_SPECS.keys()];

/** The path of the spec of an object's pods, or undefined if it has none. */
export function podSpecPath({ groupKind }: KubernetesObject): readonly string[] | undefined {
  return POD_SPECS.get(groupKind);
}

/** The path of the metadata of an object's pods, or undefined if it has none. */
export function podMetadataPath(object: KubernetesObject): readonly string[] | undefined {
  const path = podSpecPath(object);
  return path && [...path.slice(0, -1), 'metadata'];
}

const NO_START = 'cannot start containers';

/** What containers refer to. */
const CONTAINER_FIELDS: readonly ReferenceField[] = [
  { in: 'env.*.valueFrom.configMapKeyRef', to: '/ConfigMap', without: NO_START },
  { in: 'env.*.valueFrom.secretKeyRef', to: '/Secret', without: NO_START },
  { in: 'envFrom.*.configMapRef', to: '/ConfigMap', without: NO_START },
  { in: 'envFrom.*.secretRef', to: '/Secret', without: NO_START },
];

/** The fields of the spec of a pod that name other objects. */
export const POD_FIELDS: readonly ReferenceField[] = [
  { in: '', name: 'serviceAccountName', to: '/ServiceAccount', without: 'cannot create pods' },
  {
    in: '',
    name: 'priorityClassName',
    to: 'scheduling.k8s.io/PriorityClass',
    without: 'cannot create pods',
  },
  { in: '', name: 'runtimeClassName', to: 'node.k8s.io/RuntimeClass', without: 'cannot create pods' },
  { in: 'imagePullSecrets.*', to: '/Secret', without: 'may not be able to pull images' },
  { in: 'volumes.*.configMap', to: '/ConfigMap', without: NO_START },
  { in: 'volumes.*.secret', name: 'secretName', to: '/Secret', without: NO_START },
  {
    in: 'volumes.*.persistentVolumeClaim',
    name: 'claimName',
    to: '/PersistentVolumeClaim',
    without: 'cannot start pods',
  },
  {
    in: 'volumes.*.csi.volumeAttributes',
    name: 'secretProviderClass',
    to: 'secrets-store.csi.x-k8s.io/SecretProviderClass',
    without: NO_START,
  },
  { in: 'volumes.*.projected.sources.*.configMap', to: '/ConfigMap', without: NO_START },
  { in: 'volumes.*.projected.sources.*.secret', to: '/Secret', without: NO_START },
  ...['initContainers', 'containers'].flatMap((list) =>
    CONTAINER_FIELDS.map((field) => ({ ...field, in: `${list}.*.${field.in}` })),
  ),
];
