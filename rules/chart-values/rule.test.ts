import { describe, expect, it } from 'vitest';
import { gitRepository } from '../../test/flux/repository.ts';
import { chartFleet, chartRelease, localChart } from '../../test/rules/charts.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { webConfigMap } from '../../test/rules/fleet.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const SCHEMA = {
  $schema: DRAFT,
  type: 'object',
  additionalProperties: false,
  required: ['host'],
  properties: {
    host: { type: 'string' },
    replicaCount: { type: 'integer', minimum: 1 },
    mode: { enum: ['cluster', 'standalone'] },
    password: { type: 'string', minLength: 12 },
    image: {
      type: 'object',
      additionalProperties: false,
      properties: { repository: { type: 'string' }, tag: { type: 'string' } },
    },
  },
};
const CHART = localChart(SCHEMA, 'host: example.org\nimage: {repository: nginx}\n');

const found = async (files: Files) => await findingsOf('chart-values', files);
const said = async (files: Files): Promise<string[]> => briefWithFixes(await found(files));
const values = (text: string): string => `  values:\n    ${text.replaceAll('\n', '\n    ')}\n`;
const withValues = (text: string, more: Files = {}): Files => chartFleet(values(text), { ...CHART, ...more });
const PLACE = 'error chart-values apps/web/release.yaml';

