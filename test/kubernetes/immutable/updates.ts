import { load } from 'js-yaml';

/** One update of an object, as JSON. */
export interface Update {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Edits of an object: `spec.serviceName=web`, in which the value is YAML, and an empty one removes the field. */
type Edits = string;

interface Subject {
  readonly object: string;
  /** Updates; each has edits of the object before (to the left of `=>`), and then of the object after. */
  readonly updates: readonly Edits[];
}

const POD = `
    spec:
      restartPolicy: Never
      containers:
        - name: web
          image: web:1
          env: [{ name: A, value: a }, { name: B, value: b }]
          ports: [{ name: http, containerPort: 80 }]
          resources: { limits: { cpu: 1, memory: 1Gi } }
          livenessProbe: { httpGet: { path: /, port: 80 } }
      volumes: [{ name: data, configMap: { name: web } }]`;

const workload = (kind: string, more = ''): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: web, image: web:1 }] }
${more}`;

const SUBJECTS: readonly Subject[] = [
  ...['Deployment', 'DaemonSet', 'ReplicaSet'].map((kind) => ({
    object: workload(kind),
    updates: [
      'spec.selector.matchLabels.tier=front',
      'spec.selector.matchLabels={tier: front}',
      'spec.selector.matchExpressions=[{key: app, operator: Exists}]',
      'spec.selector.matchExpressions=[]',
      'spec.selector.matchExpressions=[{key: app, operator: Exists}] => spec.selector.matchExpressions=',
      'spec.template.metadata.labels.tier=back',
      'spec.template.spec.containers.0.image=web:2',
      'spec.minReadySeconds=3',
      'metadata.labels={app: web}',
      ...(kind === 'Deployment'
        ? [
            'spec.strategy={type: Recreate}',
            'spec.strategy={type: Recreate, rollingUpdate: null}',
            'spec.strategy={type: RollingUpdate} => spec.strategy.type=Recreate',
            'spec.strategy={type: RollingUpdate, rollingUpdate: {maxSurge: 1}} => spec.strategy={type: Recreate}',
            'spec.strategy={type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}} => spec.strategy={type: Recreate}',
            'spec.strategy={type: Recreate} => spec.strategy=',
          ]
        : []),
      ...(kind === 'DaemonSet' ? ['spec.updateStrategy={type: OnDelete}'] : []),
    ],
  })),
  {
    object: workload(
      'StatefulSet',
      `  serviceName: web
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
    - metadata: { name: logs }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }`,
    ),
    updates: [
      'spec.selector.matchLabels.tier=front',
      'spec.serviceName=other',
      'spec.serviceName=',
      'spec.serviceName= => spec.serviceName=web',
      'spec.podManagementPolicy=Parallel',
      'spec.podManagementPolicy=OrderedReady',
      'spec.podManagementPolicy=Parallel => spec.podManagementPolicy=',
      'spec.podManagementPolicy=OrderedReady => spec.podManagementPolicy=',
      'spec.volumeClaimTemplates.0.spec.resources.requests.storage=2Gi',
      'spec.volumeClaimTemplates.0.spec.resources.requests.storage=1024Mi',
      'spec.volumeClaimTemplates.0.spec.resources.requests.storage="1073741824"',
      'spec.volumeClaimTemplates.0.spec.storageClassName=fast',
      'spec.volumeClaimTemplates.0.spec.storageClassName=fast => spec.volumeClaimTemplates.0.spec.storageClassName=',
      'spec.volumeClaimTemplates.0.spec.volumeMode=Filesystem',
      'spec.volumeClaimTemplates.0.spec.volumeMode=Block',
      'spec.volumeClaimTemplates.0.spec.accessModes=[ReadWriteMany]',
      'spec.volumeClaimTemplates.0.metadata.labels={app: web}',
      'spec.volumeClaimTemplates.0.metadata.annotations={a: b}',
      'spec.volumeClaimTemplates.0.metadata.name=files',
      'spec.volumeClaimTemplates.0.apiVersion=v1;spec.volumeClaimTemplates.0.kind=PersistentVolumeClaim',
      'spec.volumeClaimTemplates.1=',
      'spec.volumeClaimTemplates=',
      'spec.volumeClaimTemplates= => spec.volumeClaimTemplates=[{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]',
      'spec.volumeClaimTemplates=[{metadata: {name: logs}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}, {metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]',
      'spec.volumeClaimTemplates.0.status={phase: Pending}',
      'spec.replicas=3',
      'spec.minReadySeconds=3',
      'spec.ordinals={start: 1}',
      'spec.updateStrategy={type: OnDelete}',
      'spec.updateStrategy={type: OnDelete} => spec.updateStrategy={type: RollingUpdate}',
      'spec.persistentVolumeClaimRetentionPolicy={whenDeleted: Delete}',
      'spec.template.spec.containers.0.image=web:2',
    ],
  },
  {
    object: `
