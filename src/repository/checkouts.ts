import type { TextFile } from './text-file.ts';
import { join, type Tree } from './tree.ts';
import { pathIn, repositoryOf } from './url.ts';

/** Another repository on this disk, next to the checked tree. */
export interface Checkout {
  /** The directory of `tree` that contains all its files. No path of a checked tree begins with it. */
  readonly root: string;
  readonly tree: Tree;
  /** What the sources that hand it out are at, as `repositoryOf` writes it. */
  readonly locations: ReadonlySet<string>;
  /** Its commit and the tags of that commit. None if git does not report them. */
  readonly revisions: readonly string[];
}

/** A directory of a tree. */
export interface TreeDirectory {
  readonly tree: Tree;
  readonly directory: string;
}

/** Commits and versions, which do not move while a branch does. */
const PINNED = /^(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)*(?:[-+].*)?)$/;

/** The other repositories that a run knows, the same for base and head. Their content is deployed, but not checked. */
export class Checkouts {
  static readonly NONE = new Checkouts([]);
  readonly all: readonly Checkout[];

  constructor(all: readonly Checkout[]) {
    this.all = all;
  }

  /** The checkout that a source at a url hands out. */
  at(url: string): Checkout | undefined {
    if (this.all.length === 0) return undefined;
    const location = repositoryOf(url);
    return this.all.find(({ locations }) => locations.has(location));
  }

  /** The directory that kustomize would fetch for an entry such as `https://github.com/org/repo//path?ref=main`. */
  fetched(entry: string): TreeDirectory | undefined {
    const [address = '', query] = entry.replace(/^git::/i, '').split('?');
    const parameters = new URLSearchParams(query);
    const revision = parameters.get('ref') ?? parameters.get('version') ?? '';
    for (const checkout of this.all) {
      const paths = [...checkout.locations].map((location) => pathIn(location, address));
      const path = paths.find((one) => one !== undefined);
      const directory = path === undefined ? undefined : join(checkout.root, join('', path) ?? '..');
      if (directory !== undefined && isAt(checkout, revision) && checkout.tree.isDirectory(directory))
        return { tree: checkout.tree, directory };
    }
    return undefined;
  }

  /** Whether a path belongs to a checkout, and not to the checked tree. */
  holds(path: string): boolean {
    return this.#of(path) !== undefined;
  }

  textAt(path: string): TextFile | undefined {
    return this.#of(path)?.tree.textAt(path);
  }

  #of(path: string): Checkout | undefined {
    return this.all.find(({ root }) => path === root || path.startsWith(`${root}/`));
  }
}

/** Whether a checkout may be at a revision: certainly not at a commit or version that is not its own. */
export function isAt({ revisions }: Pick<Checkout, 'revisions'>, revision: string): boolean {
  if (!PINNED.test(revision)) return true;
  return revisions.some((own) => own === revision || (/^[0-9a-f]+$/.test(revision) && own.startsWith(revision)));
}
