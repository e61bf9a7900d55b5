import { describe, expect, it } from 'vitest';
import { MOST_TEXT, readOutput } from '../../src/imported/read.ts';
import type { ForeignTool } from '../../src/policy/foreign-rules.ts';
import { isForeignName, namesOfRule, toolOfRule } from '../../src/policy/foreign-rules.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { UsageError } from '../../src/usage-error.ts';
import { recorded } from './importing.ts';

const read = (tool: ForeignTool, text: string) => readOutput(tool, new TextFile('out.json', text)).results;

function refusal(tool: ForeignTool, text: string): string {
  try {
    read(tool, text);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
}

describe('an output that is not read', () => {
  it.each<[string, ForeignTool, string, string]>([
    [
      'no JSON',
      'kubeconform',
      '{"resources": [\n  {"a": s3cret}]}',
      'This file cannot be imported. It is not valid JSON.',
    ],
    ['cut', 'conftest', '[{"filename": "a"', 'out.json:1:18: This file cannot be imported. It ends too early.'],
    ['empty', 'kyverno', ' \n', 'out.json:1:1: This file cannot be imported. It is empty.'],
    ['of another tool', 'kubeconform', recorded('conftest.json'), 'is not the output of `kubeconform -output json`.'],
    [
      'of another tool',
      'conftest',
      recorded('kubeconform.json'),
      'is not the output of `conftest test --output json`.',
    ],
    ['of another tool', 'sarif', recorded('flux-schema.json'), 'is not the output of a tool that writes SARIF'],
    [
      'of another tool',
      'kyverno',
      recorded('flux-schema.json'),
      'is not the output of `kyverno apply --policy-report`.',
    ],
    ['of another tool', 'flux-schema', recorded('kyverno.yaml'), 'This file cannot be imported.'],
    [
      'of an old version',
      'sarif',
      '{"version": "1.0.0", "runs": [{"tool": {"name": "a"}, "results": [{"ruleId": "a", "message": "b"}]}]}',
      'It is SARIF 1.0.0, and only SARIF 2.1.0 can be read. Make the tool write SARIF 2.1.0.',
    ],
    ['a text', 'kyverno', 'Error: no policies found\n', 'is not the output of `kyverno apply --policy-report`.'],
    [
      'nested',
      'sarif',
      `{"runs":${'['.repeat(300)}${']'.repeat(300)}}`,
      'out.json:1:208: This file cannot be imported. It is nested',
    ],
    ['nested', 'kyverno', `kind: Report\nresults: ${'['.repeat(9000)}`, 'out.json:'],
    [
      'too long',
      'kubeconform',
      `{"resources":[${'{"status":"statusError"},'.repeat(20_001)}{}]}`,
      'more than 20000 results',
    ],
  ])('%s (%s)', (_, tool, text, message) => {
    expect(refusal(tool, text)).toContain(message);
    expect(refusal(tool, text)).not.toContain('s3cret');
  });

  it('is larger than any output', () => {
    expect(refusal('kubeconform', ' '.repeat(MOST_TEXT + 1))).toContain('It is larger than 64 MiB');
  });
});

describe('hostile output', () => {
  it.each<[ForeignTool, string]>([
    [
      'kubeconform',
      '{"resources":[null,1,"a",[],{"status":"statusInvalid","msg":7,"validationErrors":[null,{"path":3}]}]}',
    ],
    [
      'kubeconform',
      '{"__proto__":{"resources":[]},"resources":[{"status":"__proto__","kind":"constructor","name":"x"}]}',
    ],
    [
      'flux-schema',
      '{"report":{"results":[null,{"status":"invalid","resource":null,"violations":{"a":1}},{"status":"invalid","resource":{"kind":[]},"violations":[null]}]}}',
    ],
    [
      'conftest',
      '[{"filename":"a","failures":[null,{"msg":{}},{"msg":"m","metadata":[],"loc":{"line":-1,"file":4}}],"warnings":7}]',
    ],
    [
      'kyverno',
      '{"apiVersion":"wgpolicyk8s.io/v1alpha2","kind":"PolicyReport","results":[null,{"result":"constructor"},{"result":"fail","severity":"__proto__","resources":[3]}]}',
    ],
    [
      'sarif',
      '{"runs":[null,{"results":[null,{},{"ruleIndex":1e9,"level":"__proto__","locations":[null]},{"message":{"text":"{0}","arguments":[{}]},"locations":[{"physicalLocation":{"region":{"startLine":1.5}}}]}]}]}',
    ],
  ])('of %s is read as far as it goes', (tool, text) => {
    for (const { rule, message, severity } of read(tool, text)) {
      expect(toolOfRule(rule)).toBe(tool);
      expect(message).not.toBe('');
      expect(['error', 'warning', 'notice']).toContain(severity);
    }
  });

  it('has messages of one line and a limited length, and ids of plain characters', () => {
    const text = JSON.stringify({
      apiVersion: 'wgpolicyk8s.io/v1alpha2',
      kind: 'ClusterPolicyReport',
      results: [{ result: 'fail', policy: '../<b>x y\u202e/ä*', message: `a\n\r\n\u001b[31mb ${'c'.repeat(5000)}` }],
    });
    const [result] = read('kyverno', text);
    expect(result?.rule).toBe('kyverno/unnamed');
    expect(result?.message).toMatch(/^a \u241b\[31mb c+…$/);
    expect(result?.message).toHaveLength(500);
  });

  it('is searched for fields and objects in linear time', () => {
    const message = `${'spec.a'.repeat(50_000)} ${'A '.repeat(50_000)} ${'/spec'.repeat(50_000)}`;
    const text = JSON.stringify({
      ...{ apiVersion: 'openreports.io/v1alpha1', kind: 'Report' },
      results: [{ result: 'fail', policy: 'a', message }],
    });
    expect(read('kyverno', text)).toHaveLength(1);
    const msg = ` - at '${' - at '.repeat(100_000)}`;
    expect(read('kubeconform', JSON.stringify({ resources: [{ status: 'statusInvalid', msg }] }))).toHaveLength(1);
  });
});

describe('a SARIF log', () => {
  const log = (run: object): string =>
    JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'X' } }, ...run }] });

  it('of a tool that failed is not that of one that found nothing', () => {
    const note = (level: string, text: string) => ({ level, message: { text } });
    const failed = {
      executionSuccessful: false,
      toolExecutionNotifications: [note('note', 'slow'), note('error', 'cannot read a.yaml')],
    };
    expect(read('sarif', log({ results: [], invocations: [{ executionSuccessful: true }] }))).toEqual([]);
    expect(read('sarif', log({ results: [], invocations: [failed] }))).toMatchObject([
      { rule: 'sarif/x/failed', severity: 'error', message: expect.stringContaining('It says: cannot read a.yaml') },
    ]);
    expect(read('sarif', log({ invocations: [null, { executionSuccessful: false }] }))).toHaveLength(1);
  });

  it('describes each rule once, and the first description of an id counts', () => {
    const rule = (id: string, level: string) => ({ id, defaultConfiguration: { level } });
    const driver = { name: 'X', rules: [null, rule('a', 'error'), rule('a', 'note'), rule('b', 'note')] };
    const results = ['a', 'b', 'c', '__proto__'].map((ruleId) => ({ ruleId, message: { text: 'm' } }));
    expect(read('sarif', log({ tool: { driver }, results })).map(({ severity }) => severity)).toEqual([
      'error',
      'notice',
      'warning',
      'warning',
    ]);
  });
});

