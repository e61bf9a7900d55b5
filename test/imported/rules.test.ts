import { describe, expect, it } from 'vitest';
import type { ForeignTool } from '../../src/policy/foreign-rules.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read.ts';
import { FORMAT_NAMES, render } from '../../src/report/formats/format.ts';
import { toSarif } from '../../src/report/formats/sarif.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { rules } from '../../src/run.ts';
import type { Files } from '../flux/repository.ts';
import { FLEET } from './fleet.ts';
import { findingsOf, imported, recorded } from './importing.ts';

const OUTPUT = recorded('kyverno.yaml');
const ids = rules.map(({ id }) => id);

const levels = async (policy: string) => {
  const { policy: read, mistakes } = await readPolicy(new TextFile('p.yaml', policy), ids);
  if (!read) throw new Error(mistakes.map(({ message }) => message).join('\n'));
  const findings = await findingsOf(FLEET, 'kyverno', OUTPUT, { policy: read });
  return findings.map(
    ({ severity, rule, location }) => `${severity} ${rule.slice(8)} ${location.path.split('/').at(-1)}`,
  );
};

describe('the policy file', () => {
  it('sets the level of one rule, or of all of a tool, the closest name first', async () => {
    expect(await levels('rules:\n  kyverno/*: notice\n  kyverno/known-registry: off\n')).toEqual([
      'notice require-labels deployment.yaml',
      'notice require-limits deployment.yaml',
      'notice require-labels namespace.yaml',
      'notice require-labels service.yaml',
    ]);
  });

  it('sets levels for paths, and ignores paths', async () => {
    const overrides = 'overrides:\n  - paths: [apps/base/service.yaml]\n    rules: {kyverno/*: off}\n';
    expect(await levels(`ignore: [apps/base/deployment.yaml]\n${overrides}`)).toEqual([
      'error require-labels namespace.yaml',
    ]);
  });

  it('is wrong if it names an unknown tool', async () => {
    const { mistakes } = await readPolicy(new TextFile('p.yaml', 'rules:\n  kyvero/a: off\n'), ids);
    expect(mistakes.map(({ message, fix }) => [message, fix])).toEqual([
      ['Unknown rule `kyvero/a`. Did you mean `kyverno/a`?', 'kyverno/a'],
    ]);
  });
});

describe('a comment', () => {
  const service = (comment: string): Files => ({
    ...FLEET,
    'apps/base/service.yaml': String(FLEET['apps/base/service.yaml']).replace('metadata:', `metadata: ${comment}`),
  });
  const IGNORE = '# gitops-gate-ignore kyverno/require-labels: a mesh sets them';

  it('suppresses the result on its line', async () => {
    const { findings, suppressed } = await imported(service(IGNORE), 'kyverno', OUTPUT);
    expect(findings.map(({ location }) => location.path)).not.toContain('apps/base/service.yaml');
    expect(suppressed.map(({ rule, reason }) => [rule, reason])).toEqual([
      ['kyverno/require-labels', 'a mesh sets them'],
    ]);
  });

  it('cannot if the policy forbids it', async () => {
    const policy = { unsuppressible: new Set(['kyverno/*']) };
    expect((await imported(service(IGNORE), 'kyverno', OUTPUT, { policy })).suppressed).toEqual([]);
  });

  it('that suppresses nothing is reported if the results of its tool are known', async () => {
    const unused = service('# gitops-gate-ignore kyverno/other: why');
    const rulesOf = async (...given: Parameters<typeof findingsOf>) =>
      (await findingsOf(...given)).map(({ rule }) => rule).filter((rule) => /suppression/.test(rule));
    expect(await rulesOf(unused, 'kyverno', OUTPUT)).toEqual(['unused-suppression']);
    expect(await rulesOf(unused, 'kubeconform', recorded('kubeconform.json'), { withRules: true })).toEqual([]);
    const wrong = service('# gitops-gate-ignore kyvern/other: why');
    expect(await rulesOf(wrong, 'kyverno', OUTPUT, { withRules: true })).toEqual(['invalid-suppression']);
  });
});

it('SARIF describes the imported rules that have results', async () => {
  const log = JSON.parse(toSarif(await imported(FLEET, 'kyverno', OUTPUT), { rules }));
  const [{ tool, results }] = log.runs;
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(tool.driver.rules.at(-1)).toMatchObject({ helpUri: expect.stringMatching(/^https:.*docs\/import\.md$/) });
});

