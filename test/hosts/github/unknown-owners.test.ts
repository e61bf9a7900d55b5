import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/findings/finding.ts';
import { BASE } from './fleet.ts';
import { type Outcome, Scene } from './scene.ts';

const LINE = '/apps/new/ @octo/cloud-opps';
const OWNERS = `${BASE['.github/CODEOWNERS']}${LINE}\n`;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, { '.github/CODEOWNERS': OWNERS });
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const found = ({ report }: Outcome): Finding[] =>
  (report?.findings ?? []).filter(({ rule }) => rule === 'unknown-owner');
const asked = (): string[] => scene.server.requests.flatMap(({ path }) => (path.includes('/codeowners/') ? path : []));

/** What GitHub says of the new line. */
const error = (kind: string): object => ({
  line: OWNERS.trimEnd().split('\n').length,
  column: LINE.indexOf('@') + 1,
  kind,
  source: LINE,
  suggestion: null,
  message: `${kind} on line 1`,
  path: '.github/CODEOWNERS',
});

test('an owner that GitHub does not know is a finding at the line that names it', async () => {
  scene.server.ownerErrors.push(error('Unknown owner'));
  const [finding, ...others] = found(await scene.run(scene.checkout(), { inputs: { 'output-json': 'report.json' } }));
  expect(others).toEqual([]);
  expect(finding?.message).toContain('`@octo/cloud-opps` does not exist or does not have write access');
  expect(asked()).toEqual([`/repos/octo/fleet/codeowners/errors?ref=${scene.head}`]);
});

test('other errors of GitHub are not such findings, and no answer is none', async () => {
  scene.server.ownerErrors.push(error('Invalid pattern'));
  expect(found(await scene.run(scene.checkout()))).toEqual([]);
  scene.server.faults.push(({ path }) =>
    path.includes('/codeowners/')
      ? Promise.resolve({ status: 404, body: { message: 'Not Found', status: '404' } })
      : undefined,
  );
  const outcome = await scene.run(scene.checkout());
  expect([outcome.code, found(outcome)]).toEqual([0, []]);
});

test('without a token, GitHub is not asked', async () => {
  await scene.run(scene.checkout(), { token: '' });
  expect(asked()).toEqual([]);
});
