import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { brief } from '../judge.ts';
import { judge } from '../judge.ts';

type Files = Readonly<Record<string, string>>;

/** What the rules about CODEOWNERS say of a tree, or of the way from one tree to another. */
function ownership(head: Files, base?: Files, policy: Partial<Policy> = {}): Promise<readonly Finding[]> {
  return judge(head, { rules: ['unowned-file', 'codeowners-syntax', 'shallow-owner'], base, policy });
}

/** A file for each path; CODEOWNERS from its lines. */
function repository(codeowners: readonly string[], ...paths: string[]): Files {
  return {
    '.github/CODEOWNERS': `${codeowners.join('\n')}\n`,
    ...Object.fromEntries(paths.map((path) => [path, 'a: b\n'])),
  };
}

const TALK = [
  '* @global-owner1 @global-owner2',
  '/.github/CODEOWNERS @team-leads',
  '/infrastructure/* @cloud-ops',
  '/clusters/* @cloud-ops',
  '/apps/base/* @cloud-ops',
  '/apps/dev/gotosocial/* @team1',
  '/apps/dev/podinfo/* @team2',
  '/apps/staging/portainer/* @team2',
  '/apps/production/* @team-leads',
];

describe('unowned-file on a pull request', () => {
  const base = repository(
    ['/.github/ @x', '/apps/ @x', '/clusters/a/ @x'],
    'apps/a.yaml',
    'clusters/a/a.yaml',
    'old/a.yaml',
  );

  test('names each new file that nobody owns, at its first changed line', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n', 'new/b/c.txt': 'text', 'apps/b.yaml': 'a: b\n' };
    const findings = await ownership(head, base);
    expect(findings.map(brief)).toEqual(['warning unowned-file new/a.yaml:1', 'warning unowned-file new/b/c.txt:1']);
    expect(findings[0]?.message).toContain('`/new/ @…`');
  });

  test('leaves old debt and removed files alone', async () => {
    const kept = Object.entries(base).filter(([path]) => path !== 'apps/a.yaml');
    const head = { ...Object.fromEntries(kept), 'old/a.yaml': 'a: c\n' };
    expect(await ownership(head, base)).toEqual([]);
  });

  test('is an error on a critical path beside owned ones, and only there', async () => {
    const head = { ...base, 'clusters/b/a.yaml': 'a: b\n', 'clusters/b/README.md': '', '.sops.yaml': 'a: b\n' };
    expect((await ownership(head, base)).map(brief)).toEqual([
      'warning unowned-file .sops.yaml:1',
      'warning unowned-file clusters/b/README.md:1',
      'error unowned-file clusters/b/a.yaml:1',
    ]);
    const alone = repository(['/apps/ @x'], 'apps/a.yaml');
    expect((await ownership({ ...alone, 'clusters/b/a.yaml': 'a: b\n' }, alone)).map(brief)).toEqual([
      'warning unowned-file clusters/b/a.yaml:1',
    ]);
    const workflow = { ...base, '.github/CODEOWNERS': '/.github/CODEOWNERS @x\n' };
    expect((await ownership({ ...workflow, '.github/workflows/a.yml': 'a: b\n' }, workflow)).map(brief)).toEqual([
      'error unowned-file .github/workflows/a.yml:1',
    ]);
  });

  test('is an error where the policy file says so', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n' };
    expect((await ownership(head, base, { criticalPaths: ['new/**'] })).map(brief)).toEqual([
      'error unowned-file new/a.yaml:1',
    ]);
  });

  test('says nothing of what is left to nobody on purpose, owned by `*`, or ignored', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n' };
    const lines = (text: string): [Files, Files] => [
      { ...head, '.github/CODEOWNERS': text },
      { ...base, '.github/CODEOWNERS': text },
    ];
    expect(await ownership(...lines('/apps/ @x\n/new/\n'))).toEqual([]);
    expect(await ownership(...lines('* @x\n'))).toEqual([]);
    expect(await ownership(head, base, { ignore: ['new/**'] })).toEqual([]);
  });

  test('says nothing without CODEOWNERS, or where CODEOWNERS owns nothing at all', async () => {
    expect(await ownership({ 'new/a.yaml': 'a: b\n' }, {})).toEqual([]);
    const nothing = repository(['clusters/*/postBuild.yaml @x'], 'apps/a.yaml');
    expect(await ownership({ ...nothing, 'new/a.yaml': 'a: b\n' }, nothing)).toEqual([]);
  });

  test('names what loses its owner when CODEOWNERS is changed, folder by folder', async () => {
    const paths = ['apps/a/a.yaml', 'apps/a/b.yaml', 'apps/b/a.yaml', 'clusters/a/a.yaml', 'old/a.yaml'];
    const before = repository(['/.github/ @x', '/apps/ @x', '/clusters/ @x'], ...paths);
    const findings = await ownership(repository(['/.github/ @x', '/apps/b/ @x'], ...paths), before);
    expect(findings.map(brief)).toEqual([
      'warning unowned-file .github/CODEOWNERS:2',
      'warning unowned-file .github/CODEOWNERS:2',
    ]);
    expect(findings.map(({ message }) => message).join()).toMatch(/`apps\/a\/` \(2 files\).*`clusters\/` \(1 file\)/);
  });

  test('says nothing when CODEOWNERS covers more than before', async () => {
    const paths = ['apps/a/a.yaml', 'apps/b/a.yaml', 'clusters/a/a.yaml', 'old/a.yaml'];
    const before = repository(['/.github/ @x'], ...paths);
    expect(await ownership(repository(['/.github/ @x', '/apps/a/ @x'], ...paths), before)).toEqual([]);
  });

  test('proposes the line where all neighbours have one owner', async () => {
    const three = repository(
      ['/.github/ @x', '/apps/a/ @x @y', '/apps/b/ @x @y # both', '/old/ @z'],
      'apps/a/a.yaml',
      'apps/b/a.yaml',
    );
    const [first, second] = await ownership(
      { ...three, 'apps/c d/a.yaml': 'a: b\n', 'apps/c d/b.yaml': 'a: b\n' },
      three,
    );
    expect(first?.fix?.edits).toMatchObject([
      { path: '.github/CODEOWNERS', start: { line: 3, column: 22 }, text: '\n/apps/c\\ d/ @x @y' },
    ]);
    expect(second?.fix).toBeNull();
    const one = repository(['/.github/ @x', '/apps/a/ @x'], 'apps/a/a.yaml');
    expect((await ownership({ ...one, 'apps/c/a.yaml': 'a: b\n' }, one)).map(({ fix }) => fix)).toEqual([null]);
    const two = repository(['/.github/ @x', '/apps/a/ @x', '/apps/b/ @y'], 'apps/a/a.yaml', 'apps/b/a.yaml');
    expect((await ownership({ ...two, 'apps/c/a.yaml': 'a: b\n' }, two)).map(({ fix }) => fix)).toEqual([null]);
  });

  test('points to a line that GitHub skips', async () => {
    const skipped = repository(['/.github/ @x', '/new/ x'], 'apps/a.yaml');
    const [finding] = await ownership({ ...skipped, 'new/a.yaml': 'a: b\n' }, skipped);
    expect(finding?.message).toContain('GitHub skips line 2');
  });
});

