import type { Scene } from './scene.ts';

/** The payload of `workflow_run` once the run on the pull request of a fork has finished, or another such run. */
export function finishedRun({ head }: Scene, run: object = {}): unknown {
  const finished = {
    ...{ id: 42, event: 'pull_request', head_sha: head, head_branch: 'feature', pull_requests: [] },
    ...{ actor: { login: 'contributor' }, name: 'gitops-gate', path: '.github/workflows/gitops-gate.yaml' },
    ...{ head_repository: { full_name: 'contributor/fleet', owner: { login: 'contributor' } }, ...run },
  };
  return { action: 'completed', workflow_run: finished, repository: { full_name: 'octo/fleet' } };
}
