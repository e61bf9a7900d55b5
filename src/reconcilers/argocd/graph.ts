import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Build } from '../../kustomize/built.ts';
import { once } from '../../once.ts';
import type { Tree } from '../../repository/tree.ts';
import type { YamlMap } from '../../yaml/value.ts';
import type { AppliedPath } from '../applied-path.ts';
import type { Delivered } from '../reconciler.ts';
import type { Application } from './application.ts';
import { type IsClusterScoped, scopesIn } from './applied.ts';
import { appliedPaths } from './applied-paths.ts';
import { byObject, deliveredBy, filesRead } from './delivered.ts';
import type { ArgoEntrypoint } from './entrypoints/entrypoints.ts';
import { type ArgoRoot, findRoots, type Roots } from './entrypoints/roots.ts';
import { type Use, usesIn } from './entrypoints/uses.ts';
import type { FollowedApplicationSet } from './followed-set.ts';
import { fittingIn } from './path-pattern.ts';

/** What a tree's Applications and ApplicationSets deploy, as Argo CD runs them. */
export class ArgoGraph {
  /** All Applications of the tree: from files, builds and ApplicationSets. */
  readonly applications: readonly Application[];
  readonly sets: readonly FollowedApplicationSet[];
  /** Directories of the tree that a path with `{{…}}` in it may mean. */
  readonly fitting: (pattern: string) => readonly string[];
  readonly #tree: Tree;
  readonly #manifests: Manifests;
  readonly #entrypoints: readonly ArgoEntrypoint[];
  #scopes: IsClusterScoped | undefined;
  #roots: Roots | undefined;
  #useOf: ((application: Application) => Use) | undefined;
  #byObject: ReadonlyMap<YamlMap, readonly Application[]> | undefined;

  constructor(
    tree: Tree,
    manifests: Manifests,
    entrypoints: readonly ArgoEntrypoint[],
    applications: readonly Application[],
    sets: readonly FollowedApplicationSet[],
  ) {
    this.fitting = fittingIn(tree);
    this.#tree = tree;
    this.#manifests = manifests;
    this.#entrypoints = entrypoints;
    this.applications = applications;
    this.sets = sets;
  }

  /** Where Argo CD begins, sorted by name: what a person applies, or Flux does. */
  get roots(): readonly ArgoRoot[] {
    return this.#found().roots;
  }

  /** Whether objects of a kind are in no namespace. */
  readonly isClusterScoped = (groupKind: string): boolean => {
    this.#scopes ??= scopesIn(this.#manifests);
    return this.#scopes(groupKind);
  };

  /** The names of the Namespaces that files of the tree define. */
  get statedNamespaces(): string[] {
    return [...this.#manifests.objects()].flatMap(({ groupKind, name }) => (groupKind === '/Namespace' ? name : []));
  }

  /** The identity of the content of a file. Empty if the file does not exist. */
  contentIdOf(path: string): string {
    return this.#tree.file(path)?.contentId() ?? '';
  }

  /** The paths that the sources of Applications name. */
  get deploys(): readonly AppliedPath[] {
    return appliedPaths(this.applications, (application) => this.isInUse(application));
  }

  /** How the tree shows that an Application is in use. Where it has an app of apps, those that it does not apply may be left over. */
  useOf(application: Application): Use {
    this.#useOf ??= usesIn(this.roots);
    return this.#useOf(application);
  }

  /** Whether something is known to apply an Application. */
  isInUse(application: Application): boolean {
    return this.useOf(application) === 'applied';
  }

  /** Whether something is known to apply what a root begins with; not if all of its Applications may be left over. */
  isReached({ foundBy, applications }: ArgoRoot): boolean {
    return foundBy === 'flux' || applications.length === 0 || applications.some((one) => this.isInUse(one));
  }

  /** Incomplete Applications and ApplicationSets in files that nothing reads. */
  get unreached(): readonly KubernetesObject[] {
    return this.#found().unreached;
  }

  get isEmpty(): boolean {
    return this.applications.length === 0 && this.sets.length === 0;
  }

  /** The directories of the tree that Applications name. */
  get directories(): ReadonlySet<string> {
    return new Set(this.#sources().flatMap(({ path }) => (path?.exists ? [path.directory] : [])));
  }

  /** Paths of Applications that are not completely known, with `{{…}}` for the rest. */
  get patterns(): ReadonlySet<string> {
    return new Set(this.#sources().flatMap(({ pattern }) => pattern ?? []));
  }

  /** The files of the tree that have a part in what Argo CD applies. */
  get files(): ReadonlySet<string> {
    return this.#files();
  }

  /** The builds of all Applications, each once. */
  get builds(): readonly Build[] {
    return [...new Set(this.#sources().flatMap(({ build }) => build ?? []))];
  }

  /**
   * What Argo CD applies, to be checked: the builds of Applications that certainly exist, and of overlays that nothing
   * includes. For clusters that may exist, the overlays that include a directory show what it builds.
   */
  delivered(roots: ReadonlySet<string>): Delivered {
    return deliveredBy(this.applications, this.builds, roots);
  }

  /** The Applications that apply an object; none for what Argo CD does not apply. */
  applicationsOf({ value }: KubernetesObject): readonly Application[] {
    this.#byObject ??= byObject(this.applications);
    return this.#byObject.get(value) ?? [];
  }

  readonly #files = once(() => filesRead(this.#sources(), this.builds));

  #found(): Roots {
    this.#roots ??= findRoots(this.#tree, this, this.#entrypoints);
    return this.#roots;
  }

  #sources(): Application['sources'] {
    return this.applications.flatMap(({ sources }) => sources);
  }
}
