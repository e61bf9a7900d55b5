import { GitError, git } from './git.ts';
import type { CommitRange } from './revision.ts';

/** The trailers of one key in the message of a commit. */
export interface CommitTrailers {
  readonly commit: string;
  /** The name of the author, which anyone can choose. */
  readonly author: string;
  /** When it was written, in ISO 8601. */
  readonly at: string;
  readonly values: readonly string[];
}

/** Commits that are read. */
const MOST_COMMITS = 1_000;
const FIELDS = 4;

/** The commits of a change that have trailers of a key, the newest first. None if git cannot read them. */
export function readTrailers(folder: string, { base, head = 'HEAD' }: CommitRange, key: string): CommitTrailers[] {
  const format = `%H%x00%an%x00%aI%x00%(trailers:key=${key},valueonly,unfold)%x00`;
  const range = [
    '--no-show-signature',
    `--max-count=${MOST_COMMITS}`,
    `--format=tformat:${format}`,
    '--end-of-options',
    `${base}..${head}`,
    '--',
  ];
  let fields: readonly string[];
  try {
    fields = git(folder, ['log', ...range])
      .toString('utf8')
      .split('\0');
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
  const found: CommitTrailers[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    const [commit = '', author = '', date = '', text = ''] = fields.slice(at, at + FIELDS);
    const values = text.split('\n').filter((value) => value.trim() !== '');
    if (values.length > 0) found.push({ commit: commit.trim(), author, at: date, values });
  }
  return found;
}
