import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { CLI, runCli } from './run-cli.ts';

const TWICE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n';
const ONCE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const PLACED = `${ONCE}  namespace: default\n`;

async function check(args: readonly string[], cwd?: string) {
  const { code, output, complaints } = await runCli(['check', '--format', 'json', ...args], cwd ? { cwd } : {});
  const report: Report | undefined = output === '' ? undefined : JSON.parse(output);
  const found = report?.findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`);
  return { code, found, complaints, summary: report?.summary };
}

/** What the text on the standard input is checked as. */
function checkInput(text: string | Buffer, args: readonly string[], cwd: string) {
  const words = [CLI, 'check', '--format', 'json', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, input: text, encoding: 'utf8' });
  const report: Report | undefined = stdout === '' ? undefined : JSON.parse(stdout);
  const found = report?.findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`);
  return { code: status, found, complaints: stderr };
}

/** A release whose source is in another file. */
function fleet(source: string) {
  return {
    'clusters/a/flux-system/gotk-sync.yaml': SYNC,
    'clusters/a/source.yaml': `apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: ${source}, namespace: flux-system}\nspec: {url: "https://charts.example.com", interval: 1h}\n`,
    'clusters/a/release.yaml':
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: flux-system}\nspec:\n  interval: 1h\n  chart:\n    spec:\n      chart: web\n      version: 1.0.0\n      sourceRef: {kind: HelmRepository, name: charts}\n',
  };
}

