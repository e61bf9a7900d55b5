import type { Manifests, YamlFile } from '../kubernetes/manifests.ts';
import { listedPaths } from '../kustomize/listed.ts';
import type { Change } from '../repository/change.ts';
import { isPutAway } from '../repository/folder-names.ts';
import { directoryOf, join, type Tree } from '../repository/tree.ts';

/**
 * How the tree says that a path is switched off: `known`, if the base says so too; `claimed`, if this change takes the path out of a
 * list or adds the folder whose name says so; `stated`, if this change adds a comment about a path that the list did not have.
 * Undefined if the tree does not say so.
 */
export type SwitchedOffStatus = 'known' | 'claimed' | 'stated' | undefined;

/** A revision that says what is switched off. */
export interface SwitchedOffSource {
  readonly tree: Tree;
  readonly manifests: Manifests;
}

/** The sources of what is switched off. Without `base` all that the tree says is known. */
export interface SwitchedOffParts extends SwitchedOffSource {
  readonly base: SwitchedOffSource | undefined;
  readonly change: Change | undefined;
}

const COMMENTED = /^[ \t]*#[ \t#]*-[ \t]*(?:path:[ \t]*)?(["']?)([^\s"'#]+)\1[ \t\r]*(?:#.*)?$/gm;

/**
 * What a tree switches off: by the name of a folder, or by a kustomization file in which the line of a path is commented out. What
 * only the change says is no evidence that nothing deploys the path.
 */
export class SwitchedOff {
  readonly #parts: SwitchedOffParts;
  readonly #commented = new Map<string, SwitchedOffStatus>();
  /** The put-away folders that this change adds as a whole. */
  readonly #newFolders: ReadonlySet<string>;

  constructor(parts: SwitchedOffParts) {
    this.#parts = parts;
    this.#newFolders = new Set(newFolders(parts));
    for (const overlay of parts.manifests.files) {
      if (overlay.type !== 'overlay' || !overlay.parsed.file.text.includes('#')) continue;
      for (const path of commentedIn(overlay)) this.#comment(overlay, path);
    }
  }

  /** Of a path, or of a directory with a slash at its end. */
  of(path: string): SwitchedOffStatus {
    const byName = isPutAway(path) ? (this.#newFolders.has(putAwayFolder(path)) ? 'claimed' : 'known') : undefined;
    return best(byName, this.#byComment(path));
  }

  #byComment(path: string): SwitchedOffStatus {
    let found: SwitchedOffStatus;
    if (this.#commented.size === 0) return found;
    for (let at = path.replace(/\/$/, ''); at !== ''; at = directoryOf(at))
      found = best(found, this.#commented.get(at));
    return found;
  }

  #comment(overlay: YamlFile, path: string): void {
    const { tree } = this.#parts;
    const directory = directoryOf(overlay.path);
    const full = join(directory, path);
    if (full === undefined || full === directory || !(tree.file(full) || tree.isDirectory(full))) return;
    this.#commented.set(full, best(this.#commented.get(full), this.#statusOf(overlay, path)));
  }

  /** Of a comment in a kustomization file, from what the same file of the base says about its path. */
  #statusOf(overlay: YamlFile, path: string): SwitchedOffStatus {
    const { base, change, tree } = this.#parts;
    const changed = base && change?.files.get(overlay.path);
    if (!changed) return 'known';
    const before = base.manifests.at(changed.previousPath ?? overlay.path);
    if (!before) return 'stated';
    const full = join(directoryOf(before.path), path);
    // A comment that moves without its path is one about another path.
    if (before.path !== overlay.path && full !== undefined && (tree.file(full) || tree.isDirectory(full)))
      return 'stated';
    if (commentedIn(before).includes(path)) return 'known';
    return listedPaths(before).some((listed) => join(directoryOf(before.path), listed.path) === full)
      ? 'claimed'
      : 'stated';
  }
}

/** The paths of a kustomization file whose lines are commented out, as written. */
function commentedIn({ parsed }: YamlFile): string[] {
  return [...parsed.file.text.matchAll(COMMENTED)].map(([, , path = '']) => path);
}

function best(a: SwitchedOffStatus, b: SwitchedOffStatus): SwitchedOffStatus {
  return (['known', 'claimed', 'stated'] as const).find((status) => status === a || status === b);
}

/** The put-away folder that a path is in, with a slash at its end; the path itself if only its own name says so. */
function putAwayFolder(path: string): string {
  for (let end = path.indexOf('/') + 1; end > 0; end = path.indexOf('/', end) + 1)
    if (isPutAway(path.slice(0, end))) return path.slice(0, end);
  return path;
}

/** The put-away folders that a change adds: not those that the base has, under this name or another. */
function* newFolders({ base, change, tree }: SwitchedOffParts): Iterable<string> {
  if (!base || !change) return;
  const folders = new Set<string>();
  const isNew = (path: string): boolean => ['added', 'renamed'].includes(change.files.get(path)?.status ?? '');
  const moved = new Set<string>();
  for (const { path, previousPath = '' } of change.files.values())
    if (isNew(path) && isPutAway(path)) (isPutAway(previousPath) ? moved : folders).add(putAwayFolder(path));
  for (const folder of moved) folders.delete(folder);
  if (folders.size === 0) return;
  for (const path of tree.files.keys()) if (isPutAway(path) && !isNew(path)) folders.delete(putAwayFolder(path));
  for (const folder of folders) if (!base.tree.isDirectory(folder) && !base.tree.files.has(folder)) yield folder;
}
