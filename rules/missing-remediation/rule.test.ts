// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const files = (...releases: string[]): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/web.yaml': [...WEB],
  'clusters/prod/releases.yaml': releases,
});
const check = (all: Files) => findingsOf('missing-remediation', all, { policy: { preset: 'strict' } });
const AT = 'warning missing-remediation clusters/prod/releases.yaml';

describe('missing-remediation', () => {
  it('reports a release that says nothing, with the fields', async () => {
    const findings = await check(files(release('a', CHARTS)));
    expect(brief(findings)).toEqual([`${AT}:4`]);
    expect(fixesOf(findings)).toEqual([
      '\n  install:\n    strategy:\n      name: RetryOnFailure\n  upgrade:\n    strategy:\n      name: RetryOnFailure',
    ]);
  });

  it('reports the action that lacks it, without a fix', async () => {
    const findings = await check(files(release('a', CHARTS, '  install: {remediation: {retries: 3}}')));
    expect(brief(findings)).toEqual([`${AT}:4`]);
    expect(findings[0]?.message).toContain('`upgrade.strategy`');
    expect(findings[0]?.message).not.toContain('`install.strategy`');
    expect(fixesOf(findings)).toEqual([]);
    const atUpgrade = await check(
      files(release('a', CHARTS, '  install: {strategy: {name: RetryOnFailure}}\n  upgrade: {crds: Skip}')),
    );
    expect(brief(atUpgrade)).toEqual([`${AT}:12`]);
  });

  it.each([
    ['the policy file names an older Flux', release('a', CHARTS), ['2.6', '2.8']],
    ['the version of the API is older', release('a', CHARTS).replace('fluxcd.io/v2', 'fluxcd.io/v2beta2'), []],
  ])('asks for retries, without a fix, where %s', async (_, text, flux) => {
    const policy = { preset: 'strict' as const, ...(flux.length > 0 && { targets: { flux } }) };
    const findings = await findingsOf('missing-remediation', files(text), { policy });
    expect(brief(findings)).toEqual([`${AT}:4`]);
    expect(findings[0]?.message).toContain('does not set `install.remediation` and `upgrade.remediation`.');
    expect(findings[0]?.message).toMatch(/Set `retries: 3` there\.$/);
    expect(fixesOf(findings)).toEqual([]);
  });

  it('is one finding for all releases', async () => {
    const findings = await check(files(...['a', 'b', 'c'].map((name) => release(name, CHARTS))));
    expect(findings.map(({ places }) => places.length)).toEqual([3]);
  });

  it.each([
    '  install: {remediation: {retries: 3}}\n  upgrade: {remediation: {retries: 3}}',
    '  install: {strategy: {name: RetryOnFailure}}\n  upgrade: {strategy: {name: RetryOnFailure}}',
    '  install: {remediation: {retries: 0}}\n  upgrade: {remediation: {retries: 0}}',
    '  install: {remediation: {retries: "${RETRIES}"}}\n  upgrade: {remediation: {retries: "${RETRIES}"}}',
  ])('says nothing of %s', async (spec) => {
    expect(await check(files(release('a', CHARTS, spec)))).toEqual([]);
  });

  it('knows the default of the controller, and patches of the parent', async () => {
    const patch = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [releases.yaml, web.yaml, flux-system/gotk-sync.yaml]
patches:
  - target: {kind: HelmRelease}
    patch: |
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: any}
      spec:
        install: {strategy: {name: RetryOnFailure}}
        upgrade: {strategy: {name: RetryOnFailure}}
`;
    const all = files(release('a', CHARTS));
    expect(await check({ ...all, 'clusters/prod/kustomization.yaml': patch })).toEqual([]);
    expect(
      await check({
        ...all,
        'clusters/prod/arguments.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: arguments, namespace: web}
data: {a: "--feature-gates=DefaultToRetryOnFailure=true"}`,
      }),
    ).toEqual([]);
  });

  it('is off in the preset recommended', async () => {
    expect(await findingsOf('missing-remediation', files(release('a', CHARTS)))).toEqual([]);
  });
});
