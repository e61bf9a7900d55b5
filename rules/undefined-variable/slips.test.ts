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

  it('is found in few places if many use the other name', async () => {
    const many = (count: number, slips: readonly string[]): Files => {
      const all = Array.from({ length: count }, (_, at) => `a${at}`);
      return cluster(
        Object.fromEntries(
          all.flatMap((name, at) => [
            [`clusters/prod/${name}.yaml`, apps(name, spec)],
            [`apps/${name}/config.yaml`, configMap(name, `  host: x.\${${slips[at] ?? 'PUBLIC_DOMAIN'}}`)],
          ]),
        ),
      );
    };
    const twice = (name: string): string[] => [name, name];
    expect(await said(many(14, twice('PUBLIC_DOAMIN')))).toEqual([
      'warning undefined-variable apps/a0/config.yaml:5 -> PUBLIC_DOMAIN',
      'warning undefined-variable apps/a1/config.yaml:5 -> PUBLIC_DOMAIN',
    ]);
    expect(await said(many(9, twice('PUBLIC_DOAMIN')))).toEqual([]);
    expect(await said(many(14, [...twice('PUBLIC_DOAMIN'), ...twice('PUBLIC_DOAMIN')]))).toEqual([]);
    for (const other of ['PUBLIC_DOMAINS', 'PUBLIC_DOMAIN2', 'PUBLIC_ZONE', 'PRIVATE_DOMAIN'])
      expect(await said(many(14, twice(other)))).toEqual([]);
  });

  it('is found by what the other clusters of the repository say', async () => {
    const two = (slips: readonly string[], others: readonly string[]): Files => ({
      ...bootstrap('clusters/prod'),
      ...bootstrap('clusters/edge'),
      ...Object.fromEntries(
        [...slips, ...others].flatMap((variable, at) => [
          [`clusters/${at < slips.length ? 'edge' : 'prod'}/a${at}.yaml`, apps(`a${at}`, spec)],
          [`apps/a${at}/config.yaml`, configMap(`a${at}`, `  host: x.\${${variable}}`)],
        ]),
      ),
    });
    const many = Array.from({ length: 10 }, () => 'PUBLIC_DOMAIN');
    const twice = ['PUBLIC_DOAMIN', 'PUBLIC_DOAMIN'];
    expect(await said(two(['PUBLIC_DOMAIN', ...twice], many))).toEqual([
      'warning undefined-variable apps/a1/config.yaml:5 -> PUBLIC_DOMAIN',
      'warning undefined-variable apps/a2/config.yaml:5 -> PUBLIC_DOMAIN',
    ]);
    // The other name is not used in this cluster, or this one is as usual in the other.
    expect(await said(two(twice, many))).toEqual([]);
    expect(await said(two(['PUBLIC_DOMAIN', ...twice], [...many, ...twice]))).toEqual([]);
  });

  it('is found by another word for the same, where many are used in the same way', async () => {
    const many = (count: number, last: string): Files => {
      const text = (at: number): string => (at === 0 ? last : `  host: "app${at}.\${PUBLIC_DOMAIN}"`);
      return cluster(
        Object.fromEntries(
          Array.from({ length: count }, (_, at) => at).flatMap((at) => [
            [`clusters/prod/a${at}.yaml`, apps(`a${at}`, spec)],
            [`apps/a${at}/config.yaml`, configMap(`a${at}`, text(at))],
          ]),
        ),
      );
    };
    const slip = '  host: "{{ .Release.Name }}.${PUBLIC_URL}"';
    expect(await said(many(11, slip))).toEqual(['warning undefined-variable apps/a0/config.yaml:5 -> PUBLIC_DOMAIN']);
    expect(await said(many(10, slip))).toEqual([]);
    for (const other of [
      '  url: ${PUBLIC_URL}',
      '  url: "${PUBLIC_URL}/login"',
      '  host: x.${PRIVATE_URL}',
      '  host: x.${PUBLIC_DOMAIN_TWO}',
    ])
      expect(await said(many(11, other)), other).toEqual([]);
    expect(await said(many(14, `${slip}\n  other: x.\${PUBLIC_URL}`))).toEqual([]);
  });
});
