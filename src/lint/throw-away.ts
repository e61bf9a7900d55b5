import { directoryOf, isWithin } from '../repository/tree.ts';
import type { RuleContext } from './rule.ts';

/**
 * How a path stands to clusters that are made for a day: `known` to belong to one, or only `claimed` to by a folder that this
 * change adds as a whole; undefined where it belongs to none.
 */
export type ThrowAwayStanding = 'known' | 'claimed' | undefined;

const NAMES = /^(?:.*?\/)??(?:local-clusters?|local-dev|devenv|dev-env|\.devcontainer|kind|k3d|minikube|vagrant)\//i;
/** Configurations of tools that make clusters for a day. */
const TOOLS = /^(?:k3d\.io|kind\.x-k8s\.io|minikube\.sigs\.k8s\.io)\//;

/** Which folders belong to throw-away clusters: what a change says of a cluster that the base has is no evidence. */
export class ThrowAwayFolders {
  readonly #context: RuleContext;
  readonly #configured = new Map<string, ThrowAwayStanding>();
  readonly #named = new Map<string, ThrowAwayStanding>();

  constructor(context: RuleContext) {
    this.#context = context;
    for (const { apiVersion, origin } of context.manifests.objects()) {
      const folder = directoryOf(origin.file.path);
      if (folder === '' || !TOOLS.test(apiVersion) || this.#configured.get(folder) === 'known') continue;
      const isNew = context.change?.files.has(origin.file.path) ?? false;
      this.#configured.set(folder, isNew ? this.#claimOf(folder) : 'known');
    }
  }

  standing(path: string): ThrowAwayStanding {
    const found = [this.#byName(path)];
    for (const [folder, standing] of this.#configured) if (isWithin(path, folder)) found.push(standing);
    return found.includes('known') ? 'known' : found.find((standing) => standing !== undefined);
  }

  #byName(path: string): ThrowAwayStanding {
    const folder = NAMES.exec(path)?.[0].slice(0, -1);
    if (folder === undefined) return undefined;
    if (!this.#named.has(folder)) this.#named.set(folder, this.#isInBase(folder) ? 'known' : this.#claimOf(folder));
    return this.#named.get(folder);
  }

  #isInBase(folder: string): boolean {
    const { change, tree } = this.#context;
    if (!change) return true;
    for (const { path, previousPath, status } of change.files.values())
      if (isWithin(status === 'renamed' ? (previousPath ?? path) : path, folder) && status !== 'added') return true;
    for (const path of tree.files.keys()) if (isWithin(path, folder) && !change.files.has(path)) return true;
    return false;
  }

  /** Of a folder that is new as a whole: nothing of it comes from a cluster that the base has. */
  #claimOf(folder: string): ThrowAwayStanding {
    const { change, tree } = this.#context;
    const isAdded = (path: string): boolean => change?.files.get(path)?.status === 'added';
    const isNew =
      !this.#isInBase(folder) && [...tree.files.keys()].every((path) => !isWithin(path, folder) || isAdded(path));
    return isNew ? 'claimed' : undefined;
  }
}
