import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { terminalOf } from '../../src/cli/terminal.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { CLI, runCli } from './run-cli.ts';

const ONCE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const TWICE = `${ONCE}  name: b\n`;
const LONG = 'a'.repeat(100_000);

/** A folder in which new users go wrong: a repository with a manifest, and next to it a page and an empty directory. */
function place(): string {
  const folder = scratchRepository({ 'apps/a.yaml': ONCE, 'README.md': 'Hello.\n', 'list.txt': 'x\n' });
  mkdirSync(join(folder, 'empty'));
  return folder;
}

describe('a mistake on the command line ends with exit code 2 and one line that says what to do:', () => {
  it.each<readonly [readonly string[], string | RegExp]>([
    // Commands.
    [['chek'], 'Unknown command `chek`. Did you mean `check`?'],
    [['CHECK'], 'Unknown command `CHECK`. Did you mean `check`?'],
    [['deploy'], 'Unknown command `deploy`. To list all commands, run `gitops-gate --help`.'],
    [['help', 'chek'], 'Unknown command `chek`. Did you mean `check`?'],
    [['toString'], /^Unknown command `toString`/],
    [['apps'], '`apps` is not a command. To check this path, run `gitops-gate check apps`.'],
    [['.'], '`.` is not a command. To check this path, run `gitops-gate check .`.'],
    [['--format', 'json', 'check'], 'Specify the command before its options: gitops-gate check --format'],
    [['--quiet'], 'Specify the command before its options: gitops-gate COMMAND --quiet'],
    [[LONG], /^Unknown command `a{57}…`\. /],
    // Options.
    [['check', '--formt', 'json'], 'Unknown option --formt. Did you mean --format?'],
    [['check', '--FORMAT', 'json'], 'Unknown option --FORMAT. Did you mean --format?'],
    [['check', '--fail_on', 'never'], 'Unknown option --fail_on. Did you mean --fail-on?'],
    [['check', '-format', 'json'], 'Unknown option -format. Did you mean --format?'],
    [['check', '--form=json'], 'Unknown option --form. Did you mean --format?'],
    [['check', '-x'], 'Unknown option -x. To list all options, run `gitops-gate check --help`.'],
    [['check', '-q'], 'Unknown option -q. Did you mean --quiet?'],
    [['check', '--__proto__'], /^Unknown option --__proto__\. /],
    [['check', `--${LONG}`], /^Unknown option --a{55}…\. /],
    [['rules', '--base', 'main'], 'Unknown option --base. To list all options, run `gitops-gate rules --help`.'],
    // Values of options.
    [['check', '--base'], '--base requires a value: --base REV'],
    [['check', '--base='], '--base requires a value: --base REV'],
    [['check', '--base', ''], '--base requires a value: --base REV'],
    [['check', '--format', '--quiet'], '--format requires a value: --format NAME[=FILE]'],
    [['check', '--quiet=yes'], '--quiet does not take a value.'],
    [['check', '--base', 'a', '--base', 'b'], '--base can be used only once.'],
    [['check', '--format', 'jsn'], 'Unknown format `jsn`. Did you mean `json`?'],
    [['check', '--format', 'json', '--format', 'text'], /^Only one format can be printed/],
    [['check', '--format', 'json='], /^--format json=: specify the file to write/],
    [['check', '--fail-on', 'ERROR'], /but is `ERROR`\. Did you mean `error`\?$/],
    [['check', '--fail-on', LONG], /but is `a{57}…`\.$/],
    [['check', '--rule', 'schema'], '--rule schema requires a level, such as --rule schema=warning.'],
    [['check', '--rule', 'apps'], '--rule apps requires a level, such as --rule deprecated-api=warning.'],
    [['check', '--rule', 'shema=off'], 'Unknown rule `shema`. Did you mean `schema`?'],
    [['check', '--scope', 'new'], '--scope new requires a base. Add --base REV.'],
    [['check', '--config', 'gate.yaml'], 'The policy file gate.yaml cannot be read: it does not exist.'],
    [['check', '--config', 'apps'], 'The policy file apps cannot be read: it is a directory.'],
    [['check', '--format', 'json=apps'], 'The report cannot be written to apps: it is a directory.'],
    [
      ['check', '--format', 'json=list.txt/x'],
      'The report cannot be written to list.txt/x: a part of its path is a file.',
    ],
    [['build', '--all'], '--all and --output must be used together: gitops-gate build --all --output DIR.'],
    [['explain'], 'Specify a rule: gitops-gate explain ID. To list all rules, run `gitops-gate rules`.'],
    // Paths.
    [['check', ''], 'An argument is empty. If it comes from a variable, that variable is not set.'],
    [['', 'check'], 'An argument is empty. If it comes from a variable, that variable is not set.'],
    [['check', 'aps'], 'aps does not exist. Did you mean `apps`?'],
    [['check', 'apps/b.yaml'], 'apps/b.yaml does not exist. Did you mean `a.yaml`?'],
    [['check', 'apps\\a.yaml'], 'apps\\a.yaml does not exist.'],
    [['check', '~/fleet'], '~/fleet does not exist.'],
    [['check', LONG], /^a{57}… does not exist\.$/],
    [['check', 'apps', 'empty'], /^Specify one directory, not both `apps` and `empty`\. /],
    [['check', '--', '--format', 'json'], '--format does not exist. Specify options before `--`.'],
    [['graph', '--', '.', '--format'], 'Unexpected argument: `--format`. Specify options before `--`.'],
    [['graph', 'apps/a.yaml'], 'apps/a.yaml is a file. Specify the directory that contains the manifests.'],
    [['check', 'empty'], /^Nothing to check here: .*\/empty contains no files\. /],
    // Revisions.
    [['check', '--base', 'nope'], /^--base nope: this commit is not in the repository\. Check its spelling\./],
    [['diff', '--base', 'nope'], /^--base nope: this commit is not in the repository\. Check its spelling\./],
  ])('%j', async (words, said) => {
    const { code, output, complaints } = await runCli(words, { cwd: place() });
    expect([code, output]).toEqual([2, '']);
    expect(complaints).toMatch(/^[^\n]+\n$/);
    if (typeof said === 'string') expect(complaints).toBe(`${said}\n`);
    else expect(complaints.trimEnd()).toMatch(said);
    // A line that a person can read, whatever they typed.
    expect(complaints.length).toBeLessThan(400);
  });

  it('a folder outside of git, without YAML, or without history', async () => {
    const bare = scratchFolder({ 'notes.txt': 'x\n' });
    expect((await runCli(['check', bare])).complaints).toBe(
      `Nothing to check here: ${bare} contains no YAML files. Make sure that the path is correct and that the repository is checked out there.\n`,
    );
    const plain = scratchFolder({ 'a.yaml': ONCE });
    expect((await runCli(['check', '--base', 'main', plain])).complaints).toBe(
      `--base main: ${plain} is not inside a git repository.\n`,
    );
    const origin = scratchRepository({ 'a.yaml': ONCE });
    gitIn(origin, 'branch', 'change');
    commitAll(origin, 'second');
    const shallow = join(scratchFolder(), 'clone');
    gitIn(
      origin,
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'change',
      `file://${origin}`,
      shallow,
    );
    write(shallow, { 'b.yaml': ONCE });
    commitAll(shallow, 'third');
    const { code, complaints } = await runCli(['check', '--base', 'origin/main', shallow]);
    expect(code).toBe(2);
    expect(complaints).toContain('This is a shallow clone. Run git fetch --unshallow, or set fetch-depth: 0');
  });
});

