import { afterEach, beforeEach, expect, test } from 'vitest';
import { bootstrap, kustomization } from '../../flux/repository.ts';
import { resources } from '../../rules/fleet.ts';
import type { Files } from './prepared.ts';
import type { Text } from './pull-request.ts';
import { CHECKS_TOKEN, type Outcome, type RunOptions, Scene } from './scene.ts';

const claim = (name: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: ${name}\n  namespace: web\nspec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: 1Gi}}\n`;
const BASE: Files = {
  ...Object.fromEntries(
    Object.entries(bootstrap('clusters/production')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  ),
  'clusters/production/apps.yaml': kustomization('apps', './apps'),
  'apps/kustomization.yaml': resources('namespace.yaml', 'data.yaml', 'cache.yaml', 'settings.yaml'),
  'apps/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n',
  'apps/data.yaml': claim('data'),
  'apps/cache.yaml': claim('cache'),
  'apps/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: web}\n',
};
const LESS: Files = {
  'apps/kustomization.yaml': resources('namespace.yaml', 'cache.yaml', 'settings.yaml'),
  'apps/data.yaml': '',
};
const EVEN_LESS: Files = {
  'apps/kustomization.yaml': resources('namespace.yaml', 'settings.yaml'),
  'apps/cache.yaml': '',
};
const ACCEPT = 'gitops-gate: accept prunes-data production/data';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, LESS);
  scene.pull.permissions.set('alice', 'write').set('octocat', 'write').set('root', 'admin');
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const run = (options: RunOptions = {}): Promise<Outcome> => scene.run(scene.checkout(), options);
const said = ({ code, report }: Outcome) => ({
  code,
  findings: report?.findings.map(({ rule }) => rule),
  accepted: report?.accepted.flatMap(({ accepted }) => accepted.map(({ names, by, on }) => `${names} ${by} ${on}`)),
  notes: report?.notAccepted,
});
const OPEN = { code: 1, findings: ['prunes-data'], accepted: [], notes: [] };
const DONE = { code: 0, findings: [], accepted: ['production/data @alice 2026-11-29'], notes: [] };
const refused = (note: string) => ({ ...OPEN, notes: [note] });
const line = (): string =>
  /^gitops-gate: accept .*$/m.exec(scene.pull.threads[0]?.comments[0]?.body ?? '')?.[0] ?? 'none';

test('a reviewer accepts with a reply: the gate passes, says who and when, and resolves the thread', async () => {
  expect(said(await run())).toEqual(OPEN);
  const [thread] = scene.pull.threads;
  expect(line()).toMatch(/^gitops-gate: accept prunes-data production\/data #[0-9a-f]{32}$/);
  scene.pull.comment('alice', ACCEPT, thread);
  const second = await run();
  expect(said(second)).toEqual(DONE);
  expect(thread?.resolvedBy).toBe('github-actions');
  expect(thread?.comments[0]?.body).toMatch(/^☑️ \*\*Accepted\*\*: `production\/data` by `@alice` on 2026-11-29\./);
  expect(second.summary).toContain('### Accepted (1)');
  expect(scene.pull.comments.at(-1)?.body).toContain('`production/data` by `@alice` on 2026-11-29');
  expect(scene.pull.reviews).toHaveLength(1);
  expect(said(await run())).toEqual(DONE);
});

test('the comment is deleted: the thread opens again', async () => {
  await run();
  scene.pull.comment('alice', ACCEPT);
  expect(said(await run())).toEqual(DONE);
  scene.pull.comments.splice(
    scene.pull.comments.findIndex(({ author }) => author === 'alice'),
    1,
  );
  expect(said(await run())).toEqual(OPEN);
  expect(scene.pull.threads.map(({ resolvedBy }) => resolvedBy)).toEqual([undefined]);
  expect(line()).toMatch(/^gitops-gate: accept/);
});

test('a push that loses more asks again, and one that does not leaves it accepted', async () => {
  await run();
  scene.pull.comment('alice', ACCEPT);
  await run();
  scene.push({ 'apps/settings.yaml': `${BASE['apps/settings.yaml']}data: {a: b}\n` });
  expect(said(await run())).toEqual(DONE);
  scene.push(EVEN_LESS);
  const more = said(await run());
  expect(more).toMatchObject({ code: 1, accepted: expect.not.arrayContaining(['production/cache @alice 2026-11-29']) });
  scene.pull.comment('alice', `${ACCEPT} production/cache`);
  expect(said(await run())).toMatchObject({ code: 0, findings: [] });
  expect(scene.pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined)).toEqual([]);
});

test('what was reported once, and not when the reviewer accepted, is not accepted', async () => {
  scene.push(EVEN_LESS);
  await run();
  scene.forcePush(LESS);
  await run();
  scene.pull.comment('alice', `${ACCEPT}`);
  expect(said(await run())).toEqual(DONE);
  scene.push(EVEN_LESS);
  expect((await run()).code).toBe(1);
});

test('what someone writes into a review of this program is not taken over into the next one', async () => {
  await run();
  const [review] = scene.pull.reviews;
  if (!review) throw new Error('no review');
  const forged = 'f'.repeat(32);
  scene.pull.edit(review, 'root', review.body.replace('asked:', `asked: 1=${forged}`));
  expect(review.body).toContain(forged);
  scene.push(EVEN_LESS);
  expect((await run()).code).toBe(1);
  expect(scene.pull.reviews.map(({ body }) => body.includes('asked:'))).toContain(true);
  expect(scene.pull.reviews.map(({ body }) => body.includes(forged))).not.toContain(true);
});

test('a comment before the first report does not count without the digest, and with it does', async () => {
  scene.pull.comment('alice', ACCEPT);
  expect(said(await run())).toEqual(
    refused(
      'What `@alice` accepted as `prunes-data production/data` does not count. It was written before gitops-gate reported what is lost now.',
    ),
  );
  scene.pull.comment('alice', line());
  expect(said(await run())).toEqual(DONE);
});

test.each([
  ['the author', 'octocat', 'they are the author, and the policy file does not allow it'],
  ['a reader', 'mallory', 'they cannot write to the repository'],
])('%s cannot accept', async (_, login, why) => {
  await run();
  scene.pull.comment(login, ACCEPT);
  expect(said(await run())).toEqual(refused(`\`@${login}\` cannot accept \`prunes-data production/data\`: ${why}.`));
});

