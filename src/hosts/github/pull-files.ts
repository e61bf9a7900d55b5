import type { Change, ChangedFile } from '../../repository/change.ts';
import { type Hunks, NO_HUNKS, parsePatch } from '../../repository/patch.ts';
import { below, outsideOf } from '../../repository/paths.ts';
import { UsageError } from '../../usage-error.ts';
import type { Client } from './client.ts';

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};
/** Files that GitHub lists of one pull request. */
const MOST_FILES = 3000;
const EVERY_LINE = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];
const WHOLE: Hunks = { ...NO_HUNKS, added: EVERY_LINE, deleted: EVERY_LINE };

/** A changed file as the API gives it; `patch` is missing if the file is binary or its diff too large. */
export interface PullFile {
  readonly filename: string;
  readonly status: string;
  readonly changes: number;
  readonly patch?: string | undefined;
  readonly previous_filename?: string | undefined;
}

/** The files that a pull request changes, which are asked for once. */
export class PullFiles {
  readonly #client: Client;
  readonly #pull: number;
  #listed: Promise<readonly PullFile[]> | undefined;

  constructor(client: Client, pull: number) {
    this.#client = client;
    this.#pull = pull;
  }

  /** At most 3,000 files. Throws if the API does not answer. */
  list(): Promise<readonly PullFile[]> {
    this.#listed ??= this.#ask();
    return this.#listed;
  }

  #ask(): Promise<readonly PullFile[]> {
    const { octokit, owner, repo } = this.#client;
    const parameters = { owner, repo, pull_number: this.#pull, per_page: 100 };
    return octokit.paginate(octokit.rest.pulls.listFiles, parameters);
  }
}

/**
 * The changes of a pull request since a commit, as the API returns them. A file whose lines it does not give is changed as a whole.
 * Throws UsageError if there may be more files than it lists.
 *
 * `prefix` is the checked folder inside the repository. Paths are relative to it.
 */
export async function readPullChange(pullFiles: PullFiles, base: string, prefix: string): Promise<Change> {
  const listed = await pullFiles.list();
  if (listed.length >= MOST_FILES)
    throw new UsageError('GitHub lists only the first 3,000 files of a pull request, and this one may have more.');
  const files = new Map<string, ChangedFile>();
  const outside: string[] = [];
  for (const file of listed) {
    outside.push(...outsideOf(prefix, file.filename, file.previous_filename));
    const path = below(prefix, file.filename);
    if (path === undefined) continue;
    const before = file.previous_filename === undefined ? undefined : below(prefix, file.previous_filename);
    const kind = STATUS[file.status] ?? 'modified';
    const known = kind === 'renamed' && before === undefined ? 'added' : kind;
    files.set(path, {
      path,
      status: known,
      ...(known === 'renamed' && before !== undefined ? { previousPath: before } : {}),
      ...hunksOf(file),
    });
  }
  return { base, files, ...(outside.length > 0 && { outside }) };
}

function hunksOf({ patch, status, changes }: PullFile): Hunks {
  if (patch !== undefined) return parsePatch(patch);
  return status === 'renamed' && changes === 0 ? NO_HUNKS : WHOLE;
}
