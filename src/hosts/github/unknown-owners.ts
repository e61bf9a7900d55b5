import { CODEOWNERS_PATHS, isOwner } from '../../repository/codeowners/codeowners.ts';
import type { Tree } from '../../repository/tree.ts';
import type { Client } from './client.ts';

/** Which CODEOWNERS is asked about. */
export interface OwnersQuestion {
  /** The commit that has it. */
  readonly head: string;
  /** The checked folder inside the repository. */
  readonly prefix: string;
  /** The files of that folder. */
  readonly tree: Tree;
}

/**
 * The owners in CODEOWNERS that do not exist or cannot write, as GitHub lists its errors: one request, and only if there is a CODEOWNERS.
 * None without a client or an answer.
 */
export async function readUnknownOwners(
  client: Client | undefined,
  { head, prefix, tree }: OwnersQuestion,
): Promise<ReadonlySet<string>> {
  if (!client || prefix !== '' || !CODEOWNERS_PATHS.some((path) => tree.file(path))) return new Set();
  const { octokit, owner, repo } = client;
  try {
    const { data } = await octokit.rest.repos.codeownersErrors({ owner, repo, ref: head });
    return new Set(data.errors.flatMap(ownerOf));
  } catch {
    // What GitHub does not say is not known, and nothing else depends on it.
    return new Set();
  }
}

/** The word of an error that names an owner whom GitHub does not know. */
function ownerOf({ kind, source = '', column }: { kind: string; source?: string; column: number }): string[] {
  const [word = ''] = source.slice(column - 1).split(/\s/);
  return /^unknown owner$/i.test(kind) && isOwner(word) ? [word] : [];
}
