import { gitFetch } from '../../repository/git.ts';
import type { GitSetting } from '../../repository/git-environment.ts';
import { isPartial, isShallow, listMissing, resolveCommit } from '../../repository/revision.ts';

/** The repository that the event names, and the token to ask it with. */
export interface Remote {
  /** A folder inside the checkout. */
  readonly folder: string;
  /** The address of the repository, such as `https://github.com/octo/fleet`. */
  readonly url: string;
  /** Empty if there is none. */
  readonly token: string;
}

const TIME_LIMIT = 5 * 60_000;

/**
 * Fetches a commit or a branch by its full name and gives the commit, or undefined if the remote does not give it. A checkout that is
 * cut off gets this one commit, without history.
 */
export async function fetchCommit(remote: Remote, name: string): Promise<string | undefined> {
  const depth = isShallow(remote.folder) ? ['--depth=1'] : [];
  return (await fetch(remote, [...depth, '--', remote.url, name]))
    ? resolveCommit(remote.folder, 'FETCH_HEAD')
    : undefined;
}

/** Fetches the last commits of a head that a shallow checkout left out, and the parents of the first of them; says whether that worked. */
export function fetchCommits(remote: Remote, head: string, count: number): Promise<boolean> {
  return fetch(remote, [`--depth=${count + 1}`, '--', remote.url, head]);
}

/** Fetches the history that a shallow checkout left out; says whether that worked. */
export function fetchHistory(remote: Remote, commits: readonly string[]): Promise<boolean> {
  return fetch(remote, ['--unshallow', '--', remote.url, ...commits]);
}

/** Fetches the files of a commit, or of the commits of a range, that a partial clone left out; git does so by itself only from where the configuration says. */
export async function fetchFiles(remote: Remote, revision: string): Promise<void> {
  const missing = isPartial(remote.folder) ? listMissing(remote.folder, revision) : [];
  if (missing.length === 0) return;
  await fetch(remote, ['--no-write-fetch-head', '--stdin', '--', remote.url], `${missing.join('\n')}\n`);
}

/** The address is always the event's: the remotes of a checkout are settings, and the token must not follow them. */
function fetch({ folder, url, token }: Remote, args: readonly string[], input = ''): Promise<boolean> {
  const settings = [
    // The longest prefix wins, so no other rewriting does.
    { name: `url.${url}.insteadOf`, value: url },
    { name: 'http.followRedirects', value: 'false' },
    ...credentials(url, token),
  ];
  const fixed = ['--quiet', '--no-tags', '--no-recurse-submodules', '--upload-pack=git-upload-pack'];
  const protocol = /^(https?|file):\/\//.exec(url)?.[1] ?? 'none';
  return gitFetch(folder, [...fixed, ...args], { protocol, settings, input, timeLimit: TIME_LIMIT });
}

/** Settings that carry the token. The empty values take back what actions/checkout may have set: the server refuses two headers. */
function credentials(url: string, token: string): GitSetting[] {
  if (token === '' || !/^https?:\/\//.test(url)) return [];
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [
    { name: 'credential.helper', value: '' },
    { name: `http.${url}.extraheader`, value: '' },
    { name: `http.${url}.extraheader`, value: `AUTHORIZATION: basic ${basic}` },
  ];
}
