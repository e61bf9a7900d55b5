// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, NAMESPACE, release, WEB } from '../../test/rules/fleet.ts';

const CREATE = '  install: {createNamespace: true}';
const check = (spec: string, ...more: string[]) =>
  findingsOf(
    'created-namespace',
    { ...bootstrap('clusters/prod'), 'clusters/prod/web.yaml': [release('a', CHARTS, spec), ...WEB, ...more] },
    { policy: { preset: 'audit' } },
  );

describe('created-namespace', () => {
  it('reports a namespace that only Helm creates', async () => {
    expect(brief(await check(`  targetNamespace: shop\n${CREATE}`))).toEqual([
      'notice created-namespace clusters/prod/web.yaml:12',
    ]);
  });

  it.each([
    '  targetNamespace: shop',
    '  targetNamespace: shop\n  install: {createNamespace: false}',
    `  targetNamespace: web\n${CREATE}`,
    CREATE,
    `  targetNamespace: kube-system\n${CREATE}`,
    `  targetNamespace: "\${SHOP}"\n${CREATE}`,
    `  targetNamespace: shop\n  kubeConfig: {secretRef: {name: remote}}\n${CREATE}`,
  ])('says nothing of `%s`', async (spec) => {
    expect(await check(spec)).toEqual([]);
  });

  it('says nothing if the cluster has the namespace', async () => {
    const shop = NAMESPACE.replace('name: web', 'name: shop');
    expect(await check(`  targetNamespace: shop\n${CREATE}`, shop)).toEqual([]);
  });
});
