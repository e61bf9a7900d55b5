import { describe, expect, it } from 'vitest';
import { bootstrap, type Files } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const source = (name: string, spec = ''): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: ${name}, namespace: flux-system}
spec:
  interval: 1h
  url: oci://ghcr.io/acme/${name}
  ref: {tag: 1.0.0}
${spec}`;
const check = (files: Files) => findingsOf('unverified-source', files, { policy: { preset: 'audit' } });
const fleet = (...sources: string[]): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/sources.yaml': sources,
});

describe('unverified-source', () => {
  it('reports artifacts without verification, in one finding', async () => {
    const findings = await check(fleet(source('a'), source('b')));
    expect(brief(findings)).toEqual(['notice unverified-source clusters/prod/sources.yaml:6']);
    expect(findings.map(({ places }) => places.length)).toEqual([2]);
  });

  it('says nothing of verified ones, and of what the Flux operator creates', async () => {
    expect(await check(fleet(source('a', '  verify: {provider: cosign}')))).toEqual([]);
    const instance = `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  sync: {kind: OCIRepository, url: "oci://ghcr.io/acme/fleet", ref: latest, path: clusters/prod}`;
    expect(await check({ 'clusters/prod/flux-system/flux.yaml': instance })).toEqual([]);
  });
});
