import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, checkTree, type Files, findingsOf } from '../../test/rules/check-tree.ts';
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

  const object = (head: string, data: string): Files => ({
    'apps/app/config.yaml': `${head}\n${data}\nsops: {mac: "${ENCRYPTED}", version: 3.13.2}\n`,
  });
  const CONFIG_MAP = object(
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: x}',
    `data: {a: "${ENCRYPTED}"}`,
  );
  const RELEASE = object(
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: c, namespace: x}',
    `spec: {interval: 1m, chart: {spec: {chart: a, version: 1.0.0, sourceRef: {kind: HelmRepository, name: a}}}, values: {password: "${ENCRYPTED}"}}`,
  );

  it.each([CONFIG_MAP, RELEASE])('is an error where the API server rejects the field that SOPS adds', async (files) => {
    const [finding, ...others] = await findings(fleet(app(), files));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', message: expect.stringContaining('the field `sops`') });
    expect(await findings(fleet(app(decryption), files))).toEqual([]);
  });

  it('is a warning where the kind is not known, or Flux applies nothing', async () => {
    const unknown = object('apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: c}', `spec: {a: "${ENCRYPTED}"}`);
    for (const files of [fleet(app(), unknown), fleet(app('  suspend: true'), { ...secret(), ...CONFIG_MAP })])
      expect(briefWithBuilds(await findings(files))).toEqual([
        'warning missing-decryption clusters/prod/app.yaml:4 [clusters/prod]',
      ]);
  });

  it('is silent about a kind that an operator decrypts', async () => {
    const own = object('apiVersion: isindir.github.com/v1alpha3\nkind: SopsSecret\nmetadata: {name: c}', 'spec: {}');
    expect(await findings(fleet(app(), own))).toEqual([]);
  });

  describe('an object whose kind is encrypted', () => {
    const whole = object(
      `apiVersion: ${ENCRYPTED}\nkind: ${ENCRYPTED}\nmetadata: {name: "${ENCRYPTED}", namespace: "${ENCRYPTED}"}`,
      `stringData: {a: "${ENCRYPTED}"}`,
    );
    const named = object(`apiVersion: v1\nkind: Secret\nmetadata: {name: "${ENCRYPTED}"}`, 'stringData: {}');

    it.each([whole, named])('is an error at the object, and no message has its ciphertext', async (files) => {
      const all = await checkTree(fleet(app(), { ...secret(), ...files }));
      const own = all.filter(({ rule }) => rule === 'missing-decryption');
      expect(briefWithBuilds(own).map((line) => line.replace(/ \[.*/, ''))).toEqual([
        'error missing-decryption apps/app/config.yaml:2',
        'error missing-decryption clusters/prod/app.yaml:4',
      ]);
      expect(own[0]?.message).toContain('`encrypted_regex: ^(data|stringData)$`');
      expect(JSON.stringify(all)).not.toContain('AES256');
    });

    it('is decrypted with the rest where Flux decrypts, unless its name is changed before', async () => {
      for (const files of [whole, named]) expect(await findings(fleet(app(decryption), files))).toEqual([]);
      const overlay = (field: string): Files => ({
        'apps/app/kustomization.yaml': `resources: [config.yaml]\n${field}\n`,
      });
      expect(await findings(fleet(app(decryption), { ...whole, ...overlay('labels: []') }))).toEqual([]);
      for (const field of ['namePrefix: a-', 'nameSuffix: -a']) {
        const [found, ...others] = await findings(fleet(app(decryption), { ...whole, ...overlay(field) }));
        expect(others).toEqual([]);
        expect(found).toMatchObject({ severity: 'error', related: [] });
        expect(found?.message).toContain('a name prefix or suffix');
      }
    });

    it('is not told of where no build reads it', async () => {
      expect(await findings(whole)).toEqual([]);
    });
  });
});
