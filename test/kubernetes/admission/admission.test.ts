import { describe, expect, it } from 'vitest';
import { admissionProblems, withAdmission } from '../../../src/kubernetes/admission/admission.ts';
import { loadCel } from '../../../src/kubernetes/cel/cel.ts';
import { KubernetesObject } from '../../../src/kubernetes/object.ts';
import { isMap } from '../../../src/yaml/value.ts';
import { example, examples, type Key, objectsIn, pathsOf, problemsAfter, problemsOf, withValue } from './examples.ts';

const cel = await loadCel();

/** A variable of Flux. */
const VALUE = ['$', '{VALUE}'].join('');
const POD = ['spec', 'template', 'spec'];
const WEB = [...POD, 'containers', 0];
const DEPLOYMENT = 'Deployment everything';
const MAIN = ['spec', 'containers', 0];
const RULE = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERM = ['spec', 'affinity', 'podAffinity', PREFERRED, 0, 'podAffinityTerm'];
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const FIELDS = ['spec', 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms', 0, 'matchFields', 0];
const PROJECTED = ['spec', 'volumes', 2, 'projected', 'sources'];

/** An example, the path of a value, the value instead, and what must be told of which field. */
const CASES: readonly [string, readonly Key[], unknown, string, RegExp][] = [
  [
    DEPLOYMENT,
    ['spec', 'selector', 'matchLabels', 'app'],
    'other',
    'spec.template.metadata.labels',
    /must have `app: other`/,
  ],
  [
    DEPLOYMENT,
    ['spec', 'selector', 'matchExpressions', 0, 'values'],
    ['back'],
    'spec.selector.matchExpressions.0',
    /does not match/,
  ],
  [DEPLOYMENT, ['spec', 'selector'], {}, 'spec.selector', /selects nothing/],
  [DEPLOYMENT, ['spec', 'replicas'], -1, 'spec.replicas', /takes 0 to|at least 0/],
  [DEPLOYMENT, ['spec', 'strategy', 'type'], 'Recreate', 'spec.strategy.rollingUpdate', /rollingUpdate: null/],
  [
    DEPLOYMENT,
    ['spec', 'strategy', 'rollingUpdate', 'maxSurge'],
    '25',
    'spec.strategy.rollingUpdate.maxSurge',
    /without quotes/,
  ],
  [DEPLOYMENT, ['spec', 'minReadySeconds'], 60, 'spec.progressDeadlineSeconds', /more than `minReadySeconds`/],
  [DEPLOYMENT, [...POD, 'restartPolicy'], 'Never', 'spec.template.spec.restartPolicy', /always restarted/],
  [
    DEPLOYMENT,
    [...WEB, 'name'],
    'second',
    'spec.template.spec.containers.1.name',
    /repeats the container name `second`/,
  ],
  [DEPLOYMENT, [...WEB, 'name'], 'Web', 'spec.template.spec.containers.0.name', /lowercase/],
  [DEPLOYMENT, [...WEB, 'image'], undefined, 'spec.template.spec.containers.0.image', /missing/],
  [
    DEPLOYMENT,
    [...WEB, 'ports', 0, 'name'],
    'a-name-that-is-too-long',
    'spec.template.spec.containers.0.ports.0.name',
    /at most 15/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'ports', 0, 'containerPort'],
    70000,
    'spec.template.spec.containers.0.ports.0.containerPort',
    /1 to 65535/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'env', 1, 'value'],
    'text',
    'spec.template.spec.containers.0.env.1.valueFrom',
    /combined with `value`/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'env', 1, 'valueFrom'],
    {},
    'spec.template.spec.containers.0.env.1.valueFrom',
    /must have one of/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'env', 1, 'valueFrom', 'fieldRef', 'fieldPath'],
    'metadata.nam',
    'spec.template.spec.containers.0.env.1.valueFrom.fieldRef.fieldPath',
    /Did you mean `metadata.name`/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'volumeMounts', 0, 'name'],
    'wrok',
    'spec.template.spec.containers.0.volumeMounts.0.name',
    /Did you mean `work`/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'volumeMounts', 0, 'mountPath'],
    '/all',
    'spec.template.spec.containers.0.volumeMounts.3.mountPath',
    /already uses/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'volumeDevices', 0, 'name'],
    'login',
    'spec.template.spec.containers.0.volumeDevices.0.name',
    /must be a `persistentVolumeClaim`/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'livenessProbe', 'tcpSocket'],
    { port: 1 },
    'spec.template.spec.containers.0.livenessProbe.tcpSocket',
    /can have only one of/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'livenessProbe', 'successThreshold'],
    2,
    'spec.template.spec.containers.0.livenessProbe.successThreshold',
    /must be 1/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'livenessProbe', 'httpGet', 'port'],
    '8080',
    'spec.template.spec.containers.0.livenessProbe.httpGet.port',
    /without quotes/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'resources', 'requests', 'memory'],
    '1Gi',
    'spec.template.spec.containers.0.resources.requests.memory',
    /more than the limit \(`128Mi`\)/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'resources', 'limits', 'mem'],
    '1Gi',
    'spec.template.spec.containers.0.resources.limits.mem',
    /not a resource of a container/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'securityContext', 'privileged'],
    true,
    'spec.template.spec.containers.0.securityContext.allowPrivilegeEscalation',
    /with `privileged: true`/,
  ],
  [
    DEPLOYMENT,
    [...POD, 'initContainers', 0, 'livenessProbe'],
    {},
    'spec.template.spec.initContainers.0.livenessProbe',
    /sidecar/,
  ],
  [
    DEPLOYMENT,
    [...POD, 'volumes', 0, 'configMap'],
    { name: 'a' },
    'spec.template.spec.volumes.0.configMap',
    /can have only one kind/,
  ],
  [
    DEPLOYMENT,
    [...POD, 'volumes', 1, 'name'],
    'work',
    'spec.template.spec.volumes.1.name',
    /repeats the volume name `work`/,
  ],
  [DEPLOYMENT, [...POD, 'dnsConfig'], undefined, 'spec.template.spec.dnsConfig', /`dnsPolicy: None` requires it/],
  [
    DEPLOYMENT,
    [...POD, 'tolerations', 0, 'operator'],
    'Exists',
    'spec.template.spec.tolerations.0.value',
    /matches any value/,
  ],
  [
    DEPLOYMENT,
    [...POD, 'topologySpreadConstraints', 0, 'maxSkew'],
    0,
    'spec.template.spec.topologySpreadConstraints.0.maxSkew',
    /at least 1/,
  ],
  [
    'StatefulSet database',
    [...WEB, 'volumeMounts', 0, 'name'],
    'date',
    'spec.template.spec.containers.0.volumeMounts.0.name',
    /Did you mean `data`/,
  ],
  [
    'DaemonSet agent',
    ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    1,
    'spec.updateStrategy.rollingUpdate.maxSurge',
    /`maxUnavailable` is 0/,
  ],
  [
    'DaemonSet agent',
    [...WEB, 'ports', 0, 'hostPort'],
    9200,
    'spec.template.spec.containers.0.ports.0.hostPort',
    /hostNetwork/,
  ],
  ['Job indexed', [...POD, 'restartPolicy'], undefined, 'spec.template.spec.restartPolicy', /`Never` or `OnFailure`/],
  [
    'Job indexed',
    ['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'containerName'],
    'mian',
    'spec.podFailurePolicy.rules.0.onExitCodes.containerName',
    /no container/,
  ],
  ['CronJob nightly', ['spec', 'schedule'], '* * * *', 'spec.schedule', /4 fields/],
  ['CronJob nightly', ['spec', 'schedule'], '61 * * * *', 'spec.schedule', /The minute, `61`, must be at most 59/],
  ['CronJob nightly', ['spec', 'schedule'], '0 22-4 * * *', 'spec.schedule', /starts after its end/],
  ['CronJob nightly', ['spec', 'timeZone'], 'Europe/Berln', 'spec.timeZone', /not a known time zone/],
  ['CronJob nightly', ['metadata', 'name'], 'x'.repeat(53), 'metadata.name', /at most 52/],
  ['Service balanced', ['spec', 'ports', 0, 'name'], undefined, 'spec.ports.0.name', /if there is more than one/],
  ['Service balanced', ['spec', 'type'], 'ClusterIP', 'spec.ports.0.nodePort', /`NodePort` or `LoadBalancer`/],
  ['Service balanced', ['spec', 'type'], 'Loadbalancer', 'spec.type', /Did you mean `LoadBalancer`/],
  ['Service headless', ['spec', 'type'], 'NodePort', 'spec.clusterIP', /cannot be `None`/],
  ['Service outside', ['spec', 'externalName'], 'https://example.com', 'spec.externalName', /lowercase/],
  [
    'Ingress web',
    ['spec', 'rules', 0, 'http', 'paths', 0, 'path'],
    'api',
    'spec.rules.0.http.paths.0.path',
    /start with `\/`/,
  ],
  [
    'Ingress web',
    ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'port'],
    {},
    'spec.rules.0.http.paths.0.backend.service.port',
    /`number` or the `name`/,
  ],
  ['Ingress web', ['spec', 'rules', 0, 'host'], '10.0.0.1', 'spec.rules.0.host', /IP address/],
  [
    'NetworkPolicy web',
    ['spec', 'ingress', 0, 'from', 1, 'podSelector'],
    {},
    'spec.ingress.0.from.1',
    /and a selector/,
  ],
  [
    'NetworkPolicy web',
    ['spec', 'ingress', 0, 'from', 1, 'ipBlock', 'cidr'],
    '10.0.0.0',
    'spec.ingress.0.from.1.ipBlock.cidr',
    /not a valid address range/,
  ],
  ['HorizontalPodAutoscaler web', ['spec', 'maxReplicas'], 1, 'spec.maxReplicas', /less than `minReplicas`/],
  [
    'HorizontalPodAutoscaler web',
    ['spec', 'metrics', 0, 'type'],
    'Pods',
    'spec.metrics.0.pods',
    /`type: Pods` requires it/,
  ],
  ['PodDisruptionBudget web', ['spec', 'minAvailable'], 1, 'spec.minAvailable', /Keep one of them/],
  [
    'PersistentVolumeClaim copy',
    ['spec', 'resources', 'requests', 'storage'],
    '0',
    'spec.resources.requests.storage',
    /more than 0/,
  ],
  ['PersistentVolume share', ['spec', 'nfs'], undefined, 'spec', /one kind of volume/],
  ['ConfigMap settings', ['data', 'a b'], 'x', 'data.a b', /letters, digits/],
  ['ConfigMap settings', ['data', 'blob'], 'x', 'data.blob', /same key as an entry of `binaryData`/],
  ['Secret certificate', ['data', 'tls.key'], undefined, 'data.tls.key', /requires it/],
  [
    'RoleBinding readers',
    ['subjects', 0, 'apiGroup'],
    'rbac.authorization.k8s.io',
    'subjects.0.apiGroup',
    /core group/,
  ],
  [
    'RoleBinding readers',
    ['subjects', 0, 'kind'],
    'Serviceaccount',
    'subjects.0.kind',
    /Did you mean `ServiceAccount`/,
  ],
  [
    'ClusterRoleBinding readers',
    ['subjects', 0, 'namespace'],
    undefined,
    'subjects.0.namespace',
    /define the namespace/,
  ],
  ['ClusterRole example:reader', ['rules', 0, 'apiGroups'], undefined, 'rules.0.apiGroups', /The core group is `""`/],
  ['LimitRange limits', ['spec', 'limits', 0, 'default', 'cpu'], '5', 'spec.limits.0.default.cpu', /more than `max`/],
  [
    'ResourceQuota quota',
    ['spec', 'hard', 'requests.cpus'],
    '1',
    'spec.hard.requests.cpus',
    /Did you mean `requests.cpu`/,
  ],
  ['PriorityClass high', ['value'], 2_000_000_000, 'value', /at most 1000000000/],
  [
    'ValidatingWebhookConfiguration checks',
    ['webhooks', 0, 'sideEffects'],
    undefined,
    'webhooks.0.sideEffects',
    /NoneOnDryRun/,
  ],
  [
    'ValidatingAdmissionPolicy replicas.example.com',
    ['spec', 'variables', 0, 'name'],
    'replica',
    'spec.variables.1.expression',
    /Did you mean `replica`/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'reinvocationPolicy'],
    undefined,
    'spec.reinvocationPolicy',
    /is missing/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'reinvocationPolicy'],
    'Always',
    'spec.reinvocationPolicy',
    /cannot be `Always`/,
  ],
  ['MutatingAdmissionPolicy sidecar.example.com', ['spec', 'mutations'], [], 'spec.mutations', /is empty/],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'mutations', 0, 'patchType'],
    'JSONPatch',
    'spec.mutations.0.jsonPatch',
    /`patchType: JSONPatch` requires it/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'mutations', 1, 'patchType'],
    'MergePatch',
    'spec.mutations.1.patchType',
    /cannot be `MergePatch`/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'mutations', 1, 'jsonPatch', 'expression'],
    '',
    'spec.mutations.1.jsonPatch.expression',
    /is empty/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'mutations', 1, 'applyConfiguration'],
    { expression: 'Object{}' },
    'spec.mutations.1.applyConfiguration',
    /cannot be combined with `patchType: JSONPatch`/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'variables', 0, 'name'],
    'picture',
    'spec.mutations.0.applyConfiguration.expression',
    /which is not declared/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'matchConstraints', 'resourceRules', 0, 'operations', 0],
    'DELETE',
    'spec.matchConstraints.resourceRules.0.operations.0',
    /a policy cannot change/,
  ],
  [
    'MutatingAdmissionPolicy sidecar.example.com',
    ['spec', 'paramKind'],
    undefined,
    'spec.variables.0.expression',
    /requires `spec.paramKind`/,
  ],
  [
    'MutatingAdmissionPolicyBinding sidecar.example.com',
    ['spec', 'policyName'],
    undefined,
    'spec.policyName',
    /is missing/,
  ],
  [
    'MutatingAdmissionPolicyBinding sidecar.example.com',
    ['spec', 'paramRef', 'parameterNotFoundAction'],
    undefined,
    'spec.paramRef.parameterNotFoundAction',
    /Use `Allow` or `Deny`/,
  ],
  [
    'MutatingAdmissionPolicyBinding sidecar.example.com',
    ['spec', 'matchResources', 'resourceRules', 0, 'operations', 0],
    'DELETE',
    'spec.matchResources.resourceRules.0.operations.0',
    /a policy cannot change/,
  ],
  // What the API server checks since later releases.
  ['Pod newest', [...MAIN, 'image'], ' example.com/main:1', 'spec.containers.0.image', /start or end with a space/],
  ['Pod newest', [...MAIN, 'restartPolicy'], undefined, 'spec.containers.0.restartPolicy', /requires it/],
  [
    'Pod newest',
    [...MAIN, 'restartPolicyRules', 0, 'action'],
    'Stop',
    'spec.containers.0.restartPolicyRules.0.action',
    /cannot be `Stop`/,
  ],
  [
    'Pod newest',
    [...MAIN, 'restartPolicyRules', 0, 'exitCodes'],
    undefined,
    'spec.containers.0.restartPolicyRules.0.exitCodes',
    /missing/,
  ],
  [
    'Pod newest',
    [...MAIN, 'restartPolicyRules'],
    Array.from({ length: 21 }, () => RULE),
    'spec.containers.0.restartPolicyRules',
    /at most 20/,
  ],
  [
    'Pod newest',
    [...MAIN, 'env', 0, 'valueFrom', 'fileKeyRef', 'volumeName'],
    'fils',
    'spec.containers.0.env.0.valueFrom.fileKeyRef.volumeName',
    /Did you mean `files`/,
  ],
  [
    'Pod newest',
    [...MAIN, 'env', 0, 'valueFrom', 'fileKeyRef', 'volumeName'],
    'model',
    'spec.containers.0.env.0.valueFrom.fileKeyRef.volumeName',
    /must be an `emptyDir`/,
  ],
  [
    'Pod newest',
    [...MAIN, 'env', 0, 'valueFrom', 'fileKeyRef', 'path'],
    '../env',
    'spec.containers.0.env.0.valueFrom.fileKeyRef.path',
    /must not contain `\.\.`/,
  ],
  [
    'Pod newest',
    [...MAIN, 'resources', 'claims', 0, 'name'],
    'gpus',
    'spec.containers.0.resources.claims.0.name',
    /Did you mean `gpu`/,
  ],
  [
    'Pod newest',
    [...MAIN, 'resources', 'claims', 1],
    { name: 'gpu' },
    'spec.containers.0.resources.claims.1.name',
    /again/,
  ],
  [
    'Pod newest',
    ['spec', 'resourceClaims', 0, 'resourceClaimName'],
    undefined,
    'spec.resourceClaims.0',
    /must have one of/,
  ],
  [
    'Pod newest',
    ['spec', 'resources', 'requests', 'cpu'],
    '500m',
    'spec.resources.requests.cpu',
    /less than the requests of the containers/,
  ],
  [
    'Pod newest',
    ['spec', 'resources', 'limits', 'ephemeral-storage'],
    '1Gi',
    'spec.resources.limits.ephemeral-storage',
    /not a resource of a pod/,
  ],
  ['Pod newest', ['spec', 'os'], undefined, 'spec.containers.0.lifecycle.stopSignal', /requires `os.name`/],
  [
    'Pod windows',
    [...MAIN, 'lifecycle', 'stopSignal'],
    'SIGHUP',
    'spec.containers.0.lifecycle.stopSignal',
    /cannot be `SIGHUP`/,
  ],
  ['Pod windows', ['spec', 'hostNetwork'], false, 'spec.hostNetwork', /must be `true`/],
  ['Pod newest', ['spec', 'hostUsers'], undefined, 'spec.containers.0.securityContext.procMount', /`hostUsers: false`/],
  ['Pod newest', ['spec', 'hostIPC'], true, 'spec.securityContext.sysctls.0.name', /`hostIPC: true`/],
  [
    'Pod newest',
    ['spec', 'securityContext', 'seLinuxChangePolicy'],
    '',
    'spec.securityContext.seLinuxChangePolicy',
    /is empty/,
  ],
  [
    'Pod newest',
    ['spec', 'tolerations'],
    [{ key: 'a', operator: 'Gt', value: '1' }],
    'spec.tolerations.0.operator',
    /feature gate/,
  ],
  [
    'Pod newest',
    [...TERM, 'mismatchLabelKeys'],
    ['app'],
    'spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.podAffinityTerm.matchLabelKeys.0',
    /also in `mismatchLabelKeys`/,
  ],
  [
    'Pod newest',
    [...TERM, 'labelSelector', 'matchExpressions'],
    [{ key: 'app', operator: 'Exists' }],
    'spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.podAffinityTerm.matchLabelKeys.0',
    /also a key of `labelSelector`/,
  ],
  [
    'Pod newest',
    [...FIELDS, 'key'],
    'metadata.namespace',
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchFields.0.key',
    /cannot be `metadata.namespace`/,
  ],
  ['Pod newest', ['spec', 'dnsConfig', 'searches', 0], '_', 'spec.dnsConfig.searches.0', /lowercase/],
  ['Pod newest', ['spec', 'schedulingGates', 0, 'name'], 'a/b/c', 'spec.schedulingGates.0.name', /more than one/],
  ['Pod newest', ['spec', 'hostnameOverride'], 'x'.repeat(65), 'spec.hostnameOverride', /at most 64/],
  [
    'Pod newest',
    ['metadata', 'annotations', 'controller.kubernetes.io/pod-deletion-cost'],
    '008',
    'metadata.annotations.controller.kubernetes.io/pod-deletion-cost',
    /32-bit/,
  ],
  [
    'Pod newest',
    ['metadata', 'annotations', 'container.apparmor.security.beta.kubernetes.io/main'],
    'localhost/other',
    'spec.containers.0.securityContext.appArmorProfile.localhostProfile',
    /contradicts/,
  ],
  [
    'Pod newest',
    ['metadata', 'annotations', 'container.apparmor.security.beta.kubernetes.io/mian'],
    'unconfined',
    'metadata.annotations.container.apparmor.security.beta.kubernetes.io/mian',
    /does not have/,
  ],
  [
    'Pod newest',
    [...PROJECTED, 2, 'podCertificate', 'keyType'],
    'RSA',
    'spec.volumes.2.projected.sources.2.podCertificate.keyType',
    /cannot be `RSA`/,
  ],
  [
    'Pod newest',
    [...PROJECTED, 2, 'podCertificate', 'keyPath'],
    'ca.pem',
    'spec.volumes.2.projected.sources.2.podCertificate.keyPath',
    /repeats the path/,
  ],
  [
    'Pod newest',
    [...PROJECTED, 2, 'podCertificate', 'signerName'],
    'signer',
    'spec.volumes.2.projected.sources.2.podCertificate.signerName',
    /a domain/,
  ],
  [
    'Pod newest',
    [...PROJECTED, 0, 'clusterTrustBundle', 'name'],
    'a',
    'spec.volumes.2.projected.sources.0.clusterTrustBundle.name',
    /only one of/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'volumeMounts', 2, 'subPath'],
    'a',
    'spec.template.spec.containers.0.volumeMounts.2.subPathExpr',
    /Keep one of them/,
  ],
  [
    DEPLOYMENT,
    [...WEB, 'resources', 'limits', 'hugepages-2Mi'],
    '3Mi',
    'spec.template.spec.containers.0.resources.limits.hugepages-2Mi',
    /multiple of the page size/,
  ],
  [
    DEPLOYMENT,
    [...POD, 'ephemeralContainers'],
    [{ name: 'debug', image: 'a' }],
    'spec.template.spec.ephemeralContainers',
    /cannot be set here/,
  ],
  [
    'StatefulSet database',
    ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'],
    '0%',
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
    /at least 1/,
  ],
  ['Service both', ['spec', 'externalIPs', 0], '127.0.0.1', 'spec.externalIPs.0', /a loopback address/],
  ['Service both', ['spec', 'externalIPs', 1], '::', 'spec.externalIPs.1', /an unspecified address/],
  ['Service both', ['spec', 'externalIPs', 0], '192.000.002.001', 'spec.externalIPs.0', /leading zeros/],
  ['Service both', ['spec', 'clusterIPs', 1], '10.0.0.11', 'spec.clusterIPs.1', /`ipFamilies\[1\]` is `IPv6`/],
  ['Service both', ['spec', 'loadBalancerClass'], 'Bad/class', 'spec.loadBalancerClass', /must have a domain/],
  [
    'Service both',
    ['metadata', 'annotations', 'service.beta.kubernetes.io/load-balancer-source-ranges'],
    '192.0.2.0/33',
    'metadata.annotations.service.beta.kubernetes.io/load-balancer-source-ranges',
    /valid address range/,
  ],
  [
    'NetworkPolicy web',
    ['spec', 'ingress', 0, 'from', 1, 'ipBlock', 'except', 0],
    '11.0.0.0/16',
    'spec.ingress.0.from.1.ipBlock.except.0',
    /smaller range inside `10.0.0.0\/8`/,
  ],
  ['ResourceQuota scoped', ['spec', 'scopes'], ['BestEffort', 'NotBestEffort'], 'spec.scopes', /exclude each other/],
  [
    'ResourceQuota scoped',
    ['spec', 'hard', 'deployments.apps'],
    '5',
    'spec.hard.deployments.apps',
    /use `count\/deployments.apps`/,
  ],
  [
    'ResourceQuota scoped',
    ['spec', 'hard', 'ingresses'],
    '5',
    'spec.hard.ingresses',
    /use `count\/ingresses.networking.k8s.io`/,
  ],
  [
    'LimitRange ratio',
    ['spec', 'limits', 0, 'maxLimitRequestRatio', 'memory'],
    '11',
    'spec.limits.0.maxLimitRequestRatio.memory',
    /divided by `min`/,
  ],
  ['PersistentVolume iscsi', ['spec', 'iscsi', 'iqn'], 'iqn.2026.com', 'spec.iscsi.iqn', /an iSCSI name/],
  ['PersistentVolume fibre', ['spec', 'fc', 'lun'], undefined, 'spec.fc.lun', /`targetWWNs` requires it/],
  ['PersistentVolume attributes', ['spec', 'volumeMode'], '', 'spec.volumeMode', /is empty/],
  ['PersistentVolumeClaim clone', ['spec', 'dataSourceRef', 'name'], 'b', 'spec.dataSourceRef.name', /must be equal/],
  [
    'StorageClass zones',
    ['allowedTopologies', 1, 'matchLabelExpressions', 0, 'values'],
    ['b', 'a'],
    'allowedTopologies.1',
    /repeats/,
  ],
  ['PriorityClass system-node-critical', ['value'], 1, 'value', /must be 2000001000/],
  [
    'PodDisruptionBudget web',
    ['spec', 'unhealthyPodEvictionPolicy'],
    '',
    'spec.unhealthyPodEvictionPolicy',
    /is empty/,
  ],
];

