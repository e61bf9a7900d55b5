import { baselinePathOf } from '../../invocation/policy.ts';
import { POLICY_PATHS } from '../../policy/policy.ts';
import { CODEOWNERS_PATHS } from '../../repository/codeowners/codeowners.ts';
import type { Base } from '../../repository/compare.ts';
import { contentId } from '../../repository/content-id.ts';
import { NOT_KNOWN } from '../../repository/passed-files.ts';
import { withPrefix } from '../../repository/paths.ts';
import { normalize, Tree } from '../../repository/tree.ts';
import type { TreeFile } from '../../repository/tree-file.ts';
import { type Client, statusOf } from './client.ts';
import { type PullFiles, readPullChange } from './pull-files.ts';
import type { AskMergeBase } from './revisions.ts';

/** Which base of a pull request is requested. */
export interface BaseQuestion {
  readonly files: PullFiles;
  /** The commit that the pull request is to be merged into. */
  readonly base: string;
  /** The checked folder inside the repository. */
  readonly prefix: string;
  /** The policy file in it, if it is not one of the usual ones. */
  readonly config: string | undefined;
}

/** The most commits of a change of which the API names all in one answer. */
const MOST_COMMITS = 100;

/** Asks the API for the merge base of two commits, and for those between; without a client it knows none. */
export function mergeBaseOverApi(client: Client | undefined): AskMergeBase {
  return async (base, head) => {
    if (!client) return undefined;
    const { octokit, owner, repo } = client;
    try {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: MOST_COMMITS,
      });
      const commits = data.commits.map(({ sha }) => sha);
      return { base: data.merge_base_commit.sha, commits: commits.length === data.total_commits ? commits : undefined };
    } catch {
      // Git fetches the history instead.
      return undefined;
    }
  };
}

/**
 * What the API gives of a base that git cannot fetch: the changed lines of the pull request, the policy file, the baseline that it
 * names, and CODEOWNERS.
 */
export async function baseOverApi(
  client: Client,
  { files: changed, base, prefix, config }: BaseQuestion,
): Promise<Base> {
  const change = await readPullChange(changed, base, prefix);
  const read = async (paths: readonly string[], folder = prefix): Promise<TreeFile[]> => {
    const files: TreeFile[] = [];
    for (const path of paths) {
      const bytes = await fileAt(client, withPrefix(folder, path), base);
      if (bytes) files.push({ path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes });
    }
    return files;
  };
  // Without the policy nothing can be checked, and without the baseline a change could add to it what it breaks.
  const path = config === undefined ? undefined : (normalize(config) ?? config);
  const policies = await read(path === undefined ? POLICY_PATHS : [path]);
  const baseline = await read([await baselinePathOf(new Tree(policies), path)]);
  // Without CODEOWNERS, only what it would allow is not allowed.
  const owners = (await Promise.all(CODEOWNERS_PATHS.map((one) => read([one], '').catch(() => [])))).flat();
  const files = [...policies, ...baseline, ...(prefix === '' ? owners : [])];
  const above = { folder: prefix, files: new Map(owners.map((file) => [file.path, file])) };
  const tree = new Tree(files, undefined, [], undefined, prefix === '' ? undefined : above);
  return { tree, change: { ...change, passed: () => NOT_KNOWN }, whole: false };
}

async function fileAt({ octokit, owner, repo }: Client, path: string, ref: string): Promise<Buffer | undefined> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    if (!('content' in data) || typeof data.content !== 'string') return undefined;
    // Of a file over 1 MB, GitHub gives the size alone.
    if ('encoding' in data && data.encoding !== 'base64') throw new Error(`${path} is too large`);
    return Buffer.from(data.content, 'base64');
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
