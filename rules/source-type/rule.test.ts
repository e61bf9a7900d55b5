// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { kindOfAddress } from './address.ts';

const check = (kind: string, url: string, path = 'clusters/prod/source.yaml') =>
  findingsOf('source-type', {
    ...bootstrap('clusters/prod'),
    [path]: `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: flux-system}\nspec:\n  interval: 1h\n  url: ${url}\n`,
  });
const FOUND = 'error source-type clusters/prod/source.yaml:6';

describe('source-type', () => {
  it.each([
    ['HelmRepository', 'https://charts.example.org'],
    ['HelmRepository', 'https://example.github.io/charts'],
    ['HelmRepository', 'https://raw.githubusercontent.com/example/charts/main'],
    ['HelmRepository', 'https://github.com/example/charts/releases/download/v1'],
    ['HelmRepository', 'https://gitlab.com/api/v4/projects/1/packages/helm/stable'],
    ['HelmRepository', 'oci://ghcr.io/example/charts'],
    ['HelmRepository', 'https://${HOST}/example/charts.git'],
    // The rule `schema` reports these.
    ['HelmRepository', 'https://ghcr.io/example/charts\n  type: oci'],
    ['HelmRepository', 'https://github.com/example/charts\n  type: oci'],
    ['GitRepository', 'https://github.com/example/fleet'],
    ['GitRepository', 'https://git.example.org/fleet.git'],
    ['OCIRepository', 'oci://ghcr.io/example/web'],
  ])('%s may have %s', async (kind, url) => {
    expect(await check(kind, url)).toEqual([]);
  });

  it.each([
    ['HelmRepository', 'https://github.com/example/charts'],
    ['HelmRepository', 'https://github.com/example/charts/'],
    ['HelmRepository', 'https://git.example.org/charts.git'],
    ['GitRepository', 'https://example.github.io/charts'],
  ])('%s cannot have %s', async (kind, url) => {
    expect(briefWithFixes(await check(kind, url))).toEqual([FOUND]);
  });

  it('turns a registry into one', async () => {
    expect(briefWithFixes(await check('HelmRepository', 'https://ghcr.io/example/charts'))).toEqual([
      `${FOUND} -> oci://ghcr.io/example/charts -> \n  type: oci`,
    ]);
  });

  it('is a warning where no cluster applies the source', async () => {
    expect(brief(await check('HelmRepository', 'https://github.com/example/charts', 'apps/web/a.yaml'))).toEqual([
      'warning source-type apps/web/a.yaml:6',
    ]);
  });

  it('knows an address by its host and path', () => {
    expect(kindOfAddress('https://us-docker.pkg.dev/project/charts')).toBe('registry');
    // Artifact Registry also has hosts for packages, such as those of Maven.
    expect(kindOfAddress('https://us-maven.pkg.dev/project/charts')).toBeUndefined();
    expect(kindOfAddress('https://github.com/example')).toBeUndefined();
    expect(kindOfAddress('not a url')).toBeUndefined();
  });
});
