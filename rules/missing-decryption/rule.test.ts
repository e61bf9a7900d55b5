import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet } from '../../test/rules/fleet.ts';

const findings = (head: Files, base?: Files): Promise<readonly Finding[]> =>
  findingsOf('missing-decryption', head, { base });

describe('missing-decryption', () => {
  const ENCRYPTED = 'ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]';
  const secret = (annotations = ''): Files => ({
    'apps/app/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: x${annotations}}\nstringData: {password: "${ENCRYPTED}"}\nsops: {mac: "${ENCRYPTED}", version: 3.13.2}\n`,
  });
  const decryption = '  decryption: {provider: sops, secretRef: {name: sops-age}}';

  it('is told of once for a Kustomization, with the key that others name', async () => {
    const other = kustomization('other', './apps/other', decryption);
    const files = {
      ...secret(),
      'apps/app/more.yaml': (secret()['apps/app/secret.yaml'] ?? '').toString().replace('name: s,', 'name: t,'),
      'apps/other/config.yaml': configMap('other', '  a: b'),
    };
    const found = await findings(fleet([app(), other].join('\n---\n'), files));
    expect(briefWithBuilds(found)).toEqual(['error missing-decryption clusters/prod/app.yaml:4 [clusters/prod]']);
    expect(found[0]?.message).toContain('`sops-age`');
    expect(JSON.stringify(found)).not.toContain('AES256');
  });

  it('is silent with decryption, and about objects that are not to be decrypted', async () => {
    expect(await findings(fleet(app(decryption), secret()))).toEqual([]);
    const annotations = ', annotations: {kustomize.toolkit.fluxcd.io/decrypt: Disabled}';
    expect(await findings(fleet(app(), secret(annotations)))).toEqual([]);
  });

  it('is a warning where Flux applies the encrypted text, or applies nothing', async () => {
    const configMaps = {
      'apps/app/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: x}\ndata: {a: "${ENCRYPTED}"}\nsops: {mac: "${ENCRYPTED}", version: 3.13.2}\n`,
    };
    for (const files of [fleet(app(), configMaps), fleet(app('  suspend: true'), secret())])
      expect(briefWithBuilds(await findings(files))).toEqual([
        'warning missing-decryption clusters/prod/app.yaml:4 [clusters/prod]',
      ]);
  });
});