it('a folder without manifests passes, and says that little was checked', async () => {
  const folder = scratchFolder({ 'values.yaml': 'a: 1\n' });
  const { code, complaints } = await runCli(['check', folder]);
  expect(code).toBe(0);
  expect(complaints).toMatch(
    /^Nothing to deploy here: .* contains neither Kubernetes manifests nor a kustomization\.yaml/,
  );
  expect((await runCli(['check', scratchFolder({ 'a.yaml': ONCE })])).complaints).toBe('');
  expect((await runCli(['check', scratchFolder({ 'kustomization.yaml': 'resources: []\n' })])).complaints).toBe('');
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (word) => {
    const { code, output } = await runCli([word]);
    expect(code).toBe(0);
    expect(output).toContain('Usage: gitops-gate COMMAND [OPTIONS]\n');
  });

  it.each([
    ['help', 'check'],
    ['check', '--help'],
    ['check', '-h'],
    ['--help', 'check'],
    ['check', '--formt', '-h'],
  ])('%s %s is about one command', async (...words) => {
    const { code, output } = await runCli(words);
    expect(code).toBe(0);
    expect(output).toContain('Usage: gitops-gate check [DIRECTORY] [FILE...] [OPTIONS]\n');
  });

  it.each(['--version', '-v', '-V', 'version'])('%s prints the version', async (word) => {
    expect(await runCli([word])).toMatchObject({ code: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('is not an option after --', async () => {
    const folder = scratchRepository({ '--help': 'x', 'a.yaml': ONCE });
    expect(await runCli(['check', '--', '--help'], { cwd: folder })).toMatchObject({ code: 0, output: /^No findings/ });
  });

  it('is what a command line without a command says, and that is a mistake', async () => {
    const { code, output, complaints } = await runCli([]);
    expect([code, output]).toEqual([2, '']);
    expect(complaints).toContain('Usage: gitops-gate COMMAND [OPTIONS]\n');
  });
});

/** Runs a command line on a terminal of a width. */
async function onTerminal(words: readonly string[], columns: number, env: Readonly<Record<string, string>> = {}) {
  let output = '';
  let complaints = '';
  const terminal = terminalOf(
    { isTTY: true, columns, write: (text) => (output += text) },
    { isTTY: true, write: (text) => (complaints += text) },
    env,
  );
  return { code: await main(words, terminal), output, complaints };
}

describe('on a terminal', () => {
  it.each([60, 80])('of %i columns, help and reports fit', async (columns) => {
    const folder = scratchFolder({
      'a.yaml': TWICE,
      'kustomization.yaml': `namePrefix: ${'long-'.repeat(30)}\nbases: [x]\n`,
    });
    const commands = ['check', 'build', 'diff', 'graph', 'externals', 'explain', 'rules'];
    const pages = [['--help'], ...commands.map((name) => [name, '--help']), ['rules'], ['check', folder]];
    for (const words of pages) {
      const { output } = await onTerminal(words, columns, { NO_COLOR: '1' });
      expect(output).not.toBe('');
      // Addresses, usages of options and the verdict, which scripts look for, are not broken.
      const long = output
        .split('\n')
        .filter((line) => line.length > columns && !/^ *(?:see http|--|Usage|\d+ error)/.test(line));
      expect(long, words.join(' ')).toEqual([]);
    }
  });

  it('an HTML report is refused', async () => {
    const folder = scratchFolder({ 'a.yaml': ONCE });
    expect(await onTerminal(['check', '--format', 'html', folder], 80)).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('Write it to a file: --format html=report.html'),
    });
    expect((await runCli(['check', '--format', 'html', folder])).code).toBe(0);
  });

  it('has colors, unless someone says otherwise', async () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    const isColored = async (words: readonly string[], env: Readonly<Record<string, string>>) =>
      (await onTerminal(['check', folder, ...words], 80, env)).output.includes('\u001b[');
    expect(await isColored([], {})).toBe(true);
    expect(await isColored(['--no-color'], {})).toBe(false);
    expect(await isColored([], { NO_COLOR: '1' })).toBe(false);
    expect(await isColored([], { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(await isColored([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await isColored([], { TERM: 'dumb' })).toBe(false);
  });
});

/** Runs a script of bash in which `gate` is the program in a process of its own. */
function inShell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  const gate = `gate() { ${[process.execPath, '--no-warnings', CLI].map((word) => `'${word}'`).join(' ')} "$@"; }`;
  return spawnSync('bash', ['-c', `${gate}\n${script}`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

describe('as a process', () => {
  it('a reader that goes away changes neither the exit code nor what is said', () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    const run = (script: string) => {
      const { status, stderr } = inShell(script, folder);
      return [status, stderr];
    };
    expect(run('gate check | head -n 1 >/dev/null; exit $PIPESTATUS')).toEqual([1, '']);
    expect(run('gate rules | true; exit $PIPESTATUS')).toEqual([0, '']);
    expect(run('gate check nope 2>&1 | true; exit $PIPESTATUS')).toEqual([2, '']);
  });

  it('closed streams change nothing, and a full disk is said', () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    expect(inShell('gate check <&-', folder).status).toBe(1);
    expect(inShell('gate check >&-', folder).status).toBe(1);
    expect(inShell('gate check nope 2>&-', folder).status).toBe(2);
    expect(inShell('gate check >/dev/full', folder)).toMatchObject({
      status: 2,
      stderr: 'The output cannot be written: the disk is full.\n',
    });
  });

  it('without git, it says that a base needs it', () => {
    const folder = scratchRepository({ 'a.yaml': ONCE });
    const env = { PATH: scratchFolder() };
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [CLI, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
    expect(run('check', '--base', 'HEAD')).toMatchObject({
      status: 2,
      stderr: '--base HEAD requires git, which is not on the PATH.\n',
    });
    expect(run('check', 'a.yaml').status).toBe(0);
  });

  it('an old Node.js is told which one is required', () => {
    const old = join(scratchFolder({ 'old.mjs': OLD_NODE }), 'old.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, CLI, 'check'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('gitops-gate requires Node.js 20.19 or newer. This is Node.js 18.20.4.\n');
  });

  it('the width and the colors that the environment asks for are used where there is no terminal, too', () => {
    const folder = scratchFolder({ 'a.yaml': TWICE });
    const run = (env: Readonly<Record<string, string>>) => inShell('gate check', folder, env).stdout;
    expect(run({})).not.toContain('\u001b[');
    expect(run({ FORCE_COLOR: '1' })).toContain('\u001b[');
    const narrow = run({ COLUMNS: '60' }).split('\n');
    expect(Math.max(...narrow.filter((line) => !line.includes('https:')).map((line) => line.length))).toBeLessThan(61);
  });

  it('files with line ends of Windows are read as others', () => {
    const folder = scratchRepository({
      'a.yaml': TWICE.replaceAll('\n', '\r\n'),
      '.gitops-gate.yaml': 'rules:\r\n  yaml-syntax: warning\r\n',
    });
    const { status, stdout } = inShell('gate check; gate check a.yaml', folder);
    expect(status).toBe(0);
    expect(stdout.match(/^a\.yaml:5:3 {2}warning {2}yaml-syntax$/gm)).toHaveLength(2);
  });

  it('cannot be made to read a file that is not in the repository', () => {
    const folder = scratchRepository({ 'a.yaml': ONCE });
    const secret = scratchFolder({ 'secret.yaml': 'password: hunter2-hunter2\npassword: x\n' });
    const { status, stdout, stderr } = inShell(`gate check . '${secret}/secret.yaml'`, folder);
    expect(status).toBe(2);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).toContain(`is not in the directory ${resolve(folder)}`);
  });
});

/** What makes a newer Node.js look like an old one. */
const OLD_NODE = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });\n";
