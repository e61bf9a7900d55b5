import { getOrInsert } from '../grouping.ts';
import type { Build } from '../kustomize/built.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import {
  aboveTemplates,
  isArchived,
  isInExamples,
  isInTemplates,
  isInTests,
  isSampleFile,
} from '../repository/folder-names.ts';
import { nameOf, type Tree } from '../repository/tree.ts';
import type { Deployments } from './deployments.ts';
import { ThrowAwayFolders, type ThrowAwayParts } from './throw-away.ts';

/**
 * The status of a file: `applied` by a permanent cluster, `claimed` (applied only by a temporary cluster that this change adds),
 * `aside` (tests, examples, temporary clusters), or `unknown`.
 */
export type FileStatus = 'applied' | 'claimed' | 'aside' | 'unknown';

/** The sources of the decision which files are applied. */
export interface AppliedFilesParts extends ThrowAwayParts {
  readonly reconcilers: readonly Reconciler[];
  readonly builds: readonly Build[];
  readonly deployments: Deployments;
}

/** Which files clusters apply, according to builds. Folder names matter only for files that nothing applies. */
export class AppliedFiles {
  /** Whether the tree shows what is applied at all. */
  readonly isKnown: boolean;
  readonly #applied = new Set<string>();
  readonly #claimed = new Set<string>();
  /** What only temporary clusters apply. */
  readonly #temporary = new Set<string>();
  readonly #clusters = new Map<string, Set<string>>();
  readonly #throwAway: ThrowAwayFolders;
  readonly #tree: Tree;

  constructor(parts: AppliedFilesParts) {
    this.#tree = parts.tree;
    const reads = parts.reconcilers.flatMap((reconciler) => reconciler.reads);
    const roots = new Set(reads.map(({ root }) => root).filter((root) => root.endsWith('/')));
    this.#throwAway = new ThrowAwayFolders(parts, roots);
    for (const { root, paths } of reads) {
      // What a cluster applies is in use, whatever its folder is called.
      if (!root.endsWith('/') && isArchived(root) && !this.#applied.has(root)) continue;
      this.#add(root, paths);
      if (root.endsWith('/') && root !== '/') this.#addCluster(root.slice(0, -1), paths);
    }
    this.isKnown = this.#applied.size > 0;
    this.#addOverlays(parts);
  }

  /** Overlays that nothing includes and that a path leads to. All of them if the tree does not show what is deployed. */
  #addOverlays({ deployments, reconcilers, builds }: AppliedFilesParts): void {
    const edited = new Set(reconcilers.filter(({ editsBuilds }) => editsBuilds).flatMap((one) => one.builds));
    for (const build of builds) {
      if (edited.has(build)) continue;
      const { status, by } = deployments.of(build.directory);
      if (by.length > 0 && by.every(({ origin }) => this.#throwAway.of(origin.file.path) === 'known')) {
        for (const path of build.files) this.#temporary.add(path);
        continue;
      }
      // If nothing is known, folder names do not help either, except for the name of a template for new overlays.
      if (status === 'deployed' || (!this.isKnown && !isInTemplates(build.directory)))
        this.#add(`${build.directory}/`, build.files);
    }
  }

  /** What is applied from a root. */
  #add(root: string, paths: Iterable<string>): void {
    const status = this.#throwAway.of(root);
    const permanent = status === 'claimed' ? this.#claimed : this.#applied;
    const files = status === 'known' ? this.#temporary : permanent;
    for (const path of paths) files.add(path);
  }

  #addCluster(name: string, paths: readonly string[]): void {
    for (const path of paths) getOrInsert(this.#clusters, path, () => new Set()).add(name);
  }

  /** The directories of the clusters that apply a file, in the order of the clusters. */
  clustersOf(path: string): readonly string[] {
    return [...(this.#clusters.get(path) ?? [])];
  }

  of(path: string): FileStatus {
    if (this.#applied.has(path)) return 'applied';
    if (this.#claimed.has(path)) return 'claimed';
    if (this.#temporary.has(path)) return 'aside';
    const isNamedSo = isInTests(path) || isInExamples(path) || isSampleFile(nameOf(path));
    const isAside = isNamedSo || isArchived(path) || this.#throwAway.of(path) !== undefined || this.#isModel(path);
    return isAside ? 'aside' : 'unknown';
  }

  #isModel(path: string): boolean {
    const chart = aboveTemplates(path);
    return chart !== undefined && this.#tree.file(chart === '' ? 'Chart.yaml' : `${chart}/Chart.yaml`) === undefined;
  }
}
