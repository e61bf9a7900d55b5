import type { TextFile } from './text-file.ts';

/** The changes of a pull request between the merge base and the head. Paths are relative to the checked tree. */
export interface Change {
  /** The commit that head and base have in common. */
  readonly base: string;
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** Paths in the repository, before and after, of changed files outside of the checked folder; left out if there are none. */
  readonly outside?: readonly string[];
  /** What files were in the commits of the change; left out for a change that does not consist of commits. */
  readonly passed?: () => PassedFiles;
}

/** The files that the commits of a change added or edited. */
export interface PassedFiles {
  /** The oldest first. */
  readonly files: readonly PassedFile[];
  /** Whether this clone has all of those commits, with their files. */
  readonly isWhole: boolean;
}

/** A file as a commit of the change added or edited it, whether the head still has it so or not. */
export interface PassedFile {
  /** The id of the commit. */
  readonly commit: string;
  readonly text: TextFile;
}

/** One file of a change. */
export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** The path before a rename. */
  readonly previousPath?: string;
  /** Lines (from 1, in the head's numbering) of each hunk with three lines of context, as GitHub shows them; comments are possible on these only. */
  readonly hunks: readonly LineRange[];
  /** Lines (from 1) that the change adds or rewrites. */
  readonly added: readonly LineRange[];
  /** The lines of the same hunks in the base's numbering: the other side of a diff, which takes comments, too. */
  readonly baseHunks: readonly LineRange[];
  /** Lines of the base (from 1) that the change deletes or rewrites. */
  readonly deleted: readonly LineRange[];
}

/** Lines from `first` to `last`, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const inBase = new WeakMap<Change, ReadonlyMap<string, ChangedFile>>();

/** The changed files by the paths that they have in the base; those that it does not have are left out. */
export function changesInBase(change: Change): ReadonlyMap<string, ChangedFile> {
  let known = inBase.get(change);
  if (!known) {
    const found = [...change.files.values()].filter(({ status }) => status !== 'added');
    known = new Map(found.map((file) => [file.previousPath ?? file.path, file]));
    inBase.set(change, known);
  }
  return known;
}

/** Whether one of some ranges contains a line. */
export function hasLine(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(({ first, last }) => first <= line && line <= last);
}

/** What a change did to a file or directory that is gone, as the end of “`path` does not exist”. Empty if it did nothing. */
export function fateOf(path: string, change: Change | undefined): string {
  for (const file of change?.files.values() ?? []) {
    if (file.status === 'removed' && (file.path === path || file.path.startsWith(`${path}/`)))
      return ' because this change deletes it';
    if (file.status !== 'renamed' || file.previousPath === undefined) continue;
    if (file.previousPath === path) return ` because this change moves it to \`${file.path}\``;
    if (file.previousPath.startsWith(`${path}/`)) return ' because this change moves its files';
  }
  return '';
}
