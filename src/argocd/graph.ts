import type { Manifests } from '../kubernetes/manifests.ts';
import { KubernetesObject } from '../kubernetes/object.ts';
import { type Build, KUSTOMIZE_BUILD } from '../kustomize/build.ts';
import type { Delivered } from '../kustomize/builds.ts';
import { Builds } from '../kustomize/builds.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { YamlMap } from '../yaml/value.ts';
import type { Application } from './application.ts';
import { type FollowedSet, follow, isArgo } from './follow.ts';
import { findOwnRepository } from './repository.ts';
import { type ArgoRoot, findRoots, type Roots, type Seed } from './roots.ts';
import { Yields } from './yields.ts';

/** What is known beside the tree. */
export interface ArgoOptions {
  /** Where the tree is published, by any way to write it; else the paths of Applications tell. */
  readonly urls?: readonly string[];
  /** The overlays of the tree, as `kustomize build` makes them; built here where they are not given. */
  readonly overlays?: Builds | undefined;
  /** Objects that something else than Argo CD applies (Flux). */
  readonly applied?: Iterable<KubernetesObject>;
}

/** What a tree's Applications and ApplicationSets deploy, as Argo CD runs them. */
export class ArgoGraph {
  /** All Applications of the tree: stated, built and made by ApplicationSets. */
  readonly applications: readonly Application[];
  readonly sets: readonly FollowedSet[];
  readonly #findRoots: () => Roots;
  #roots: Roots | undefined;
  #byObject: ReadonlyMap<YamlMap, readonly Application[]> | undefined;

  constructor(applications: readonly Application[], sets: readonly FollowedSet[], roots: () => Roots) {
    this.applications = applications;
    this.sets = sets;
    this.#findRoots = roots;
  }

  /** Where Argo CD begins, sorted by name: what a person applies, or Flux does. */
  get roots(): readonly ArgoRoot[] {
    this.#roots ??= this.#findRoots();
    return this.#roots.roots;
  }

  /** What files state of Applications and ApplicationSets in part, and nothing reads. */
  get unreached(): readonly KubernetesObject[] {
    this.#roots ??= this.#findRoots();
    return this.#roots.unreached;
  }

  get isEmpty(): boolean {
    return this.applications.length === 0 && this.sets.length === 0;
  }

  /** The directories of the tree that Applications name. */
  get directories(): ReadonlySet<string> {
    return new Set(this.#sources().flatMap(({ path }) => (path?.exists ? [path.directory] : [])));
  }

  /** Paths of Applications that are not wholly known, with `{{…}}` for the rest. */
  get patterns(): ReadonlySet<string> {
    return new Set(this.#sources().flatMap(({ pattern }) => pattern ?? []));
  }

  /** The files of the tree that have a part in what Argo CD applies. */
  get files(): ReadonlySet<string> {
    const files = new Set<string>();
    for (const source of this.#sources()) {
      for (const path of source.files) files.add(path);
      for (const { path } of source.valuesFiles) files.add(path);
    }
    for (const { files: read } of this.builds) for (const path of read) files.add(path);
    return files;
  }

  /** The builds of all Applications, each once. */
  get builds(): readonly Build[] {
    return [...new Set(this.#sources().flatMap(({ build }) => build ?? []))];
  }

  /**
   * What Argo CD applies, for judgement: the builds of Applications that are certainly there, and those of overlays that
   * nothing includes; what other directories come to for clusters that may be there, the overlays that include them tell.
   */
  applied(roots: ReadonlySet<string>): Delivered {
    const certain = this.applications.filter(({ isCertain }) => isCertain).flatMap(({ sources }) => sources);
    const builds = new Set([
      ...certain.flatMap(({ build }) => build ?? []),
      ...this.builds.filter(({ directory }) => roots.has(directory)),
    ]);
    const manifests = this.#sources().filter(({ type }) => type === 'directory');
    const objects = new Map<YamlMap, KubernetesObject>();
    for (const object of manifests.flatMap((source) => source.objects)) {
      const same = objects.get(object.value);
      const names = [...new Set([...(same?.builds ?? []), ...object.builds])];
      objects.set(object.value, new KubernetesObject(object.value, object.origin, names, { isFinal: true }));
    }
    return {
      builds: [...builds],
      objects: [...objects.values()],
      files: new Set(manifests.flatMap(({ files }) => [...files])),
    };
  }

  /** The Applications that apply an object; none for what Argo CD does not apply. */
  applicationsOf({ value }: KubernetesObject): readonly Application[] {
    this.#byObject ??= this.#index();
    return this.#byObject.get(value) ?? [];
  }

  #index(): Map<YamlMap, Application[]> {
    const index = new Map<YamlMap, Application[]>();
    for (const application of this.applications) {
      for (const { value } of application.objects) {
        const known = index.get(value);
        if (known) known.push(application);
        else index.set(value, [application]);
      }
    }
    return index;
  }

  #sources(): Application['sources'] {
    return this.applications.flatMap(({ sources }) => sources);
  }
}

/** Finds the Applications and ApplicationSets of a tree and follows them to what they deploy. */
export function followArgo(
  tree: Tree,
  reader: YamlReader,
  manifests: Manifests,
  { urls = [], overlays, applied = [] }: ArgoOptions = {},
): ArgoGraph {
  const given = [...applied].filter(isArgo);
  if (given.length === 0 && !hasArgo(manifests)) return new ArgoGraph([], [], () => ({ roots: [], unreached: [] }));
  const builds = overlays ?? new Builds(tree, reader, manifests, KUSTOMIZE_BUILD);
  const yields = new Yields(tree, reader, manifests, builds);
  const seeds = seedsOf(manifests, builds.all(), given, yields);
  const { applications, sets } = follow({
    tree,
    reader,
    manifests,
    yields,
    seeds: seeds.map(({ object }) => object),
    findOwn: (stated) => findOwnRepository(tree, stated, urls),
  });
  return new ArgoGraph(applications, sets, () => findRoots(tree, seeds, applications, sets));
}

function hasArgo(manifests: Manifests): boolean {
  for (const object of manifests.objects()) if (isArgo(object)) return true;
  return false;
}

/** The Applications and ApplicationSets to begin with: what overlays yield, and what no build reads. */
function seedsOf(
  manifests: Manifests,
  overlays: readonly Build[],
  applied: readonly KubernetesObject[],
  yields: Yields,
): Seed[] {
  const writtenAt = ({ origin }: KubernetesObject): string => `${origin.file.path}\0${origin.start}`;
  const known = new Set(applied.map(writtenAt));
  const read = new Set<string>();
  const built: KubernetesObject[] = [];
  for (const build of overlays) {
    if (build.problems.length > 0) continue;
    for (const path of build.files) read.add(path);
    const [first] = build.objects;
    if (first) built.push(...yields.ofKustomize(build.directory, undefined, first.origin).objects.filter(isArgo));
  }
  const stated = manifests.files.filter(({ path }) => !read.has(path)).flatMap(({ objects }) => objects.filter(isArgo));
  const found = (objects: readonly KubernetesObject[], foundBy: Seed['foundBy']): Seed[] =>
    objects.map((object) => ({ object, foundBy }));
  const others = [...found(built, 'overlay'), ...found(stated, 'file')];
  return [...found(applied, 'flux'), ...others.filter(({ object }) => !known.has(writtenAt(object)))];
}
