import type { Manifests } from '../kubernetes/manifests.ts';
import type { Change } from '../repository/change.ts';
import { throwAwayFolder } from '../repository/folder-names.ts';
import { directoryOf, isWithin, type Tree } from '../repository/tree.ts';

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

/** Configurations of tools that make clusters for a day. */
const TOOLS = /^(?:k3d\.io|kind\.x-k8s\.io|minikube\.sigs\.k8s\.io)\//;

/** Which folders belong to temporary clusters. What a change says about a cluster in the base is not evidence. */
export class ThrowAwayFolders {
  readonly #parts: ThrowAwayParts;
  readonly #configured = new Map<string, ThrowAwayStatus>();
  readonly #named = new Map<string, ThrowAwayStatus>();

  constructor(parts: ThrowAwayParts) {
    this.#parts = parts;
    for (const { apiVersion, origin } of parts.manifests.objects()) {
      const folder = directoryOf(origin.file.path);
      if (folder === '' || !TOOLS.test(apiVersion) || this.#configured.get(folder) === 'known') continue;
      const isNew = parts.change?.files.has(origin.file.path) ?? false;
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
