import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readEvent } from '../../../src/hosts/github/event.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);

function read(name: string, payload: unknown, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  const standard = { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: 'octo/fleet', GITHUB_EVENT_PATH: path, GITHUB_SHA: C };
  return readEvent({ ...standard, ...env });
}

test('a pull request is judged at its head, not at the test merge', () => {
  const payload = { pull_request: { number: 7, head: { sha: A }, base: { sha: B, ref: 'main' } } };
  const event = {
    owner: 'octo',
    repo: 'fleet',
    head: A,
    bases: [B, 'refs/heads/main'],
    pull: 7,
    standing: 'proposed',
    proposed: undefined,
    commented: undefined,
    queued: undefined,
    openedAt: undefined,
    target: undefined,
  };
  expect(read('pull_request', payload)).toEqual(event);
  expect(read('pull_request_target', payload)).toEqual(event);
  expect(read('pull_request_review', payload)).toEqual(event);
  expect(read('pull_request_review_comment', payload)).toEqual(event);
});

test('only the event of its opening says when a pull request had its head first', () => {
  const pull = { number: 7, head: { sha: A }, base: { sha: B }, created_at: '2026-11-29T10:00:01Z' };
  const openedAt = (action: string, event = 'pull_request', created_at = pull.created_at) =>
    read(event, { action, pull_request: { ...pull, created_at } }).openedAt;
  expect(openedAt('opened')).toBe(Date.parse(pull.created_at) / 1000 - 1);
  expect([openedAt('synchronize'), openedAt('reopened'), openedAt('edited')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([openedAt('opened', 'pull_request_review'), openedAt('opened', 'pull_request', 'x')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('a comment says on what it is, and not at which commit', () => {
  expect(read('issue_comment', { issue: { number: 7 } })).toMatchObject({
    ...{ standing: 'proposed', bases: [], pull: undefined, commented: 7 },
  });
  for (const number of ['7', 0, 1.5, undefined])
    expect(() => read('issue_comment', { issue: { number } })).toThrow('does not contain a commit');
});

test('a merge group names the pull request that it is for', () => {
  const queued = (head_ref: unknown) => read('merge_group', { merge_group: { head_sha: A, head_ref } }).queued;
  const queue = 'refs/heads/gh-readonly-queue/main';
  expect(queued(`${queue}/pr-7-${A}`)).toBe(7);
  expect(queued(`${queue}/pr-8-${B}/pr-7-${A}`)).toBe(7);
  for (const other of [`${queue}/pr-7-x`, `${queue}/pr-7-${A}x`, `${queue}/pr-0-${A}`, 'pr', 7, undefined])
    expect(queued(other)).toBeUndefined();
});

test('a merge group is compared with its base and has no pull request', () => {
  const payload = { merge_group: { head_sha: A, base_sha: B, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x' } };
  expect(read('merge_group', payload)).toMatchObject({ standing: 'proposed', head: A, bases: [B], pull: undefined });
});

test('a push is compared with what was there before, a new branch with the default branch', () => {
  const repository = { default_branch: 'main' };
  expect(read('push', { before: B, repository }, { GITHUB_REF: 'refs/heads/main' })).toMatchObject({
    standing: 'merged',
    head: C,
    bases: [B],
  });
  expect(read('push', { before: '0'.repeat(40), repository }, { GITHUB_REF: 'refs/heads/x' })).toMatchObject({
    bases: ['refs/heads/main'],
  });
  expect(read('push', { before: '0'.repeat(40), repository }, { GITHUB_REF: 'refs/heads/main' }).bases).toEqual([]);
});

test('a run that has finished for a pull request is judged at its head, and names the branch', () => {
  const run = { event: 'pull_request', head_sha: A, head_branch: 'fix', head_repository: { owner: { login: 'fork' } } };
  expect(read('workflow_run', { workflow_run: run })).toMatchObject({
    ...{ standing: 'proposed', head: A, bases: [], pull: undefined, proposed: { owner: 'fork', branch: 'fix' } },
  });
  expect(() => read('workflow_run', { workflow_run: { ...run, event: 'push' } })).toThrow('not for a pull request');
  expect(() => read('workflow_run', { workflow_run: { ...run, head_sha: 'x' } })).toThrow('payload');
  expect(() => read('workflow_run', {})).toThrow('not for a pull request');
});

test('other events judge the commit of the run alone', () => {
  expect(read('workflow_dispatch', { inputs: {} })).toMatchObject({
    standing: 'own',
    head: C,
    bases: [],
    pull: undefined,
  });
  expect(read('schedule', {}, { GITHUB_EVENT_PATH: '/nowhere' })).toMatchObject({ head: C });
});

test.each([
  ['a payload that is no JSON', 'pull_request', '{'],
  ['no head', 'pull_request', { pull_request: { number: 7 } }],
  ['a head that is an option of git', 'pull_request', { pull_request: { head: { sha: '--upload-pack=x' } } }],
  ['a payload of another type', 'pull_request', [7]],
])('%s is refused', (_, name, payload) => {
  expect(() => read(name, payload)).toThrow(/payload/);
});

test('what does not look like itself is left out', () => {
  const payload = { pull_request: { number: '7', head: { sha: A }, base: { sha: [B], ref: 'main:refs/heads/x' } } };
  expect(read('pull_request', payload)).toMatchObject({ head: A, bases: [], pull: undefined });
});

test('outside of a job the program says so', () => {
  expect(() => readEvent({})).toThrow(/GitHub Actions job/);
});
