import { folderBeside, readBeside, revisionsOf } from '../repository/beside.ts';
import { type Checkout, Checkouts } from '../repository/checkouts.ts';
import { normalize, type Tree } from '../repository/tree.ts';
import { repositoryOf } from '../repository/url.ts';
import type { FilePlace, Policy } from './policy.ts';

/** What the sources of the policy file hand out. */
export interface DeclaredSources {
  /** Directories of the checked tree, by the URLs of the sources. */
  readonly directories: ReadonlyMap<string, string>;
  readonly checkouts: Checkouts;
  /** What of the policy file could not be followed; those sources are not known. */
  readonly complaints: readonly SourceComplaint[];
}

/** A path of `sources` that leads nowhere, with its place in the policy file. */
export interface SourceComplaint {
  readonly at: FilePlace;
  readonly message: string;
}

export const NO_SOURCES: DeclaredSources = { directories: new Map(), checkouts: Checkouts.NONE, complaints: [] };

/** Finds the directories in `sources`: in one of the checked trees, or checkouts of other repositories in or next to `folder`. */
export function findSources({ sources }: Policy, folder: string, trees: readonly Tree[]): DeclaredSources {
  if (sources.size === 0) return NO_SOURCES;
  const directories = new Map<string, string>();
  const checkouts = new Map<string, Checkout & { readonly locations: Set<string> }>();
  const complaints: SourceComplaint[] = [];
  for (const [url, { path, at }] of sources) {
    if (trees.some((tree) => tree.isDirectory(path))) {
      directories.set(url, normalize(path) ?? path);
      continue;
    }
    const found = folderBeside(folder, path);
    const known = 'folder' in found ? checkouts.get(found.folder) : undefined;
    if (known) known.locations.add(repositoryOf(url));
    if (known) continue;
    const root = rootFor(url, [...trees, ...[...checkouts.values()].map(({ tree }) => tree)]);
    const tree = 'folder' in found ? readBeside(found.folder, root) : undefined;
    if ('folder' in found && tree) {
      const locations = new Set([repositoryOf(url)]);
      checkouts.set(found.folder, { root, tree, locations, revisions: revisionsOf(found.folder) });
    } else
      complaints.push({ at, message: refusal(url, path, 'folder' in found ? 'has too many files' : found.refused) });
  }
  return { directories, checkouts: new Checkouts([...checkouts.values()]), complaints };
}

/** The directory that represents a repository in paths. None of the trees contains it. */
function rootFor(url: string, trees: readonly Tree[]): string {
  const parts = repositoryOf(url).split('/');
  let root = parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/') || 'source';
  while (trees.some((tree) => tree.isDirectory(root) || tree.file(root))) root += '~';
  return root;
}

function refusal(url: string, path: string, reason: string): string {
  return `\`sources\`: \`${path}\` ${reason}, so the content of \`${url}\` is unknown. Use a directory of this repository, or check out the other repository there first.`;
}