describe('values that the schema of a chart in the repository rejects', () => {
  it.each([
    [
      'replicaCont: 2',
      `${PLACE}:11 -> replicaCount`,
      'The chart does not accept `replicaCont`. Did you mean `replicaCount`?',
    ],
    ['replicas: 2', `${PLACE}:11`, 'The chart does not accept `replicas`. Did you mean `replicaCount`?'],
    ['image:\n  tagg: v1', `${PLACE}:12 -> tag`, 'The chart does not accept `image.tagg`. Did you mean `image.tag`?'],
    [
      'image:\n  digest: v1',
      `${PLACE}:12`,
      'The chart does not accept `image.digest`. In `image`, it accepts `repository` and `tag`.',
    ],
    ['replicaCount: "2"', `${PLACE}:11 -> 2`, '`replicaCount` must be an integer, not the string `2`.'],
    ['image:\n  tag: 1.2', `${PLACE}:12 -> "1.2"`, '`image.tag` must be a string, not the number `1.2`.'],
    ['replicaCount: 0', `${PLACE}:11`, '`replicaCount` is the number `0`, but must be at least 1.'],
    [
      'mode: standalon',
      `${PLACE}:11 -> standalone`,
      '`mode` cannot be the string `standalon`. Did you mean `standalone`? Use `cluster` or `standalone`.',
    ],
    ['image: nginx', `${PLACE}:11`, '`image` must be a mapping, not the string `nginx`.'],
    ['host: null', `${PLACE}:10`, 'The chart requires `host`, which nothing sets.'],
  ])('%j', async (text, brief, message) => {
    const findings = await found(withValues(text));
    expect(briefWithFixes(findings)).toEqual([brief]);
    expect(findings[0]?.message).toBe(
      `${message} Helm checks the values against \`charts/app/values.schema.json\`, so Flux cannot install or upgrade HelmRelease \`web\`.`,
    );
  });

  it('do not show a secret', async () => {
    const [finding, ...rest] = await found(withValues('password: 12345'));
    expect(rest).toEqual([]);
    expect(finding?.message).toContain('`password` must be a string, not a number.');
    expect((await found(withValues('password: hush')))[0]?.message).not.toContain('hush');
  });

  it('are none where they are right, or removed, or filled in later', async () => {
    for (const text of [
      'replicaCount: 3\nmode: cluster\nimage: {tag: "1.2"}',
      'image: null',
      'image:',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: these are Flux's variables.
      'host: "${HOST}"\nreplicaCount: ${REPLICAS}\nmode: <MODE>',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
      '${KEY}: 1',
      '{}',
    ])
      expect(await said(withValues(text)), text).toEqual([]);
    expect(await said(chartFleet('', CHART))).toEqual([]);
  });

  it('are on the line of the patch that sets them, and of the defaults of the chart', async () => {
    const patched = withValues('replicaCount: 3', {
      'apps/web/kustomization.yaml':
        'resources: [release.yaml]\npatches:\n  - target: {kind: HelmRelease}\n    patch: |\n      - op: replace\n        path: /spec/values/replicaCount\n        value: many\n',
    });
    expect(await said(patched)).toEqual(['error chart-values apps/web/kustomization.yaml:7']);
    const chart = localChart(SCHEMA, 'host: example.org\nreplicaCount: "1"\n');
    expect(await said(chartFleet('', chart))).toEqual(['error chart-values charts/app/values.yaml:2 -> 1']);
    expect(await said(chartFleet(values('replicaCount: 2'), chart))).toEqual([]);
  });

  it('are of a required value at the mapping that lacks it, or at the chart', async () => {
    const nested = { type: 'object', properties: { image: { type: 'object', required: ['tag'] } } };
    const image = (text: string, defaults: string): Files => chartFleet(text, localChart(nested, defaults));
    expect(await said(image(values('image:\n  repository: x'), ''))).toEqual([`${PLACE}:11`]);
    expect(await said(image('', 'image: {repository: x}\n'))).toEqual([`${PLACE}:6`]);
    expect(await said(image(values('image: {}'), 'image: {tag: v1}\n'))).toEqual([]);
  });

  it('are a warning in a release that is suspended, and nothing where Helm does not check them', async () => {
    const wrong = values('replicaCount: "2"');
    expect(await said(chartFleet(`  suspend: true\n${wrong}`, CHART))).toEqual([
      'warning chart-values apps/web/release.yaml:12 -> 2',
    ]);
    const off = (...actions: string[]): string =>
      actions.map((action) => `  ${action}: {disableSchemaValidation: true}\n`).join('') + wrong;
    expect(await said(chartFleet(off('install', 'upgrade'), CHART))).toEqual([]);
    expect((await found(chartFleet(off('install'), CHART)))[0]?.message).toContain('Flux cannot upgrade HelmRelease');
    expect((await found(chartFleet(off('upgrade'), CHART)))[0]?.message).toContain('Flux cannot install HelmRelease');
  });

  it('are checked by a chart in the root, and by one that a HelmChart names', async () => {
    const root = Object.fromEntries(
      Object.entries(CHART).map(([path, text]) => [path.replace('charts/app/', ''), text]),
    );
    const release = chartRelease(values('replicaCount: "2"'), './');
    expect(await said(chartFleet('', root, { 'apps/web/release.yaml': release }))).toEqual([`${PLACE}:11 -> 2`]);
    const chart = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nmetadata: {name: app, namespace: flux-system}\nspec: {interval: 1h, chart: charts/app, sourceRef: {kind: GitRepository, name: flux-system}}\n`;
    const reference = '  chartRef: {kind: HelmChart, name: app, namespace: flux-system}\n';
    const referring = release.replace(/ {2}chart:\n(?: {4,}.*\n)+/, reference);
    const files = { 'apps/web/release.yaml': referring, 'apps/web/chart.yaml': chart };
    expect(await said(chartFleet('', CHART, files))).toEqual([`${PLACE}:8 -> 2`]);
    const other = { ...files, 'apps/web/chart.yaml': chart.replace('charts/app', 'charts/other') };
    expect(await said(chartFleet('', CHART, other))).toEqual([]);
  });

  it('are checked where another source hands out the same files', async () => {
    const release = chartRelease(values('replicaCount: "2"')).replace('name: flux-system,', 'name: charts,');
    const source = (text: string): Files => ({ 'clusters/prod/charts.yaml': text, 'apps/web/release.yaml': release });
    expect(await said(chartFleet('', CHART, source(gitRepository('charts'))))).toEqual([`${PLACE}:11 -> 2`]);
    const https = gitRepository('charts').replace(
      'ssh://git@github.com/acme/fleet',
      'https://github.com/acme/fleet.git',
    );
    expect(await said(chartFleet('', CHART, source(https)))).toEqual([`${PLACE}:11 -> 2`]);
    for (const other of [
      gitRepository('charts').replace('acme/fleet', 'acme/charts'),
      gitRepository('charts').replace('branch: main', 'tag: v1'),
      gitRepository('charts', '  ignore: "*.json"\n'),
    ])
      expect(await said(chartFleet('', CHART, source(other))), other).toEqual([]);
  });

  it('are none for a chart of another place, or at another revision', async () => {
    const release = chartRelease(values('replicaCount: "2"'));
    const web = (text: string): Files => withValues('{}', { 'apps/web/release.yaml': text });
    expect(await said(web(release))).toEqual([`${PLACE}:11 -> 2`]);
    expect(await said(web(release.replace('./charts/app', './charts/other')))).toEqual([]);
    expect(await said(web(release.replace('name: flux-system', 'name: elsewhere')))).toEqual([]);
    const { 'charts/app/values.schema.json': _, ...unchecked } = web(release);
    expect(await said(unchecked)).toEqual([]);
    const pinned = Object.fromEntries(
      Object.entries(web(release)).map(([path, text]) => [
        path,
        typeof text === 'string' ? text : text.map((part) => part.replace('{branch: main}', '{tag: v1}')),
      ]),
    );
    expect(await said(pinned)).toEqual([]);
  });
});

describe('values from ConfigMaps and Secrets', () => {
  const from = (...entries: string[]): string =>
    `  valuesFrom:\n${entries.map((entry) => `    - ${entry}\n`).join('')}`;
  const release = (spec: string, config: string): Files => chartFleet(spec, CHART, { 'apps/web/config.yaml': config });
  const FIRST = '{kind: ConfigMap, name: first}';
  const UNKNOWN = '{kind: Secret, name: unknown}';
  const at = 'error chart-values apps/web/config.yaml:6';
  const block = (text: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: first, namespace: web}\ndata:\n  values.yaml: |\n    ${text}\n`;

  it('are checked in their order, under those of the release', async () => {
    expect(await said(release(from(FIRST), block('replicaCont: 1')))).toEqual([`${at} -> replicaCount`]);
    expect(await said(release(from(FIRST) + values('replicaCount: 1'), block('replicaCount: many')))).toEqual([]);
    const target = from('{kind: ConfigMap, name: first, valuesKey: count, targetPath: replicaCount}');
    expect(await said(release(target, webConfigMap('first', 'count: "2"')))).toEqual([]);
    expect(await said(release(target, webConfigMap('first', 'count: "many"')))).toHaveLength(1);
    const literal = target.replace('}\n', ', literal: true}\n');
    expect(await said(release(literal, webConfigMap('first', 'count: "2"')))).toHaveLength(1);
  });

  it('are not known where the object is not, so what they may set is not reported', async () => {
    expect(await said(release(from(FIRST, UNKNOWN), block('replicaCont: 1')))).toEqual([]);
    expect(await said(release(from(UNKNOWN, FIRST), block('replicaCont: 1')))).toEqual([`${at} -> replicaCount`]);
    expect(await said(release(from(UNKNOWN) + values('replicaCont: 1'), block('')))).toEqual([
      `${PLACE}:13 -> replicaCount`,
    ]);
    const other = UNKNOWN.replace('}', ', targetPath: image.tag}');
    expect(await said(release(from(FIRST, other), block('replicaCont: 1')))).toEqual([`${at} -> replicaCount`]);
    expect(await said(release(from(FIRST, other), block('image: {tag: 1}')))).toEqual([]);
    expect(await said(release(from(FIRST, other), block('image: {tags: x}')))).toEqual([`${at} -> tag`]);
  });

  it('may set what is required', async () => {
    const chart = localChart(SCHEMA);
    expect(await said(chartFleet('', chart))).toEqual([`${PLACE}:6`]);
    expect(await said(chartFleet(from(UNKNOWN), chart))).toEqual([]);
    const host = UNKNOWN.replace('}', ', targetPath: host}');
    expect(await said(chartFleet(from(host), chart))).toEqual([]);
    expect(await said(chartFleet(from(host.replace('host', 'mode')), chart))).toEqual([`${PLACE}:6`]);
  });

  it('are on the line of the file that a generator reads', async () => {
    const files = chartFleet(from('{kind: ConfigMap, name: web-values}'), CHART, {
      'apps/web/kustomization.yaml':
        'namespace: web\nresources: [release.yaml]\nconfigMapGenerator: [{name: web-values, files: [values.yaml=v.yaml]}]\ngeneratorOptions: {disableNameSuffixHash: true}\n',
      'apps/web/v.yaml': 'mode: cluster\nreplicaCont: 2\n',
    });
    expect(await said(files)).toEqual(['error chart-values apps/web/v.yaml:2 -> replicaCount']);
  });
});

describe('the files that a release chooses as defaults', () => {
  const release = chartRelease('').replace(
    '      sourceRef',
    '      valuesFiles: [charts/app/values.yaml, charts/app/prod.yaml]\n      sourceRef',
  );
  const tree = (prod: string | undefined, text = release): Files =>
    chartFleet('', CHART, {
      'apps/web/release.yaml': text,
      ...(prod === undefined ? {} : { 'charts/app/prod.yaml': prod }),
    });

  it('are checked over each other', async () => {
    expect(await said(tree('replicaCont: 2\n'))).toEqual(['error chart-values charts/app/prod.yaml:1 -> replicaCount']);
    expect(await said(tree('replicaCount: 2\n'))).toEqual([]);
    expect(await said(tree('mode: x\n', release.replace('charts/app/values.yaml, ', '')))).toEqual([
      'error chart-values apps/web/release.yaml:6',
      'error chart-values charts/app/prod.yaml:1',
    ]);
  });

  it('are not known where one does not exist', async () => {
    expect(await said(tree(undefined))).toEqual([]);
  });
});