const SYNC = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/example/fleet", ref: {branch: main}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 10m, path: ./clusters/a, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
`;

describe('check FILE', () => {
  it('counts the findings of these files alone, judged in their repository', async () => {
    const folder = scratchRepository({ 'a.yaml': TWICE, 'b.yaml': TWICE, 'deep/c.yaml': ONCE });
    expect(await check([join(folder, 'a.yaml')])).toMatchObject({ code: 1, found: ['yaml-syntax a.yaml:5'] });
    expect(await check(['c.yaml'], join(folder, 'deep'))).toMatchObject({ code: 0, found: [], summary: { files: 1 } });
    expect(await check(['a.yaml', './deep/../b.yaml'], folder)).toMatchObject({
      code: 1,
      found: ['yaml-syntax a.yaml:5', 'yaml-syntax b.yaml:5'],
      summary: { files: 2 },
    });
  });

  it('finds what a file lacks in another one, and is silent about it in that other one', async () => {
    const folder = scratchRepository(fleet('chartz'));
    const release = 'unknown-source clusters/a/release.yaml:10';
    expect((await check(['clusters/a/release.yaml'], folder)).found).toEqual([release]);
    expect(await check(['clusters/a/source.yaml'], folder)).toMatchObject({ code: 0, found: [] });
  });

  it('with --base, counts what the change of a file breaks in another one', async () => {
    const folder = scratchRepository(fleet('charts'));
    write(folder, fleet('chartz'));
    const args = ['--base', 'HEAD'];
    expect(await check([...args, 'clusters/a/source.yaml'], folder)).toMatchObject({
      code: 1,
      found: ['unknown-source clusters/a/release.yaml:10'],
    });
    expect((await check([...args, 'clusters/a/flux-system/gotk-sync.yaml'], folder)).found).toEqual([]);
  });

  it('with --base, takes a file that the change deletes', async () => {
    const folder = scratchRepository({ 'a.yaml': ONCE, 'gone.yaml': ONCE });
    gitIn(folder, 'rm', '-q', 'gone.yaml');
    expect(await check(['--base', 'HEAD', 'gone.yaml'], folder)).toMatchObject({
      code: 0,
      found: [],
      summary: { files: 1 },
    });
    expect(await check(['gone.yaml'], folder)).toMatchObject({ code: 2, complaints: 'gone.yaml does not exist.\n' });
  });

  describe('with --base, what the files break in others', () => {
    const LISTED = 'missing-file apps/kustomization.yaml:2';
    const UNMATCHED = 'overlay-build apps/kustomization.yaml:3';
    /** An overlay whose second half is broken by what the tests do to the files that it lists. */
    const overlay = (more: Readonly<Record<string, string>> = {}) => ({
      ...fleet('charts'),
      'clusters/a/kustomization.yaml':
        'resources: [flux-system/gotk-sync.yaml, source.yaml, release.yaml, ../../apps]\n',
      'apps/kustomization.yaml': 'resources:\n  - a.yaml\npatches: [{path: patch.yaml}]\n',
      'apps/a.yaml': PLACED,
      'apps/b.yaml': PLACED.replace('name: a', 'name: b'),
      'apps/patch.yaml': `${PLACED}data: {a: b}\n`,
      ...more,
    });
    const since = (...paths: string[]): string[] => ['--base', 'HEAD', ...paths];

    it('counts a list that still contains a file that is gone, by each of its names', async () => {
      const folder = scratchRepository(overlay());
      gitIn(folder, 'rm', '-q', 'apps/a.yaml');
      expect(await check(since('apps/a.yaml'), folder)).toMatchObject({ code: 1, found: [LISTED] });
      gitIn(folder, 'reset', '-q', '--hard');
      gitIn(folder, 'mv', 'apps/a.yaml', 'apps/c.yaml');
      for (const name of ['apps/a.yaml', 'apps/c.yaml'])
        expect(await check(since(name), folder), name).toMatchObject({ code: 1, found: [LISTED] });
    });

    it('counts what no line is to blame for, and only for the file that brings it about', async () => {
      const folder = scratchRepository(overlay());
      // The patch is no object anymore, and another file has a mistake of its own.
      write(folder, { 'apps/a.yaml': PLACED.replace('kind: ConfigMap', 'kind: Secret'), 'apps/b.yaml': TWICE });
      expect((await check(since('apps/a.yaml'), folder)).found).toEqual([UNMATCHED]);
      expect((await check(since('apps/b.yaml'), folder)).found).toEqual(['yaml-syntax apps/b.yaml:5']);
      expect((await check(since('apps/patch.yaml'), folder)).found).toEqual([]);
      expect((await check(since('apps/a.yaml', 'apps/b.yaml'), folder)).found).toEqual([
        'yaml-syntax apps/b.yaml:5',
        UNMATCHED,
      ]);
    });

    it('does not count what the base has', async () => {
      const folder = scratchRepository(overlay({ 'apps/patch.yaml': PLACED.replace('name: a', 'name: c') }));
      write(folder, { 'apps/a.yaml': `${PLACED}data: {c: d}\n` });
      expect((await check(['.'], folder)).found).toEqual([UNMATCHED]);
      expect((await check(since('apps/a.yaml'), folder)).found).toEqual([]);
    });
  });

  it('takes a folder before the files, as the root and as what works outside of git', async () => {
    const folder = scratchFolder({ 'fleet/a.yaml': TWICE, 'fleet/b.yaml': TWICE, 'other/c.yaml': TWICE });
    expect(await check(['fleet', 'fleet/a.yaml'], folder)).toMatchObject({ found: ['yaml-syntax a.yaml:5'] });
    expect((await check(['fleet/a.yaml'], folder)).complaints).toBe(
      'fleet/a.yaml is not in a git repository. Specify the directory that it belongs to first: gitops-gate check DIRECTORY fleet/a.yaml\n',
    );
    expect((await check(['fleet', 'other/c.yaml'], folder)).complaints).toMatch(
      /^other\/c.yaml is not in the directory /,
    );
    expect((await check(['fleet', 'other'], folder)).complaints).toMatch(/^Specify one directory, not both/);
  });

  it('refuses files of two repositories', async () => {
    const [one, other] = [scratchRepository({ 'a.yaml': ONCE }), scratchRepository({ 'a.yaml': ONCE })];
    const { code, complaints } = await check([join(one, 'a.yaml'), join(other, 'a.yaml')]);
    expect(code).toBe(2);
    expect(complaints).toContain('Run the command for each repository.');
  });

  it('follows a link to a file of the repository, and says what it does not check', async () => {
    const folder = scratchRepository({ 'a.yaml': TWICE, '.gitignore': 'ignored.yaml\n', 'ignored.yaml': TWICE });
    symlinkSync('a.yaml', join(folder, 'link.yaml'));
    symlinkSync('/etc/passwd', join(folder, 'out.yaml'));
    commitAll(folder, 'links');
    expect((await check(['link.yaml'], folder)).found).toEqual(['yaml-syntax a.yaml:5']);
    for (const name of ['ignored.yaml', 'out.yaml']) {
      const { code, found, complaints } = await check([name], folder);
      expect([code, found]).toEqual([0, []]);
      expect(complaints).toMatch(new RegExp(`^${name} is not checked, because `));
    }
  });

  it('takes a name that is an option after --, and names what a hostile one looks like', async () => {
    const folder = scratchRepository({ '--base': 'x', '-a.yaml': TWICE });
    expect((await check(['--', '-a.yaml', '--base'], folder)).found).toEqual(['yaml-syntax -a.yaml:5']);
    const { code, complaints } = await check(['\u001b[31m::error::.yaml'], folder);
    expect(code).toBe(2);
    expect(complaints).not.toContain('\u001b');
    expect(await check([`${'a/'.repeat(3000)}b.yaml`], folder)).toMatchObject({ code: 2 });
  });
});

describe('--stdin-filename', () => {
  it('checks the text on the standard input as a file that exists, or that is new', () => {
    const folder = scratchRepository({ 'a.yaml': ONCE, 'b.yaml': TWICE });
    expect(checkInput(TWICE, ['--stdin-filename', 'a.yaml'], folder)).toMatchObject({
      code: 1,
      found: ['yaml-syntax a.yaml:5'],
    });
    expect(checkInput(ONCE, ['--stdin-filename', 'b.yaml'], folder)).toMatchObject({ code: 0, found: [] });
    expect(checkInput(TWICE, ['--stdin-filename', 'new/c.yaml'], folder).found).toEqual(['yaml-syntax new/c.yaml:5']);
  });

  it('uses the text for what other files say, too', () => {
    const folder = scratchRepository(fleet('charts'));
    const text = fleet('charts')['clusters/a/release.yaml'].replace('name: charts', 'name: chartz');
    expect(checkInput(text, ['--stdin-filename', 'clusters/a/release.yaml'], folder).found).toEqual([
      'unknown-source clusters/a/release.yaml:10',
    ]);
  });

  it('reads what is too large, empty or not text without an error of its own', () => {
    const folder = scratchRepository({ 'a.yaml': ONCE, 'b.yaml': ONCE });
    const check = (text: string | Buffer) => checkInput(text, ['--stdin-filename', 'a.yaml'], folder).found;
    expect(check(Buffer.alloc(11 * 1024 * 1024, 0x61))).toEqual(['unreadable-file a.yaml:1']);
    expect(check(Buffer.from([0x61, 0x3a, 0x20, 0xe9]))).toEqual(['unreadable-file a.yaml:1']);
    expect(check('')).toEqual([]);
    expect(check(TWICE.replaceAll('\n', '\r\n'))).toEqual(['yaml-syntax a.yaml:5']);
  });

  it('does not read the text of a file that git ignores', () => {
    const folder = scratchRepository({ 'a.yaml': ONCE, '.gitignore': 'b.yaml\n' });
    write(folder, { 'b.yaml': ONCE });
    expect(checkInput(TWICE, ['--stdin-filename', 'b.yaml'], folder)).toMatchObject({ code: 0, found: [] });
  });

  it.each([
    [['--stdin-filename', 'deep'], '--stdin-filename deep is a directory. Specify the file that the text belongs to.'],
    [['--stdin-filename', 'a.yaml', 'b.yaml'], '--stdin-filename a.yaml checks one file. Remove `b.yaml`.'],
    [['--stdin-filename', 'a.yaml', '--base', 'HEAD'], '--stdin-filename cannot be used with --base.'],
    [['--stdin-filename', 'a.yaml', '--fix'], '--stdin-filename cannot be used with --fix.'],
  ])('refuses %j', async (args, said) => {
    const folder = scratchRepository({ 'a.yaml': ONCE, 'b.yaml': ONCE, 'deep/c.yaml': ONCE });
    expect(await check(args, folder)).toMatchObject({ code: 2, complaints: `${said}\n` });
  });
});

describe('--quiet', () => {
  const WARNING = ['--rule', 'yaml-syntax=warning'];

  it('prints nothing if the check passes', async () => {
    const folder = scratchRepository({ 'a.yaml': TWICE, 'b.yaml': ONCE });
    const quiet = (...args: string[]) => runCli(['check', '--quiet', ...args], { cwd: folder });
    expect(await quiet('b.yaml')).toEqual({ code: 0, output: '', complaints: '' });
    expect(await quiet('.', ...WARNING)).toEqual({ code: 0, output: '', complaints: '' });
  });

  it('prints only the findings that fail the check, with their counts', async () => {
    const folder = scratchRepository({ 'a.yaml': TWICE, 'b.yaml': 'a: 1 # gitops-gate-ignore nope: x\n' });
    const loud = await runCli(['check', '.'], { cwd: folder });
    const { code, output } = await runCli(['check', '--quiet', '.', '--rule', 'invalid-suppression=warning'], {
      cwd: folder,
    });
    expect(loud.output).toContain('b.yaml:1');
    expect(code).toBe(1);
    expect(output).not.toContain('b.yaml:1');
    expect(output).toMatch(/^a\.yaml:5:3 {2}error {2}yaml-syntax\n/);
    expect(output).toMatch(/\n1 error in 2 files; failed: 1 finding at level error\n$/);
  });

  it('is for the text that is printed', async () => {
    const folder = scratchRepository({ 'a.yaml': ONCE });
    expect(await runCli(['check', '--quiet', '--format', 'json', '.'], { cwd: folder })).toMatchObject({ code: 2 });
    const file = join(scratchFolder(), 'report.json');
    expect(await runCli(['check', '--quiet', '--format', `json=${file}`, '.'], { cwd: folder })).toMatchObject({
      code: 0,
      output: '',
    });
  });
});
