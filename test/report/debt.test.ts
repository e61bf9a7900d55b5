import { expect, test } from 'vitest';
import { debtOf } from '../../src/report/debt.ts';
import { debtLines, debtMarkdown } from '../../src/report/debt-words.ts';
import { Codeowners } from '../../src/repository/codeowners/codeowners.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { deployment } from '../baseline/repository.ts';
import { finding } from '../review/finding.ts';
import { type Files, resultOf } from '../rules/check-tree.ts';

const clear = (text: string): string => text.replace('hidden', '•••');
const owned = (text: string): Codeowners => new Codeowners(new TextFile('CODEOWNERS', text));
const at = (path: string, rule = 'schema', severity: 'error' | 'warning' | 'notice' = 'error') =>
  finding(path, 1, path, { rule, severity });
const sum = (name: string, errors: number, warnings: number, notices: number, inBaseline: number) => ({
  ...{ name, errors, warnings, notices, inBaseline },
});
const FOUND = [
  at('apps/web/base/a.yaml'),
  at('apps/web/b.yaml', 'schema', 'warning'),
  at('a.yaml', 'late-crd', 'notice'),
];
const ACCEPTED = [at('apps/web/c.yaml'), at('infra/d.yaml')];

test('findings are summed up by rule, folder and owner, those in the baseline included', () => {
  const codeowners = owned('/apps/ @org/apps @alice\n/infra/ @hidden\n');
  expect(debtOf(FOUND, ACCEPTED, codeowners, clear)).toEqual({
    rules: [sum('schema', 3, 1, 0, 2), sum('late-crd', 0, 0, 1, 0)],
    folders: [sum('apps/web', 2, 1, 0, 1), sum('.', 0, 0, 1, 0), sum('infra', 1, 0, 0, 1)],
    owners: [sum('@org/apps @alice', 2, 1, 0, 1), sum('', 0, 0, 1, 0), sum('@•••', 1, 0, 0, 1)],
  });
});

test('without CODEOWNERS, or with one that is not read, there are no owners', () => {
  expect(debtOf(FOUND, ACCEPTED, undefined, clear).owners).toEqual([]);
  expect(debtOf(FOUND, ACCEPTED, owned('* @a\n'.repeat(20_001)), clear).owners).toEqual([]);
});

test('a terminal shows the sums as tables, the first ten of each', () => {
  const many = Array.from({ length: 13 }, (_, index) => at(`apps/${index}\u001b[31m/a.yaml`));
  const text = debtLines(debtOf(many, ACCEPTED, owned('/infra/ @org/infra\n'), clear)).join('\n');
  const [, rules, folders, owners] = text.split(/\n?Rule|\n\nFolder|\n\nOwner/);
  expect(rules).toBe(
    '    Errors  Warnings  Notices  In the baseline\nschema      15         0        0                2',
  );
  expect(folders?.split('\n').slice(1)).toHaveLength(11);
  expect(folders).toMatch(/^apps\/0␛\[31m +1 +0 +0 +0$/m);
  expect(folders).toMatch(/\n… and 5 more$/);
  expect(owners).toMatch(/\nNo owner +14 +0 +0 +1\n@org\/infra +1 +0 +0 +1$/);
  expect(text).not.toContain('\u001b');
});

test('without a baseline, the sums do not have a column about it', () => {
  const many = Array.from({ length: 13 }, (_, index) => at(`apps/${index}/a.yaml`));
  const [plain, accepted] = [debtOf(many, [], undefined, clear), debtOf(many, ACCEPTED, undefined, clear)];
  expect(debtLines(plain)[1]).toBe('Rule    Errors  Warnings  Notices');
  expect(debtMarkdown(plain)).not.toContain('baseline');
  expect(debtLines(accepted)[1]).toBe('All findings, with those in the baseline:');
  expect(debtMarkdown(accepted)).toContain('| `schema` | 15 | 0 | 0 | 2 |');
});

test('Markdown has them folded, and nothing in a name comes alive', () => {
  const text = debtMarkdown(debtOf([at('a|b`/@org/team/x.yaml')], ACCEPTED, undefined, clear));
  expect(text).toContain(
    '| Folder | Errors | Warnings | Notices | In the baseline |\n| --- | ---: | ---: | ---: | ---: |\n',
  );
  expect(text).toContain('| ``a\\|b`/@org`` | 1 | 0 | 0 | 0 |');
  expect(text.match(/<details>/g)).toHaveLength(1);
});

test('few findings are not summed up, unless the baseline accepts some', () => {
  expect(debtLines(debtOf(FOUND, [], undefined, clear))).toEqual([]);
  expect(debtMarkdown(debtOf(FOUND, [], undefined, clear))).toBe('');
  expect(debtLines(undefined)).toEqual([]);
  expect(debtLines(debtOf([], ACCEPTED, undefined, clear))).not.toEqual([]);
});

test('a run sums up where all findings count', async () => {
  const files: Files = { 'apps/a.yaml': deployment('a'), '.github/CODEOWNERS': '* @alice\n' };
  const { report } = await resultOf(files);
  expect(report.debt).toMatchObject({ rules: [sum('schema', 1, 0, 0, 0)], owners: [sum('@alice', 1, 0, 0, 0)] });
  expect((await resultOf(files, { base: { 'b.yaml': deployment('b', 2) }, scope: 'all' })).report.debt).toBeDefined();
  expect((await resultOf(files, { base: files })).report.debt).toBeUndefined();
});
