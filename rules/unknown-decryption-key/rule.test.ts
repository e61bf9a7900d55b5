import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';

const decrypting = (name: string, secret: string): string =>
  kustomization(name, `./${name}`, `  decryption:\n    provider: sops\n    secretRef: {name: ${secret}}`);
const said = async (...objects: string[]): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('unknown-decryption-key', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': objects,
      ...Object.fromEntries('abcd'.split('').map((name) => [`${name}/a.yaml`, configMap(name, '  b: c')])),
    }),
  );
const secret = (data: string, namespace = 'flux-system'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: sops-age, namespace: ${namespace}}\ndata: ${data}`;
const FOUND = 'warning unknown-decryption-key clusters/prod/apps.yaml:11';
const USUAL = ['b', 'c', 'd'].map((name) => decrypting(name, 'sops-age'));

describe('unknown-decryption-key', () => {
  it('leaves keys alone that are not in the repository, where they should not be', async () => {
    expect(await said(decrypting('a', 'sops-age'))).toEqual([]);
    expect(await said(decrypting('a', 'sops-gpg'), ...USUAL)).toEqual([]);
    expect(await said(decrypting('a', 'sops-aeg'))).toEqual([]);
  });

  it('warns of a name that is a typo of the usual one', async () => {
    expect(
      await said(decrypting('a', 'sops-keys'), ...USUAL.map((text) => text.replace('sops-age', 'sops-key'))),
    ).toEqual([`${FOUND} -> sops-key`]);
  });

  it('warns of a Secret in another namespace', async () => {
    expect(await said(decrypting('a', 'sops-age'), secret('{age.agekey: "ENC[x]"}', 'web'))).toEqual([FOUND]);
  });

  it('warns of a Secret without a key that Flux reads', async () => {
    expect(await said(decrypting('a', 'sops-age'), secret('{age.key: "ENC[x]"}'))).toEqual([FOUND]);
    for (const key of ['age.agekey', 'identity.asc', 'sops.aws-kms'])
      expect(await said(decrypting('a', 'sops-age'), secret(`{${key}: "ENC[x]"}`))).toEqual([]);
    expect(await said(decrypting('a', 'sops-age'), secret('{a: "b"}').replace('data:', 'x:'))).toEqual([]);
  });
});