apiVersion: batch/v1
kind: Job
metadata: { name: web, namespace: web }
spec:
  template:
    metadata: { labels: { app: web } }${POD}`,
    updates: [
      'spec.template.spec.containers.0.image=web:2',
      'spec.template.spec.containers.0.command=[a]',
      'spec.template.spec.containers.0.env.0.value=c',
      'spec.template.spec.containers.0.env.1=',
      'spec.template.spec.containers.0.env=[{name: A, value: a}, {name: B, value: b}, {name: C, value: c}]',
      'spec.template.spec.containers.0.imagePullPolicy=IfNotPresent',
      'spec.template.spec.containers.0.terminationMessagePolicy=File',
      'spec.template.spec.containers.0.ports.0.protocol=TCP',
      'spec.template.spec.containers.0.ports.0.protocol=UDP',
      'spec.template.spec.containers.0.resources.limits.cpu=1000m',
      'spec.template.spec.containers.0.resources.limits.cpu=2',
      'spec.template.spec.containers.0.resources.requests={cpu: 1, memory: 1Gi}',
      'spec.template.spec.containers.0.livenessProbe.periodSeconds=10',
      'spec.template.spec.containers.0.livenessProbe.periodSeconds=20',
      'spec.template.spec.containers.0.livenessProbe.httpGet.scheme=HTTP',
      'spec.template.spec.containers.0.livenessProbe.httpGet.path=',
      'spec.template.spec.containers.0.securityContext={}',
      'spec.template.spec.containers.0.securityContext={runAsNonRoot: true}',
      'spec.template.spec.securityContext={runAsUser: 7}',
      'spec.template.spec.volumes.0.configMap.defaultMode=420',
      'spec.template.spec.volumes.0.configMap.defaultMode=0444',
      'spec.template.spec.volumes.0.configMap.name=other',
      'spec.template.spec.serviceAccountName=web',
      'spec.template.spec.nodeSelector={a: b}',
      'spec.template.spec.dnsPolicy=ClusterFirst',
      'spec.template.spec.restartPolicy=OnFailure',
      'spec.template.metadata.labels.app=other',
      'spec.template.metadata.annotations={a: b}',
      'spec.completions=1',
      'spec.completions=3',
      'spec.parallelism=3',
      'spec.backoffLimit=3',
      'spec.activeDeadlineSeconds=3',
      'spec.ttlSecondsAfterFinished=3',
      'spec.completionMode=NonIndexed',
      'spec.completions=2;spec.completionMode=Indexed',
      'spec.completions=2;spec.parallelism=2;spec.completionMode=Indexed => spec.completions=3;spec.parallelism=3',
      'spec.completions=2;spec.parallelism=2;spec.completionMode=Indexed => spec.template.spec.containers.0.image=web:2',
      'spec.suspend=true',
      'spec.suspend=true => spec.template.spec.nodeSelector={a: b}',
      'spec.podReplacementPolicy=Failed => spec.podFailurePolicy={rules: [{action: Ignore, onExitCodes: {operator: In, values: [3]}}]}',
      'metadata.labels={app: web}',
    ],
  },
  {
    object: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: web, namespace: web }
spec:
  schedule: 0 0 * * *
  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: web, image: web:1 }] } } } }`,
    updates: [
      'spec.schedule=1 0 * * *',
      'spec.jobTemplate.spec.template.spec.containers.0.image=web:2',
      'spec.jobTemplate.spec.completions=3',
    ],
  },
  {
    object: `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: web, labels: { app: web } }${POD.replace(/^ {4}/gm, '')}`,
    updates: [
      'spec.containers.0.image=web:2',
      'spec.containers.0.env.0.value=c',
      'spec.containers.0.command=[a]',
      'spec.containers.0.terminationMessagePolicy=File',
      'spec.containers.0.ports.0.containerPort=81',
      'spec.tolerations=[{key: a, operator: Exists}]',
      'spec.activeDeadlineSeconds=30',
      'spec.nodeSelector={a: b}',
      'spec.volumes.0.configMap.name=other',
      'spec.restartPolicy=Always',
      'spec.hostNetwork=true',
      'spec.containers=[{name: web, image: web:1}, {name: two, image: web:1}]',
      'metadata.labels.app=other',
    ],
  },
  {
    object: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: web }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }`,
    updates: [
      'spec.resources.requests.storage=20Gi',
      'spec.resources.requests.storage=5Gi',
      'spec.resources.requests.storage=10240Mi',
      'spec.accessModes=[ReadWriteMany]',
      'spec.accessModes=[ReadWriteOnce, ReadOnlyMany]',
      'spec.volumeMode=Filesystem',
      'spec.volumeMode=Block',
      'spec.storageClassName=fast',
      'spec.storageClassName=slow => spec.storageClassName=fast',
      'spec.storageClassName=slow => spec.storageClassName=',
      'spec.volumeName=pvc-1',
      'spec.volumeName=pv => spec.volumeName=other',
      'spec.volumeName=pv => spec.volumeName=',
      'spec.selector={matchLabels: {a: b}}',
      'spec.dataSource={apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a}',
      'spec.dataSource={apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a} => spec.dataSource=',
      'spec.dataSource={apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a} => spec.dataSource.name=b',
      'spec.dataSourceRef={apiGroup: volsync.backube, kind: ReplicationDestination, name: a} => spec.dataSourceRef=',
      'spec.dataSourceRef={apiGroup: volsync.backube, kind: ReplicationDestination, name: a} => spec.dataSourceRef.name=b',
      'spec.resources.limits={storage: 20Gi}',
      'spec.volumeAttributesClassName=gold',
      'spec.volumeAttributesClassName=gold => spec.volumeAttributesClassName=silver',
      'metadata.labels={app: web}',
    ],
  },
  {
    object: `
apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  capacity: { storage: 10Gi }
  storageClassName: ""
  nfs: { server: nas, path: /data }`,
    updates: [
      'spec.nfs.server=other',
      'spec.nfs.path=/other',
      'spec.nfs.readOnly=false',
      'spec.nfs.readOnly=true',
      'spec.nfs=;spec.hostPath={path: /data}',
      'spec.nfs= ;spec.hostPath={path: /data} => spec.hostPath.type=""',
      'spec.nfs= ;spec.csi={driver: d, volumeHandle: a} => spec.csi.volumeHandle=b',
      'spec.nfs= ;spec.csi={driver: d, volumeHandle: a} => spec.csi.controllerExpandSecretRef={name: a, namespace: b}',
      'spec.nfs= ;spec.csi={driver: d, volumeHandle: a, controllerExpandSecretRef: {name: a, namespace: b}} => spec.csi.controllerExpandSecretRef={name: c, namespace: b}',
      'spec.nfs= ;spec.csi={driver: d, volumeHandle: a, volumeAttributes: {a: b}} => spec.csi.volumeAttributes.a=c',
      'spec.capacity.storage=20Gi',
      'spec.capacity.storage=5Gi',
      'spec.accessModes=[ReadWriteMany]',
      'spec.persistentVolumeReclaimPolicy=Delete',
      'spec.mountOptions=[nfsvers=4.2]',
      'spec.storageClassName=fast',
      'spec.volumeMode=Filesystem',
      'spec.volumeMode=Block',
      'spec.claimRef={namespace: web, name: data}',
    ],
  },
  {
    object: `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]`,
    updates: [
      'spec.clusterIP=None',
      'spec.clusterIP=None => spec.clusterIP=',
      'spec.clusterIP=None => spec.clusterIP=10.96.0.9',
      'spec.clusterIP=10.96.0.8 => spec.clusterIP=10.96.0.9',
      'spec.clusterIP=10.96.0.8 => spec.clusterIP=',
      'spec.clusterIP=10.96.0.8 => spec.clusterIP=None',
      'spec.type=NodePort',
      'spec.type=LoadBalancer',
      'spec.type=LoadBalancer => spec.type=',
      'spec.type=LoadBalancer;spec.loadBalancerClass=a/b => spec.loadBalancerClass=a/c',
      'spec.type=LoadBalancer;spec.loadBalancerClass=a/b => spec.loadBalancerClass=',
      'spec.type=LoadBalancer => spec.loadBalancerClass=a/c',
      'spec.type=LoadBalancer;spec.loadBalancerClass=a/b => spec.type=;spec.loadBalancerClass=',
      'spec.type=ExternalName;spec.externalName=example.com;spec.ports= => spec.type=;spec.externalName=;spec.ports=[{port: 80}]',
      'spec.type=ExternalName;spec.externalName=example.com;spec.ports=',
      'spec.ipFamilies=[IPv4];spec.ipFamilyPolicy=SingleStack => spec.ipFamilies=[IPv6]',
      'spec.ipFamilies=[IPv4];spec.ipFamilyPolicy=SingleStack => spec.ipFamilies=',
      'spec.clusterIP=None;spec.ipFamilies=[IPv4];spec.ipFamilyPolicy=SingleStack => spec.ipFamilies=[IPv6]',
      'spec.ports.0.port=81',
      'spec.selector.app=other',
      'spec.sessionAffinity=ClientIP',
    ],
  },
  {
    object: 'apiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: web }\nstringData: { a: b }',
    updates: [
      'type=Opaque',
      'type=example.com/own',
      'type=example.com/own => type=',
      'type=Opaque => type=',
      'stringData.a=c',
      'immutable=true',
      'immutable=true => stringData.a=c',
      'immutable=true => immutable=false',
      'immutable=true => immutable=',
    ],
  },
  {
    object: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: web }\ndata: { a: b }',
    updates: [
      'data.a=c',
      'immutable=true => data.a=c',
      'immutable=true => data.b=c',
      'immutable=true => binaryData={c: YQ==}',
      'immutable=true => immutable=',
      'immutable=true => metadata.labels={a: b}',
    ],
  },
  {
    object: 'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: q, namespace: web }\nspec: { hard: { pods: 1 } }',
    updates: [
      'spec.hard.pods=2',
      'spec.scopes=[NotTerminating]',
      'spec.scopes=[NotTerminating] => spec.scopes=[Terminating]',
    ],
  },
  {
    object:
      'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: a.b\nparameters: { type: ssd }',
    updates: [
      'provisioner=b.c',
      'parameters.type=hdd',
      'parameters.size=big',
      'parameters=',
      'reclaimPolicy=Retain',
      'reclaimPolicy=Delete',
      'reclaimPolicy=Retain => reclaimPolicy=',
      'volumeBindingMode=Immediate',
      'volumeBindingMode=WaitForFirstConsumer',
      'allowVolumeExpansion=true',
      'mountOptions=[a]',
      'metadata.annotations={storageclass.kubernetes.io/is-default-class: "true"}',
    ],
  },
  {
    object: 'apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: { name: a.b }\nspec: { podInfoOnMount: true }',
    updates: [
      'spec.attachRequired=true',
      'spec.attachRequired=false',
      'spec.volumeLifecycleModes=[Persistent]',
      'spec.volumeLifecycleModes=[Ephemeral]',
      'spec.podInfoOnMount=false',
      'spec.fsGroupPolicy=File',
    ],
  },
  {
    object: `
