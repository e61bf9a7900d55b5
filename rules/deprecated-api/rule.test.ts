import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { PolicyTargets } from '../../src/policy/policy.ts';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const found = (text: string, targets: PolicyTargets = {}): Promise<readonly Finding[]> =>
  findingsOf(['deprecated-api', 'removed-api'], { 'a.yaml': text }, { policy: { targets } });
const sync = (version: string): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/${version}\nkind: Kustomization\nmetadata: {name: app, namespace: flux-system}\nspec: {interval: 10m, prune: true, sourceRef: {kind: GitRepository, name: app}}\n`;
const object = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: app, namespace: web}\n`;

describe('deprecated-api', () => {
  it('warns of a version that the target deprecates, and fixes it', async () => {
    const findings = await found(sync('v1beta2'), { flux: ['2.7'] });
    expect(brief(findings)).toEqual(['warning deprecated-api a.yaml:1']);
    expect(fixesOf(findings)).toEqual(['kustomize.toolkit.fluxcd.io/v1']);
    expect(findings[0]?.message).toContain('Flux 2.7 is the last release that serves it.');
  });

  it('is a notice where no target is known, and for other products', async () => {
    const ofKubernetes = await found(object('v1', 'ComponentStatus'));
    expect(brief(ofKubernetes)).toEqual(['notice deprecated-api a.yaml:1']);
    const ofOperator = await found(object('cilium.io/v2alpha1', 'CiliumLoadBalancerIPPool'));
    expect(brief(ofOperator)).toEqual(['notice deprecated-api a.yaml:1']);
    expect(ofOperator[0]?.message).toMatch(/cilium\.io\/v2alpha1.* is deprecated\." Use `cilium\.io\/v2`/);
    const advised = await found(object('cilium.io/v2alpha1', 'CiliumNodeConfig'));
    expect(advised[0]?.message).toMatch(/use cilium\.io\/v2 CiliumNodeConfig\."$/);
  });

  it('is silent about the current version, and leaves a removed one to removed-api', async () => {
    expect(await found(sync('v1'), { flux: ['2.7'] })).toEqual([]);
    expect(brief(await found(sync('v1beta2'), { flux: ['2.8'] }))).toEqual(['error removed-api a.yaml:1']);
  });

  it.each(['archive/old.yaml', 'apps/tests/app.yaml', 'examples/app.yaml'])('is silent about %s', async (path) => {
    const files = { [path]: object('cilium.io/v2alpha1', 'CiliumNodeConfig') };
    expect(await findingsOf('deprecated-api', files)).toEqual([]);
  });
});
