import type { Location } from '../../findings/finding.ts';
import { withPrefix } from '../../repository/paths.ts';
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

/** The two commits whose files are linked. */
export interface LinkedCommits {
  readonly head: string;
  readonly base: string | undefined;
}

/** Gives the address of a place; `prefix` is the checked folder inside the repository. */
export function linkToPlaces(
  repository: string,
  { head, base = head }: LinkedCommits,
  prefix: string,
): (at: Location) => string {
  return ({ side, path, start, end }) => {
    const root = `${repository}/blob/${side === 'base' ? base : head}`;
    const file = withPrefix(prefix, path).split('/').map(encodeURIComponent).join('/');
    return `${root}/${file}#L${start.line}${end.line > start.line ? `-L${end.line}` : ''}`;
  };
}
