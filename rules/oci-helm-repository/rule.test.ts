import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { helmRepository } from '../../test/rules/fleet.ts';

const oci = (name: string, url = 'oci://ghcr.io/acme/charts', type = ', type: oci'): string =>
  helmRepository(name, 'flux-system').replace('"https://charts.example.org"', `"${url}"${type}`);
const check = (...sources: string[]) =>
  findingsOf(
    'oci-helm-repository',
    { ...bootstrap('clusters/prod'), 'clusters/prod/charts.yaml': sources },
    { policy: { preset: 'strict' } },
  );

describe('oci-helm-repository', () => {
  it('reports the type, in one finding', async () => {
    const findings = await check(oci('a'), oci('b'));
    expect(brief(findings)).toEqual(['warning oci-helm-repository clusters/prod/charts.yaml:4']);
    expect(findings.map(({ places }) => places.length)).toEqual([2]);
  });

  it('says nothing of others', async () => {
    expect(
      await check(helmRepository('a', 'flux-system'), oci('b', 'https://charts.example.org', ', type: default')),
    ).toEqual([]);
  });
});
