import { chmodSync, existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { bareRepository, canary, SECRET } from '../repository/canary.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { type Outcome, runCli } from './run-cli.ts';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n';
const FOUND = ['embedded-repository kubernetes/HEAD', 'plaintext-secret kubernetes/evil.yaml'];

function found({ output, complaints }: Outcome): string[] {
  if (output === '') throw new Error(complaints);
  const { findings }: Report = JSON.parse(output);
  return findings.map(({ rule, location }) => `${rule} ${location.path}`);
}
const check = async (folder: string, ...args: string[]): Promise<string[]> =>
  found(await runCli(['check', '--format', 'json', ...args, folder]));
const reportOf = async (folder: string): Promise<Report> =>
  JSON.parse((await runCli(['check', '--format', 'json', folder])).output);

describe('a bare repository in a folder', () => {
  it('is an error, and no command obeys it', async () => {
    const { command, hasRun } = canary();
    const folder = scratchRepository({ 'kubernetes/a.yaml': MAP });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    const kubernetes = join(folder, 'kubernetes');
    write(kubernetes, {
      ...bareRepository(command),
      'evil.yaml': SECRET,
      'kustomization.yaml': 'resources: [a.yaml]\n',
    });
    commitAll(folder, 'second');
    const inside = FOUND.map((line) => line.replace('kubernetes/', ''));
    expect(await check(kubernetes)).toEqual(inside);
    expect(await check(kubernetes, '--base', 'main')).toEqual(inside);
    expect(await check(folder, '--base', 'main', '--scope', 'changed')).toEqual(FOUND);
    const others = [
      await runCli(['graph'], { cwd: kubernetes }),
      await runCli(['diff', '--base', 'main'], { cwd: kubernetes }),
      await runCli(['build', '.'], { cwd: kubernetes }),
      await runCli(['build', '--all', '--output', scratchFolder()], { cwd: kubernetes }),
    ];
    expect(others.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(hasRun()).toBe(false);
  });

  it('is not what only looks like one', async () => {
    const healthy = {
      'notes/HEAD': 'The head of the team.\n',
      'notes/objects/a.md': 'a\n',
      'notes/refs/b.md': 'b\n',
      'release/HEAD': 'ref: refs/heads/main\n',
      'release/objects/a.md': 'a\n',
      'a.yaml': MAP,
    };
    expect(await check(scratchRepository(healthy))).toEqual([]);
  });

  it('is one, too, whose files lie in another folder, or under names in other letters', async () => {
    const folder = scratchFolder({
      'a/HEAD': 'ref: refs/heads/main\n',
      'a/commondir': '../b\n',
      'b/objects/.keep': '',
      'b/refs/.keep': '',
      'c/head': `${'0123456789'.repeat(4)}\n`,
      'c/Objects/.keep': '',
      'c/refs/.keep': '',
      'd/HEAD': 'ref: refs/heads/main\n',
      'd/commondir': '/tmp\n',
      'e/objects/.keep': '',
      'e/refs/.keep': '',
    });
    symlinkSync('refs/heads/main', join(folder, 'e/HEAD'));
    const paths = ['a/HEAD', 'c/head', 'd/HEAD', 'e/HEAD'];
    expect(await check(folder)).toEqual(paths.map((path) => `embedded-repository ${path}`));
  });
});

describe('names', () => {
  const odd = (folder: string): Buffer =>
    Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from('.yaml')]);

  it('that are not UTF-8 are errors, and what is in such a file is judged', async () => {
    const expected = ['plaintext-secret a\\xff.yaml', 'unreadable-file a\\xff.yaml'];
    const plain = scratchFolder();
    writeFileSync(odd(plain), SECRET);
    expect((await check(plain)).sort()).toEqual(expected);
    const folder = scratchRepository({ 'b.yaml': MAP });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    writeFileSync(odd(folder), SECRET);
    expect((await check(folder, '--base', 'main')).sort()).toEqual(expected);
    commitAll(folder, 'second');
    expect((await check(folder, '--base', 'main', '--scope', 'changed')).sort()).toEqual(expected);
    commitAll(folder, 'third');
    expect(await check(folder, '--base', 'change')).toEqual([]);
  });

  it('with line breaks, quotes and other cases are told apart', async () => {
    const names = ['x\n::error::y.yaml', 'a.yaml', 'A.yaml', '"q".yaml', 'z\u001b[31m.yaml'];
    const folder = scratchRepository({ 'b.yaml': MAP });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    write(folder, Object.fromEntries(names.map((name) => [name, SECRET])));
    commitAll(folder, 'second');
    const { output } = await runCli(['check', '--format', 'json', '--base', 'main', '--scope', 'changed', folder]);
    const report: Report = JSON.parse(output);
    // One secret in five files is one finding with five places.
    expect(report.findings.flatMap(({ places }) => places.map(({ location }) => location.path)).sort()).toEqual(
      names.toSorted(),
    );
  });
});