describe('policy reports', () => {
  const result = { policy: 'ns/require-labels', rule: 'r', message: 'no label' };

  it.each([
    ['fail', undefined, 'error'],
    ['fail', 'critical', 'error'],
    ['fail', 'medium', 'error'],
    ['fail', 'low', 'warning'],
    ['fail', 'info', 'notice'],
    ['warn', 'high', 'warning'],
    ['error', undefined, 'error'],
    ['pass', 'high', undefined],
    ['skip', undefined, undefined],
  ])('%s of severity %s is %s', (outcome, severity, level) => {
    const report = {
      ...{ apiVersion: 'wgpolicyk8s.io/v1alpha2', kind: 'PolicyReport' },
      results: [{ ...result, result: outcome, severity }],
    };
    expect(read('kyverno', JSON.stringify(report))[0]?.severity).toBe(level);
  });

  it('of a cluster name their object as their scope, and come in lists', () => {
    const scope = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'web' };
    const report = {
      apiVersion: 'wgpolicyk8s.io/v1alpha2',
      kind: 'PolicyReport',
      scope,
      results: [{ ...result, result: 'fail' }],
    };
    const list = { apiVersion: 'v1', kind: 'List', items: [report, { ...report, kind: 'ClusterPolicyReport' }] };
    const found = read('kyverno', JSON.stringify(list));
    expect(found.map(({ rule, subject }) => [rule, subject.object])).toEqual([
      ['kyverno/require-labels', scope],
      ['kyverno/require-labels', scope],
    ]);
  });
});

it('imported rules have ids with a tool, and settings name one or all of a tool', () => {
  expect(['kyverno/require-labels', 'sarif/trivy/KSV001', 'conftest/main/deny_label'].map(toolOfRule)).toEqual([
    'kyverno',
    'sarif',
    'conftest',
  ]);
  for (const id of ['kyverno', 'kyverno/', 'kyverno/*', 'schema', 'trivy/KSV001', 'kyverno/a b', '/a'])
    expect(toolOfRule(id)).toBe(undefined);
  expect(['kyverno/*', 'sarif/trivy/*', 'kyverno/x'].every(isForeignName)).toBe(true);
  expect(['*', '*/x', 'schema/*', 'kyverno/**'].some(isForeignName)).toBe(false);
  expect(namesOfRule('sarif/trivy/KSV001')).toEqual(['sarif/trivy/KSV001', 'sarif/trivy/*', 'sarif/*']);
  expect(namesOfRule('schema')).toEqual(['schema']);
});
