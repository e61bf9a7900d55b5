import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const judge = (head: Files, base?: Files, policy: Partial<Policy> = {}): Promise<readonly Finding[]> =>
  findingsOf(['unowned-file', 'codeowners-syntax', 'shallow-owner'], head, { base, policy });

describe('unowned-file on a pull request', () => {
  const base = repository(
    ['/.github/ @x', '/apps/ @x', '/clusters/a/ @x'],
    'apps/a.yaml',
    'clusters/a/a.yaml',
    'old/a.yaml',
  );

  it('names each new file that nobody owns, at its first changed line', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n', 'new/b/c.txt': 'text', 'apps/b.yaml': 'a: b\n' };
    const findings = await judge(head, base);
    expect(brief(findings)).toEqual(['warning unowned-file new/a.yaml:1']);
    expect(findings[0]?.places.map(({ location }) => location.path)).toEqual(['new/a.yaml', 'new/b/c.txt']);
    expect(findings[0]?.message).toContain('`/new/ @…`');
  });

  it('is one finding with its places, however many folders the new files are in', async () => {
    const owned = repository(
      ['/.github/ @x', ...Array.from({ length: 14 }, (_, at) => `/apps/app${at}/a.yaml @x`)],
      ...Array.from({ length: 14 }, (_, at) => `apps/app${at}/a.yaml`),
    );
    const more = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`apps/app${at}/b.yaml`, 'a: b\n']));
    const [finding, ...others] = await judge({ ...owned, ...more }, owned);
    expect(others).toEqual([]);
    expect(finding?.places.map(({ location }) => location.path).sort()).toEqual(Object.keys(more).sort());
  });

  it('leaves old debt and removed files alone', async () => {
    const kept = Object.entries(base).filter(([path]) => path !== 'apps/a.yaml');
    const head = { ...Object.fromEntries(kept), 'old/a.yaml': 'a: c\n' };
    expect(await judge(head, base)).toEqual([]);
  });

  it('is an error on a critical path beside owned ones, and only there', async () => {
    const head = { ...base, 'clusters/b/a.yaml': 'a: b\n', 'clusters/b/README.md': '', '.sops.yaml': 'a: b\n' };
    expect(brief(await judge(head, base))).toEqual([
      'warning unowned-file .sops.yaml:1',
      'error unowned-file clusters/b/a.yaml:1',
    ]);
    const alone = repository(['/apps/ @x'], 'apps/a.yaml');
    expect(brief(await judge({ ...alone, 'clusters/b/a.yaml': 'a: b\n' }, alone))).toEqual([
      'warning unowned-file clusters/b/a.yaml:1',
    ]);
    const workflow = { ...base, '.github/CODEOWNERS': '/.github/CODEOWNERS @x\n' };
    expect(brief(await judge({ ...workflow, '.github/workflows/a.yml': 'a: b\n' }, workflow))).toEqual([
      'error unowned-file .github/workflows/a.yml:1',
    ]);
  });

  it('is an error where the policy file says so', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n' };
    expect(brief(await judge(head, base, { criticalPaths: ['new/**'] }))).toEqual(['error unowned-file new/a.yaml:1']);
  });

  it('says nothing of what is left to nobody on purpose, owned by `*`, or ignored', async () => {
    const head = { ...base, 'new/a.yaml': 'a: b\n' };
    const lines = (text: string): [Files, Files] => [
      { ...head, '.github/CODEOWNERS': text },
      { ...base, '.github/CODEOWNERS': text },
    ];
    expect(await judge(...lines('/apps/ @x\n/new/\n'))).toEqual([]);
    expect(await judge(...lines('* @x\n'))).toEqual([]);
    expect(await judge(head, base, { ignore: ['new/**'] })).toEqual([]);
  });

  it('says nothing without CODEOWNERS, or where CODEOWNERS owns nothing at all', async () => {
    expect(await judge({ 'new/a.yaml': 'a: b\n' }, {})).toEqual([]);
    const nothing = repository(['clusters/*/postBuild.yaml @x'], 'apps/a.yaml');
    expect(await judge({ ...nothing, 'new/a.yaml': 'a: b\n' }, nothing)).toEqual([]);
  });

  it('names what loses its owner when CODEOWNERS is changed, folder by folder', async () => {
    const paths = ['apps/a/a.yaml', 'apps/a/b.yaml', 'apps/b/a.yaml', 'infra/a/a.yaml', 'old/a.yaml'];
    const before = repository(['/.github/ @x', '/apps/ @x', '/infra/ @x'], ...paths);
    const findings = await judge(repository(['/.github/ @x', '/apps/b/ @x'], ...paths), before);
    expect(brief(findings)).toEqual([
      'warning unowned-file .github/CODEOWNERS:2',
      'warning unowned-file .github/CODEOWNERS:2',
    ]);
    expect(findings.map(({ message }) => message).join()).toMatch(/`apps\/a\/` \(2 files\).*`infra\/` \(1 file\)/);
  });

  it('says nothing when CODEOWNERS covers more than before', async () => {
    const paths = ['apps/a/a.yaml', 'apps/b/a.yaml', 'clusters/a/a.yaml', 'old/a.yaml'];
    const before = repository(['/.github/ @x'], ...paths);
    expect(await judge(repository(['/.github/ @x', '/apps/a/ @x'], ...paths), before)).toEqual([]);
  });

  it('proposes the line where all neighbours have one owner', async () => {
    const three = repository(
      ['/.github/ @x', '/apps/a/ @x @y', '/apps/b/ @x @y # both', '/old/ @z'],
      'apps/a/a.yaml',
      'apps/b/a.yaml',
    );
    const [first, ...others] = await judge(
      { ...three, 'apps/c d/a.yaml': 'a: b\n', 'apps/c d/b.yaml': 'a: b\n' },
      three,
    );
    expect(first?.fix?.edits).toMatchObject([
      { path: '.github/CODEOWNERS', start: { line: 3, column: 22 }, text: '\n/apps/c\\ d/ @x @y' },
    ]);
    expect(others).toEqual([]);
    // One edit mends all files of the folder.
    expect(first?.places.map(({ fix }) => fix === null)).toEqual([false, true]);
    const one = repository(['/.github/ @x', '/apps/a/ @x'], 'apps/a/a.yaml');
    expect((await judge({ ...one, 'apps/c/a.yaml': 'a: b\n' }, one)).map(({ fix }) => fix)).toEqual([null]);
    const two = repository(['/.github/ @x', '/apps/a/ @x', '/apps/b/ @y'], 'apps/a/a.yaml', 'apps/b/a.yaml');
    expect((await judge({ ...two, 'apps/c/a.yaml': 'a: b\n' }, two)).map(({ fix }) => fix)).toEqual([null]);
  });

  it('points to a line that GitHub skips', async () => {
    const skipped = repository(['/.github/ @x', '/new/ x'], 'apps/a.yaml');
    const [finding] = await judge({ ...skipped, 'new/a.yaml': 'a: b\n' }, skipped);
    expect(finding?.message).toContain('GitHub skips line 2');
  });
});

