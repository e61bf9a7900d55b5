import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { FOREIGN } from '../../test/rules/fleet.ts';

const receiver = (resource: string): string => `apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: hook, namespace: flux-system}
spec:
  type: generic
  secretRef: {name: token}
  resources:
    - ${resource}`;
const said = async (resource: string, more: readonly string[] = []): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('unknown-receiver-target', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/receiver.yaml': [receiver(resource), ...more],
    }),
  );
const FOUND = 'error unknown-receiver-target clusters/prod/receiver.yaml:8';

describe('unknown-receiver-target', () => {
  it.each([
    '{kind: GitRepository, name: flux-system}',
    '{kind: GitRepository, name: flux-system, namespace: flux-system}',
    '{kind: Kustomization, name: flux-system}',
    '{kind: ImageRepository, name: "*", matchLabels: {app: web}}',
    '{kind: ResourceSetInputProvider, name: pulls}',
  ])('%s may be right', async (resource) => {
    expect(await said(resource)).toEqual([]);
  });

  it.each([
    ['{kind: GitRepository, name: flux-cluster}', ''],
    ['{kind: GitRepository, name: flux-sytem}', ' -> flux-system'],
    ['{kind: GitRepository, name: flux-system, namespace: default}', ' -> flux-system'],
    ['{kind: ImageRepository, name: "*"}', ''],
  ])('%s makes every webhook fail', async (resource, fix) => {
    expect(await said(resource)).toEqual([`${FOUND}${fix}`]);
  });

  it('may be a source of another kind', async () => {
    expect(await said('{kind: OCIRepository, name: flux-system}')).toEqual([`${FOUND} -> GitRepository`]);
    expect(await said('{apiVersion: source.toolkit.fluxcd.io/v1, kind: Bucket, name: flux-system}')).toEqual([
      `${FOUND} -> GitRepository`,
    ]);
    expect(await said('{apiVersion: example.com/v1, kind: Bucket, name: flux-system}')).toEqual([FOUND]);
    expect(await said('{kind: HelmRelease, name: flux-system}')).toEqual([
      'warning unknown-receiver-target clusters/prod/receiver.yaml:8',
    ]);
  });

  it('may be created manually where the repository defines no other of its kind', async () => {
    expect(await said('{kind: ImageRepository, name: web}')).toEqual([
      'warning unknown-receiver-target clusters/prod/receiver.yaml:8',
    ]);
  });

  it('does not know what another repository brings', async () => {
    expect(await said('{kind: ImageRepository, name: web}', FOREIGN)).toEqual([]);
  });
});