test.each([
  ['bots', 'renovate-bot'],
  ['deleted accounts', 'ghost'],
  ['this program', 'github-actions'],
])('the words of %s do not count', async (_, login) => {
  scene.pull.permissions.set(login, 'admin');
  await run();
  scene.pull.comment(login, ACCEPT);
  expect(said(await run())).toEqual(OPEN);
});

test('quotes, code and hidden comments do not count, and a wrong name is answered', async () => {
  await run();
  for (const body of [`> ${ACCEPT}`, `\`\`\`\n${ACCEPT}\n\`\`\``, `<!--\n${ACCEPT}\n-->`])
    scene.pull.comment('alice', body);
  scene.pull.comment('alice', ACCEPT).minimized = 'spam';
  expect(said(await run())).toEqual(OPEN);
  scene.pull.comment('alice', ACCEPT.replace('production/', 'prodction/'));
  expect(said(await run())).toEqual(
    refused('`prodction/data` does not name a loss of this change. Did you mean `production/data`?'),
  );
});

test('an edit counts for who made it, and other edits change nothing', async () => {
  await run();
  const comment = scene.pull.comment('alice', 'Hm.');
  scene.pull.edit(comment, 'mallory', ACCEPT);
  expect(said(await run()).notes).toEqual([
    '`@mallory` cannot accept `prunes-data production/data`: they cannot write to the repository.',
  ]);
  scene.pull.edit(comment, 'root', `${ACCEPT}\n\nEdited.`);
  expect(said(await run()).notes).toHaveLength(1);
  scene.pull.edit(comment, 'root', 'Hm.');
  expect(said(await run())).toEqual(OPEN);
  scene.pull.edit(comment, 'root', ACCEPT);
  expect(said(await run())).toMatchObject({ code: 0, accepted: ['production/data @root 2026-11-29'] });
});

test('a maintainer who ticks a box in the description of the author accepts nothing', async () => {
  await run();
  const { description } = scene.pull;
  scene.pull.edit(description, 'octocat', `- [ ] tested\n\n${ACCEPT}`);
  scene.pull.edit(description, 'alice', `- [x] tested\n\n${ACCEPT}`);
  expect(said(await run()).notes?.[0]).toContain('`@octocat` cannot accept');
  // Someone takes out of the history that the author wrote it.
  for (const version of description.versions ?? []) if (version.by === 'octocat') version.body = null;
  expect(said(await run())).toEqual(OPEN);
  scene.pull.edit(description, 'alice', `- [x] tested\n\n${line()}`);
  expect(said(await run())).toEqual(DONE);
});

test('a maintainer who shows what the author has hidden accepts nothing', async () => {
  await run();
  const { description } = scene.pull;
  scene.pull.edit(description, 'octocat', `<!-- template\n\n${line()}`);
  scene.pull.edit(description, 'alice', `template\n\n${line()}`);
  expect(said(await run()).accepted).toEqual([]);
});

const policy = (text: string): Files => ({ '.github/gitops-gate.yaml': text });
async function reopenScene(text: string): Promise<void> {
  const { permissions, teams } = scene.pull;
  scene.close();
  scene = await Scene.open({ ...BASE, ...policy(text) }, LESS);
  for (const [login, level] of permissions) scene.pull.permissions.set(login, level);
  for (const [team, members] of teams) scene.pull.teams.set(team, members);
}