apiVersion: storage.k8s.io/v1
kind: VolumeAttributesClass
metadata: { name: gold }
driverName: a.b
parameters: { iops: "1" }`,
    updates: ['driverName=b.c', 'parameters.iops="2"'],
  },
  ...['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({
    object: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: web${kind === 'RoleBinding' ? ', namespace: web' : ''} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: web, namespace: web }]`,
    updates: ['roleRef.name=edit', 'roleRef.apiGroup=', 'subjects.0.name=other', 'subjects='],
  })),
  {
    object: 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: high }\nvalue: 1000',
    updates: [
      'value=2000',
      'preemptionPolicy=PreemptLowerPriority',
      'preemptionPolicy=Never',
      'globalDefault=true',
      'description=a',
    ],
  },
  {
    object:
      'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: nginx }\nspec: { controller: a.b/c }',
    updates: ['spec.controller=a.b/d', 'spec.parameters={kind: A, name: a}'],
  },
  {
    object: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: web }
spec: { podSelector: { matchLabels: { app: web } } }`,
    updates: ['spec.podSelector.matchLabels.app=other', 'spec.policyTypes=[Egress]'],
  },
  {
    object: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: web }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }`,
    updates: ['spec.selector.matchLabels.app=other', 'spec.minAvailable=2'],
  },
  {
    object: `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web, namespace: web }
addressType: IPv4
endpoints: [{ addresses: [10.0.0.1] }]`,
    updates: ['addressType=IPv6;endpoints.0.addresses=["fd00::1"]', 'endpoints.0.addresses=[10.0.0.2]'],
  },
  {
    object: 'apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: { name: kata }\nhandler: kata',
    updates: ['handler=runc', 'overhead={podFixed: {cpu: 1}}'],
  },
];

