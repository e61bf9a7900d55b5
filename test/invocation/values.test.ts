import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import policySchema from '../../schemas/policy.schema.json' with { type: 'json' };
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import { SCOPES } from '../../src/findings/compare.ts';
import { REVIEWS } from '../../src/hosts/github/inputs.ts';
import { FOREIGN_TOOLS } from '../../src/policy/foreign-rules.ts';
import { LEVELS, PRESETS } from '../../src/policy/policy.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { SEVERITIES, THRESHOLDS } from '../../src/severity.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isMap, valueAt } from '../../src/yaml/value.ts';

test('the schemas of the policy file and the report name the values that the program knows', () => {
  expect(policySchema.properties.preset.enum).toEqual(PRESETS);
  expect(policySchema.properties.failOn.enum).toEqual(THRESHOLDS);
  expect(policySchema.definitions.level.enum).toEqual(LEVELS);
  expect(reportSchema.definitions.severity.enum).toEqual(SEVERITIES);
  expect(reportSchema.properties.summary.properties.scope.enum).toEqual(SCOPES);
});

test.each<[string, readonly string[]]>([
  ['scope', SCOPES],
  ['fail-on', THRESHOLDS],
  ['review', REVIEWS],
  ['import', FOREIGN_TOOLS],
])('action.yml says which values the input %s takes', (input, values) => {
  const file = readFileSync(resolve(import.meta.dirname, '../../action.yml'), 'utf8');
  const action = parseYaml(new TextFile('action.yml', file), 'resource').documents[0]?.value;
  const description = isMap(action) ? String(valueAt(action, ['inputs', input, 'description'])) : '';
  for (const value of values) expect(description).toContain(`\`${value}\``);
});