describe('a folder of which nothing was read', () => {
  it('does not pass where an ignore file hides all of it', async () => {
    const folder = scratchFolder({ '.gitignore': '*\n', 'evil.yaml': SECRET });
    expect(await check(folder)).toEqual(['plaintext-secret evil.yaml']);
  });

  it('does not pass where a folder cannot be opened; the rest is judged', async () => {
    const folder = scratchFolder({ 'shut/a.yaml': MAP, 'evil.yaml': SECRET });
    chmodSync(join(folder, 'shut'), 0);
    try {
      const isRoot = process.getuid?.() === 0;
      expect(await check(folder)).toEqual(['plaintext-secret evil.yaml', ...(isRoot ? [] : ['unreadable-file shut'])]);
    } finally {
      chmodSync(join(folder, 'shut'), 0o755);
    }
  });

  it('takes an ignored file for missing where the ignore file ignores its neighbours in git', async () => {
    const folder = scratchFolder({
      '.gitignore': '*\n!/apps\n!.gitignore\n',
      'apps/web/kustomization.yaml': 'resources: [cm.yaml, gone.yaml]\n',
      'apps/web/cm.yaml': MAP,
    });
    const { findings }: Report = await reportOf(folder);
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error missing-file']);
    write(folder, { '.gitignore': 'gone.yaml\n' });
    const { findings: ignored }: Report = await reportOf(folder);
    expect(ignored.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning missing-file']);
  });
});

describe('links', () => {
  it('are not followed out of the tree where a folder in git became one', async () => {
    const outside = scratchFolder({ 'x.yaml': SECRET, 'kustomization.yaml': 'resources: [x.yaml]\n' });
    const folder = scratchRepository({
      'a/x.yaml': MAP,
      'a/kustomization.yaml': 'resources: [x.yaml]\n',
      'b.yaml': MAP,
    });
    renameSync(join(folder, 'a'), join(folder, '.git/a'));
    symlinkSync(outside, join(folder, 'a'));
    const report: Report = await reportOf(folder);
    expect([report.findings, report.summary.files]).toEqual([[], 1]);
  });

  it('are not written through', async () => {
    const outside = scratchFolder({ target: 'mine' });
    const folder = scratchFolder({ 'apps/kustomization.yaml': 'resources: [a.yaml]\n', 'apps/a.yaml': MAP });
    symlinkSync(join(outside, 'target'), join(folder, 'gate.sarif'));
    symlinkSync(outside, join(folder, 'out'));
    for (const args of [
      ['check', '--format', 'sarif=gate.sarif'],
      ['build', '--all', '--output', 'out/deeper'],
    ]) {
      const { code, complaints } = await runCli(args, { cwd: folder });
      expect([code, complaints]).toEqual([2, expect.stringContaining('is a symbolic link, which can point anywhere')]);
    }
    expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('mine');
    expect(existsSync(join(outside, 'deeper'))).toBe(false);
  });
});

describe('the error stream', () => {
  it('has no controls and no commands for a runner that the repository wrote', async () => {
    const folder = scratchFolder({
      'kustomization.yaml': `resources: ["m\\n::error::pwn", "\\e[31mx", "##[error]z"]\n`,
      '.gitops-gate.yaml': 'sources: {"https://x.example.com/\\n::error::a": "\\n::error::b"}\n',
    });
    for (const args of [
      ['build', '.'],
      ['check', '.', '--verbose'],
      ['graph', '.'],
    ]) {
      const { complaints } = await runCli(args, { cwd: folder });
      expect(complaints).not.toMatch(/^\s*::/m);
      expect(complaints).not.toContain('##[');
      expect(complaints).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });
});

describe('the policy of a change', () => {
  const loosened = (policy: string): string => {
    const folder = scratchRepository({ 'a.yaml': MAP, '.gitops-gate.yaml': 'preset: recommended\n' });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    write(folder, { 'evil.yaml': SECRET, '.gitops-gate.yaml': policy, '.github/gitops-gate.yaml': policy });
    commitAll(folder, 'second');
    return folder;
  };

  it.each(['rules: {plaintext-secret: "off"}\n', 'ignore: ["**"]\n', 'failOn: never\n'])(
    'is that of the base, whatever the branch says: %j',
    async (policy) => {
      const folder = loosened(policy);
      const { code, output, complaints } = await runCli(['check', '--base', 'main', folder]);
      expect([code, complaints]).toEqual([
        1,
        expect.stringContaining('The gate uses the policy of the base until the change is merged'),
      ]);
      expect(output).toContain('plaintext-secret');
      const config = join(folder, '.gitops-gate.yaml');
      const tried = await runCli(['check', '--base', 'main', '--config', config, folder]);
      expect([tried.code, tried.complaints]).toEqual([0, expect.stringContaining('its result may differ')]);
      expect((await runCli(['check', folder])).code).toBe(0);
    },
  );

  it('is the default one where the base has none', async () => {
    const folder = scratchRepository({ 'a.yaml': MAP });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    write(folder, { 'evil.yaml': SECRET, '.gitops-gate.yaml': 'rules: {plaintext-secret: "off"}\n' });
    expect(await check(folder, '--base', 'main')).toEqual(['plaintext-secret evil.yaml']);
  });
});
