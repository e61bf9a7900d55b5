import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CONFIG, fleet, resources } from '../../test/rules/fleet.ts';

const findings = (files: Files): Promise<readonly Finding[]> =>
  findingsOf(['duplicate-owner', 'overlapping-path'], files);
const two = (a: string, b: string, spec = ''): string =>
  [kustomization('a', a), kustomization('b', b, spec)].join('\n---\n');

describe('overlapping-path', () => {
  it('reports one path of two Kustomizations at the second', async () => {
    expect(briefWithBuilds(await findings(fleet(two('./apps/app', './apps/app'), CONFIG)))).toEqual([
      'warning overlapping-path clusters/prod/app.yaml:17 [clusters/prod]',
    ]);
  });

  it('reports one path of many Kustomizations once, with its places', async () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => kustomization(name, './apps/app')).join('\n---\n');
    const found = await findings(fleet(many, CONFIG));
    expect(briefWithBuilds(found)).toEqual(['warning overlapping-path clusters/prod/app.yaml:17 [clusters/prod]']);
    expect(found[0]?.places.map(({ location }) => location.start.line)).toEqual([17, 27, 37]);
  });

  it('is silent where the Kustomizations make different objects', async () => {
    expect(await findings(fleet(two('./apps/app', './apps/app', '  namePrefix: b-'), CONFIG))).toEqual([]);
    expect(await findings(fleet(two('./apps/app', './apps/app', '  targetNamespace: b'), CONFIG))).toEqual([]);
  });

  it('reports a path in a path', async () => {
    expect(briefWithBuilds(await findings(fleet(two('./apps', './apps/app'), CONFIG)))).toEqual([
      'warning overlapping-path clusters/prod/app.yaml:17 [clusters/prod]',
    ]);
  });

  it('reports a Kustomization that applies itself, not one of the root that upgrades Flux', async () => {
    const self = kustomization('self', './clusters/prod/apps/self');
    const files = {
      'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', 'apps/self/ks.yaml'),
      'clusters/prod/apps/self/ks.yaml': self,
      ...bootstrap('clusters/prod'),
    };
    const found = await findings(files);
    expect(briefWithBuilds(found)).toEqual([
      'warning overlapping-path clusters/prod/apps/self/ks.yaml:7 [clusters/prod]',
    ]);
    expect(found[0]?.message).toContain('applies itself');
    const flux = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/flux-system/ks.yaml': kustomization('flux-operator', './clusters/prod/flux-system/flux-operator'),
      'clusters/prod/flux-system/flux-operator/config.yaml': configMap('operator', '  a: b'),
    };
    expect(await findings(flux)).toEqual([]);
  });
});
