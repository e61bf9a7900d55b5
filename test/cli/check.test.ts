import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { CLI, runCli } from './run-cli.ts';

const TWICE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n';
const ONCE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

async function report(args: readonly string[], cwd?: string): Promise<Report> {
  const { output, complaints } = await runCli(['check', '--format', 'json', ...args], cwd === undefined ? {} : { cwd });
  if (output === '') throw new Error(complaints);
  return JSON.parse(output);
}

const found = ({ findings }: Report) =>
  findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`);

it('the README says in words what the picture of the comment shows', async () => {
  const root = join(import.meta.dirname, '../..');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { findings } = await report(['--fail-on', 'never', join(root, 'example')]);
  const messages = findings.filter(({ rule }) => rule === 'unknown-source').map(({ message }) => message);
  expect(messages).toHaveLength(1);
  expect(readme).toContain(messages[0]?.replaceAll('`', ''));
});

describe('exit code', () => {
  it('is 2 for an empty folder, and 0 for one in which nothing is wrong', async () => {
    const empty = scratchFolder();
    expect(await runCli(['check', empty])).toEqual({
      code: 2,
      output: '',
      complaints: `Nothing to check here: ${empty} contains no files. Make sure that the path is correct and that the repository is checked out there.\n`,
    });
    const { code, output } = await runCli(['check', scratchFolder({ 'a.yaml': ONCE })]);
    expect(code).toBe(0);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('is that of the verdict also where nobody reads what is printed', () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    const script = '"$0" "$1" check "$2" | exec true; exit $PIPESTATUS';
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, CLI, folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
  });

  it('is 1 for an error, 0 when nothing fails the gate', async () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    expect((await runCli(['check', folder])).code).toBe(1);
    expect((await runCli(['check', '--fail-on', 'never', folder])).code).toBe(0);
    expect((await runCli(['check', '--rule', 'yaml-syntax=off', folder])).code).toBe(0);
    expect((await runCli(['check', '--rule', 'yaml-syntax=warning', folder])).code).toBe(0);
    expect((await runCli(['check', '--rule', 'yaml-syntax=warning', '--fail-on', 'warning', folder])).code).toBe(1);
  });

  it.each([
    [['chek'], 'Did you mean `check`?'],
    [['check', '--formt', 'json'], 'Did you mean --format?'],
    [['check', '--format', 'jsn'], 'json'],
    [['check', '--base'], '--base requires a value'],
    [['check', '--rule', 'yaml-sintax=off', '.'], 'Did you mean `yaml-syntax`?'],
    [['check', '--rule', 'yaml-syntax=loud', '.'], 'off, notice, warning, error'],
    [['check', '--rule', 'yaml-syntax', '.'], 'requires a level, such as --rule yaml-syntax=warning'],
    [['graph', '--zzz'], 'To list all options, run `gitops-gate graph --help`.'],
    [['externals', '--config', 'x'], 'To list all options, run `gitops-gate externals --help`.'],
    [['check', '--fail-on', 'errors', '.'], 'Did you mean `error`?'],
    [['check', '--scope', 'new', '.'], '--base'],
    [['check', 'no-such-folder'], 'does not exist'],
    [['check', '--config', 'no-such-file', '.'], 'no-such-file'],
    [['check', '.', '..'], 'Specify one directory, not both'],
    [['explain', 'yaml-sintax'], 'Did you mean `yaml-syntax`?'],
    [['explain'], 'Specify a rule'],
  ])('is 2 for %j, which says why', async (args, said) => {
    const { code, output, complaints } = await runCli(args, { cwd: scratchFolder() });
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints).toContain(said);
    expect(complaints.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

describe('--base', () => {
  it('counts what is new since the merge base, and nothing that was there', async () => {
    const folder = scratchRepository({ 'old.yaml': TWICE, 'fine.yaml': ONCE });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    write(folder, { 'fine.yaml': TWICE });
    commitAll(folder, 'second');
    gitIn(folder, 'checkout', '-q', 'main');
    write(folder, { 'later.yaml': TWICE });
    commitAll(folder, 'third');
    gitIn(folder, 'checkout', '-q', 'change');
    const { findings, summary } = await report(['--base', 'main', folder]);
    expect(findings.map(({ location }) => location.path)).toEqual(['fine.yaml']);
    expect(summary).toMatchObject({ scope: 'new', existing: 1 });
    expect(found(await report(['--base', 'main', '--scope', 'all', folder]))).toHaveLength(2);
    expect(found(await report(['--base', 'main', '--scope', 'changed', folder]))).toEqual(['yaml-syntax fine.yaml:5']);
  });

  it('sees what is not committed yet, and a file that moved is not new', async () => {
    const folder = scratchRepository({ 'old.yaml': TWICE });
    gitIn(folder, 'mv', 'old.yaml', 'moved.yaml');
    write(folder, { 'new.yaml': TWICE });
    expect(found(await report(['--base', 'HEAD', folder]))).toContain('yaml-syntax new.yaml:5');
  });

  it('judges a folder inside a repository with paths of its own', async () => {
    const folder = scratchRepository({ 'fleet/a.yaml': ONCE, 'elsewhere/b.yaml': TWICE });
    write(folder, { 'fleet/a.yaml': TWICE });
    expect(found(await report(['--base', 'HEAD', 'fleet'], folder))).toEqual(['yaml-syntax a.yaml:5']);
  });

  it('says what is missing: the commit, the history, the repository', async () => {
    const folder = scratchRepository({ 'a.yaml': ONCE });
    const said = async (args: string[], cwd: string) => {
      const { code, complaints } = await runCli(['check', ...args], { cwd });
      return `${code} ${complaints}`;
    };
    expect(await said(['--base', 'nope'], folder)).toMatch(/^2 .*this commit is not in the repository/s);
    expect(await said(['--base', '--upload-pack=evil'], folder)).toMatch(/^2 /);
    commitAll(folder, 'second');
    gitIn(folder, 'checkout', '-q', '-b', 'other', 'HEAD~1');
    commitAll(folder, 'third');
    const shallow = join(scratchFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', '--no-single-branch', `file://${folder}`, shallow]);
    expect(await said(['--base', 'origin/main'], shallow)).toMatch(/^2 .*fetch-depth: 0/s);
    expect(await said(['--base', 'main'], scratchFolder())).toMatch(/^2 .*not inside a git repository/s);
  });
});

describe('the policy file', () => {
  it('sets levels by path and leaves files out', async () => {
    const folder = scratchFolder({
      '.github/gitops-gate.yaml':
        'rules: {yaml-syntax: warning}\noverrides:\n  - paths: [prod/**]\n    rules: {yaml-syntax: error}\nignore: [archive/**]\n',
      'dev/a.yaml': TWICE,
      'prod/a.yaml': TWICE,
      'archive/a.yaml': TWICE,
    });
    expect((await report([folder])).findings.map(({ severity, location }) => `${severity} ${location.path}`)).toEqual([
      'warning dev/a.yaml',
      'error prod/a.yaml',
    ]);
  });

  it.each([
    ['rulez: {}', '.github/gitops-gate.yaml:1:1: Unknown setting `rulez`. Did you mean `rules`?'],
    ['rules:\n  yaml-sintax: off', ':2:3: Unknown rule `yaml-sintax`. Did you mean `yaml-syntax`?'],
    ['rules:\n  yaml-syntax: loud', ':2:16: `rules.yaml-syntax` must be off, notice, warning or error'],
    ['ignore: archive', ':1:9: `ignore` must be a list'],
    ['online: 1', ':1:9: `online` must be `true` or `false`'],
    ['overrides:\n  - paths: [a/**]', ':2:5: `overrides[0]` requires `rules`'],
    ['limits: {minutes: 0}', ':1:19: `limits.minutes` must be more than 0'],
    ['limits: {values: 0}', ':1:18: `limits.values` must be at least 1'],
    ['ignore: [""]', ':1:10: `ignore[0]` must not be empty'],
    ['ignore: a\nonline: 1\nfailOn: x', /:1:9: .*:2:9: .*:3:9: /s],
    ['a: [', ':1:'],
    ['- a', 'mapping of settings'],
    ['targets:\n  flux: []', ':2:9'],
  ])('with %j is exit 2 and tells the place', async (text, said) => {
    const { code, complaints } = await runCli(['check'], {
      cwd: scratchFolder({ '.github/gitops-gate.yaml': `${text}\n` }),
    });
    expect(code).toBe(2);
    expect(complaints).toMatch(said);
  });
});

it('honours suppressions and reports those that are wrong or unused', async () => {
  const folder = scratchFolder({
    'a.yaml': 'a: 1\na: 2 # gitops-gate-ignore yaml-syntax: both are wanted\n',
    'b.yaml': 'a: 1\na: 2 # gitops-gate-ignore yaml-syntax\n',
    'c.yaml': 'a: 1 # gitops-gate-ignore yaml-syntax: nothing is wrong here\n',
  });
  const { findings, suppressed } = await report([folder]);
  expect(suppressed).toMatchObject([{ rule: 'yaml-syntax', reason: 'both are wanted', location: { path: 'a.yaml' } }]);
  expect(findings.map(({ rule, location }) => `${rule} ${location.path}`)).toEqual([
    'yaml-syntax b.yaml',
    'invalid-suppression b.yaml',
    'unused-suppression c.yaml',
  ]);
});

it('writes several formats at once and gives the same bytes twice', async () => {
  const folder = scratchFolder({ 'a.yaml': TWICE });
  const target = scratchFolder();
  const args = [
    'check',
    '--format',
    `json=${join(target, 'a.json')}`,
    '--format',
    `sarif=${join(target, 'a.sarif')}`,
    '--format',
    'text',
    folder,
  ];
  const first = await runCli(args);
  const bytes = readFileSync(join(target, 'a.json'), 'utf8');
  expect(first.output).toContain('yaml-syntax');
  expect((await runCli(args)).output).toBe(first.output);
  expect(readFileSync(join(target, 'a.json'), 'utf8')).toBe(bytes);
  expect(JSON.parse(readFileSync(join(target, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
});

it('reads odd files without losing the others', async () => {
  const folder = scratchFolder({
    'a.yaml': TWICE,
    'binary.yaml': Buffer.from([0, 1, 2]),
    'latin.yaml': Buffer.from([0x61, 0x3a, 0x20, 0xe9]),
    'deep.yaml': `${'['.repeat(5000)}\n`,
    'crlf.yaml': TWICE.replaceAll('\n', '\r\n'),
    'huge.yaml': Buffer.alloc(11 * 1024 * 1024, 0x61),
    'large.yaml': `a: ${'x'.repeat(1_200_000)}\n`,
  });
  expect(found(await report([folder]))).toEqual([
    'yaml-syntax a.yaml:5',
    'unreadable-file binary.yaml:1',
    'yaml-syntax crlf.yaml:5',
    'unreadable-file deep.yaml:1',
    'unreadable-file huge.yaml:1',
    'unreadable-file large.yaml:1',
    'unreadable-file latin.yaml:1',
  ]);
});

it('says with --verbose what was not known, on the error stream', async () => {
  const crane = 'apiVersion: example.com/v1\nkind: Crane\nmetadata: {name: a}\nspec: {}\n';
  const overlay = 'resources:\n  - https://example.com/x.yaml\n  - ../a.yaml\n';
  const folder = scratchFolder({ 'a.yaml': crane, 'b/kustomization.yaml': overlay });
  const { complaints, code } = await runCli(['check', folder, '--verbose']);
  expect(code).toBe(0);
  expect(complaints).toContain('Kinds without a schema:\n  example.com/v1 Crane\n');
  expect(complaints).toMatch(/Unknown parts of builds:\n {2}b\/kustomization.yaml:2:5: /);
  expect((await runCli(['check', folder])).complaints).toBe('');
});

it('asks addresses for schemas where the base says so, not where a branch does', async () => {
  // An address that is refused before anything is sent.
  const policy = "online: true\nschemaLocations: ['https://127.0.0.1/{{.ResourceKind}}.json']\n";
  const crane = 'apiVersion: example.com/v1\nkind: Crane\nmetadata: {name: a}\nspec: {}\n';
  const folder = scratchRepository({ 'a.yaml': crane });
  const said = async (...args: string[]): Promise<string> =>
    (await runCli(['check', folder, '--verbose', ...args])).complaints;
  gitIn(folder, 'checkout', '-q', '-b', 'change');
  write(folder, { '.gitops-gate.yaml': policy });
  commitAll(folder, 'second');
  const asked = 'https://127.0.0.1/crane.json could not be fetched: 127.0.0.1 is not a public address.';
  expect(await said('--base', 'main')).not.toContain('could not be fetched');
  expect(await said()).toContain(asked);
  expect(await said('--base', 'change')).toContain(asked);
  write(folder, { '.gitops-gate.yaml': policy.replace('127.0.0.1', '127.0.0.2') });
  expect(await said('--base', 'change')).toContain(asked);
  expect(await said('--base', 'main', '--config', join(folder, '.gitops-gate.yaml'))).toContain(
    '127.0.0.2 is not a public',
  );
});

it('a run that is too late exits with 2, and says what it did not judge', async () => {
  const folder = scratchFolder({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n', 'd.yaml': 'd: 1\n' });
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now++ * 601_000);
  try {
    const { code, complaints } = await runCli(['check', folder]);
    expect(code).toBe(2);
    expect(complaints).toContain('4 files (a.yaml, b.yaml, c.yaml, …)');
    expect(complaints).toContain('`limits.minutes`');
  } finally {
    clock.mockRestore();
  }
});
