import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB, webConfigMap } from '../../test/rules/fleet.ts';

const GENERATOR =
  'namespace: web\nresources: [release.yaml]\nconfigMapGenerator: [{name: web-values, files: [values.yaml=v.yaml]}]\ngeneratorOptions: {disableNameSuffixHash: true}\n';
const web = (entry: string, more: Files = {}): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/charts.yaml': WEB,
  'clusters/prod/web.yaml': kustomization('web', './apps/web'),
  'apps/web/kustomization.yaml': GENERATOR,
  'apps/web/v.yaml': 'a: 1\n',
  'apps/web/release.yaml': release('web', CHARTS, `  valuesFrom:\n    - ${entry}\n`),
  ...more,
});
const said = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('unknown-values', files));
const TOLD = ['warning unknown-values apps/web/release.yaml:12 -> web-values'];
const WANTED = '{kind: ConfigMap, name: web-cluster-values}';

describe('values of a name that nothing makes, beside a ConfigMap or Secret of the overlay that nothing uses', () => {
  it.each(['', ', valuesKey: values.yaml'])('are told with the default key: %j', async (key) => {
    expect(await said(web(WANTED.replace('}', `${key}}`)))).toEqual(TOLD);
  });

  it('are told of a Secret, and of an object that is written', async () => {
    const kustomizationFile = (text: string): Files => ({ 'apps/web/kustomization.yaml': text });
    expect(
      await said(
        web(
          WANTED.replace('ConfigMap', 'Secret'),
          kustomizationFile(GENERATOR.replace('configMapGenerator', 'secretGenerator')),
        ),
      ),
    ).toEqual(TOLD);
    expect(
      await said(
        web(WANTED, {
          ...kustomizationFile('namespace: web\nresources: [release.yaml, values.yaml]\n'),
          'apps/web/values.yaml': webConfigMap('web-values', 'values.yaml: "a: 1"'),
        }),
      ),
    ).toEqual(TOLD);
  });

  it('are not told where it is used, of another kind, has another key, or stands elsewhere', async () => {
    const user = release('user', CHARTS, '  valuesFrom:\n    - {kind: ConfigMap, name: web-values}\n');
    const used = { 'apps/web/user.yaml': user, 'apps/web/kustomization.yaml': GENERATOR.replace(']', ', user.yaml]') };
    expect(await said(web(WANTED, used))).toEqual([]);
    expect(await said(web(WANTED.replace('ConfigMap', 'Secret')))).toEqual([]);
    expect(await said(web(WANTED.replace('}', ', valuesKey: other.yaml}')))).toEqual([]);
    const elsewhere = {
      'apps/web/kustomization.yaml': 'namespace: web\nresources: [release.yaml]\n',
      'clusters/prod/values.yaml': webConfigMap('web-values', 'values.yaml: "a: 1"'),
    };
    expect(await said(web(WANTED, elsewhere))).toEqual([]);
  });

  it('are not told where they are optional, or another object makes them', async () => {
    expect(await said(web(WANTED.replace('}', ', optional: true}')))).toEqual([]);
    const maker =
      'apiVersion: example.org/v1\nkind: Maker\nmetadata: {name: maker, namespace: web}\nspec: {into: web-cluster-values}\n';
    expect(await said(web(WANTED, { 'clusters/prod/maker.yaml': maker }))).toEqual([]);
  });
});

describe('values of a ConfigMap that the reference takes for a Secret', () => {
  const config = (more: Files = {}): Files => ({
    ...web('{kind: Secret, name: web-settings}', {
      'apps/web/kustomization.yaml': 'namespace: web\nresources: [release.yaml, settings.yaml]\n',
      'apps/web/settings.yaml': webConfigMap('web-settings', 'values.yaml: "a: 1"'),
      ...more,
    }),
  });

  it('are told at the kind', async () => {
    expect(await said(config())).toEqual(['warning unknown-values apps/web/release.yaml:12 -> ConfigMap']);
  });

  it('are not told if something uses the ConfigMap', async () => {
    const both =
      '  valuesFrom:\n    - {kind: Secret, name: web-settings}\n    - {kind: ConfigMap, name: web-settings}\n';
    expect(await said(config({ 'apps/web/release.yaml': release('web', CHARTS, both) }))).toEqual([]);
  });
});
