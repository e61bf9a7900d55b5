/** A file that a pull request changes. */
export interface ChangedPath {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** The path before a rename. */
  readonly previousPath?: string;
  /** The hunks with three lines of context; undefined where no line changes. */
  readonly patch: string | undefined;
}

/** Lines of a text that others take the place of, with numbers from 1. Where none are removed, the others follow the line `start`. */
export interface LineEdit {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
}

/** The commits of a repository, as GitHub asks them. */
export interface History {
  /** Throws where a commit does not exist. */
  mergeBase(base: string, head: string): string;
  /** The commits that the second of two has and the first does not, the oldest first. */
  commits(base: string, head: string): readonly string[];
  /** What changes from one commit to another, in the order of the paths. */
  changes(from: string, to: string): readonly ChangedPath[];
  /** How the lines of a file change from one commit to another; undefined where the file is gone. */
  edits(from: string, to: string, path: string): readonly LineEdit[] | undefined;
  /** A file or a link of a commit as git stores it; undefined where there is none. */
  entry(commit: string, path: string): { readonly oid: string; readonly mode: number } | undefined;
  /** The text of a file. Throws where it does not exist. */
  text(commit: string, path: string): string;
}
