import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accepted, BASELINE, deployment } from '../../baseline/repository.ts';
import { AUTHOR, type Files } from './prepared.ts';
import type { Review } from './pull-request.ts';
import { type Outcome, type RunOptions, Scene } from './scene.ts';

const OLD = { 'apps/a.yaml': deployment('a'), '.github/CODEOWNERS': '* @alice\n' };
const NEW = { ...OLD, 'apps/b.yaml': deployment('b') };
const MORE = { ...NEW, 'apps/c.yaml': deployment('c') };
/** More debt, with an entry that can go without a conflict, and the same without it. */
const BIG = { ...OLD, 'apps/0.yaml': deployment('0'), 'apps/1.yaml': deployment('1') };
const FIXED = { ...BIG, 'apps/0.yaml': deployment('0', 2) };
const ownedBy = (owners: string) => ({ own: { '.github/CODEOWNERS': `* ${owners}\n` } });
const OPEN = { code: 1, findings: ['grown-baseline', 'schema'], notes: [] };
const DONE = { code: 0, findings: [], notes: [] };
const refused = (why: string, by = 'alice') => ({
  ...OPEN,
  notes: [`The approval of \`@${by}\` does not count for \`grown-baseline\`, because ${why}.`],
});

/** A pull request that lets the baseline grow. */
async function sceneOf({ before = OLD, after = NEW, own = {} }: Readonly<Record<string, Files>> = {}): Promise<Scene> {
  const scene = await Scene.open({ ...(await accepted(before)), ...own }, { ...(await accepted(after)), ...own });
  scene.pull.permissions.set('alice', 'write').set('octocat', 'write').set('root', 'admin');
  onTestFinished(() => {
    scene.close();
    expect(scene.server.violations).toEqual([]);
  });
  return scene;
}

const said = ({ code, report }: Outcome) => ({
  code,
  findings: report?.findings.map(({ rule }) => rule),
  notes: report?.notAccepted,
});
const runOf = async (scene: Scene, options?: RunOptions) => said(await scene.run(scene.checkout(), options));

test('a code owner who approves lets the baseline grow, and the report says who and where', async () => {
  const scene = await sceneOf();
  expect(await runOf(scene)).toEqual(OPEN);
  const review = scene.pull.review('alice', 'APPROVED');
  const outcome = await scene.run(scene.checkout());
  expect(said(outcome)).toEqual(DONE);
  expect(outcome.report?.summary.inBaseline).toBe(2);
  expect(outcome.report?.accepted.map(({ accepted: by }) => by)).toEqual([
    [
      {
        names: ['baseline/schema'],
        by: '@alice',
        on: '2026-11-29',
        url: `https://github.example/octo/fleet/pull/7#${review.id}`,
      },
    ],
  ]);
  const thread = scene.pull.threads.find(({ comments }) => comments[0]?.body.includes('grown-baseline'));
  expect(thread?.resolvedBy).toBe('github-actions');
});

test('the same person takes an approval back, and a comment does not', async () => {
  const scene = await sceneOf();
  const review = scene.pull.review('alice', 'APPROVED');
  scene.pull.review('alice', 'COMMENTED');
  scene.pull.review('root', 'CHANGES_REQUESTED');
  expect(await runOf(scene)).toEqual(DONE);
  scene.pull.review('alice', 'CHANGES_REQUESTED');
  expect(await runOf(scene)).toEqual(OPEN);
  const last = scene.pull.review('alice', 'APPROVED');
  expect(await runOf(scene)).toEqual(DONE);
  review.state = 'DISMISSED';
  expect(await runOf(scene)).toEqual(DONE);
  last.state = 'DISMISSED';
  expect(await runOf(scene)).toEqual(OPEN);
});

test.each<[string, string, ReturnType<typeof refused>]>([
  ['someone else', 'root', refused('they are not a code owner of the file', 'root')],
  ['a reader', 'mallory', refused('they cannot write to the repository', 'mallory')],
  ['a bot', 'renovate-bot', OPEN],
  ['a deleted account', 'ghost', OPEN],
  ['this program', 'github-actions', OPEN],
])('the approval of %s does not count', async (_, login, expected) => {
  const scene = await sceneOf(ownedBy('@alice @mallory @renovate-bot @ghost @github-actions'));
  for (const bot of ['renovate-bot', 'ghost', 'github-actions']) scene.pull.permissions.set(bot, 'admin');
  scene.pull.review(login, 'APPROVED');
  expect(await runOf(scene)).toEqual(expected);
});

test('an owner who is the author cannot approve', async () => {
  const scene = await sceneOf(ownedBy('@octocat'));
  scene.pull.review('octocat', 'APPROVED');
  expect(await runOf(scene)).toEqual(refused('they are the author, and the policy file does not allow it', 'octocat'));
});

