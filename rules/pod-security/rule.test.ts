// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf, levelsOf } from '../../test/rules/check-tree.ts';

const namespace = (labels: string, name = 'web'): string => `apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {${labels}}}`;
const enforce = (level: string): string => namespace(`pod-security.kubernetes.io/enforce: ${level}`);
const deployment = (pod: string, container: string, spec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: web}
spec:
  selector: {matchLabels: {app: app}}${spec}
  template:
    metadata: {labels: {app: app}}
    spec:
      ${pod}
      containers:
        - name: app
          image: ghcr.io/acme/app:v1
          ${container}`;
const files = (ns: string, app: string, more: Files = {}): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/namespace.yaml': ns,
  'clusters/prod/app.yaml': app,
  ...more,
});
const check = (ns: string, app: string, more?: Files) => findingsOf('pod-security', files(ns, app, more));
const error = (line: number): string => `error pod-security clusters/prod/app.yaml:${line}`;

const POD = 'securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}';
const CONTAINER = 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}';
const context = (fields: string): string =>
  `securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, ${fields}}`;
const LINUX = 'ports: []';

describe('pod-security', () => {
  it.each([
    ['hostNetwork: true', LINUX, 9],
    ['hostPID: true', LINUX, 9],
    ['volumes: [{name: host, hostPath: {path: /}}]', LINUX, 9],
    ['securityContext: {seccompProfile: {type: Unconfined}}', LINUX, 9],
    ['securityContext: {appArmorProfile: {type: Unconfined}}', LINUX, 9],
    ['securityContext: {sysctls: [{name: net.core.somaxconn, value: "1"}]}', LINUX, 9],
    ['securityContext: {seLinuxOptions: {type: spc_t}}', LINUX, 9],
    ['securityContext: {seLinuxOptions: {user: root}}', LINUX, 9],
    ['', 'securityContext: {privileged: true}', 13],
    ['', 'securityContext: {capabilities: {add: [CHOWN, NET_ADMIN]}}', 13],
    ['', 'securityContext: {procMount: Unmasked}', 13],
    ['', 'securityContext: {windowsOptions: {hostProcess: true}}', 13],
    ['', 'ports: [{containerPort: 80, hostPort: 80}]', 13],
  ])('knows that baseline rejects `%s` with `%s`', async (pod, container, line) => {
    expect(brief(await check(enforce('baseline'), deployment(pod, container)))).toEqual([error(line)]);
    expect(brief(await check(enforce('restricted'), deployment(pod, container)))).toHaveLength(1);
    expect(await check(enforce('privileged'), deployment(pod, container))).toEqual([]);
  });

  it.each([
    [POD, LINUX],
    ['securityContext: {runAsNonRoot: true}', CONTAINER],
    ['securityContext: {seccompProfile: {type: RuntimeDefault}}', CONTAINER],
    ['securityContext: {runAsNonRoot: false, seccompProfile: {type: RuntimeDefault}}', context('runAsNonRoot: true')],
    [POD, context('runAsNonRoot: false')],
    [POD, context('runAsUser: 0')],
    [POD, 'securityContext: {allowPrivilegeEscalation: true, capabilities: {drop: [ALL]}}'],
    [POD, 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [NET_RAW]}}'],
    [POD, 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [CHOWN]}}'],
    [`${POD}\n      volumes: [{name: a, nfs: {server: a, path: /}}]`, CONTAINER],
  ])('knows that only restricted rejects `%s` with `%s`', async (pod, container) => {
    expect(levelsOf(await check(enforce('restricted'), deployment(pod, container)))).toEqual(['error']);
    expect(await check(enforce('baseline'), deployment(pod, container))).toEqual([]);
  });

  it.each([
    [POD, CONTAINER],
    ['', context('runAsNonRoot: true, seccompProfile: {type: Localhost, localhostProfile: a.json}')],
    [POD, 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}'],
    [`${POD}\n      volumes: [{name: a, emptyDir: {}}, {name: b, csi: {driver: a}}]`, CONTAINER],
    [POD, 'securityContext: {allowPrivilegeEscalation: "${ESCALATION}", capabilities: {drop: ["${DROP}"]}}'],
    ['hostUsers: false\n      securityContext: {seccompProfile: {type: RuntimeDefault}}', CONTAINER],
    ['os: {name: windows}\n      securityContext: {runAsNonRoot: true}', LINUX],
  ])('knows that restricted allows `%s` with `%s`', async (pod, container) => {
    expect(await check(enforce('restricted'), deployment(pod, container))).toEqual([]);
  });

  it('lists what must change, and init containers', async () => {
    const [finding] = await check(
      enforce('restricted'),
      deployment('initContainers: [{name: init, image: a:v1}]', CONTAINER),
    );
    expect(finding?.message).toContain('the pods of Deployment `app`: the pod must set `runAsNonRoot: true`');
    expect(finding?.message).toContain('container `init` must set `allowPrivilegeEscalation: false`');
  });

  it.each([
    ['only warns', namespace('pod-security.kubernetes.io/warn: restricted')],
    [
      'enforces an older standard',
      namespace('pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.18'),
    ],
    ['is another one', namespace('pod-security.kubernetes.io/enforce: restricted', 'other')],
    ['has a variable', namespace('pod-security.kubernetes.io/enforce: "${LEVEL}"')],
  ])('says nothing if the namespace %s', async (_, ns) => {
    expect(await check(ns, deployment('hostNetwork: true', LINUX))).toEqual([]);
  });

  it('knows versions, and jobs and pods', async () => {
    const versioned = namespace(
      'pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.30',
    );
    expect(await check(versioned, deployment('hostNetwork: true', LINUX))).toHaveLength(1);
    const pod = `apiVersion: v1