describe('what the API server checks in code', () => {
  it.each(CASES)('%s: %j = %j', (id, path, value, field, message) => {
    const problems = problemsAfter(example(id), (object) => withValue(object, path, value));
    const told = problems.filter((problem) => problem.path.join('.') === field).map((problem) => problem.message);
    expect(told).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['object.x in [1, 2,', /is not a valid CEL expression/],
    ['6', /must be of type `bool`, but is of type `int`/],
    ['variables.a == 1', /not available to match conditions/],
    ['params.a == 1', /requires `spec.paramKind`/],
    [
      'object.metadata.name.startWith("a")',
      /the function `startWith`, which does not exist. Did you mean `startsWith`/,
    ],
    ['set.contains([1], [2])', /uses `set`, which does not exist/],
    ['a.b == 1', /uses `a`, which does not exist\./],
    ['json.decode(object.data.a).b', /uses the function `json.decode`, which does not exist\./],
    ['has(object.data["a"])', /uses `has\(\)` on something that is not a field/],
    ['[1].all(item, has(object))', /uses `has\(\)` on something that is not a field/],
  ])('of the condition %s', (expression, message) => {
    const hook = example('ValidatingWebhookConfiguration checks');
    const path = ['webhooks', 0, 'matchConditions', 0, 'expression'];
    const changed = withValue(hook.value, path, expression);
    const problems = isMap(changed)
      ? admissionProblems(new KubernetesObject(changed, hook.origin), (...asked) => cel.syntax.fault(...asked))
      : [];
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    'has(object.a) && object.a[?"b"].orValue(true)',
    'object.`a-b` == 1',
    'authorizer.path("/a").check("get").allowed()',
  ])('nothing of the condition %s', (expression) => {
    expect(cel.syntax.fault(expression, ['bool'], { dialect: 'kubernetes' })).toBeUndefined();
  });

  it.each([
    [{ runAsUserName: 'ContainerAdministrator' }, undefined],
    [{ runAsUserName: 'example.com\\web' }, undefined],
    [{ runAsUserName: 'a b' }, undefined],
    [{ runAsUserName: '' }, /is empty/],
    [{ runAsUserName: 'a\\b\\c' }, /more than one backslash/],
    [{ runAsUserName: '.local\\web' }, /neither a NetBIOS nor a DNS name/],
    [{ runAsUserName: 'local\\' }, /no user after the backslash/],
    [{ runAsUserName: 'web@example.com' }, /one of the characters/],
    [{ runAsUserName: ' . ' }, /only dots and spaces/],
    [{ runAsUserName: 'a\tb' }, /control character/],
    [{ runAsUserName: 'a'.repeat(105) }, /at most 104/],
    [{ gmsaCredentialSpecName: 'web.example.com', gmsaCredentialSpec: '{}' }, undefined],
    [{ gmsaCredentialSpecName: 'Web' }, /lowercase/],
    [{ gmsaCredentialSpec: '' }, /is empty/],
    [{ gmsaCredentialSpec: 'a'.repeat(65_537) }, /64 KiB/],
  ])('of the Windows options %j', (options, message) => {
    for (const path of [
      ['spec', 'securityContext'],
      [...MAIN, 'securityContext'],
    ]) {
      const told = problemsAfter(example('Pod windows'), (object) =>
        withValue(object, [...path, 'windowsOptions'], { hostProcess: true, ...options }),
      ).map((problem) => problem.message);
      expect(told).toEqual(message ? [expect.stringMatching(message)] : []);
    }
  });

  it.each(['Object{spec: Object.spec{replicas: 3}}', '[JSONPatch{op: "test", path: "/a"}]'])(
    'nothing of objects of a type, which the parser does not read: %s',
    (expression) => {
      expect(cel.syntax.fault(expression, [], { dialect: 'kubernetes' })).toBeUndefined();
    },
  );

  it('takes at most 64 conditions', () => {
    const conditions = Array.from({ length: 65 }, (_, index) => ({ name: `a${index}`, expression: 'true' }));
    const problems = problemsAfter(example('ValidatingWebhookConfiguration checks'), (object) =>
      withValue(object, ['webhooks', 0, 'matchConditions'], conditions),
    );
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/at most 64/)]);
  });

  it('says nothing of valid objects', () => {
    for (const object of examples()) expect(problemsOf(object)).toEqual([]);
  });

  it('says nothing that could depend on a variable', () => {
    const found = examples().flatMap((object) =>
      pathsOf(object.value).flatMap((path) =>
        problemsAfter(object, (value) => withValue(value, path, VALUE)).map((problem) => [object.kind, path, problem]),
      ),
    );
    expect(found).toEqual([]);
  });

  it('says nothing of a mapping that may have any key', () => {
    const found = examples().flatMap((object) =>
      pathsOf(object.value).flatMap((path) => {
        if (typeof path.at(-1) !== 'string') return [];
        const holder = path.slice(0, -1);
        const problems = problemsAfter(object, (value) =>
          withValue(withValue(value, path, undefined), [...holder, VALUE], 'x'),
        );
        const missing = problems.filter(({ kind, path: field }) => kind === 'missing-field' && isIn(field, holder));
        return missing.map((problem) => [object.kind, path, problem]);
      }),
    );
    expect(found).toEqual([]);
  });

  it('adds to what the schema tells, once for a field', () => {
    const [broken] = objectsIn('{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: []}}');
    if (!broken) throw new Error('no object');
    const [problem] = admissionProblems(broken);
    if (!problem) throw new Error('no problem');
    expect(withAdmission(broken, [])).toEqual([problem]);
    expect(withAdmission(broken, [problem])).toEqual([problem]);
  });

  it('takes a field that only the schema requires for likely to be missing', () => {
    const object = example('Job indexed');
    const missing = (...path: Key[]) => ({ kind: 'missing-field' as const, path, message: '', values: [] });
    const tolerated = missing('spec', 'podFailurePolicy', 'rules');
    expect(withAdmission(object, [tolerated])).toEqual([{ ...tolerated, unsure: true }]);
  });

  it('names no secret', () => {
    const problems = problemsAfter(example('Secret registry'), (value) =>
      withValue(value, ['stringData', '.dockerconfigjson'], 'hunter2'),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/must be a JSON object with registry credentials/),
    ]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});

function isIn(field: readonly Key[], holder: readonly Key[]): boolean {
  return field.slice(0, -1).join() === holder.join();
}
