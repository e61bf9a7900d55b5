import { describe, expect, it } from 'vitest';
import { chartFleet, localChart } from '../../test/rules/charts.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  additionalProperties: false,
  required: ['size'],
  properties: {
    size: { type: 'integer' },
    enabled: { type: 'boolean' },
    global: { properties: { zone: { type: 'string' } } },
  },
};
const said = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('chart-values', files));
const values = (text: string): string => `  values:\n    ${text.replaceAll('\n', '\n    ')}\n`;
const PLACE = 'error chart-values apps/web/release.yaml';

/** A chart with the subchart `db`, in its folder `charts`. */
function parent(
  about: string,
  schema: unknown = {},
  defaults = '',
  files = localChart(SCHEMA, 'size: 1\n', 'db'),
): Files {
  const inside = Object.entries(files).map(([path, text]) => [path.replace(/^charts\//, 'charts/app/charts/'), text]);
  return { ...localChart(schema, defaults, 'app', about), ...Object.fromEntries(inside) };
}

const DEPENDENCY = 'dependencies:\n  - name: db\n    version: 1.0.0\n';

describe('values of a subchart', () => {
  it('are checked by its own schema, at their key', async () => {
    const chart = parent(DEPENDENCY);
    expect(await said(chartFleet(values('db:\n  size: big'), chart))).toEqual([`${PLACE}:12`]);
    expect(await said(chartFleet(values('db:\n  sice: 2'), chart))).toEqual([`${PLACE}:12 -> size`]);
    expect(await said(chartFleet(values('db: {size: 2}\nother: 1'), chart))).toEqual([]);
    expect(await said(chartFleet('', chart))).toEqual([]);
    expect(await said(chartFleet(values('db:\n  size: big'), parent('')))).toEqual([`${PLACE}:12`]);
    expect(await said(chartFleet('', parent(DEPENDENCY, {}, 'db: {size: big}\n')))).toEqual([
      'error chart-values charts/app/values.yaml:1',
    ]);
  });

  it('have the key of its alias, and the globals of its parent', async () => {
    const alias = parent(`${DEPENDENCY}    alias: store\n`);
    expect(await said(chartFleet(values('db:\n  size: big'), alias))).toEqual([]);
    expect(await said(chartFleet(values('store:\n  size: big'), alias))).toEqual([`${PLACE}:12`]);
    expect(await said(chartFleet(values('global:\n  zone: 1'), alias))).toEqual([`${PLACE}:12 -> "1"`]);
  });

  it('are not checked where a condition or a tag turns it off, or may do so', async () => {
    const wrong = 'db:\n  size: big\n  enabled: ';
    const conditional = parent(`${DEPENDENCY}    condition: db.enabled\n`);
    expect(await said(chartFleet(values(`${wrong}true`), conditional))).toEqual([`${PLACE}:12`]);
    expect(await said(chartFleet(values(`${wrong}false`), conditional))).toEqual([]);
    expect(await said(chartFleet(values(`${wrong}\${ENABLED}`), conditional))).toEqual([]);
    const secret = '  valuesFrom: [{kind: Secret, name: unknown}]\n';
    expect(await said(chartFleet(secret + values('db:\n  size: big'), conditional))).toEqual([]);
    const off = parent(
      `${DEPENDENCY}    condition: db.enabled\n`,
      {},
      '',
      localChart(SCHEMA, 'enabled: false\n', 'db'),
    );
    expect(await said(chartFleet(values('db:\n  size: big'), off))).toEqual([]);
    expect(await said(chartFleet(values(`${wrong}true`), off))).toEqual([`${PLACE}:12`]);
    const tagged = parent(`${DEPENDENCY}    tags: [store]\n`);
    expect(await said(chartFleet(values('db:\n  size: big'), tagged))).toEqual([`${PLACE}:12`]);
    expect(await said(chartFleet(values('db:\n  size: big\ntags: {store: false}'), tagged))).toEqual([]);
  });

  it('lie next to the chart for a file:// repository', async () => {
    const beside = {
      ...localChart({}, '', 'app', `${DEPENDENCY}    repository: file://../db\n`),
      ...localChart(SCHEMA, 'size: 1\n', 'db'),
    };
    expect(await said(chartFleet(values('db:\n  size: big'), beside))).toEqual([`${PLACE}:12`]);
  });

  it('may bring what the schema of the parent requires, if they are downloaded', async () => {
    const needs = { required: ['db'], properties: { db: { required: ['size'] } } };
    const remote = `${DEPENDENCY}    repository: https://charts.example.org\n`;
    expect(await said(chartFleet('', localChart(needs, '', 'app', remote)))).toEqual([]);
    expect(await said(chartFleet('', localChart(needs)))).toEqual([`${PLACE}:6`]);
    const imported = `${remote}    import-values: [defaults]\n`;
    expect(await said(chartFleet('', localChart({ required: ['a'] }, '', 'app', remote)))).toEqual([`${PLACE}:6`]);
    expect(await said(chartFleet('', localChart({ required: ['a'] }, '', 'app', imported)))).toEqual([]);
  });
});
