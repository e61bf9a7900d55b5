import { execFile } from 'node:child_process';
import { isShallow, resolveCommit } from '../repository/revision.ts';

/** The place that the checkout came from, and the token to ask it with. */
export interface Remote {
  /** A folder inside the checkout. */
  readonly folder: string;
  /** The root of the GitHub server, such as `https://github.com`. */
  readonly serverUrl: string;
  /** Empty where there is none. */
  readonly token: string;
}

const TIME_LIMIT = 5 * 60_000;

/** Fetches a commit or a branch by its full name and gives the commit; undefined where the remote does not give it. A checkout that is cut off gets this one commit, without history. */
export async function fetchCommit(remote: Remote, name: string): Promise<string | undefined> {
  const depth = isShallow(remote.folder) ? ['--depth=1'] : [];
  const fetched = await fetch(remote, [...depth, 'origin', name]);
  return fetched ? resolveCommit(remote.folder, 'FETCH_HEAD') : undefined;
}

/** Fetches the history that a shallow checkout left out; says whether that worked. */
export function fetchHistory(remote: Remote, commits: readonly string[]): Promise<boolean> {
  return fetch(remote, ['--unshallow', 'origin', ...commits]);
}

function fetch({ folder, serverUrl, token }: Remote, args: readonly string[]): Promise<boolean> {
  const fixed = ['-c', 'gc.auto=0', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
  const env = { ...process.env, ...credentials(serverUrl, token), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  return new Promise((done) => {
    execFile('git', [...fixed, ...args], { cwd: folder, env, timeout: TIME_LIMIT, maxBuffer: 1 << 26 }, (error) =>
      done(!error),
    );
  });
}

/**
 * Settings of git for one command that carry the token, as environment variables: other users cannot see them, and nothing is
 * written to disk. The empty value takes back what actions/checkout may have set, since the server refuses two headers.
 */
function credentials(serverUrl: string, token: string): Record<string, string> {
  if (token === '' || !/^https?:\/\//.test(serverUrl)) return {};
  const first = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
  const key = `http.${serverUrl.replace(/\/+$/, '')}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: String(first + 2),
    [`GIT_CONFIG_KEY_${first}`]: key,
    [`GIT_CONFIG_VALUE_${first}`]: '',
    [`GIT_CONFIG_KEY_${first + 1}`]: key,
    [`GIT_CONFIG_VALUE_${first + 1}`]: `AUTHORIZATION: basic ${basic}`,
  };
}
