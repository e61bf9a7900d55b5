import { documentedMatrix, GATE } from '../../hosts/github/documented.ts';
import { CHANGE, RIGHT, SECRET } from '../../hosts/github/fleet.ts';
import { READER_TOKEN } from '../../hosts/github/scene.ts';
import { annotations, exitCode, output } from './claims.ts';
import { isAt, openThreads, threadOf } from './reviewed.ts';
import { FLEET, type Story } from './story.ts';

const POLICY = '.github/gitops-gate.yaml';
const SOURCE = 'infrastructure/sealed-secrets.yaml:14';

/** A pull request from its first push to the one that fixes all, with the token of the documented permissions. */
const fixed: Story = {
  name: 'a pull request with a break, and its fix',
  play: async (scene, runner, claims) => {
    const { pull } = scene;
    const first = await runner.run(scene, { token: READER_TOKEN });
    const source = threadOf(pull, 'unknown-source');
    claims.of(first, {
      'the job fails, with exit code 1': first.code === 1 && exitCode(first) === 1,
      'the outputs arrive': output(first, 'conclusion') === 'failed' && output(first, 'errors') === '2',
      'the path of the report is absolute': output(first, 'report')?.startsWith('/') === true,
      'the comment is on the line of `name: bitname`': isAt(source, SOURCE),
      'it offers the fix': source?.comments[0]?.body.includes('```suggestion\n        name: bitnami\n```') === true,
      'one summary is in the conversation': pull.comments.length === 1,
      'the job summary reports the failure': /Summary - ## ❌ gitops-gate failed/.test(first.log),
      'what has a comment has no annotation': annotations(first, 'error').length === 0,
    });
    const writes = scene.server.writes().length;
    const again = await runner.run(scene, { token: READER_TOKEN });
    claims.of(again, { 'a second run on the same commit posts nothing': scene.server.writes().length === writes });
    scene.forcePush(RIGHT);
    const second = await runner.run(scene, { token: READER_TOKEN });
    claims.of(second, {
      'the job of the fix passes': second.code === 0 && exitCode(second) === 0,
      'its outputs arrive': output(second, 'conclusion') === 'passed' && output(second, 'errors') === '0',
      'no thread is open': pull.threads.length > 0 && openThreads(pull).length === 0,
      'without `contents: write`, the threads are hidden, not resolved': pull.threads.every(
        ({ resolvedBy, comments }) => resolvedBy === undefined && comments[0]?.minimized === 'resolved',
      ),
      'the summary reports that all is well': /^## ✅ gitops-gate passed/.test(pull.comments[0]?.body ?? ''),
      'the secret is in no log': !(first.log + again.log + second.log).includes(SECRET),
    });
  },
};

const resolved: Story = {
  name: 'with contents: write, and with a merged pull request',
  play: async (scene, runner, claims) => {
    await runner.run(scene);
    scene.forcePush(RIGHT);
    const second = await runner.run(scene);
    claims.of(second, {
      'fixed threads are resolved': scene.pull.threads.every(({ resolvedBy }) => resolvedBy === 'github-actions'),
    });
    scene.push(CHANGE);
    scene.pull.state = 'MERGED';
    const writes = scene.server.writes().length;
    const late = await runner.run(scene);
    claims.of(late, {
      'a merged pull request is checked': exitCode(late) === 1,
      'nothing is posted on it': scene.server.writes().length === writes,
    });
  },
};

const policy: Story = {
  name: 'a pull request that breaks the policy file, or loosens it',
  base: FLEET,
  change: { [POLICY]: 'targets:\n  flux: "2.6"\nfailOn: erorr\n' },
  play: async (scene, runner, claims) => {
    const broken = await runner.run(scene);
    const thread = threadOf(scene.pull, 'invalid-policy');
    claims.of(broken, {
      'the job fails': exitCode(broken) === 1,
      'the comment is on the line of `failOn: erorr`': isAt(thread, `${POLICY}:3`),
      'it offers the fix': thread?.comments[0]?.body.includes('```suggestion\nfailOn: error\n```') === true,
    });
    scene.push({ ...CHANGE, [POLICY]: 'failOn: never\nrules: {unknown-source: off}\n' });
    const loosened = await runner.run(scene);
    claims.of(loosened, {
      'the policy of the base decides':
        exitCode(loosened) === 1 && isAt(threadOf(scene.pull, 'unknown-source'), SOURCE),
    });
  },
};

const queue: Story = {
  name: 'a merge queue',
  play: async (scene, runner, claims) => {
    const ref = 'refs/heads/gh-readonly-queue/main/pr-7-x';
    const group = { merge_group: { head_sha: scene.merge, base_sha: scene.base, head_ref: ref } };
    const run = await runner.run(scene, { event: 'merge_group', payload: group, ref });
    claims.of(run, {
      'the job of the group fails': exitCode(run) === 1 && output(run, 'conclusion') === 'failed',
      'each error is an annotation': annotations(run, 'error').length === 2,
      'nothing is posted': scene.server.writes().length === 0,
    });
  },
};

const jobs: Story = {
  name: 'two jobs with a category each',
  base: { ...FLEET, [GATE]: documentedMatrix(['production', 'staging']) },
  play: async (scene, runner, claims) => {
    const run = await runner.run(scene);
    const sources = scene.pull.threads.filter(({ comments }) => comments[0]?.body.includes('`unknown-source`'));
    claims.of(run, {
      'each job posts its comments': sources.length === 2,
      'each job has its summary': scene.pull.comments.length === 2,
      'each job fails': (run.log.match(/Job failed/g) ?? []).length === 2,
    });
    scene.forcePush(RIGHT);
    const second = await runner.run(scene);
    claims.of(second, {
      'both pass after the fix': second.code === 0,
      'all threads are closed': openThreads(scene.pull).length === 0,
      'both summaries report it': scene.pull.comments.every(({ body }) => body.startsWith('## ✅')),
    });
  },
};

export const PULL_REQUESTS: readonly Story[] = [fixed, resolved, policy, queue, jobs];
