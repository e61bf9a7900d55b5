import { describe, expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { deployment, NAMESPACE, release } from '../../test/rules/fleet.ts';

const policy = (selector = '{}', name = 'deny'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: web}\nspec: {podSelector: ${selector}, policyTypes: [Ingress]}\n`;
const budget = `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web, namespace: web}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n`;
const quota = `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: web, namespace: web}\nspec: {hard: {pods: "10"}}\n`;

const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'apps/namespace.yaml': NAMESPACE,
  'apps/web.yaml': deployment('replicas: 2').replace('labels: {app: web}', 'labels: {app: web}'),
};

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
    [
      'a NetworkPolicy for all pods',
      policy(),
      'Deployment `web/web` stays, but the traffic that it denied is allowed.',
    ],
    ['a NetworkPolicy for some pods', policy('{matchLabels: {app: web}}'), 'Deployment `web/web` stays'],
    ['a PodDisruptionBudget', budget, 'draining nodes may stop all of their pods at once'],
    ['a ResourceQuota', quota, 'nothing limits what they use'],
    [
      'an admission policy',
      'apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: RequiredLabels\nmetadata: {name: owner}\n',
      'what it denied is admitted',
    ],
  ])('tells that a change takes away %s', async (_, guard, message) => {
    const findings = await lost(GONE, { 'apps/guard.yaml': guard });
    expect(places(findings)).toEqual(['warning base apps/guard.yaml:3']);
    expect(findings[0]?.message).toContain(message);
  });

  it('is accepted by the name of the protection', async () => {
    const [finding] = await lost(GONE, { 'apps/guard.yaml': policy() });
    expect(finding?.message).toBe(
      'This change removes NetworkPolicy `deny` from `apps/guard.yaml`, so Flux deletes NetworkPolicy `web/deny`, in `clusters/prod`. Deployment `web/web` stays, but the traffic that it denied is allowed. If you do not mean it, put it back.',
    );
    expect(new LossNames(finding ? [finding] : []).of(finding?.losses ?? [])).toEqual(['prod/deny']);
  });

  it.each<[string, Files, string]>([
    ['a policy that goes with its workload', { ...GONE, 'apps/web.yaml': '' }, policy('{matchLabels: {app: web}}')],
    ['a policy that selects nothing', GONE, policy('{matchLabels: {app: other}}')],
    ['a policy that allows all', GONE, policy().replace('policyTypes', 'ingress: [{}], policyTypes')],
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