describe('secrets', () => {
  const SECRET = 'hunter2-Zr4kXv92';
  const files: Files = {
    ...FLEET,
    'apps/base/kustomization.yaml': `${FLEET['apps/base/kustomization.yaml']}  - name: login\n    literals: [PASSWORD=${SECRET}]\n`,
    'clusters/production/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: ${SECRET}\n`,
  };

  it('of an object are in no text that is made of a result, wherever it is placed', async () => {
    const msg = `password ${SECRET} and ${Buffer.from(SECRET).toString('base64')} are too short`;
    const of = (name: string) => ({ kind: 'Secret', name, version: 'v1', status: 'statusInvalid', msg });
    const violations = { validationErrors: [{ path: '/stringData/password', msg }] };
    const resources = [
      { ...of('db'), ...violations },
      { ...of('lost'), ...violations },
      { ...of(SECRET), msg },
    ];
    const report = await imported(files, 'kubeconform', JSON.stringify({ resources }));
    expect(report.findings).toHaveLength(2);
    expect(JSON.stringify(report)).not.toContain(SECRET);
    expect(JSON.stringify(report)).not.toContain(Buffer.from(SECRET).toString('base64'));
  });

  it('are in no id and no address of an imported rule', async () => {
    const results = [{ ruleId: `has-${SECRET}`, message: { text: 'x' }, locations: [] }];
    const rules = [{ id: `has-${SECRET}`, helpUri: `https://rules.example/${SECRET}` }];
    const log = { version: '2.1.0', runs: [{ tool: { driver: { name: 'scan', rules } }, results }] };
    const report = await imported(files, 'sarif', JSON.stringify(log));
    expect(report.findings.map(({ rule }) => rule)).toEqual(['sarif/scan/has-hidden']);
    expect(JSON.stringify(report)).not.toContain(SECRET);
  });
});

describe('the baseline', () => {
  const PATH = '.github/gitops-gate-baseline.json';

  it('accepts imported results, and its entries wait for the results of their tool', async () => {
    const { findings } = await imported(FLEET, 'kyverno', OUTPUT);
    const entries = findings.map(({ rule, fingerprint, location }) => ({ rule, file: location.path, fingerprint }));
    const files = { ...FLEET, [PATH]: JSON.stringify({ version: 1, findings: entries }) };
    const policy = { policy: DEFAULT_POLICY };
    expect(await findingsOf(files, 'kyverno', OUTPUT, policy)).toEqual([]);
    const rulesOf = async (tool: ForeignTool, output: string) =>
      new Set((await findingsOf(files, tool, output, { ...policy, withRules: true })).map(({ rule }) => rule));
    expect(await rulesOf('kubeconform', recorded('kubeconform.json'))).not.toContain('unused-baseline');
    const nothing = JSON.stringify({ apiVersion: 'openreports.io/v1alpha1', kind: 'Report', results: [] });
    expect(await rulesOf('kyverno', nothing)).toContain('unused-baseline');
  });
});

it('the text of a tool is text in every format', async () => {
  const msg =
    '@octocat <script>alert(1)</script> [a](https://example.com) ::error::x ##[group]y https://a:s3cret-Zr4kXv92@b.c';
  const named = { kind: '<b>x</b>', name: 'a\n::error::z', version: '', status: 'statusInvalid', msg };
  const resources = [named, { ...named, kind: 'Service', name: 'web', version: 'v1' }];
  const report = await imported(FLEET, 'kubeconform', JSON.stringify({ resources }));
  expect(report.findings).toHaveLength(2);
  for (const name of FORMAT_NAMES) {
    const text = render(name, report, { snippets: { line: () => undefined }, rules, color: false, prefix: '' });
    expect(text, name).not.toMatch(/s3cret|##\[group|^::error::/m);
    if (!['json', 'sarif', 'gitlab', 'text', 'github', 'rdjson'].includes(name))
      expect(text, name).not.toContain('<script>alert');
    if (name === 'markdown')
      for (const dead of ['`@octocat`', '`[a](https://example.com`']) expect(text).toContain(dead);
  }
});