/** Updates of built-in objects, each with a name that says what changes. */
export const UPDATES: readonly Update[] = SUBJECTS.flatMap(({ object, updates }) =>
  updates.map((edits) => {
    const [first = '', second] = edits.split(' => ');
    const before = edited(parse(object), second === undefined ? '' : first);
    const { kind } = before;
    return { name: `${kind} ${edits}`, before, after: edited(structuredClone(before), second ?? first) };
  }),
);

function edited(object: Record<string, unknown>, edits: Edits): Record<string, unknown> {
  for (const edit of edits.split(/ ?;(?=\w)/)) {
    const [, path = '', value = ''] = /^([^=]*?)=(.*)$/.exec(edit) ?? [];
    if (path !== '') set(object, path.split('.'), value.trim() === '' ? undefined : parse(`v: ${value}`).v);
  }
  return object;
}

function set(object: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  const at = rest.length === 0 ? undefined : object[key];
  if (typeof at === 'object' && at !== null) set(Object.assign(at), rest, value);
  else if (rest.length > 0) {
    const inner = {};
    set(inner, rest, value);
    object[key] = inner;
  } else if (value !== undefined) object[key] = value;
  else if (Array.isArray(object)) object.splice(Number(key), 1);
  else delete object[key];
}

function parse(text: string): Record<string, unknown> {
  const value = load(text);
  if (typeof value !== 'object' || value === null) throw new Error(`Not a mapping: ${text}`);
  return { ...value };
}
