import { finishedRun } from '../../hosts/github/finished-run.ts';
import { RIGHT } from '../../hosts/github/fleet.ts';
import { FORK_TOKEN, type Scene } from '../../hosts/github/scene.ts';
import { annotations, exitCode, output } from './claims.ts';
import { isAt, openThreads, threadOf } from './reviewed.ts';
import type { Run, Runner } from './runner.ts';
import type { Story } from './story.ts';

/** A run of GitHub's bot on a branch of the repository itself. */
const DEPENDABOT = {
  actor: { login: 'dependabot[bot]' },
  head_repository: { full_name: 'octo/fleet', owner: { login: 'contributor' } },
};

/** Runs the second workflow, once the first one has finished. */
function afterwards(scene: Scene, runner: Runner, run: object = {}): Promise<Run> {
  const payload = finishedRun(scene, run);
  return runner.run(scene, { event: 'workflow_run', payload, commit: scene.base, ref: 'refs/heads/main' });
}

const fork: Story = {
  name: 'a pull request from a fork',
  play: async (scene, runner, claims) => {
    const { pull } = scene;
    const first = await runner.run(scene, { token: FORK_TOKEN });
    claims.of(first, {
      'the check fails with a token that cannot write': exitCode(first) === 1,
      'findings are annotations':
        annotations(first, 'error').length === 2 && annotations(first, 'warning').length === 2,
      'nothing is posted': pull.threads.length === 0 && pull.comments.length === 0,
    });
    const second = await afterwards(scene, runner);
    claims.of(second, {
      'the second workflow passes, whatever it finds': exitCode(second) === 0 && second.code === 0,
      'its output reports what it found': output(second, 'conclusion') === 'failed',
      'it posts the comments': isAt(threadOf(pull, 'unknown-source'), 'infrastructure/sealed-secrets.yaml:14'),
      'it posts one summary': pull.comments.length === 1,
    });
    const writes = scene.server.writes().length;
    const late = await afterwards(scene, runner, { head_sha: 'a'.repeat(40) });
    claims.of(late, { 'nothing is posted about an older commit': scene.server.writes().length === writes });
    scene.forcePush({ ...RIGHT, '.github/gitops-gate.yaml': 'failOn: never\n' });
    const fixed = await afterwards(scene, runner);
    claims.of(fixed, { 'the threads are closed after the fix': openThreads(pull).length === 0 });
  },
};

const own: Story = {
  name: 'a pull request of the repository itself',
  play: async (scene, runner, claims) => {
    const run = await afterwards(scene, runner, { head_repository: { full_name: 'octo/fleet' } });
    claims.of(run, {
      'the second workflow leaves it to the first': exitCode(run) === undefined && scene.server.requests.length === 0,
    });
  },
};

const dependabot: Story = {
  name: 'a pull request of Dependabot',
  play: async (scene, runner, claims) => {
    const { pull } = scene;
    const first = await runner.run(scene, { token: FORK_TOKEN });
    claims.of(first, { 'the check fails': exitCode(first) === 1, 'nothing is posted': pull.threads.length === 0 });
    const second = await afterwards(scene, runner, DEPENDABOT);
    const count = pull.threads.length;
    claims.of(second, { 'the second workflow posts the comments': exitCode(second) === 0 && count === 4 });
    scene.forcePush(RIGHT);
    const third = await runner.run(scene);
    claims.of(third, {
      'after a maintainer pushes, the first workflow passes': exitCode(third) === 0,
      'it closes the comments of the second': openThreads(pull).length === 0 && pull.threads.length === count,
      'it updates the summary of the second':
        pull.comments.length === 1 && pull.comments[0]?.body.startsWith('## ✅') === true,
    });
  },
};

export const OTHER_TOKENS: readonly Story[] = [fork, own, dependabot];
