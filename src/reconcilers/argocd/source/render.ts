import type { Manifests } from '../../../kubernetes/manifests.ts';
import { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Builds } from '../../../kustomize/builds.ts';
import { type Build, mayLackChanges } from '../../../kustomize/built.ts';
import { KustomizationReader } from '../../../kustomize/load/kustomization-reader.ts';
import type { Tree } from '../../../repository/tree.ts';
import type { Origin } from '../../../yaml/origin.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { isList, isMap, type YamlMap } from '../../../yaml/value.ts';
import { type DirectoryContent, readDirectory } from './directory-source.ts';
import { editedOverlay } from './edited-kustomization.ts';

/** What a directory yields in one way of making manifests of it. */
export interface Rendered {
  readonly build: Build | undefined;
  readonly objects: readonly KubernetesObject[];
  readonly files: ReadonlySet<string>;
  /** Why there may be more, as sentences. None if this is all. */
  readonly unknown: readonly string[];
}

/** Fields of `source.kustomize` that do not change what a build yields. */
const WITHOUT_EFFECT = new Set(['version', 'kubeVersion', 'apiVersions', 'commonAnnotationsEnvsubst']);

/** Makes the manifests of directories as Argo CD does, each way once. */
export class Renderer {
  readonly #tree: Tree;
  readonly #reader: YamlReader;
  readonly #manifests: Manifests;
  readonly #builds: Pick<Builds, 'all' | 'build'>;
  readonly #overlays: KustomizationReader;
  readonly #plain: ReadonlyMap<string, Build>;
  readonly #rendered = new Map<string, Rendered>();

  /** `builds` are those of the tree's overlays as `kustomize build` makes them. */
  constructor(tree: Tree, reader: YamlReader, manifests: Manifests, builds: Pick<Builds, 'all' | 'build'>) {
    this.#tree = tree;
    this.#reader = reader;
    this.#manifests = manifests;
    this.#builds = builds;
    this.#overlays = new KustomizationReader(tree, reader);
    this.#plain = new Map(builds.all().map((build) => [build.directory, build]));
  }

  /** What kustomize builds from a directory, its kustomization file edited as `source.kustomize` says. */
  ofKustomize(directory: string, options: YamlMap | undefined, origin: Origin): Rendered {
    const key = `kustomize\0${directory}\0${optionsKey(options)}`;
    return this.#made(key, () => {
      const build = this.#build(directory, optionsKey(options) === '' ? undefined : options, origin);
      const lacksParts = mayLackChanges(build);
      const objects = build.objects.map(({ value, origin: place, id, previousIds }) => {
        const { name, namespace } = previousIds[0] ?? id;
        return new KubernetesObject(value, place, [directory], {
          isFinal: true,
          lacksParts,
          stated: { name, namespace },
        });
      });
      return { build, objects, files: build.files, unknown: [...new Set(build.unknown.map(({ reason }) => reason))] };
    });
  }

  /** The manifests of a directory without kustomize. */
  ofDirectory(directory: string, options: YamlMap | undefined): Rendered {
    const key = `directory\0${directory}\0${JSON.stringify(options ?? null)}`;
    return this.#made(key, () => {
      const content: DirectoryContent = readDirectory(this.#tree, this.#reader, this.#manifests, directory, options);
      const objects = content.objects.map(
        ({ value, origin }) => new KubernetesObject(value, origin, [directory], { isFinal: true }),
      );
      return { build: undefined, objects, files: content.files, unknown: content.unknown ? [content.unknown] : [] };
    });
  }

  #made(key: string, make: () => Rendered): Rendered {
    let made = this.#rendered.get(key);
    if (!made) {
      made = make();
      this.#rendered.set(key, made);
    }
    return made;
  }

  #build(directory: string, options: YamlMap | undefined, origin: Origin): Build {
    const plain = options ? undefined : this.#plain.get(directory);
    if (plain) return plain;
    const overlay = options && (() => editedOverlay(this.#tree, this.#overlays, directory, options, origin));
    return this.#builds.build(directory, overlay);
  }
}

/** The options that change a build, with their places. Empty if there are none. */
function optionsKey(options: YamlMap | undefined): string {
  if (!options) return '';
  const fields = Object.keys(options).filter((field) => !WITHOUT_EFFECT.has(field) && hasEffect(options[field]));
  return fields.map((field) => `${field}=${JSON.stringify(options[field])}`).join('\0');
}

function hasEffect(value: YamlMap[string]): boolean {
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}
