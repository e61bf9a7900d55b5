import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const judge = (files: Files): Promise<readonly Finding[]> =>
  findingsOf(['unowned-file', 'codeowners-syntax', 'shallow-owner'], files);

describe('codeowners-syntax', () => {
  async function syntax(files: Files): Promise<readonly Finding[]> {
    return (await judge(files)).filter(({ rule }) => rule === 'codeowners-syntax');
  }

  it.each([
    ['!/apps/a/', '/apps/a/'],
    ['!/apps/a/ @x', undefined],
    ['\\#apps @x', undefined],
    ['/apps/***/a @x', undefined],
    ['/ @x', undefined],
    ['/apps/ @x,@y; z@example.org', '@x @y'],
    ['/apps/ y', '@y'],
    ['/apps/ @@y', '@y'],
    ['/apps/ z', undefined],
    ['/my docs/ @x', '/my\\ docs/'],
  ])('reports %s', async (line, fix) => {
    const findings = await syntax(repository(['* @y', line], 'apps/a.yaml', 'my docs/x'));
    expect(brief(findings)).toEqual(['error codeowners-syntax .github/CODEOWNERS:2']);
    expect(findings[0]?.fix?.edits[0]?.text).toBe(fix);
  });

  it.each(['/apps/sandbox', '/apps/ @x # note', 'apps/[a]/ @x', '*.y?ml @x', '.* @x', '/none/ @x', '/apps/x\\ y @x'])(
    'takes %s as it is',
    async (line) => {
      expect(await syntax(repository(['* @y', line], 'apps/a.yaml', 'apps/[a]/x'))).toEqual([]);
    },
  );

  it.each(['/apps/[ab].yaml @x', '^apps/.+ @x', 'apps/a\\.ya?ml$ @x'])(
    'warns of %s, which matches nothing',
    async (line) => {
      const findings = await syntax(repository(['* @y', line], 'apps/a.yaml'));
      expect(brief(findings)).toEqual(['warning codeowners-syntax .github/CODEOWNERS:2']);
    },
  );

  it('warns of a file that gives no file an owner', async () => {
    const [name, pattern] = [repository(['Truxnell'], 'a'), repository(['clusters/*/postBuild.yaml @x'], 'a')];
    expect(brief(await syntax(name))).toEqual(['warning codeowners-syntax .github/CODEOWNERS:1']);
    expect((await syntax(name))[0]?.message).toContain('`* @Truxnell`');
    expect(brief(await syntax(pattern))).toEqual(['warning codeowners-syntax .github/CODEOWNERS:1']);
    expect(await syntax(repository(['# nobody yet'], 'a'))).toEqual([]);
    expect(await syntax(repository(['*'], 'a'))).toEqual([]);
  });

  it('reports files that GitHub does not read', async () => {
    const two = { '.github/CODEOWNERS': '* @x\n', CODEOWNERS: '* @y\n' };
    expect(brief(await syntax(two))).toEqual(['error codeowners-syntax CODEOWNERS:1']);
    expect(await syntax({ ...two, CODEOWNERS: '* @x\n' })).toEqual([]);
    expect(brief(await syntax({ '.github/codeowners': '* @x\n' }))).toEqual([
      'error codeowners-syntax .github/codeowners:1',
    ]);
    expect(await syntax({ 'charts/a/CODEOWNERS': '* @x\n', CODEOWNERS: '* @x\n' })).toEqual([]);
    const large = await syntax({ CODEOWNERS: `* @x\n${'#'.repeat(3 * 1024 * 1024)}` });
    expect(large.map(({ message }) => message)).toEqual([expect.stringContaining('3 MB')]);
    const long = await judge(
      repository(
        Array.from({ length: 20_001 }, (_, at) => `/${at}/* @x`),
        'clusters/a.yaml',
      ),
    );
    expect(brief(long)).toEqual(['notice codeowners-syntax .github/CODEOWNERS:1']);
  });
});

describe('an owner without a pattern', () => {
  it.each(['@org/team', '@user', 'user@example.org'])('%s alone in the file is an error', async (owner) => {
    const alone = await judge(repository([owner], 'apps/a.yaml'));
    expect(brief(alone)).toEqual(['error codeowners-syntax .github/CODEOWNERS:1']);
    expect(alone[0]?.fix?.edits[0]?.text).toBe(`* ${owner}`);
  });

  it('is an error beside other lines, where only a person knows the pattern', async () => {
    const beside = await judge(repository(['* @y', '@org/team'], 'apps/a.yaml'));
    expect(brief(beside)).toEqual(['error codeowners-syntax .github/CODEOWNERS:2']);
    expect(beside[0]?.fix).toBeNull();
  });

  it('is a pattern where a file has that name', async () => {
    expect(await judge(repository(['* @y', '@types/'], '@types/a.ts', 'apps/a.yaml'))).toEqual([]);
    expect(await judge(repository(['* @y', '@types'], '@types/a.ts', 'apps/a.yaml'))).toEqual([]);
  });
});
