// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, checkTree, type Files } from '../../test/rules/check-tree.ts';

const said = async (files: Files, repositories?: readonly string[]): Promise<string[]> =>
  briefWithFixes(await checkTree(files, { policy: { targets: { flux: ['2.8'] } }, repositories }));

function cluster(files: Files): Files {
  return { ...bootstrap('clusters/prod'), ...files };
}

const apps = (name: string, spec = ''): string => kustomization(name, `./apps/${name}`, spec);

describe('a slip among names of which none is known', () => {
  const spec = '  postBuild: {substituteFrom: [{kind: ConfigMap, name: platform-settings}]}\n';
  const names = ['a', 'b', 'c', 'd'];
  const fleet = (change: (text: string, name: string) => string): Files =>
    cluster(
      Object.fromEntries(
        names.flatMap((name) => [
          [`clusters/prod/${name}.yaml`, change(apps(name, spec), name)],
          [`apps/${name}/config.yaml`, change(configMap(name, '  host: x.${EXTERNAL_DOMAIN}'), name)],
        ]),
      ),
    );

  it('is found by what all others say', async () => {
    expect(await said(fleet((text) => text))).toEqual([]);
    expect(await said(fleet((text, name) => (name === 'b' ? text.replace('DOMAIN', 'DOMAIM') : text)))).toEqual([
      'warning undefined-variable apps/b/config.yaml:5 -> EXTERNAL_DOMAIN',
    ]);
    expect(
      await said(fleet((text, name) => (name === 'b' ? text.replace('platform-s', 'plattform-s') : text))),
    ).toEqual(['warning unknown-values clusters/prod/b.yaml:9 -> platform-settings']);
  });

  it('is none where the names differ by a number, as one and many, or are both in use', async () => {
    const others = ['EXTERNAL_DOMAIN2', 'EXTERNAL_DOMAINS', 'INTERNAL_DOMAIN', 'DOMAIN_EXTERNAL'];
    for (const other of others)
      expect(await said(fleet((text, name) => (name === 'b' ? text.replace('EXTERNAL_DOMAIN', other) : text)))).toEqual(
        [],
      );
    const both = (text: string, name: string): string =>
      'ab'.includes(name) ? text.replace('DOMAIN', 'DOMAIM') : text;
    expect(await said(fleet(both))).toEqual([]);
  });
});
