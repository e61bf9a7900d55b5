import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const PATHS = ['clusters/prod/x.yaml', 'clusters/prod/y.yaml', 'apps/a/x.yaml', 'apps/prod/x.yaml'];
const BASE = ['* @all', '/clusters/ @org/sre', '/apps/prod/ @lead', '/.github/ @lead'];

const judge = (
  head: readonly string[],
  base: readonly string[] = BASE,
  policy: Partial<Policy> = {},
): Promise<readonly Finding[]> =>
  findingsOf(['weakened-ownership', 'unowned-file'], repository(head, ...PATHS), {
    base: repository(base, ...PATHS),
    policy,
  });

describe('owners taken off critical files', () => {
  it.each([
    ['the line is removed, and the default decides', BASE.with(1, '').filter((line) => line !== ''), 1],
    ['the line has no owner', BASE.with(1, '/clusters/'), 2],
    ['a new line for fewer files has no owner', [...BASE, '/clusters/prod/'], 5],
    ['a later line takes all files', [...BASE, '/clust*/ @all'], 5],
    ['a typo in the pattern', BASE.with(1, '/cluster/ @org/sre'), 1],
    ['a typo that makes GitHub skip the line', BASE.with(1, '/clusters/ org/sre'), 1],
    ['the pattern no longer takes subfolders', BASE.with(1, '/clusters/* @org/sre'), 1],
  ])('is an error: %s', async (_, head, line) => {
    const findings = await judge(head);
    expect(brief(findings)).toEqual([`error weakened-ownership .github/CODEOWNERS:${line}`]);
    expect(findings[0]?.message).toContain('takes @org/sre off 2 critical files, such as `clusters/prod/x.yaml`');
  });

  it('is one error where a default at the end takes files from several owners', async () => {
    const findings = await judge([...BASE.slice(1), '* @all']);
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:4']);
    expect(findings[0]?.message).toContain('takes @lead, @org/sre off 4 critical files, such as `.github/CODEOWNERS`');
  });

  it('is an error where no line matches anymore, and one finding with unowned-file', async () => {
    const base = ['/apps/ @lead', '/clusters/ @org/sre', '/.github/ @lead'];
    const findings = await judge(['/apps/ @lead', '/.github/ @lead'], base);
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:1']);
    expect(findings[0]?.message).toContain('No other line matches');
  });

  it('is an error where CODEOWNERS itself goes', async () => {
    const files = repository(BASE, ...PATHS);
    const { '.github/CODEOWNERS': _, ...head } = files;
    const findings = await findingsOf('weakened-ownership', head, { base: files });
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:1']);
    expect(findings[0]?.message).toContain('There is no CODEOWNERS anymore');
  });

  it('is an error where another CODEOWNERS is read instead', async () => {
    const { '.github/CODEOWNERS': lines = '', ...files } = repository(BASE, ...PATHS);
    const old = { ...files, CODEOWNERS: lines };
    const findings = await findingsOf(
      'weakened-ownership',
      { ...old, '.github/CODEOWNERS': '* @all\n' },
      { base: old },
    );
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:1']);
  });

  it('is a warning where the line or a new one gives them to others', async () => {
    for (const head of [
      BASE.with(1, '/clusters/ @network'),
      BASE.with(1, '/clusters/prod/ @network'),
      BASE.with(1, '/clusters @network'),
    ])
      expect(brief(await judge(head))).toEqual(['warning weakened-ownership .github/CODEOWNERS:2']);
  });

  it('counts the critical paths of the policy file', async () => {
    const head = ['* @all', '/apps/a/'];
    const base = ['* @all', '/apps/a/ @a'];
    expect(await judge(head, base)).toEqual([]);
    const findings = await judge(head, base, { criticalPaths: ['apps/**'] });
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:2']);
  });
});

describe('owners that stay', () => {
  it.each([
    ['the lines move', ['* @all', '/.github/ @lead', '/apps/prod/ @lead', '/clusters/ @org/sre']],
    ['another form of the pattern', BASE.with(1, '/clusters/** @org/sre')],
    ['an owner more', BASE.with(1, '/clusters/ @org/sre @network')],
    ['an owner less', BASE, BASE.with(1, '/clusters/ @org/sre @network')],
    ['the organization has a new name', BASE.with(1, '/clusters/ @neworg/SRE')],
    ['other files', BASE, [...BASE, '/apps/a/ @a']],
    [
      'the same owners by wider lines',
      ['* @org/sre'],
      ['* @all', '/clusters/ @org/sre', '/apps/ @org/sre', '/.github/ @org/sre'],
    ],
  ])('are not reported: %s', async (_, head, base = BASE) => {
    expect(await judge(head, base)).toEqual([]);
  });

  it('are not reported where there is no base, or the files were without an owner', async () => {
    expect(await findingsOf('weakened-ownership', repository(['* @all'], ...PATHS))).toEqual([]);
    expect(await judge(['* @all', '/clusters/ @sre', '/apps/prod/'], ['* @all', '/clusters/', '/apps/prod/'])).toEqual(
      [],
    );
  });
});
