import { describe, expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { mapAt } from '../../src/yaml/value.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { deployment, NAMESPACE, release, resources } from '../../test/rules/fleet.ts';
import { Deployment } from './deployment.ts';
import { guardOf } from './families.ts';

const policy = (selector = '{}', name = 'deny'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: web}\nspec: {podSelector: ${selector}, policyTypes: [Ingress]}\n`;
const budget = `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web, namespace: web}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n`;
const mesh = (kind: string, spec: string): string =>
  `apiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: {name: mesh, namespace: web}\nspec: {${spec}}\n`;
const cilium = (spec: string): string =>
  `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: cilium, namespace: web}\nspec: {${spec}}\n`;
const quota = `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: web, namespace: web}\nspec: {hard: {pods: "10"}}\n`;

const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'apps/namespace.yaml': NAMESPACE,
  'apps/web.yaml': deployment('replicas: 2').replace('labels: {app: web}', 'labels: {app: web}'),
};

const objectsIn = (text: string): KubernetesObject[] =>
  parseYaml(new TextFile('a.yaml', text), 'resource').documents.flatMap(objectsOf);

/** A tree after changes; an empty text deletes a file. */
const edited = (base: Files, changes: Files): Files =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));

const lost = (changes: Files, more: Files, files = FLEET): Promise<readonly Finding[]> => {
  const base = { ...files, ...more };
  return findingsOf('loses-protection', edited(base, changes), { base, repositories: [REPOSITORY] });
};

const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

const GONE = { 'apps/guard.yaml': '' };

describe('of Flux', () => {
  it.each<[string, string, string]>([
    ['a NetworkPolicy for all pods', policy(), 'Deployment `web/web` stays, but traffic that was denied is allowed.'],
    ['a NetworkPolicy for some pods', policy('{matchLabels: {app: web}}'), 'Deployment `web/web` stays'],
    ['a PodDisruptionBudget', budget, 'draining nodes may stop all of their pods at once'],
    ['a ResourceQuota', quota, 'nothing limits what they use'],
    [
      'an admission policy',
      'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: RequiredLabels\nmetadata: {name: owner}\n',
      'objects that were denied are admitted',
    ],
  ])('tells that a change takes away %s', async (_, guard, message) => {
    const findings = await lost(GONE, { 'apps/guard.yaml': guard });
    expect(places(findings)).toEqual(['warning base apps/guard.yaml:3']);
    expect(findings[0]?.message).toContain(message);
  });

  it('is accepted by the name of the protection', async () => {
    const [finding] = await lost(GONE, { 'apps/guard.yaml': policy() });
    expect(finding?.message).toBe(
      'This change removes NetworkPolicy `deny` from `apps/guard.yaml`, so Flux deletes NetworkPolicy `web/deny`, in `clusters/prod`. Deployment `web/web` stays, but traffic that was denied is allowed. If this is not intended, put it back.',
    );
    expect(new LossNames(finding ? [finding] : []).of(finding?.losses ?? [])).toEqual(['prod/deny']);
  });

  it.each<[string, Files, string]>([
    ['a policy that goes with its workload', { ...GONE, 'apps/web.yaml': '' }, policy('{matchLabels: {app: web}}')],
    ['a policy that selects nothing', GONE, policy('{matchLabels: {app: other}}')],
    ['a policy that allows all', GONE, policy().replace('policyTypes', 'ingress: [{}], policyTypes')],
    [
      'a policy that allows all without types',
      GONE,
      policy().replace('policyTypes: [Ingress]', 'ingress: [{from: []}]'),
    ],
    ['a policy of Istio that allows all', GONE, mesh('AuthorizationPolicy', 'rules: [{}]')],
    ['one that takes traffic without TLS as well', GONE, mesh('PeerAuthentication', 'mtls: {mode: PERMISSIVE}')],
    ['a policy of Istio for a gateway', GONE, mesh('AuthorizationPolicy', 'targetRefs: [{kind: Gateway, name: a}]')],
    ['a policy of Cilium for nodes', GONE, cilium('nodeSelector: {}, ingress: [{}]')],
    [
      'a policy of Cilium that only adds to what is allowed',
      GONE,
      cilium('endpointSelector: {}, enableDefaultDeny: {ingress: false}, ingress: [{}]'),
    ],
    ['a policy that moves', { ...GONE, 'apps/policy.yaml': policy() }, policy()],
    ['a policy that another one replaces', { ...GONE, 'apps/policy.yaml': policy('{}', 'other') }, policy()],
    [
      'a policy that is kept',
      GONE,
      policy().replace(
        'namespace: web}',
        'namespace: web, annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}}',
      ),
    ],
  ])('does not tell %s', async (_, changes, guard) => {
    expect(await lost(changes, { 'apps/guard.yaml': guard })).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['of egress for one of ingress', policy(), policy('{}', 'other').replace('[Ingress]', '[Egress]')],
    [
      'of ingress for one of both directions',
      policy().replace('policyTypes: [Ingress]', 'egress: [{to: [{podSelector: {}}]}]'),
      policy('{}', 'other'),
    ],
    ['of Cilium that allows all', policy(), cilium('endpointSelector: {}, ingress: [{fromEntities: [all]}]')],
    [
      'of another kind of Istio',
      mesh('AuthorizationPolicy', 'action: DENY, rules: [{}]'),
      mesh('PeerAuthentication', 'mtls: {mode: STRICT}'),
    ],
  ])('does not take a policy %s for a replacement', async (_, guard, other) => {
    expect(await lost({ ...GONE, 'apps/other.yaml': other }, { 'apps/guard.yaml': guard })).toHaveLength(1);
  });

  it('takes a policy of Cilium for a replacement of a NetworkPolicy', async () => {
    const other = cilium('endpointSelector: {}, ingress: [{}]');
    expect(await lost({ ...GONE, 'apps/other.yaml': other }, { 'apps/guard.yaml': policy() })).toEqual([]);
  });

  it('names all that is possible after one line', async () => {
    const [finding, ...others] = await lost(
      { 'apps/kustomization.yaml': resources('namespace.yaml', 'web.yaml') },
      {
        'apps/guard.yaml': `${policy()}---\n${budget}---\n${policy('{}', 'also')}`,
        'apps/kustomization.yaml': resources('namespace.yaml', 'web.yaml', 'guard.yaml'),
      },
    );
    expect(others).toEqual([]);
    expect(finding?.message).toContain(
      'Deployment `web/web` stays, but traffic that was denied is allowed and draining nodes may stop all of their pods at once.',
    );
  });

  it('compares few policies with each workload, however many there are', async () => {
    const objects = (count: number): KubernetesObject[] =>
      Array.from({ length: count }, (_, index) => [
        deployment('replicas: 2', '', `web-${index}`).replaceAll('{app: web}', `{app: web-${index}, part: all}`),
        policy(`{matchLabels: {app: web-${index}, part: all}}`, `deny-${index}`),
      ]).flatMap((texts) => texts.flatMap(objectsIn));
    const workFor = (count: number): number => {
      const [before, workloads] = [objects(count), objects(count).filter(({ kind }) => kind === 'Deployment')];
      let reads = 0;
      for (const { value } of workloads) {
        const template = mapAt(value, 'spec', 'template', 'metadata');
        const { labels } = template ?? {};
        if (template) Object.defineProperty(template, 'labels', { get: () => ++reads && labels });
      }
      const deployed = new Deployment(before, workloads);
      const lost = before.flatMap((object) => {
        const guard = guardOf(object);
        return guard ? guard.protections.flatMap((one) => deployed.unprotected(guard, one)) : [];
      });
      expect(lost).toHaveLength(count);
      return reads;
    };
    expect(workFor(600)).toBeLessThan(3 * workFor(300));
  });

  it('takes a release that changes for one that may bring the protection', async () => {
    const charts = '{kind: HelmRepository, name: charts, namespace: flux-system}';
    const more = { 'apps/web.yaml': '', 'apps/release.yaml': release('shop', charts), 'apps/guard.yaml': policy() };
    const files = edited(FLEET, { 'apps/web.yaml': '' });
    expect(await lost(GONE, edited(more, {}), files)).toHaveLength(1);
    const changed = {
      ...GONE,
      'apps/release.yaml': release('shop', charts, '  values: {networkPolicy: {enabled: true}}\n'),
    };
    expect(await lost(changed, edited(more, {}), files)).toEqual([]);
  });
});

describe('what is weaker than before', () => {
  const labeled = (level: string): string =>
    `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n  labels:\n    team: web\n${level ? `    pod-security.kubernetes.io/enforce: ${level}\n` : ''}`;

  it.each<[string, string, string, string, string]>([
    [
      'a lower level',
      labeled('restricted'),
      labeled('baseline'),
      'head apps/guard.yaml:7',
      'pods that it rejected are admitted',
    ],
    [
      'a level that goes',
      labeled('baseline'),
      labeled(''),
      'base apps/guard.yaml:7',
      'This change removes `metadata.labels["pod-security.kubernetes.io/enforce"]` from Namespace `web`',
    ],
    [
      'a policy that only audits',
      'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: RequiredLabels\nmetadata: {name: owner}\nspec:\n  enforcementAction: deny\n',
      'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: RequiredLabels\nmetadata: {name: owner}\nspec:\n  enforcementAction: dryrun\n',
      'head apps/guard.yaml:5',
      'This change weakens `spec.enforcementAction` of RequiredLabels `owner`, so what it denied is admitted',
    ],
    [
      'a Kustomization that acts as Flux itself',
      kustomization('team', './team', '  serviceAccountName: team\n'),
      kustomization('team', './team'),
      'base apps/guard.yaml:9',
      'kustomize-controller acts with its own rights',
    ],
  ])('is %s', async (_, before, now, place, message) => {
    const findings = await lost(
      { 'apps/guard.yaml': now },
      { 'apps/guard.yaml': before, 'apps/namespace.yaml': '' },
      edited(FLEET, { 'apps/namespace.yaml': '' }),
    );
    expect(places(findings)).toEqual([`warning ${place}`]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, string, string]>([
    ['a higher level', labeled('baseline'), labeled('restricted')],
    ['a level from a variable', labeled('restricted'), labeled('$' + '{LEVEL}')],
  ])('is not %s', async (_, before, now) => {
    const findings = await lost({ 'apps/guard.yaml': now }, { 'apps/guard.yaml': before });
    expect(findings).toEqual([]);
  });
});

it('tells both of Argo CD', async () => {
  const AUTOMATED = '  syncPolicy: {automated: {prune: true}}\n';
  const project = (repos: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: web, namespace: argocd}\nspec:\n  sourceRepos: [${repos}]\n  destinations: [{server: '*', namespace: web}]\n`;
  const base: Files = {
    'root.yaml': application('root', 'argo') + AUTOMATED,
    'argo/web.yaml': application('web', 'web') + AUTOMATED,
    'argo/project.yaml': project(`"${REPOSITORY}"`),
    'web/web.yaml': deployment('replicas: 2'),
    'web/policy.yaml': policy(),
  };
  const findings = await lost({ 'web/policy.yaml': '', 'argo/project.yaml': project('"*"') }, {}, base);
  expect(places(findings)).toEqual(['warning head argo/project.yaml:5', 'warning base web/policy.yaml:3']);
});
