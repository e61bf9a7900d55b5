import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.ts';
import { CLI } from '../cli/run-cli.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const TWICE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n';
const ONCE = TWICE.replace('  name: b\n', '');

describe('the hook for pre-commit', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml'));

  it('runs the program of the package once, with the changed YAML files', () => {
    expect(hook).toMatchObject({ id: 'gitops-gate', language: 'node', types: ['yaml'], require_serial: true });
    const [program, command] = hook.entry.split(' ');
    expect(Object.keys(JSON.parse(read('package.json')).bin)).toContain(program);
    expect(Object.keys(COMMANDS)).toContain(command);
  });

  it('reports the findings of the files that pre-commit passes', () => {
    const folder = scratchRepository({ 'a.yaml': TWICE, 'b.yaml': TWICE, 'c.yaml': ONCE });
    const run = (...files: string[]) =>
      spawnSync(process.execPath, [CLI, ...hook.entry.split(' ').slice(1), ...files], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(run('a.yaml', 'c.yaml')).toMatchObject({ status: 1, stdout: expect.not.stringContaining('b.yaml') });
    expect(run('c.yaml').status).toBe(0);
  });
});

describe('the template for GitLab', () => {
  const { 'gitops-gate': job, variables } = parse(read('templates/gitlab-ci.yml'));
  const [script] = job.script;

  /** Runs the script of the job in a folder, with the sources in place of the program that the job fetches. */
  function runJob(folder: string, env: Readonly<Record<string, string>>) {
    const own = script.replaceAll('node /opt/gitops-gate/dist/cli.js', `'${process.execPath}' --no-warnings '${CLI}'`);
    expect(own).not.toBe(script);
    return spawnSync('sh', ['-euc', own], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  }

  it('fetches the version that its variable names, and keeps the history', () => {
    expect(job.before_script.join('\n')).toContain('"$GITOPS_GATE_REF"');
    expect(variables.GITOPS_GATE_REF).toBe(`v${JSON.parse(read('package.json')).version}`);
    expect(job.variables.GIT_DEPTH).toBe('0');
    for (const line of job.before_script.slice(1)) expect(spawnSync('sh', ['-nc', line]).status, line).toBe(0);
  });

  it('reports what a merge request adds, in the files that GitLab reads', () => {
    const folder = scratchRepository({ 'old.yaml': TWICE });
    const base = gitIn(folder, 'rev-parse', 'HEAD');
    write(folder, { 'new.yaml': TWICE });
    commitAll(folder, 'second');
    const { status, stdout } = runJob(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^new\.yaml:5:3 /m);
    expect(stdout).not.toContain('old.yaml');
    const { codequality, junit } = job.artifacts.reports;
    const quality: readonly { location: { path: string } }[] = JSON.parse(
      readFileSync(join(folder, codequality), 'utf8'),
    );
    // GitLab would call a finding resolved that the report of the target branch has and this one does not.
    expect(quality.map(({ location }) => location.path)).toEqual(['new.yaml', 'old.yaml']);
    expect(existsSync(join(folder, junit))).toBe(true);
  });

  it('checks everything on the default branch', () => {
    const folder = scratchRepository({ 'old.yaml': TWICE });
    expect(runJob(folder, {}).stdout).toMatch(/^old\.yaml:5:3 /m);
  });
});

describe('the recipe of the container image', () => {
  const recipe = read('Containerfile');
  const instructions = recipe.split('\n').filter((line) => /^[A-Z]+ /.test(line));
  const of = (name: string) =>
    instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

  it('is based on a version of Node.js that the program supports, and does not run as root', () => {
    const [, major = ''] = /^docker\.io\/library\/node:(\d+)-alpine$/.exec(of('FROM')[0] ?? '') ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(20);
    expect(instructions.indexOf('USER node')).toBeGreaterThan(
      instructions.findLastIndex((line) => /^(?:RUN|COPY) /.test(line)),
    );
    expect(of('RUN')[0]).toContain('git');
  });

  it('copies all that the program needs', () => {
    const image = scratchFolder();
    for (const line of of('COPY')) {
      const [target = '', ...sources] = line.split(' ').reverse();
      for (const source of sources) {
        const to = target.endsWith('/') ? join(image, target, source) : join(image, target);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(ROOT, source), to, { recursive: true });
      }
    }
    const program = join(image, 'dist/cli.js');
    chmodSync(program, 0o755);
    expect(of('RUN')[1]).toContain('chmod +x dist/cli.js');
    const [entry] = JSON.parse(of('ENTRYPOINT')[0] ?? '[]');
    expect(of('RUN')[1]).toContain(`/bin/${entry} `);
    const folder = scratchRepository({ 'a.yaml': TWICE });
    const run = (...words: string[]) => spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
    expect(run(...JSON.parse(of('CMD')[0] ?? '[]'))).toMatchObject({ status: 1, stderr: '' });
    expect(run('explain', 'schema').status).toBe(0);
    writeFileSync(join(folder, 'a.yaml'), ONCE);
    expect(run('check').status).toBe(0);
  });
});
