import { describe, expect, it } from 'vitest';
import { configMap, kustomization } from '../flux/repository.ts';
import { type Files, findingsOf } from './check-tree.ts';
import { CHARTS, helmRepository, NAMESPACE, release } from './fleet.ts';

/** A cluster that is not bootstrapped yet: what it may get from elsewhere is not known. */
const IMPLIED: Files = {
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'clusters/prod/infra.yaml': kustomization('infra', './infra'),
  'infra/a.yaml': configMap('a', '  b: c'),
};
const WEB = release('web', CHARTS, '  valuesFrom: [{kind: ConfigMap, name: values}]\n');
const VALUES = configMap('values', '  values.yaml: "a: 1"', 'web');
const WHOLE: Files = {
  ...IMPLIED,
  'infra/charts.yaml': helmRepository('charts', 'flux-system'),
  'infra/values.yaml': VALUES,
  'apps/web.yaml': WEB,
};
const RULES = ['unknown-source', 'unknown-values', 'unknown-dependency', 'unknown-namespace'] as const;

/** The findings that a change brings which leaves files out of the whole tree or changes them. */
async function broughtBy(changes: Files, base = WHOLE): Promise<string[]> {
  const head = Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));
  const found = await findingsOf(RULES, head, { base });
  return found.map(({ severity, rule, message }) => `${severity} ${rule} ${message.slice(0, 200)}`);
}

describe('what a change removes while others still ask for it', () => {
  it('is an error for a source, whatever else the cluster may get from elsewhere', async () => {
    expect(await broughtBy({ 'infra/charts.yaml': '' })).toEqual([
      expect.stringMatching(
        /^error unknown-source This change removes HelmRepository `charts` from `infra\/charts\.yaml`, but/,
      ),
    ]);
  });

  it('is an error for values', async () => {
    expect(await broughtBy({ 'infra/values.yaml': '' })).toEqual([
      expect.stringMatching(/^error unknown-values This change removes ConfigMap `values`/),
    ]);
  });

  it('is an error for a dependency', async () => {
    const base = {
      ...IMPLIED,
      'clusters/prod/apps.yaml': kustomization('apps', './apps', '  dependsOn: [{name: infra}]'),
      'apps/a.yaml': VALUES,
    };
    expect(await broughtBy({ 'clusters/prod/infra.yaml': '' }, base)).toEqual([
      expect.stringMatching(
        /^error unknown-dependency This change removes Kustomization `infra` from `clusters\/prod\/infra\.yaml`/,
      ),
    ]);
  });

  it('is an error for a namespace', async () => {
    const base = { ...WHOLE, 'infra/namespace.yaml': NAMESPACE };
    expect(await broughtBy({ 'infra/namespace.yaml': '' }, base)).toEqual([
      expect.stringMatching(
        /^error unknown-namespace This change removes namespace `web` from `infra\/namespace\.yaml`/,
      ),
    ]);
  });

  it('is nothing where the change moves it, or removes those that ask as well', async () => {
    expect(
      await broughtBy({ 'infra/charts.yaml': '', 'apps/charts.yaml': helmRepository('charts', 'flux-system') }),
    ).toEqual([]);
    expect(
      await broughtBy({ 'infra/charts.yaml': '', 'infra/values.yaml': '', 'apps/web.yaml': configMap('x', '  y: z') }),
    ).toEqual([]);
  });

  it('is nothing where the base did not have it either', async () => {
    const { 'infra/charts.yaml': _, ...base } = WHOLE;
    expect(await broughtBy({ 'infra/a.yaml': configMap('a', '  b: d') }, base)).toEqual([]);
  });
});
