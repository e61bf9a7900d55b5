import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { PolicyTargets } from '../../src/policy/policy.ts';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const found = (text: string, targets: PolicyTargets = {}): Promise<readonly Finding[]> =>
  findingsOf(['deprecated-api', 'removed-api'], { 'a.yaml': text }, { policy: { targets } });
const ingress = (version: string): string =>
  `apiVersion: ${version}\nkind: Ingress\nmetadata: {name: app, namespace: web}\nspec: {rules: [{host: app.example.com}]}\n`;

describe('removed-api', () => {
  it('is an error where the target is known, and fixes what needs no other change', async () => {
    const findings = await found(ingress('extensions/v1beta1'), { kubernetes: ['1.30'] });
    expect(brief(findings)).toEqual(['error removed-api a.yaml:1']);
    expect(fixesOf(findings)).toEqual(['networking.k8s.io/v1']);
    expect(findings[0]?.message).toContain('Kubernetes 1.21 was the last release that served it.');
  });

  it('is a warning where the newest release stands for the target, and an error where no known release serves it', async () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: app, namespace: web}\n';
    const spec = 'spec: {interval: 1h, chart: {spec: {chart: app, sourceRef: {kind: HelmRepository, name: app}}}}\n';
    expect(brief(await found(release + spec))).toEqual(['warning removed-api a.yaml:1']);
    expect(brief(await found(ingress('extensions/v1beta1')))).toEqual(['error removed-api a.yaml:1']);
  });

  it('reports a version that the target does not serve yet', async () => {
    const [finding, ...others] = await found(
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: app}\nspec: {interval: 1h, url: oci://example.com/app}\n',
      { flux: ['2.5'] },
    );
    expect([others, finding?.severity, finding?.rule]).toEqual([[], 'error', 'removed-api']);
    expect(finding?.message).toContain('Flux 2.6 is the first release that serves it.');
  });

  it('is silent where each target serves the version', async () => {
    expect(await found(ingress('networking.k8s.io/v1'), { kubernetes: ['1.30'] })).toEqual([]);
    const old = { kubernetes: ['1.21'] };
    expect((await found(ingress('extensions/v1beta1'), old)).filter(({ rule }) => rule === 'removed-api')).toEqual([]);
  });
});
