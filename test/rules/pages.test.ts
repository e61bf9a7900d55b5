import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/gate.ts';
import { policyOf } from '../../src/policy/find.ts';
import type { Report } from '../../src/report/report.ts';
import { toText } from '../../src/report/text.ts';
import type { Change } from '../../src/repository/change.ts';
import { check, rules } from '../../src/run.ts';
import { TOOL } from '../../src/tool.ts';
import { type Example, parsePage, treeOf } from './page.ts';

describe.each(rules)('$id', (rule) => {
  const path = resolve(import.meta.dirname, '../../rules', rule.id, 'README.md');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const page = parsePage(text);

  test('has a page that says why and how to fix', () => {
    expect(text.startsWith(`# ${rule.id}\n\n${rule.description}\n\n`), `${path} begins otherwise`).toBe(true);
    expect(page.sections).toEqual(['Why', 'How to fix', 'Invalid', 'Valid']);
    for (const section of ['Invalid', 'Valid'])
      expect(page.examples.filter((example) => example.section === section)).not.toEqual([]);
  });

  test('has links that lead somewhere', () => {
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      expect(link.startsWith(TOOL.url), `${link} should be relative`).toBe(false);
      if (!/^https:/.test(link)) expect(existsSync(join(dirname(path), link)), link).toBe(true);
    }
  });

  test.each(page.examples)('the example on line $line is judged as its section says', async (example) => {
    const { report } = await judgeExample(example, rule.id);
    if (example.section === 'Invalid') expect(report.findings).not.toEqual([]);
    else expect(report.findings).toEqual([]);
  });

  test('shows what the tool says', async () => {
    const outputs = new Map<Example, string>();
    for (const example of page.examples.filter(({ section }) => section === 'Invalid'))
      outputs.set(example, (await judgeExample(example, rule.id)).text);
    await expect(page.render((example) => outputs.get(example))).toMatchFileSnapshot(path);
  });
});

/** Runs the whole engine over an example; the report keeps the findings of one rule. */
async function judgeExample({ files, added }: Example, rule: string): Promise<{ report: Report; text: string }> {
  const head = treeOf(files);
  const base = treeOf(Object.fromEntries(Object.entries(files).filter(([path]) => !added.includes(path))));
  const policy = await policyOf(
    head,
    rules.map(({ id }) => id),
  );
  const result = await check({
    head,
    base: added.length > 0 ? { tree: base, change: adding(files, added) } : undefined,
    policy: { ...policy, preset: 'audit' },
    scope: added.length > 0 ? 'new' : 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  expect(result.failures).toEqual([]);
  const findings = result.report.findings.filter((finding) => finding.rule === rule);
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const report: Report = {
    ...result.report,
    findings,
    summary: {
      ...result.report.summary,
      errors: count('error'),
      warnings: count('warning'),
      notices: count('notice'),
      existing: 0,
    },
    gate: judge(findings, 'error'),
  };
  return { report, text: toText(report, { snippets: result.snippets, colour: false }) };
}

function adding(files: Example['files'], added: readonly string[]): Change {
  const changed = added.map((path) => {
    const lines = [{ first: 1, last: (files[path] ?? '').split('\n').length - 1 }];
    return [path, { path, status: 'added' as const, hunks: lines, added: lines }] as const;
  });
  return { base: 'ba5e'.padEnd(40, '0'), files: new Map(changed) };
}
