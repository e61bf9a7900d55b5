import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet } from '../../test/rules/fleet.ts';

const CIPHERTEXT = `Ag${'By3i4OJSWK8PiTySYZZA9rO43cGDEq1'.repeat(20)}`;

function sealed(name = 'db', namespace = 'web', annotations = '', value = CIPHERTEXT): string {
  const scope = annotations === '' ? '' : `, annotations: {sealedsecrets.bitnami.com/${annotations}: "true"}`;
  const where = namespace === '' ? '' : `, namespace: ${namespace}`;
  return `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: ${name}${where}${scope}}\nspec:\n  encryptedData:\n    password: ${value}\n`;
}

const overlay = (fields: string, text = sealed()): Files => ({
  'apps/app/sealed.yaml': text,
  'apps/app/kustomization.yaml': `resources: [sealed.yaml]\n${fields}\n`,
});

const findings = (files: Files, base?: Files): Promise<readonly Finding[]> =>
  findingsOf('sealed-name', files, { base });

describe('sealed-name', () => {
  it.each([
    ['namePrefix: blue-', 2],
    ['nameSuffix: -blue', 2],
    ['namespace: blue', 2],
    [
      'patches:\n  - target: {kind: SealedSecret}\n    patch: |\n      - op: replace\n        path: /metadata/name\n        value: other',
      7,
    ],
  ])('is an error where %s gives it another name or namespace', async (fields, line) => {
    for (const files of [overlay(fields), fleet(app(), overlay(fields))]) {
      const found = await findings(files);
      expect(brief(found)).toEqual([`error sealed-name apps/app/kustomization.yaml:${line}`]);
      expect(JSON.stringify(found)).not.toContain(CIPHERTEXT.slice(0, 20));
    }
  });

  it('knows the namespace that Flux sets', async () => {
    const found = await findings(fleet(app('  targetNamespace: other'), { 'apps/app/sealed.yaml': sealed() }));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('moved to namespace `other`');
  });

  it.each([
    ['keeps both', 'namespace: web', sealed()],
    ['is for the namespace that its file does not define', 'namespace: web', sealed('db', '')],
    ['may have any name', 'namePrefix: a-', sealed('db', 'web', 'namespace-wide')],
    ['may have any name and namespace', 'namespace: other\nnamePrefix: a-', sealed('db', 'web', 'cluster-wide')],
    ['has other labels', 'labels: [{pairs: {a: b}}]', sealed()],
  ])('is silent about one that %s', async (_, fields, text) => {
    expect(await findings(fleet(app(), overlay(fields, text)))).toEqual([]);
  });

  it('reports a namespace-wide one only if it is moved', async () => {
    const text = sealed('db', 'web', 'namespace-wide');
    expect(brief(await findings(overlay('namespace: other', text)))).toHaveLength(1);
  });

  it('is silent if the overlay that renames it also brings the sealed values', async () => {
    const patch = `namePrefix: a-\npatches:\n  - target: {kind: SealedSecret}\n    patch: |\n      - {op: replace, path: /spec/encryptedData/password, value: ${CIPHERTEXT}x}`;
    expect(await findings(overlay(patch))).toEqual([]);
  });

  describe('a value that was copied', () => {
    const two = (second: string): Files => ({ 'a.yaml': sealed(), 'b.yaml': second });

    it.each([sealed('other'), sealed('db', 'other')])('is an error under another name or namespace', async (second) => {
      expect(brief(await findings(two(second)))).toEqual(['error sealed-name b.yaml:6']);
    });

    it('is an error where the change renames the object', async () => {
      const found = await findings({ 'a.yaml': sealed('other') }, { 'a.yaml': sealed() });
      expect(brief(found)).toEqual(['error sealed-name a.yaml:6']);
      expect(await findings({ 'b.yaml': sealed() }, { 'a.yaml': sealed() })).toEqual([]);
    });

    it.each([
      ['the same name elsewhere', sealed()],
      ['a scope that allows it', sealed('other', 'other', 'cluster-wide')],
      ['another value', sealed('other', 'web', '', `${CIPHERTEXT}x`)],
      ['no namespace', sealed('other', '')],
    ])('is silent for %s', async (_, second) => {
      expect(await findings(two(second))).toEqual([]);
    });

    it('is silent about values that are made up', async () => {
      const short = (name: string) => sealed(name, 'web', '', 'AgBy3i4OJSWK');
      expect(await findings({ 'a.yaml': short('a'), 'b.yaml': short('b') })).toEqual([]);
    });
  });
});
