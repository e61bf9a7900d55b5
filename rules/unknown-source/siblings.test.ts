import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { FOREIGN, helmRepository, NAMESPACE, release } from '../../test/rules/fleet.ts';

const source = (name: string): string => `{kind: HelmRepository, name: ${name}, namespace: flux-system}`;
/** Twelve releases of one source, and one of another name, which a repository of the same owner may bring. */
const fleet = (usual: string, other: string, count = 12): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/charts.yaml': [NAMESPACE, helmRepository(usual, 'flux-system')],
  'clusters/prod/other.yaml': FOREIGN,
  'clusters/prod/releases.yaml': Array.from({ length: count }, (_, at) => release(`r${at}`, source(usual))),
  'clusters/prod/last.yaml': release('last', source(other)),
});
const said = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('unknown-source', files));

describe('a name beside another that many use', () => {
  it.each([
    ['app1', 'app2'],
    ['prod-eu', 'prod-us'],
    ['redis-1', 'redis-2'],
    ['redis-1', 'redis'],
    ['db', 'db2'],
    ['dev', 'prd'],
    ['eu-west-1', 'eu-east-1'],
    ['v1-charts', 'v2-charts'],
  ])('is its sibling: %s and %s', async (usual, other) => {
    for (const [one, two] of [
      [usual, other],
      [other, usual],
    ] as const)
      expect((await said(fleet(one, two))).filter((text) => text.includes(' -> '))).toEqual([]);
  });

  it.each([
    ['flux', 'lux'],
    ['flux', 'flxu'],
    ['bitnami', 'bitnam'],
    ['web', 'webb'],
    ['cluster-vars', 'cluster-var'],
    ['flux-system', 'lux-system'],
    ['flux-system', 'hflux-system'],
  ])('is a slip: %s written as %s', async (usual, other) => {
    expect(await said(fleet(usual, other))).toEqual([`error unknown-source clusters/prod/last.yaml:10 -> ${usual}`]);
  });
});
