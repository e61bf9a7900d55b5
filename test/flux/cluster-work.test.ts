import { expect, it, vi } from 'vitest';
import { bootstrap, clusterOf, kustomization } from './repository.ts';

it('looks through the Kustomizations of a cluster once, however many namespaces are asked for', () => {
  const cluster = clusterOf({
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  });
  const { kustomizations } = cluster;
  const looks = ['some', 'filter', 'find', 'map', 'flatMap', Symbol.iterator] as const;
  const spies = looks.map((name) => vi.spyOn(kustomizations, name));
  expect(cluster.hasNamespace('flux-system')).toBe('yes');
  for (let asked = 0; asked < 100; asked++) expect(cluster.hasNamespace(`team-${asked}`)).not.toBe('yes');
  expect(spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(5);
});
