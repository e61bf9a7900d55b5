import { isPutAway } from '../flux/put-away.ts';
import { directoryOf, isWithin, nameOf } from '../repository/tree.ts';
import { deploymentOf } from './deployed.ts';
import type { RuleContext } from './rule.ts';

/** How a file stands: `applied` by a cluster that stays, `aside` (tests, examples, throw-away clusters), or `unknown`. */
export type FileStanding = 'applied' | 'aside' | 'unknown';

/** Folders of tests, and of what was taken over from elsewhere. */
const TEST =
  /(?:^|\/)(?:[\w.]*tests?|e2e|testdata|fixtures?|__tests__|mocks?|\.?chainsaw[^/]*|\.?kuttl[^/]*|ansible_collections|node_modules|vendor)\//i;
const EXAMPLE = /(?:^|\/)(?:examples?|samples?|docs?|demos?)\//i;
/** Folders of models; below a chart they hold what it deploys. */
const TEMPLATES = /^(?:(.*)\/)?[._]?(?:templates?|skeletons?|scaffold(?:ing)?|boilerplates?)\//i;
/** Names of files that are to be copied and filled in. */
const MODEL = /(?:^|[._-])(?:examples?|samples?|dummy|dist|tmpl|tpl|template)(?:[._-]|$)/i;
const THROW_AWAY = /(?:^|\/)(?:local-clusters?|local-dev|devenv|dev-env|\.devcontainer|kind|k3d|minikube|vagrant)\//i;
/** Configurations of tools that make clusters for a day. */
const TOOLS = /^(?:k3d\.io|kind\.x-k8s\.io|minikube\.sigs\.k8s\.io)\//;

/** Which files clusters apply, by what is built: names of folders only tell of what nothing applies. */
export class AppliedFiles {
  /** Whether the tree tells what is applied at all. */
  readonly isKnown: boolean;
  readonly #applied = new Set<string>();
  readonly #throwAway: readonly string[];
  readonly #tree: RuleContext['tree'];

  constructor(context: RuleContext) {
    this.#tree = context.tree;
    this.#throwAway = throwAwayFolders(context);
    const { clusters } = context.flux;
    for (const { reconcilers } of clusters) {
      const root = reconcilers[0]?.path?.directory;
      if (root !== undefined && this.#isThrowAway(`${root}/`)) continue;
      for (const { build, objects } of reconcilers) {
        this.#add(build?.files ?? []);
        this.#add(objects.map(({ origin }) => origin.file.path));
      }
    }
    for (const { object, sources } of context.argo.applications) {
      const { path } = object.origin.file;
      if (this.#isThrowAway(path) || isPutAway(path)) continue;
      for (const { files, valuesFiles, build } of sources) {
        this.#add(files);
        this.#add(valuesFiles.map((file) => file.path));
        this.#add(build?.files ?? []);
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
      if (built.has(build) || this.#isThrowAway(`${build.directory}/`)) continue;
      const standing = deployment.standing(build.directory);
      // Where nothing is known, the name of a folder does not tell either, but that of a model for overlays to come.
      if (standing === 'deployed' || (!this.isKnown && standing !== 'template')) this.#add(build.files);
    }
  }

  #add(paths: Iterable<string>): void {
    for (const path of paths) this.#applied.add(path);
  }

  #isThrowAway(path: string): boolean {
    return THROW_AWAY.test(path) || this.#throwAway.some((folder) => isWithin(path, folder));
  }

  standing(path: string): FileStanding {
    if (this.#applied.has(path)) return 'applied';
    const isNamedSo = [TEST, EXAMPLE, THROW_AWAY].some((folders) => folders.test(path)) || MODEL.test(nameOf(path));
    const isAside = isNamedSo || isPutAway(path) || this.#isThrowAway(path) || this.#isModel(path);
    return isAside ? 'aside' : 'unknown';
  }

  #isModel(path: string): boolean {
    const [whole, chart = ''] = TEMPLATES.exec(path) ?? [];
    return whole !== undefined && this.#tree.file(chart === '' ? 'Chart.yaml' : `${chart}/Chart.yaml`) === undefined;
  }
}

function throwAwayFolders({ manifests }: RuleContext): string[] {
  const folders: string[] = [];
  for (const { apiVersion, origin } of manifests.objects())
    if (TOOLS.test(apiVersion)) folders.push(directoryOf(origin.file.path));
  return folders.filter((folder) => folder !== '');
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
