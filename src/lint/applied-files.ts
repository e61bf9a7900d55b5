import { isPutAway } from '../repository/archived.ts';
import { nameOf } from '../repository/tree.ts';
import { deploymentOf } from './deployed.ts';
import type { RuleContext } from './rule.ts';
import { ThrowAwayFolders } from './throw-away.ts';

/**
 * How a file stands: `applied` by a cluster that stays, `claimed` (applied only by a throw-away cluster that this change adds),
 * `aside` (tests, examples, throw-away clusters), or `unknown`.
 */
export type FileStanding = 'applied' | 'claimed' | 'aside' | 'unknown';

/** Folders of tests, and of what was taken over from elsewhere. */
const TEST =
  /(?:^|\/)(?:[\w.]*tests?|e2e|testdata|fixtures?|__tests__|mocks?|\.?chainsaw[^/]*|\.?kuttl[^/]*|ansible_collections|node_modules|vendor)\//i;
const EXAMPLE = /(?:^|\/)(?:examples?|samples?|docs?|demos?)\//i;
/** Folders of models; below a chart they hold what it deploys. */
const TEMPLATES = /^(?:(.*)\/)?[._]?(?:templates?|skeletons?|scaffold(?:ing)?|boilerplates?)\//i;
/** Names of files that are to be copied and filled in. */
const MODEL = /(?:^|[._-])(?:examples?|samples?|dummy|dist|tmpl|tpl|template)(?:[._-]|$)/i;

/** Which files clusters apply, by what is built: names of folders only tell of what nothing applies. */
export class AppliedFiles {
  /** Whether the tree tells what is applied at all. */
  readonly isKnown: boolean;
  readonly #applied = new Set<string>();
  readonly #claimed = new Set<string>();
  readonly #throwAway: ThrowAwayFolders;
  readonly #tree: RuleContext['tree'];

  constructor(context: RuleContext) {
    this.#tree = context.tree;
    this.#throwAway = new ThrowAwayFolders(context);
    const { clusters } = context.flux;
    for (const { reconcilers } of clusters) {
      const root = reconcilers[0]?.path?.directory;
      for (const { build, objects } of reconcilers) {
        this.#add(`${root ?? ''}/`, build?.files ?? []);
        this.#add(
          `${root ?? ''}/`,
          objects.map(({ origin }) => origin.file.path),
        );
      }
    }
    for (const { object, sources } of context.argo.applications) {
      const { path } = object.origin.file;
      // What a cluster applies is in use, whatever its folder is called.
      if (isPutAway(path) && !this.#applied.has(path)) continue;
      for (const { files, valuesFiles, build } of sources) {
        this.#add(path, files);
        this.#add(
          path,
          valuesFiles.map((file) => file.path),
        );
        this.#add(path, build?.files ?? []);
      }
    }
    this.isKnown = this.#applied.size > 0;
    this.#addOverlays(context);
  }

  /** Overlays that nothing includes and that a path leads to; all of them where the tree does not tell what is deployed. */
  #addOverlays(context: RuleContext): void {
    const deployment = deploymentOf(context);
    const built = new Set(context.flux.clusters.flatMap(({ reconcilers }) => reconcilers.map(({ build }) => build)));
    for (const build of context.builds) {
      if (built.has(build)) continue;
      const standing = deployment.standing(build.directory);
      // Where nothing is known, the name of a folder does not tell either, but that of a model for overlays to come.
      if (standing === 'deployed' || (!this.isKnown && standing !== 'template'))
        this.#add(`${build.directory}/`, build.files);
    }
  }

  /** What is applied from a root; nothing where that is known to be of a throw-away cluster. */
  #add(root: string, paths: Iterable<string>): void {
    const standing = this.#throwAway.standing(root);
    if (standing === 'known') return;
    const files = standing === 'claimed' ? this.#claimed : this.#applied;
    for (const path of paths) files.add(path);
  }

  standing(path: string): FileStanding {
    if (this.#applied.has(path)) return 'applied';
    if (this.#claimed.has(path)) return 'claimed';
    const isNamedSo = TEST.test(path) || EXAMPLE.test(path) || MODEL.test(nameOf(path));
    const isAside = isNamedSo || isPutAway(path) || this.#throwAway.standing(path) !== undefined || this.#isModel(path);
    return isAside ? 'aside' : 'unknown';
  }

  #isModel(path: string): boolean {
    const [whole, chart = ''] = TEMPLATES.exec(path) ?? [];
    return whole !== undefined && this.#tree.file(chart === '' ? 'Chart.yaml' : `${chart}/Chart.yaml`) === undefined;
  }
}

const known = new WeakMap<RuleContext, AppliedFiles>();

/** The files that clusters apply in a revision, found once. */
export function appliedFilesOf(context: RuleContext): AppliedFiles {
  let files = known.get(context);
  if (!files) {
    files = new AppliedFiles(context);
    known.set(context, files);
  }
  return files;
}
