import type { Manifests } from '../kubernetes/manifests.ts';
import type { Change } from '../repository/change.ts';
import { throwAwayFolder } from '../repository/folder-names.ts';
import { directoryOf, isWithin, nameOf, type Tree } from '../repository/tree.ts';

/**
 * Whether a path belongs to a temporary cluster: `known`, or only `claimed` by a folder that this change adds as a whole.
 * Undefined if it does not.
 */
export type ThrowAwayStatus = 'known' | 'claimed' | undefined;

/** The sources of the decision which clusters are temporary. */
export interface ThrowAwayParts {
  readonly tree: Tree;
  readonly manifests: Manifests;
  readonly change: Change | undefined;
}

/** Configurations of tools that make clusters for a day, by their apiVersion. */
const TOOLS = /^(?:k3d\.io|kind\.x-k8s\.io|minikube\.sigs\.k8s\.io|ctlptl\.dev|skaffold)\//;
/** Those that are not manifests, by their names. */
const TOOL_FILES = /^(?:Vagrantfile|Tiltfile|devspace\.ya?ml|skaffold\.ya?ml)$/;
/** How deep below such a configuration the directory of its cluster is. */
const MAX_DEPTH = 1;

/** Which folders belong to temporary clusters. What a change says about a cluster in the base is not evidence. */
export class ThrowAwayFolders {
  readonly #parts: ThrowAwayParts;
  readonly #configured = new Map<string, ThrowAwayStatus>();
  readonly #named = new Map<string, ThrowAwayStatus>();

  /** `clusters`: the directories of the clusters that the tree sets up, with a slash at their ends. */
  constructor(parts: ThrowAwayParts, clusters: ReadonlySet<string>) {
    this.#parts = parts;
    for (const path of configurations(parts)) {
      const folder = directoryOf(path);
      if (folder === '' || this.#configured.get(folder) === 'known' || !isOfOneCluster(folder, clusters)) continue;
      const isNew = parts.change?.files.has(path) ?? false;
      this.#configured.set(folder, isNew ? this.#claimOf(folder) : 'known');
    }
  }

  of(path: string): ThrowAwayStatus {
    const found = [this.#byName(path)];
    for (const [folder, status] of this.#configured) if (isWithin(path, folder)) found.push(status);
    return found.includes('known') ? 'known' : found.find((status) => status !== undefined);
  }

  #byName(path: string): ThrowAwayStatus {
    const folder = throwAwayFolder(path);
    if (folder === undefined) return undefined;
    if (!this.#named.has(folder)) this.#named.set(folder, this.#isInBase(folder) ? 'known' : this.#claimOf(folder));
    return this.#named.get(folder);
  }

  #isInBase(folder: string): boolean {
    const { change, tree } = this.#parts;
    if (!change) return true;
    for (const { path, previousPath, status } of change.files.values())
      if (isWithin(status === 'renamed' ? (previousPath ?? path) : path, folder) && status !== 'added') return true;
    for (const path of tree.files.keys()) if (isWithin(path, folder) && !change.files.has(path)) return true;
    return false;
  }

  /** Of a folder that is new as a whole: nothing of it comes from a cluster that the base has. */
  #claimOf(folder: string): ThrowAwayStatus {
    const { change, tree } = this.#parts;
    const isAdded = (path: string): boolean => change?.files.get(path)?.status === 'added';
    const isNew =
      !this.#isInBase(folder) && [...tree.files.keys()].every((path) => !isWithin(path, folder) || isAdded(path));
    return isNew ? 'claimed' : undefined;
  }
}

/** The files that configure temporary clusters. */
function* configurations({ tree, manifests }: ThrowAwayParts): Iterable<string> {
  for (const { apiVersion, origin } of manifests.objects()) if (TOOLS.test(apiVersion)) yield origin.file.path;
  for (const path of tree.files.keys()) if (TOOL_FILES.test(nameOf(path))) yield path;
}

/** Whether a configuration in a folder is that of everything below: not of one cluster among several, or of one far below. */
function isOfOneCluster(folder: string, clusters: ReadonlySet<string>): boolean {
  const below = [...clusters].filter((root) => isWithin(root.slice(0, -1), folder));
  return below.length <= 1 && below.every((root) => root.slice(folder.length).split('/').length - 2 <= MAX_DEPTH);
}
