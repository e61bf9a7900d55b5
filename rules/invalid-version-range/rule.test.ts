import { describe, expect, it } from 'vitest';
import { type Files, findingsOf, levelsOf } from '../../test/rules/check-tree.ts';

describe('invalid-version-range', () => {
  const helmRelease = (version: string, kind = 'HelmRepository'): string =>
    object(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      `chart: {spec: {chart: app, version: ${version}, sourceRef: {kind: ${kind}, name: app}}}`,
    );
  const source = (kind: string, ref: string): string => object('source.toolkit.fluxcd.io/v1', kind, `ref: ${ref}`);

  function object(apiVersion: string, kind: string, spec: string): string {
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: app, namespace: app}\nspec: {${spec}}\n`;
  }

  const severities = async (files: Files): Promise<string[]> =>
    levelsOf(await findingsOf('invalid-version-range', files));

  it.each([
    ['a chart', helmRelease('latest')],
    [
      'a HelmChart',
      object(
        'source.toolkit.fluxcd.io/v1',
        'HelmChart',
        'chart: app, version: main, sourceRef: {kind: HelmRepository, name: app}',
      ),
    ],
    [
      'a chart that the release takes itself',
      object(
        'helm.toolkit.fluxcd.io/v2',
        'HelmRelease',
        'chart: {kind: OCIRepository, spec: {url: "oci://example.com/app", ref: {semver: latest}}}',
      ),
    ],
    ['an artifact', source('OCIRepository', '{semver: latest, tag: v1}')],
    ['a tag of Git', source('GitRepository', '{semver: main, branch: main}')],
    ['an image', object('image.toolkit.fluxcd.io/v1', 'ImagePolicy', 'policy: {semver: {range: ""}}')],
    [
      "Argo CD's chart",
      object('argoproj.io/v1alpha1', 'Application', 'sources: [{chart: app, targetRevision: ">=1<2"}]'),
    ],
  ])('reports the range of %s', async (_, text) => expect(await severities({ 'app.yaml': text })).toEqual(['error']));

  it.each([
    ['a chart from Git', helmRelease('main', 'GitRepository')],
    ['a chart from a bucket', helmRelease('main', 'Bucket')],
    ['an exact version', helmRelease('v1.2.3-rc.1+build.5')],
    ['an empty version', helmRelease('""')],
    ['a variable', helmRelease(`"\${VERSION}"`)],
    ['a template', helmRelease('"{{ version }}"')],
    ['a name to replace', helmRelease('CHART_VERSION')],
    ['a range that a digest overrules', source('OCIRepository', '{semver: latest, digest: "sha256:0"}')],
    ['a range that a commit overrules', source('GitRepository', '{semver: main, commit: abc}')],
    ['a range that a tag overrules', source('GitRepository', '{semver: main, tag: v1}')],
    ['a branch of Argo CD', object('argoproj.io/v1alpha1', 'Application', 'source: {path: app, targetRevision: main}')],
  ])('has nothing to say of %s', async (_, text) => expect(await severities({ 'app.yaml': text })).toEqual([]));

  it('leaves to patches what they may write', async () => {
    const patch =
      'resources: [app.yaml]\npatches:\n  - patch: |-\n      - {op: replace, path: /spec/chart/spec/version, value: 1.2.3}\n    target: {kind: HelmRelease}\n';
    expect(
      await severities({ 'base/app.yaml': helmRelease('set-by-overlay'), 'base/kustomization.yaml': patch }),
    ).toEqual([]);
  });

  it.each([
    ['a range that no version matches', helmRelease('">2 <1"')],
    [
      'what Argo CD may take as the name of a version',
      object('argoproj.io/v1alpha1', 'Application', 'source: {chart: app, targetRevision: latest}'),
    ],
  ])('warns of %s', async (_, text) => expect(await severities({ 'app.yaml': text })).toEqual(['warning']));
});