kind: Pod
metadata: {name: app, namespace: web}
spec: {hostIPC: true, containers: [{name: app, image: "a:v1"}]}`;
    const findings = await check(enforce('baseline'), pod);
    expect(findings.map(({ message }) => message)).toEqual([
      'Namespace `web` enforces the Pod Security Standard `baseline`, so the API server rejects Pod `app`: the pod must not set `hostIPC: true`.',
    ]);
  });

  it('says nothing of what has no pods', async () => {
    expect(await check(enforce('baseline'), deployment('hostNetwork: true', LINUX, '\n  replicas: 0'))).toEqual([]);
  });

  it('is a warning where a policy may set what is missing, or where no cluster reaches it', async () => {
    const policyWith = (rule: string): Files => ({
      'clusters/prod/policy.yaml': `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: pods}
spec: {rules: [{name: pods, match: {any: [{resources: {kinds: [Pod]}}]}, ${rule}}]}`,
    });
    const policy = policyWith('mutate: {patchStrategicMerge: {spec: {securityContext: {runAsNonRoot: true}}}}');
    const other = policyWith('validate: {message: No., pattern: {spec: {hostPID: false}}}');
    expect(levelsOf(await check(enforce('restricted'), deployment('', LINUX), other))).toEqual(['error']);
    expect(levelsOf(await check(enforce('restricted'), deployment('', LINUX), policy))).toEqual(['warning']);
    expect(levelsOf(await check(enforce('baseline'), deployment('hostNetwork: true', LINUX), policy))).toEqual([
      'error',
    ]);
    const overlay =
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [namespace.yaml, app.yaml]\n';
    const unreached: Files = {
      'base/kustomization.yaml': overlay,
      'base/namespace.yaml': enforce('baseline'),
      'base/app.yaml': deployment('hostNetwork: true', LINUX),
    };
    expect(levelsOf(await findingsOf('pod-security', { ...bootstrap('clusters/prod'), ...unreached }))).toEqual([
      'warning',
    ]);
  });
});
