import { describe, expect, it } from 'vitest';
import { misspelt } from '../../src/text/misspelling.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { release, source } from '../../test/flux/sources.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';

/** `severity path:line:column` of each finding, followed by an arrow and its fix. */
async function found(files: Files): Promise<string[]> {
  const findings = await findingsOf('unknown-source', files);
  return findings.map(({ severity, location: { path, start }, fix }) => {
    const text = fix?.edits.map((edit) => edit.text).join();
    return `${severity} ${path}:${start.line}:${start.column}${text === undefined ? '' : ` → ${text}`}`;
  });
}

describe('a name that no source has', () => {
  it('is an error where it is a slip, with the right name as fix', async () => {
    expect(await found({ 'source.yaml': source('bitnami'), 'release.yaml': release('bitname') })).toEqual([
      'error release.yaml:11:15 → bitnami',
    ]);
  });

  it.each([
    ['a variable', release(`\${REPO}`)],
    ['nothing near', release('podinfo')],
    ['the source that bootstrap makes', release('flux-system', { kind: 'GitRepository' })],
  ])('is no matter where it is %s', async (_, text) => {
    expect(await found({ 'source.yaml': source('bitnami'), 'release.yaml': text })).toEqual([]);
  });

  it.each([
    ['another cluster', 'fleet-dev', 'fleet-prd'],
    ['another number', 'cluster-1', 'cluster-2'],
    ['another word', 'kasten-charts', 'gitea-charts'],
    ['a longer name', 'bitnami-oci-charts', 'bitnami-charts'],
  ])('is no slip where it is that of %s', async (_, name, defined) => {
    expect(misspelt(name, [defined])).toBeUndefined();
  });

  it.each([
    ['bitname', 'bitnami'],
    ['victoria-metrics-charts', 'victoriametrics-charts'],
    ['podinfo-chart', 'podinfo-charts'],
    ['bitanmi', 'bitnami'],
  ])('is a slip: %s for %s', async (name, defined) => {
    expect(misspelt(name, [defined, 'something-else'])).toBe(defined);
  });

  it.each<[string, Files]>([
    [
      'inside another object',
      {
        'a.yaml': `apiVersion: v1\nkind: X\nspec:\n  resources:\n    - kind: HelmRepository\n      metadata: {name: bitname}\n`,
      },
    ],
    [
      'in a text',
      {
        'a.yaml': `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    kind: HelmRepository\n    metadata:\n      name: bitname\n`,
      },
    ],
    [
      'in a template',
      {
        'c/Chart.yaml': 'name: c',
        'c/templates/a.yaml': '{{ if .a }}\nkind: HelmRepository\nmetadata:\n  name: bitname\n{{ end }}\n',
      },
    ],
    [
      'by a patch that renames',
      {
        'kustomization.yaml': `patches:\n  - patch: |-\n      - op: replace\n        path: /metadata/name\n        value: bitname\n`,
      },
    ],
  ])('is not known where it may be defined %s', async (_, files) => {
    expect(await found({ 'source.yaml': source('bitnami'), 'release.yaml': release('bitname'), ...files })).toEqual([]);
  });

  it('is not known where a prefix makes it', async () => {
    const files = {
      'source.yaml': source('charts'),
      'similar.yaml': source('team-chart'),
      'release.yaml': release('team-charts'),
    };
    expect(await found(files)).toEqual(['error release.yaml:11:15 → team-chart']);
    expect(await found({ ...files, 'kustomization.yaml': 'namePrefix: team-\n' })).toEqual([]);
  });

  it('is a warning where all other charts come from here', async () => {
    const others = Object.fromEntries(
      ['alpha', 'bravo', 'carol', 'delta', 'echo'].flatMap((name) => [
        [`${name}.yaml`, source(name)],
        [`${name}-release.yaml`, release(name)],
      ]),
    );
    expect(await found({ ...others, 'release.yaml': release('podinfo') })).toEqual(['warning release.yaml:11:15']);
    expect(await found({ ...others, 'archive/release.yaml': release('podinfo') })).toEqual([]);
  });
});

describe('a name that a file has', () => {
  const defined = (name: string, namespace?: string): Files => ({
    'sources/stakater-charts.yaml': source(name, { namespace }),
    'release.yaml': release('stakater-charts', { of: 'flux-system' }),
  });

  it('is that of the source in it, if nothing references that one', async () => {
    expect(await found(defined('stakater'))).toEqual(['warning release.yaml:11:15 → stakater']);
    expect(await found(defined('stakater-charts'))).toEqual([]);
    expect(await found({ ...defined('stakater'), 'other.yaml': release('stakater') })).toEqual([]);
    expect(await found({ ...defined('stakater'), 'sources/other.yaml': source('stakater') })).toEqual([
      'warning release.yaml:11:15 → stakater',
    ]);
    const second = { 'more/stakater-charts.yaml': source('more') };
    expect(await found({ ...defined('stakater'), ...second })).toEqual([]);
    expect(await found(defined('stakater', 'other'))).toEqual([]);
  });

  it('is told of a cluster, too', async () => {
    const files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/stakater-charts.yaml': source('stakater'),
      'clusters/prod/release.yaml': release('stakater-charts', { of: 'flux-system' }),
    };
    expect(await found(files)).toEqual(['error clusters/prod/release.yaml:11:15 → stakater']);
  });
});

describe('another kind', () => {
  it('is an error for a chart', async () => {
    const files = { 'source.yaml': source('podinfo', { kind: 'GitRepository' }), 'release.yaml': release('podinfo') };
    expect(await found(files)).toEqual(['error release.yaml:10:15']);
  });
});

describe('another namespace', () => {
  const files = { 'source.yaml': source('bitnami'), 'release.yaml': release('bitnami', { of: 'flux-sources' }) };

  it('is an error where nothing moves the source', async () => {
    expect(await found(files)).toEqual(['error release.yaml:12:20 → flux-system']);
    expect(await found({ ...files, 'release.yaml': release('bitnami', { namespace: 'apps' }) })).toEqual([
      'error release.yaml:11:15',
    ]);
  });

  it.each<[string, Files]>([
    ['an overlay may move it', { 'kustomization.yaml': 'namespace: flux-sources\n' }],
    [
      'a patch may',
      { 'kustomization.yaml': 'patches:\n  - patch: |-\n      spec: {chart: {spec: {sourceRef: {namespace: x}}}}\n' },
    ],
    ['the source states none', { 'source.yaml': source('bitnami', { namespace: '' }) }],
    ['the object states none', { 'release.yaml': release('bitnami', { namespace: '' }) }],
    ['it is the same', { 'release.yaml': release('bitnami', { of: 'flux-system', namespace: 'apps' }) }],
    ['another definition is there', { 'other.yaml': source('bitnami', { namespace: 'flux-sources' }) }],
  ])('is no matter where %s', async (_, more) => {
    expect(await found({ ...files, ...more })).toEqual([]);
  });
});
