import { getOrInsert } from '../grouping.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import { KubernetesObject } from '../kubernetes/object.ts';
import { Checkouts } from '../repository/checkouts.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { YamlMap } from '../yaml/value.ts';
import { Builder, type BuildOptions } from './build.ts';
import { type Build, type BuiltObject, filesCovered, mayLackChanges } from './built.ts';
import type { KustomizationFile } from './load/kustomization.ts';
import { rootDirectories } from './roots.ts';

/** The overlays of a revision that are deployed by themselves, and the result of each. */
export class Builds {
  /** Directories that no other overlay includes and that are not components, sorted; `''` is the root of the tree. */
  readonly roots: readonly string[];
  readonly #builder: Builder;
  readonly #made = new Map<string, Build>();

  constructor(tree: Tree, reader: YamlReader, manifests: Manifests, options: BuildOptions, checkouts = Checkouts.NONE) {
    this.roots = rootDirectories(tree, manifests);
    this.#builder = new Builder(tree, reader, options, checkouts);
  }

  /** The builds of all roots. */
  all(): readonly Build[] {
    return this.roots.map((directory) => this.of(directory));
  }

  /** The builds of the roots that nothing else has built. */
  except(directories: ReadonlySet<string>): readonly Build[] {
    return this.roots.filter((directory) => !directories.has(directory)).map((directory) => this.of(directory));
  }

  /** The build of a directory; built when first requested. */
  of(directory: string): Build {
    return getOrInsert(this.#made, directory, () => this.#builder.build(directory));
  }

  /** The build of any directory, or of another kustomization file in its place; built again each time. */
  build(directory: string, root?: () => KustomizationFile): Build {
    return this.#builder.build(directory, root);
  }
}

/**
 * The objects to check: those that builds yield, with the builds that yield them, and those of files that no build reads,
 * as their files define them. An object that several builds take over unchanged is there once. `isFinal` says whether what a
 * build yields goes to a cluster as it is; `readElsewhere` are files that other builds read.
 */
export function objectsToJudge(
  manifests: Manifests,
  builds: readonly Build[],
  isFinal: boolean,
  readElsewhere: ReadonlySet<string>,
): KubernetesObject[] {
  const built = new Map<YamlMap, { readonly object: BuiltObject; readonly builds: string[]; lacksParts: boolean }>();
  const read = new Set(readElsewhere);
  for (const build of builds) {
    const lacksParts = mayLackChanges(build);
    for (const object of build.objects) {
      const known = built.get(object.value);
      if (known) {
        known.builds.push(build.directory);
        known.lacksParts &&= lacksParts;
      } else built.set(object.value, { object, builds: [build.directory], lacksParts });
    }
    for (const file of filesCovered(build)) read.add(file);
  }
  const stated = manifests.files.filter(({ path }) => !read.has(path)).flatMap(({ objects }) => objects);
  return [
    ...[...built.values()].map((one) => toKubernetesObject(one.object, one.builds, isFinal, one.lacksParts)),
    ...stated,
  ];
}

/** A built object as an object to check. */
export function toKubernetesObject(
  { value, origin, id, previousIds }: BuiltObject,
  builds: readonly string[],
  isFinal: boolean,
  lacksParts = false,
): KubernetesObject {
  const { name, namespace } = previousIds[0] ?? id;
  return new KubernetesObject(value, origin, builds, { isFinal, lacksParts, stated: { name, namespace } });
}
