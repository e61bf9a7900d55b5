import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const PATHS = ['apps/a/x.yaml', 'apps/b/x.yaml', 'clusters/prod/x.yaml', 'clusters/prod/y.yaml', 'README.md'];

const judge = (lines: readonly string[], ...paths: string[]): Promise<readonly Finding[]> =>
  findingsOf('shadowed-owner', repository(lines, ...(paths.length > 0 ? paths : PATHS)));

/** `level line: pattern` of each place of each finding. */
async function shadowed(lines: readonly string[], ...paths: string[]): Promise<string[]> {
  const findings = await judge(lines, ...paths);
  return findings.flatMap((finding) =>
    (finding.places.length > 0 ? finding.places : [finding]).map(
      ({ location: { start } }) => `${finding.severity} ${start.line}: ${lines[start.line - 1]}`,
    ),
  );
}

describe('a line for whose files a later line decides', () => {
  it.each([
    ['the same pattern', '/clusters/ @x', '/clusters/ @y'],
    ['the same folder without a slash', '/clusters @x', '/clusters/ @y'],
    ['the same folder with a slash', '/clusters/ @x', '/clusters @y'],
    ['the same folder in another form', '/clusters/ @x', '/clusters/** @y'],
    ['a folder around it', '/clusters/prod/ @x', '/clusters/ @y'],
    ['a folder at any depth', '/clusters/prod/ @x', 'prod/ @y'],
    ['a wildcard for the name', '/clusters/prod/ @x', '/clusters/*/ @y'],
    ['a wildcard in the name', '/clusters/prod/ @x', '/clusters/pr*/ @y'],
    ['every file', '/clusters @x', '* @y'],
    ['every file of a kind', '/clusters/ @x', '*.yaml @y'],
    ['a line without an owner', '/clusters/ @x', '/clusters/'],
    ['a line that takes back an exception', '/clusters/prod/', '/clusters/ @y'],
  ])('is reported: %s', async (_, line, by) => {
    expect(await shadowed(['/README.md @y', line, by])).toContain(`warning 2: ${line}`);
  });

  it('is one finding for all lines before a default at the end, which the fix moves to the top', async () => {
    const lines = ['# owners', '/clusters/ @x', '/apps/ @y', '* @z'];
    expect(await shadowed(lines)).toEqual(['warning 2: /clusters/ @x', 'warning 3: /apps/ @y']);
    const [finding] = await judge(lines);
    expect(finding?.fix?.edits.map(({ start, end, text }) => [start.line, end.line, text])).toEqual([
      [2, 2, '* @z\n'],
      [4, 5, ''],
    ]);
    expect(finding?.places.map(({ fix }) => fix === null)).toEqual([false, true]);
    expect(finding?.message).toContain('GitHub asks @z for a review, not @x. Move line 4 above this line.');
  });

  it('has no fix for a default that is not the last line, has no owner, or is not the only one', async () => {
    for (const lines of [
      ['/clusters/ @x', '* @z', '/apps/ @y'],
      ['/clusters/ @x', '*'],
      ['* @w', '/clusters/ @x', '* @z'],
    ]) {
      const findings = await judge(lines);
      expect(findings.map(({ severity, fix }) => [severity, fix])).toEqual([['warning', null]]);
    }
  });

  it('is a notice where the later line has the same owners, and the fix deletes it', async () => {
    const findings = await judge(['* @z', '/clusters/ @x', '/clusters/ @y @x']);
    expect(briefWithFixes(findings)).toEqual(['notice shadowed-owner .github/CODEOWNERS:2 -> ']);
  });

  it.each([
    ['the default comes first', ['* @z', '/apps/ @x', '/clusters/ @y', '/README.md @y', '/.github/ @y']],
    ['each folder in it has its own line', ['/apps/ @x', '/apps/a/ @y', '/apps/b/ @z']],
    ['files at any depth have their own line', ['/clusters/ @x', '/clusters/**/*.yaml @y']],
    ['a later line takes only some of its files', ['/clusters/ @x', 'x.yaml @y']],
    ['one file has a line for its name', ['/README.md @x', '*.md @y']],
    ['lines for names share its files', ['/clusters/ @x', 'x.yaml @y', 'y.yaml @z']],
    ['a line for a kind of file has the same owners, but new files may be of another', ['/clusters/ @x', '*.yaml @x']],
    ['GitHub skips the later line', ['/apps/ @x', '/apps/ y']],
  ])('is not reported where %s', async (_, lines) => {
    expect((await shadowed(lines)).filter((one) => !one.includes('README'))).toEqual([]);
  });
});

describe('a line that matches no file', () => {
  it.each([
    ['/cluster/ @x', '/clusters/'],
    ['/clusters/Prod/ @x', '/clusters/prod/'],
    ['/Apps @x', '/apps'],
    ['clsuters/ @x', 'clusters/'],
    ['/clusters/prod/* @x', undefined],
  ])('is reported with the closest path: %s', async (line, fix) => {
    const findings = await judge(['* @z', line], 'apps/x', 'clusters/prod/x.yaml');
    expect(briefWithFixes(findings)).toEqual(
      fix === undefined ? [] : [`warning shadowed-owner .github/CODEOWNERS:2 -> ${fix}`],
    );
  });

  it('is one finding for all that no file is close to', async () => {
    expect(await shadowed(['* @z', '/old/ @x', '/apps/gone/x.yaml @y'])).toEqual([
      'warning 2: /old/ @x',
      'warning 3: /apps/gone/x.yaml @y',
    ]);
  });

  it.each([
    '*.tf @x',
    'secrets/ @x',
    '**/secrets/ @x',
    '/old/',
    '/apps/[ab]/ @x',
    '/clusters/* @x',
    '^old/.+ @x',
    '/charts/x/ @x',
  ])('is not reported where it may be for new files, has no effect, or is reported elsewhere: %s', async (line) => {
    const files = { ...repository(['* @z', line], ...PATHS), '.gitmodules': '[submodule "x"]\n  path = charts\n' };
    expect(await findingsOf('shadowed-owner', files)).toEqual([]);
  });

  it('says that the change removes the folder', async () => {
    const lines = ['* @z', '/apps/ @x', '/clusters/ @y'];
    const base = repository(lines, ...PATHS);
    const head = repository(lines, ...PATHS.slice(2));
    const findings = await findingsOf('shadowed-owner', head, { base });
    expect(brief(findings)).toEqual(['warning shadowed-owner .github/CODEOWNERS:2']);
    expect(findings[0]?.message).toContain('does not match any file because this change deletes it');
  });

  it('is not reported in a file that owns nothing, which codeowners-syntax reports', async () => {
    expect(await judge(['/old/ @x'])).toEqual([]);
  });
});

it('takes lines in any number', async () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `/a${at}/ @x`);
  expect((await judge([...lines, '* @y'])).length).toBe(1);
});
