import type { Environment, GitHubEvent } from './event.ts';

/** The address of the server, without a slash at its end. */
export function serverUrl({ GITHUB_SERVER_URL: url = 'https://github.com' }: Environment): string {
  return url.replace(/\/+$/, '');
}

/** The address of the repository that an event is about. */
export function repositoryUrl(env: Environment, { owner, repo }: Pick<GitHubEvent, 'owner' | 'repo'>): string {
  return `${serverUrl(env)}/${owner}/${repo}`;
}

/** The address of the run, where its summary is; undefined outside a run. */
export function runUrl(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${serverUrl(env)}/${repository}/actions/runs/${run}` : undefined;
}
