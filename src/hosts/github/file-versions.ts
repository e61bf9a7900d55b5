import { withPrefix } from '../../repository/paths.ts';
import { mergeBaseOverApi } from './api-base.ts';
import type { Client } from './client.ts';

/** A head, and the commit that it is compared with, if that is known. */
export interface ComparedCommits {
  readonly head: string;
  readonly base: string | undefined;
}

// The entry of the tree itself: where it is a symbolic link, its target may have changed.
const QUERY = `query ($owner: String!, $repo: String!, $oid: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $repo) {
    object(oid: $oid) { ... on Commit { oid file(path: $path) { oid mode } } }
  }
}`;

interface EntryNode {
  readonly oid: string;
  readonly mode: number;
}

interface Answer {
  readonly repository: {
    readonly object: { readonly oid?: string; readonly file?: EntryNode | null } | null;
  } | null;
}

const REGULAR = new Set([0o100644, 0o100755]);
const MISSING = 'missing';

/** The versions of files in commits, as GitHub knows them. Each is asked for once. */
export class FileVersions {
  readonly #client: Client;
  readonly #prefix: string;
  readonly #answers = new Map<string, Promise<string | undefined>>();

  /** `prefix` is the checked folder inside the repository. */
  constructor(client: Client, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  /**
   * Whether a file is the same one in two changes, and in what these are compared with. Where that is not certain, it is not. Throws if
   * GitHub does not answer.
   */
  async areSame(path: string, one: ComparedCommits, other: ComparedCommits): Promise<boolean> {
    const heads = await Promise.all([one.head, other.head].map((commit) => this.#versionOf(path, commit)));
    if (heads[0] === undefined || heads[0] === MISSING || heads[0] !== heads[1]) return false;
    const bases = await Promise.all([one.base, other.base].map((commit) => this.#versionOf(path, commit)));
    return bases[0] !== undefined && bases[0] === bases[1];
  }

  /** A commit with the last one that it has in common with the target of its pull request. */
  async since(target: string, head: string): Promise<ComparedCommits> {
    return { head, base: (await mergeBaseOverApi(this.#client)(target, head))?.base };
  }

  #versionOf(path: string, commit: string | undefined): Promise<string | undefined> | undefined {
    if (commit === undefined) return undefined;
    const question = `${commit} ${path}`;
    const answer = this.#answers.get(question) ?? this.#ask(path, commit);
    this.#answers.set(question, answer);
    return answer;
  }

  /** The id of a regular file; undefined of a link, and where GitHub does not know the commit. */
  async #ask(path: string, oid: string): Promise<string | undefined> {
    const { octokit, owner, repo } = this.#client;
    const variables = { owner, repo, oid, path: withPrefix(this.#prefix, path) };
    const { repository } = await octokit.graphql<Answer>(QUERY, variables);
    if (repository?.object?.oid === undefined) return undefined;
    const { file } = repository.object;
    if (!file) return MISSING;
    return REGULAR.has(file.mode) ? file.oid : undefined;
  }
}