test('a member of an owning team approves, as far as the token can see', async () => {
  const scene = await sceneOf(ownedBy('@octo/platform'));
  scene.pull.review('alice', 'APPROVED');
  expect(await runOf(scene)).toEqual(
    refused('they are not a code owner of the file, or the token cannot read the members of its teams'),
  );
  scene.pull.teams.set('octo/platform', ['alice']);
  expect(await runOf(scene)).toEqual(DONE);
  scene.server.faults.push(async ({ path }) =>
    path.includes('/memberships/') ? { status: 403, body: { message: 'Resource not accessible' } } : undefined,
  );
  expect((await runOf(scene)).notes?.[0]).toContain(
    'because GitHub does not say who they are (Resource not accessible',
  );
});

test('an approval stays as long as the baseline does, and not longer', async () => {
  const scene = await sceneOf();
  scene.pull.review('alice', 'APPROVED');
  scene.push({ 'apps/d.yaml': deployment('d', 2) });
  expect(await runOf(scene)).toEqual(DONE);
  scene.push(await accepted(MORE));
  expect(await runOf(scene)).toEqual({
    ...refused('it is for another version of the file'),
    findings: ['grown-baseline', 'schema', 'schema'],
  });
  scene.pull.review('alice', 'APPROVED');
  expect(await runOf(scene)).toEqual(DONE);
});

test('an approval of an older commit does not cover what only its base still had', async () => {
  const scene = await sceneOf({ before: BIG, after: { ...BIG, ...NEW } });
  scene.pull.review('alice', 'APPROVED');
  scene.advanceBase(await accepted(FIXED));
  scene.pull.advanceBase(scene.base);
  expect(await runOf(scene)).toEqual(DONE);
  // The author takes the base over and undoes it: the baseline is the one that was approved, and adds more than it did.
  scene.mergeBase({ ...BIG, ...(await accepted({ ...BIG, ...NEW })) });
  expect(await runOf(scene)).toEqual({
    ...refused('it is for another version of the file'),
    findings: ['grown-baseline', 'schema', 'schema'],
  });
});

test('an approval does not cover another base', async () => {
  const scene = await sceneOf();
  scene.pull.review('alice', 'APPROVED');
  scene.pull.rebased.push(scene.pull.wait());
  expect(await runOf(scene)).toEqual(refused('it was written before the base of the pull request changed'));
  scene.pull.review('alice', 'APPROVED');
  expect(await runOf(scene)).toEqual(DONE);
});

test('a link in the place of the baseline is not what was approved, even if its target was there', async () => {
  const grown = (await accepted(MORE))[BASELINE];
  const scene = await sceneOf({ own: { 'docs/example.json': grown } });
  scene.pull.review('alice', 'APPROVED');
  const place = join(scene.folder, AUTHOR, BASELINE);
  rmSync(place);
  symlinkSync('../docs/example.json', place);
  scene.push({ 'apps/c.yaml': deployment('c') });
  const { findings, notes } = await runOf(scene);
  expect(findings).toContain('grown-baseline');
  expect(notes).toEqual(refused('it is for another version of the file').notes);
});

test('where GitHub does not show the files of an older commit, its approval does not count', async () => {
  const scene = await sceneOf();
  scene.pull.review('alice', 'APPROVED');
  const gone: Review = scene.pull.review('root', 'COMMENTED', 'f'.repeat(40));
  scene.push({ 'apps/d.yaml': deployment('d', 2) });
  scene.server.faults.push(async ({ body }) =>
    body.includes('file(path') ? { status: 400, body: { message: 'No' } } : undefined,
  );
  expect((await runOf(scene)).notes?.[0]).toContain('because GitHub does not say what it is for (');
  scene.server.faults.length = 0;
  gone.state = 'APPROVED';
  scene.pull.reviews.shift();
  expect((await runOf(scene)).findings).toEqual(OPEN.findings);
});

test('what was approved stays so in the merge queue, also after the baseline of the branch has changed', async () => {
  const scene = await sceneOf({ before: BIG, after: { ...BIG, ...NEW } });
  scene.pull.review('alice', 'APPROVED');
  scene.push({ 'apps/d.yaml': deployment('d', 2) });
  scene.advanceBase(await accepted(FIXED));
  const branch = `refs/heads/gh-readonly-queue/main/pr-7-${scene.base}`;
  const group = { head_sha: scene.merge, head_ref: branch, base_sha: scene.base, base_ref: 'refs/heads/main' };
  const queue = { event: 'merge_group', sha: scene.merge, ref: branch, payload: { merge_group: group } };
  expect(await runOf(scene, queue)).toEqual(DONE);
  scene.pull.reviews.length = 0;
  expect(await runOf(scene, queue)).toEqual(OPEN);
});

test('a change that does not let the baseline grow costs no requests for this', async () => {
  const base = await accepted(OLD);
  const scene = await Scene.open(base, { ...base, 'apps/b.yaml': deployment('b', 2) });
  onTestFinished(() => scene.close());
  scene.pull.review('alice', 'APPROVED');
  await scene.run(scene.checkout());
  expect(scene.server.requests.filter(({ body, path }) => /submittedAt/.test(body) || /collab/.test(path))).toEqual([]);
});