test('the policy lets the author accept, also in a description that the pull request was opened with', async () => {
  await reopenScene('acknowledge: {author: true}\n');
  const text: Text = scene.pull.description;
  text.body = ACCEPT;
  const opened = { ...Object(scene.payload()), action: 'opened' };
  opened.pull_request.created_at = text.createdAt;
  const done = { ...DONE, accepted: ['production/data @octocat 2026-11-29'] };
  expect(said(await run({ payload: opened }))).toEqual(done);
  scene.push({ 'apps/settings.yaml': `${BASE['apps/settings.yaml']}data: {a: b}\n` });
  expect(said(await run())).toEqual(done);
  scene.push(EVEN_LESS);
  expect((await run()).code).toBe(1);
});

test('the policy names people and teams, rules, or nobody', async () => {
  await reopenScene('acknowledge: {by: ["@root", "@octo/sre"]}\n');
  await run();
  scene.pull.comment('alice', ACCEPT);
  expect(said(await run()).notes?.[0]).toContain('the policy file names other people');
  scene.pull.teams.set('octo/sre', ['alice']);
  expect(said(await run())).toEqual(DONE);

  await reopenScene('acknowledge: {rules: [missing-path]}\n');
  await run();
  scene.pull.comment('alice', ACCEPT);
  expect(said(await run())).toEqual(OPEN);
  expect(scene.pull.threads[0]?.comments[0]?.body).not.toContain('gitops-gate: accept');

  await reopenScene('acknowledge: off\n');
  await run();
  scene.pull.comment('alice', ACCEPT);
  expect(said(await run())).toEqual(OPEN);
});

test('where GitHub does not say what people wrote or may do, nothing is accepted', async () => {
  await run();
  scene.pull.comment('alice', ACCEPT);
  scene.server.faults.push(({ path }) =>
    path.includes('/collaborators/') ? Promise.resolve({ status: 403, body: { message: 'Forbidden' } }) : undefined,
  );
  expect(said(await run()).notes?.[0]).toContain('GitHub does not say who they are');
  scene.server.faults.push(({ body }) =>
    body.includes('createdAt') ? Promise.resolve({ status: 400, body: { message: 'No' } }) : undefined,
  );
  expect(said(await run()).notes?.[0]).toContain('nothing counts as accepted');
});

test('a comment can start a run that brings the review in line, and is no check itself', async () => {
  await run();
  scene.pull.comment('alice', ACCEPT);
  const comment = { event: 'issue_comment', sha: scene.base, ref: 'refs/heads/main', token: CHECKS_TOKEN };
  const onPull = { issue: { number: 7, pull_request: {} }, repository: { default_branch: 'main' } };
  expect(said(await run({ ...comment, payload: onPull }))).toEqual(DONE);
  expect(scene.pull.threads.map(({ resolvedBy }) => resolvedBy)).toEqual(['github-actions']);
  expect(scene.server.checkRuns.all.at(-1)).toMatchObject({ head: scene.head, request: { conclusion: 'success' } });

  scene.pull.comments.length = 0;
  expect(said(await run({ ...comment, payload: onPull }))).toEqual({ ...OPEN, code: 0 });
  const onIssue = await run({ ...comment, payload: { issue: { number: 8 } } });
  expect([onIssue.code, onIssue.report]).toEqual([0, undefined]);
  expect(onIssue.output).toContain('No open pull request has this comment');
  scene.pull.comment('alice', ACCEPT);
  const inThread = { ...Object(scene.payload()), action: 'created', comment: {} };
  expect(said(await run({ event: 'pull_request_review_comment', payload: inThread }))).toEqual(DONE);
});

test('what is accepted stays so in the merge queue and on the branch', async () => {
  await run();
  scene.pull.comment('alice', ACCEPT);
  await run();
  const branch = `refs/heads/gh-readonly-queue/main/pr-7-${scene.base}`;
  const group = { head_sha: scene.merge, head_ref: branch, base_sha: scene.base, base_ref: 'refs/heads/main' };
  const queue = { event: 'merge_group', sha: scene.merge, ref: branch };
  expect(said(await run({ ...queue, payload: { merge_group: group } }))).toEqual(DONE);
  const other = { ...group, head_ref: 'refs/heads/gh-readonly-queue/main/pr-8-x' };
  expect(said(await run({ ...queue, payload: { merge_group: other } }))).toEqual(OPEN);

  const push = { event: 'push', sha: scene.merge, ref: 'refs/heads/main', payload: { before: scene.base } };
  expect(said(await run(push))).toEqual(OPEN);
  Object.assign(scene.pull, { state: 'MERGED', mergeCommit: scene.merge });
  expect(said(await run(push))).toEqual(DONE);
});

test('a change that loses nothing costs no requests for this', async () => {
  scene.forcePush({ 'apps/settings.yaml': `${BASE['apps/settings.yaml']}data: {a: b}\n` });
  await run();
  expect(scene.server.requests.filter(({ body, path }) => /createdAt/.test(body) || /collab/.test(path))).toEqual([]);
});
