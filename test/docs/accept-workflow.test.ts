import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parsePage } from './page.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/github.md');

/** Runs the script of the workflow `gitops-gate-accept`, as a runner does, with a `gh` that answers with these lines by what it is asked. */
function runAgain(
  answers: Readonly<Record<string, string>>,
  accepts = true,
): { status: number | null; stdout: string } {
  const block = parsePage(readFileSync(PAGE, 'utf8')).steps.find(({ text }) => text.includes('gitops-gate-accept\n'));
  const { env, jobs } = parse(block?.text ?? '');
  const script: string = jobs.accept.steps[0].run;
  const cases = Object.entries(answers).map(([asked, answer]) => `*'${asked}'*) echo '${answer}' ;;`);
  const gh = `gh() { case "$*" in ${cases.join(' ')} *) echo "asked: $*" ;; esac; }\nsleep() { exit 9; }\n`;
  return spawnSync('bash', ['-e', '-c', gh + script], {
    encoding: 'utf8',
    env: { ...process.env, ...env, ACCEPTS: String(accepts), REPOSITORY: 'acme/fleet', PULL: '7' },
  });
}

const HEAD = { 'pulls/7': 'abc' };

test('the workflow for comments runs the check of the head again', () => {
  const { status, stdout } = runAgain({ ...HEAD, 'runs?head_sha=abc': '42', 'runs/42 --jq': 'completed' });
  expect([status, stdout]).toEqual([0, 'asked: api --method POST repos/acme/fleet/actions/runs/42/rerun\n']);
});

test('it waits until that check has ended', () => {
  expect(runAgain({ ...HEAD, 'runs?head_sha=abc': '42', 'runs/42 --jq': 'in_progress' }).status).toBe(9);
});

test('it fails at once if the head has no check', () => {
  const { status, stdout } = runAgain({ ...HEAD, 'runs?head_sha=abc': '' });
  expect([status, stdout]).toEqual([1, '::error::The workflow gitops-gate.yaml has no run for abc.\n']);
});

test('after an approval it does that if the pull request changes the baseline', () => {
  const run = { ...HEAD, 'runs?head_sha=abc': '42', 'runs/42 --jq': 'completed' };
  const changed = (path: string) => runAgain({ 'pulls/7/files': `a.yaml\n${path}\nz.yaml`, ...run }, false);
  expect(changed('.github/gitops-gate-baseline.json').stdout).toContain('runs/42/rerun');
  for (const path of ['docs/.github/gitops-gate-baseline.json', '.github/gitops-gate-baseline-json'])
    expect(changed(path)).toMatchObject({ status: 0, stdout: '' });
});
