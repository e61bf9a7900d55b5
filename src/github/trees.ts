import { POLICY_PATHS } from '../policy/policy.ts';
import type { Change } from '../repository/change.ts';
import { contentId } from '../repository/content-id.ts';
import { readChange } from '../repository/diff.ts';
import { readCommit } from '../repository/object-store.ts';
import { withPrefix } from '../repository/paths.ts';
import { Tree, type TreeFile } from '../repository/tree.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { type Client, statusOf } from './client.ts';
import { readPullChange } from './pull-files.ts';
import type { Revisions } from './revisions.ts';

/** The merge base as far as it is at hand, and what changed since. */
export interface Base {
  readonly tree: Tree;
  readonly change: Change;
  /** Whether the tree is the whole base; else it holds no more than the policy file. */
  readonly whole: boolean;
}

export function readHead(folder: string, { head, checkedOut }: Revisions): Tree {
  return checkedOut ? readWorkTree(folder) : readCommit(folder, head);
}

/** The base out of the object store; undefined where there is none. */
export function readBase(folder: string, { head, base }: Revisions): Base | undefined {
  if (base === undefined) return undefined;
  return { tree: readCommit(folder, base), change: readChange(folder, base, head), whole: true };
}

/** Of a base that cannot be fetched, what the API tells: the changed lines of the pull request, and the policy file. */
export async function askForBase(
  client: Client,
  pull: number,
  base: string,
  prefix: string,
  config: string | undefined,
): Promise<Base> {
  const change = await readPullChange(client, pull, base, prefix);
  const files: TreeFile[] = [];
  for (const path of config === undefined ? POLICY_PATHS : [config]) {
    const bytes = await fileAt(client, withPrefix(prefix, path), base);
    if (bytes) files.push({ path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes });
  }
  return { tree: new Tree(files), change, whole: false };
}

async function fileAt({ octokit, owner, repo }: Client, path: string, ref: string): Promise<Buffer | undefined> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    return 'content' in data && typeof data.content === 'string' ? Buffer.from(data.content, 'base64') : undefined;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