describe('unowned-file without a base', () => {
  test('names each topmost folder that nobody owns, and no single files but critical ones', async () => {
    const paths = [
      'README.md',
      '.sops.yaml',
      'a/x.yaml',
      'a/b/x.yaml',
      'clusters/a/x.yaml',
      'clusters/b/x.yaml',
      'clusters/b/c/x.yaml',
    ];
    const findings = await ownership(repository(['/.github/ @x', '/clusters/a/ @x', '/README.md @x'], ...paths));
    expect(findings.map(({ severity, message }) => `${severity} ${/`([^`]+)`/.exec(message)?.[1]}`)).toEqual([
      'error clusters/b/',
      'error .sops.yaml',
      'warning a/',
    ]);
  });

  test('is no error where only dotfiles have an owner', async () => {
    const findings = await ownership(repository(['.* @x'], '.gitignore', 'clusters/a/x.yaml'));
    expect(findings.map(brief)).toEqual(['warning unowned-file .github/CODEOWNERS:1']);
  });

  test('judges the CODEOWNERS of the talk as GitHub does: `*` owns what `/*` does not reach', async () => {
    const paths = [
      'infrastructure/controllers/a.yaml',
      'clusters/production/a.yaml',
      'apps/base/podinfo/a.yaml',
      'apps/dev/gotosocial/patches/a.yaml',
      'apps/dev/podinfo/patches/a.yaml',
      'apps/staging/portainer/patches/a.yaml',
      'apps/production/podinfo/a.yaml',
    ];
    const findings = await ownership(repository(TALK, ...paths));
    expect(findings.map(brief)).toEqual(
      [3, 4, 5, 6, 7, 8, 9].map((line) => `warning shallow-owner .github/CODEOWNERS:${line}`),
    );
    expect(findings.map(({ fix }) => fix?.edits[0]?.text)).toContain('/apps/dev/gotosocial/');
    const withoutDefault = await ownership(repository(TALK.slice(1), ...paths, 'apps/base/kustomization.yaml'));
    expect(
      withoutDefault.filter(({ rule }) => rule === 'unowned-file').map(({ message }) => /`([^`]+)`/.exec(message)?.[1]),
    ).toEqual(['apps/production/']);
    // One cause is one finding: what is left out above is below a line that stops short of it.
    expect(
      withoutDefault
        .filter(({ rule }) => rule === 'shallow-owner')
        .map(({ message }) => /`([^`]+)`/.exec(message)?.[1]),
    ).toEqual(expect.arrayContaining(['/apps/base/*', '/clusters/*', '/infrastructure/*']));
  });
});

describe('shallow-owner', () => {
  test.each([
    ['nothing lies deeper', ['/a/* @x'], ['a/x']],
    ['deeper files have lines of their own', ['/a/* @x', '/a/b/ @y'], ['a/x', 'a/b/x']],
    ['the line leaves files to nobody', ['* @y', '/a/*'], ['a/x', 'a/b/x']],
    ['it is the root', ['* @y', '/* @x'], ['a/x']],
    ['a later line decides', ['/a/* @x', '* @y'], ['a/x', 'a/b/x']],
  ])('is silent where %s', async (_, lines, paths) => {
    expect((await ownership(repository(lines, ...paths))).filter(({ rule }) => rule === 'shallow-owner')).toEqual([]);
  });

  test('has no fix where the wider pattern would take files from another owner', async () => {
    const findings = await ownership(repository(['/.github/ @x', '/a/b/ @y', 'a/* @x'], 'a/x', 'a/b/x', 'a/c/x'));
    expect(findings.find(({ rule }) => rule === 'shallow-owner')).toMatchObject({ fix: null });
  });

  test('keeps the folder where it is', async () => {
    const findings = await ownership(repository(['* @y', 'docs/* @x'], 'docs/a/x'));
    expect(findings[0]?.fix?.edits[0]?.text).toBe('/docs/');
  });
});

describe('codeowners-syntax', () => {
  async function syntax(files: Files): Promise<readonly Finding[]> {
    return (await ownership(files)).filter(({ rule }) => rule === 'codeowners-syntax');
  }

  test.each([
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
    expect(findings.map(brief)).toEqual(['error codeowners-syntax .github/CODEOWNERS:2']);
    expect(findings[0]?.fix?.edits[0]?.text).toBe(fix);
  });

  test.each(['/apps/sandbox', '/apps/ @x # note', 'apps/[a]/ @x', '*.y?ml @x', '.* @x', '/none/ @x', '/apps/x\\ y @x'])(
    'takes %s as it is',
    async (line) => {
      expect(await syntax(repository(['* @y', line], 'apps/a.yaml', 'apps/[a]/x'))).toEqual([]);
    },
  );

  test.each(['/apps/[ab].yaml @x', '^apps/.+ @x', 'apps/a\\.ya?ml$ @x'])(
    'warns of %s, which matches nothing',
    async (line) => {
      const findings = await syntax(repository(['* @y', line], 'apps/a.yaml'));
      expect(findings.map(brief)).toEqual(['warning codeowners-syntax .github/CODEOWNERS:2']);
    },
  );

  test('warns of a file that gives no file an owner', async () => {
    const [name, pattern] = [repository(['Truxnell'], 'a'), repository(['clusters/*/postBuild.yaml @x'], 'a')];
    expect((await syntax(name)).map(brief)).toEqual(['warning codeowners-syntax .github/CODEOWNERS:1']);
    expect((await syntax(name))[0]?.message).toContain('`* @Truxnell`');
    expect((await syntax(pattern)).map(brief)).toEqual(['warning codeowners-syntax .github/CODEOWNERS:1']);
    expect(await syntax(repository(['# nobody yet'], 'a'))).toEqual([]);
    expect(await syntax(repository(['*'], 'a'))).toEqual([]);
  });

  test('reports files that GitHub does not read', async () => {
    const two = { '.github/CODEOWNERS': '* @x\n', CODEOWNERS: '* @y\n' };
    expect((await syntax(two)).map(brief)).toEqual(['error codeowners-syntax CODEOWNERS:1']);
    expect(await syntax({ ...two, CODEOWNERS: '* @x\n' })).toEqual([]);
    expect((await syntax({ '.github/codeowners': '* @x\n' })).map(brief)).toEqual([
      'error codeowners-syntax .github/codeowners:1',
    ]);
    expect(await syntax({ 'charts/a/CODEOWNERS': '* @x\n', CODEOWNERS: '* @x\n' })).toEqual([]);
    const large = await syntax({ CODEOWNERS: `* @x\n${'#'.repeat(3 * 1024 * 1024)}` });
    expect(large.map(({ message }) => message)).toEqual([expect.stringContaining('3 MB')]);
    const long = await ownership(
      repository(
        Array.from({ length: 20_001 }, (_, at) => `/${at}/* @x`),
        'clusters/a.yaml',
      ),
    );
    expect(long.map(brief)).toEqual(['notice codeowners-syntax .github/CODEOWNERS:1']);
  });
});
