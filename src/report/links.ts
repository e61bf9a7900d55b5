import type { Location } from '../findings/finding.ts';
import { withPrefix } from '../repository/paths.ts';

/** Where people find the checked files. */
export interface Published {
  /** The id of the checked commit. */
  readonly commit: string;
  /** Whether files were edited since. */
  readonly isEdited: boolean;
  /** The address of the repository without a slash at its end; null if it is not known. */
  readonly repository: string | null;
  /** The address of a place; undefined if no one but this machine has that line. */
  readonly link: (location: Location) => string | undefined;
}

/** The two commits whose files are linked. */
export interface LinkedCommits {
  readonly head: string;
  readonly base: string | undefined;
}

/** How a host writes addresses of files and lines. */
export interface BlobStyle {
  /** What is between the repository and the commit. */
  readonly blob: string;
  /** What is before the last line. */
  readonly last: string;
}

const GITHUB: BlobStyle = { blob: 'blob', last: 'L' };

/** Gives the address of a place; `prefix` is the checked folder inside the repository. */
export function linkToPlaces(
  repository: string,
  { head, base = head }: LinkedCommits,
  prefix: string,
  { blob, last }: BlobStyle = GITHUB,
): (at: Location) => string {
  return ({ side, path, start, end }) => {
    const root = `${repository}/${blob}/${side === 'base' ? base : head}`;
    const file = withPrefix(prefix, path)
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .split('/')
      .map(encodeURIComponent)
      .join('/');
    return `${root}/${file}#L${start.line}${end.line > start.line ? `-${last}${end.line}` : ''}`;
  };
}
