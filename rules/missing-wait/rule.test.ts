// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, type Files, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const ON_BASE = '  dependsOn: [{name: base}]\n';
const check = (
  base: string,
  app: readonly string[] = [ON_BASE],
  applied: readonly string[] = [...WEB, release('a', CHARTS)],
) => {
  const files: Files = {
    ...bootstrap('clusters/prod'),
    'clusters/prod/base.yaml': kustomization('base', './base', base),
    'clusters/prod/app.yaml': app.map((spec, at) => kustomization(`app${at}`, `./app${at}`, spec)),
    'base/base.yaml': applied,
    ...Object.fromEntries(app.map((_, at) => [`app${at}/config.yaml`, configMap(`config${at}`, '  a: b')])),
  };
  return findingsOf('missing-wait', files, { policy: { preset: 'strict' } });
};
const AT = 'warning missing-wait clusters/prod/base.yaml';

describe('missing-wait', () => {
  it('reports what others depend on, once, and adds the field', async () => {
    const findings = await check('', [ON_BASE, ON_BASE]);
    expect(briefWithFixes(findings)).toEqual([`${AT}:4 -> \n  wait: true`]);
    expect(findings[0]?.message).toContain(
      'such as HelmRelease `a`. So `app0` and `app1`, which depend on it, start too early',
    );
  });

  it('leaves it to people where someone turned it off', async () => {
    expect(briefWithFixes(await check('  wait: false\n'))).toEqual([`${AT}:9`]);
  });

  it.each([
    ['it waits', '  wait: true\n'],
    [
      'it has health checks',
      '  healthChecks: [{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, name: a, namespace: web}]\n',
    ],
    ['a variable decides', '  wait: ${WAIT}\n'],
  ])('says nothing if %s', async (_, base) => {
    expect(await check(base)).toEqual([]);
  });

  it('says nothing if no one depends on it, if an entry has its own condition, or if nothing takes time', async () => {
    expect(await check('', [''])).toEqual([]);
    expect(await check('', ['  dependsOn: [{name: base, readyExpr: "true"}]\n'])).toEqual([]);
    expect(await check('', [ON_BASE], [...WEB])).toEqual([]);
  });
});
