import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/lint/rule.ts';
import { toText } from '../../src/report/formats/text.ts';
import type { Report } from '../../src/report/report.ts';
import type { Change, ChangedFile, LineRange } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { check, rules } from '../../src/run.ts';
import { TOOL } from '../../src/tool.ts';
import { policyOfTree } from './check-tree.ts';
import { type Example, parsePage, treeOf } from './page.ts';

describe.each(rules)('$id', (rule) => {
  const path = resolve(import.meta.dirname, '../../rules', rule.id, 'README.md');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const page = parsePage(text);

  test('has a page that says why and how to fix', () => {
    expect(text.startsWith(`# ${rule.id}\n\n${rule.description}\n\n`), `${path} begins otherwise`).toBe(true);
    expect(page.sections).toEqual(['Reported as', 'Why', 'How to fix', 'Invalid', 'Valid']);
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
    const { report } = await judgeExample(example, rule);
    const own = report.findings.filter((finding) => finding.rule === rule.id);
    if (example.section === 'Invalid') expect(own).not.toEqual([]);
    else expect([...own, ...report.findings.filter(({ severity }) => severity !== 'notice')]).toEqual([]);
  });

  test('shows what the tool says', async () => {
    const outputs = new Map<Example, string>();
    for (const example of page.examples.filter(({ section }) => section === 'Invalid'))
      outputs.set(example, (await judgeExample(example, rule)).text);
    await expect(page.render((example) => outputs.get(example))).toMatchFileSnapshot(path);
  });
});

/** Runs the whole engine over an example, as the command does; rules that are off by default are on where the page is about one. */
async function judgeExample(example: Example, { preset }: Rule): Promise<{ report: Report; text: string }> {
  const { files, before, added, passed } = example;
  const without = (paths: readonly string[]): Record<string, string> =>
    Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
  const head = treeOf(without(passed));
  const base = treeOf({ ...without([...added, ...passed]), ...before });
  const isChange = added.length + passed.length + Object.keys(before).length > 0;
  const { policy, policyMistakes } = await policyOfTree(head);
  const { report, snippets, failures } = await check({
    head,
    base: isChange ? { tree: base, change: changeOf(example) } : undefined,
    policy: preset ? { ...policy, preset } : policy,
    policyMistakes,
    scope: isChange ? 'new' : 'all',
    failOn: 'error',
    today: '2026-11-01',
    unknownOwners: new Set(example.unknown),
    branchRequirements: example.isUnprotected
      ? { branch: { name: 'main', isDefault: true }, review: false, ownerReview: false, checks: [] }
      : undefined,
  });
  expect(failures).toEqual([]);
  return { report, text: toText(report, { snippets, color: false }) };
}

function changeOf({ files, before, added, passed }: Example): Change {
  const all = (text = ''): LineRange[] => [{ first: 1, last: text.split('\n').length - 1 }];
  const changed = added.map((path): ChangedFile => {
    const lines = all(files[path]);
    return { path, status: 'added', ...NO_HUNKS, hunks: lines, added: lines };
  });
  const edited = Object.entries(before).map(([path, text]): ChangedFile => {
    const [lines, old] = [all(files[path]), all(text)];
    return { path, status: 'modified', hunks: lines, added: lines, baseHunks: old, deleted: old };
  });
  const commit = '0d5c1e7b'.padEnd(40, '0');
  const texts = passed.map((path) => ({ commit, text: new TextFile(path, files[path] ?? '') }));
  return {
    base: 'ba5e'.padEnd(40, '0'),
    files: new Map([...changed, ...edited].map((file) => [file.path, file])),
    passed: () => ({ files: texts, isWhole: true }),
  };
}
