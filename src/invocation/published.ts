import type { Location } from '../findings/finding.ts';
import { type BlobStyle, linkToPlaces, type Published } from '../report/links.ts';
import type { Change } from '../repository/change.ts';
import { readChange } from '../repository/diff.ts';
import { GitError } from '../repository/git.ts';
import { isOnRemote, remoteUrls, resolveCommit } from '../repository/revision.ts';

/** Hosts whose addresses of lines are known, by the beginning of their names. */
const STYLES: readonly { readonly host: RegExp; readonly style: BlobStyle }[] = [
  { host: /^github\./i, style: { blob: 'blob', last: 'L' } },
  { host: /^gitlab\./i, style: { blob: '-/blob', last: '' } },
];

/** What a checked folder is a checkout of. */
interface CheckedFolder {
  readonly folder: string;
  /** The same inside the repository. */
  readonly prefix: string;
  /** The commit of the base; undefined without one. */
  readonly base: string | undefined;
}

/**
 * Where people find the files of a work tree. Undefined outside a repository. Lines are linked if a remote has the commit, except
 * those of files that were edited since.
 */
export function publishedFrom({ folder, prefix, base }: CheckedFolder): Published | undefined {
  const commit = resolveCommit(folder, 'HEAD');
  if (commit === undefined) return undefined;
  const edited = editedSince(folder, commit);
  const [found] = remoteUrls(folder).flatMap((url) => addressOf(url) ?? []);
  const isEdited = edited === undefined || [...edited.values()].some(({ status }) => status !== 'added');
  const known = { commit, isEdited, repository: found?.address ?? null };
  if (!found || !isOnRemote(folder)) return { ...known, link: () => undefined };
  const toPlace = linkToPlaces(found.address, { head: commit, base }, prefix, found.style);
  const isPublished = ({ side, path }: Location): boolean =>
    side === 'base' ? base !== undefined : edited !== undefined && !edited.has(path);
  return { ...known, link: (at) => (isPublished(at) ? toPlace(at) : undefined) };
}

/** The files of a work tree that are not as in the commit that is checked out; undefined if git cannot say. */
function editedSince(folder: string, commit: string): Change['files'] | undefined {
  try {
    return readChange(folder, commit).files;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** A remote as the address of its page; undefined if the host is not known. */
function addressOf(url: string): { readonly address: string; readonly style: BlobStyle } | undefined {
  const match =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?(?<host>[\w.-]+)(?::\d+)?\/(?<path>.+)$/.exec(url) ??
    /^(?:[^@/:]*@)?(?<host>[\w.-]+):(?<path>[^/].*)$/.exec(url);
  const { host = '', path = '' } = match?.groups ?? {};
  const name = path.replace(/\/+$/, '').replace(/\.git$/, '');
  const style = STYLES.find((one) => one.host.test(host))?.style;
  return style && /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) ? { address: `https://${host}/${name}`, style } : undefined;
}
