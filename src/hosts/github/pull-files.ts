import type { Change, ChangedFile } from '../../repository/change.ts';
import { NO_HUNKS, parsePatch } from '../../repository/patch.ts';
import { below } from '../../repository/paths.ts';
import type { Client } from './client.ts';

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};

/**
 * The changes of a pull request as the API returns them: at most 3000 files, and no lines of files that are binary or too large.
 *
 * `prefix` is the checked folder inside the repository. Paths are relative to it.
 */
export async function readPullChange(client: Client, pull: number, base: string, prefix: string): Promise<Change> {
  const { octokit, owner, repo } = client;
  const listed = await octokit.paginate(octokit.rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: pull,
    per_page: 100,
  });
  const files = new Map<string, ChangedFile>();
  for (const { filename, status, patch, previous_filename } of listed) {
    const path = below(prefix, filename);
    if (path === undefined) continue;
    const before = previous_filename === undefined ? undefined : below(prefix, previous_filename);
    const hunks = patch === undefined ? NO_HUNKS : parsePatch(patch);
    const kind = STATUS[status] ?? 'modified';
    const known = kind === 'renamed' && before === undefined ? 'added' : kind;
    files.set(path, {
      path,
      status: known,
      ...(known === 'renamed' && before !== undefined ? { previousPath: before } : {}),
      ...hunks,
    });
  }
  return { base, files };
}