describe('unowned-file without a base', () => {
  it('names each topmost folder that nobody owns, and no single files but critical ones', async () => {
    const paths = [
      'README.md',
      '.sops.yaml',
      'a/x.yaml',
      'a/b/x.yaml',
      'clusters/a/x.yaml',
      'clusters/b/x.yaml',
      'clusters/b/c/x.yaml',
    ];
    const findings = await judge(repository(['/.github/ @x', '/clusters/a/ @x', '/README.md @x'], ...paths));
    expect(findings.map(({ severity, message }) => `${severity} ${/`([^`]+)`/.exec(message)?.[1]}`)).toEqual([
      'error clusters/b/',
      'error .sops.yaml',
      'warning a/',
    ]);
  });

  it('is no error where only dotfiles have an owner', async () => {
    const findings = await judge(repository(['.* @x'], '.gitignore', 'clusters/a/x.yaml'));
    expect(brief(findings)).toEqual(['warning unowned-file .github/CODEOWNERS:1']);
  });
});

describe('a critical file whose line has no owner', () => {
  const paths = ['apps/production/x.yaml', 'apps/dev/x.yaml', 'clusters/dev/x.yaml', '.sops.yaml'];

  it.each(['/apps/', '/apps/production/', '/apps/production', '**/production/**', '.sops.yaml', '/.github/'])(
    'is a warning at the line: %s',
    async (line) => {
      expect(brief(await judge(repository(['* @x', line], ...paths)))).toEqual([
        'warning unowned-file .github/CODEOWNERS:2',
      ]);
    },
  );

  it('is an error where the policy file calls it critical', async () => {
    const findings = await judge(repository(['* @x', '/clusters/'], ...paths), undefined, {
      criticalPaths: ['clusters/**'],
    });
    expect(brief(findings)).toEqual(['error unowned-file .github/CODEOWNERS:2']);
  });

  it.each(['/apps/dev/', '/clusters/dev/', '**/x.yaml', '*.md', '/apps/production/README.md'])(
    'is left to no one on purpose: %s',
    async (line) => {
      const files = { ...repository(['* @x', line], ...paths, 'apps/production/README.md') };
      expect(await judge(files)).toEqual([]);
    },
  );

  it('is one finding with weakened-ownership in the pull request that brings the line, and none in others', async () => {
    const before = repository(['* @x', '/apps/production/'], ...paths);
    expect(await judge({ ...before, 'apps/production/x.yaml': 'a: c\n' }, before)).toEqual([]);
    const base = repository(['* @x'], ...paths);
    const findings = await findingsOf(['unowned-file', 'weakened-ownership'], before, { base });
    expect(brief(findings)).toEqual(['error weakened-ownership .github/CODEOWNERS:2']);
  });
});
