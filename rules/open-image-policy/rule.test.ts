import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const check = (...specs: string[]) =>
  findingsOf(
    'open-image-policy',
    {
      ...bootstrap('clusters/prod'),
      'clusters/prod/image.yaml': specs.map(
        (spec, at) => `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: app${at}, namespace: flux-system}
spec:
  imageRepositoryRef: {name: app}
  policy: ${spec}`,
      ),
    },
    { policy: { preset: 'strict' } },
  );

describe('open-image-policy', () => {
  it.each([
    '{semver: {range: "*"}}',
    '{semver: {range: ">=0.0.0-0"}}',
    '{semver: {range: x.x}}',
    '{alphabetical: {order: asc}}',
    '{numerical: {order: asc}}',
  ])('reports `%s`', async (spec) => {
    expect(brief(await check(spec))).toEqual(['warning open-image-policy clusters/prod/image.yaml:6']);
  });

  it('is one finding for each order', async () => {
    const all = '{semver: {range: "*"}}';
    const findings = await check(all, all, '{numerical: {order: asc}}');
    expect(findings.map(({ places }) => places.length)).toEqual([2, 0]);
  });

  it.each([
    '{semver: {range: 1.x}}',
    '{semver: {range: ">=1.0.0"}}',
    '{semver: {range: ">=0.1.0"}}',
    '{semver: {range: "*"}}\n  filterTags: {pattern: "^v1"}',
    '{numerical: {order: asc}}\n  filterTags: {pattern: "^main-(?P<ts>[0-9]+)$", extract: "$ts"}',
  ])('says nothing of `%s`', async (spec) => {
    expect(await check(spec)).toEqual([]);
  });
});
