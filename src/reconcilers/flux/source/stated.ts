import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { newMap, stringAt } from '../../../yaml/value.ts';
import { namedSource } from '../entrypoints/entrypoint.ts';
import type { KustomizationPath } from '../follow/flux-kustomization.ts';
import type { Artifacts } from './artifact.ts';
import { isLiteralUrl, locationOf } from './location.ts';
import type { Publication } from './resolved-source.ts';

/** The sources of Kustomizations that no cluster is known to have, according to the files of the tree. */
export class StatedSources {
  readonly #manifests: Manifests;
  readonly #artifacts: Artifacts;
  readonly #publication: Publication;
  /** The GitRepositories of each name. */
  #repositories: ReadonlyMap<string, readonly KubernetesObject[]> | undefined;

  constructor(manifests: Manifests, artifacts: Artifacts, publication: Publication) {
    this.#manifests = manifests;
    this.#artifacts = artifacts;
    this.#publication = publication;
  }

  /** The directory of this tree that a Kustomization applies, if its files certainly come from this tree. `source` is the source that it references, if known. */
  pathOf(kustomization: KubernetesObject, source?: KubernetesObject): KustomizationPath | undefined {
    const value = stringAt(kustomization.value, 'spec', 'path');
    const { repositories } = this.#publication;
    const isOwn = this.#urlsOf(kustomization, source).some((url) => repositories.has(url));
    if (value === undefined || hasVariable(value) || !isOwn) return undefined;
    const artifact = this.#artifacts.ofRepository(newMap());
    const directory = artifact.directory(value);
    return { value, directory, exists: artifact.has(directory), isCertain: false, artifact };
  }

  /** Whether a directory of this tree is there for Flux, and a Kustomization can build it. */
  builds(directory: string, kustomization: KubernetesObject): boolean {
    const artifact = this.#artifacts.ofRepository(newMap());
    return artifact.has(directory) && artifact.build(directory, kustomization).problems.length === 0;
  }

  /** Whether a Kustomization gets its files from another repository, whichever source with the name it uses. */
  isElsewhere(kustomization: KubernetesObject, source?: KubernetesObject): boolean {
    const { repositories, roots } = this.#publication;
    const urls = this.#urlsOf(kustomization, source);
    const isOther = (url: string): boolean => isLiteralUrl(url) && !repositories.has(url) && !roots.has(url);
    return repositories.size > 0 && urls.length > 0 && urls.every(isOther);
  }

  /** The URLs that the source of a Kustomization may have. None if no file defines it, or if it is not a GitRepository. */
  #urlsOf(kustomization: KubernetesObject, source: KubernetesObject | undefined): string[] {
    const { kind, namespace, name } = namedSource(kustomization, kustomization.namespace);
    if (kind !== 'GitRepository') return [];
    if (source) return [locationOf(source)];
    this.#repositories ??= repositoriesByName(this.#manifests);
    const named = this.#repositories.get(name) ?? [];
    const exact = named.filter((repository) => repository.namespace === namespace);
    // An overlay may set the namespace of those that define another one, or none.
    return [...new Set((exact.length > 0 ? exact : named).map(locationOf))];
  }
}

function repositoriesByName(manifests: Manifests): Map<string, KubernetesObject[]> {
  const repositories = new Map<string, KubernetesObject[]>();
  for (const object of manifests.objects()) {
    if (object.kind !== 'GitRepository') continue;
    const named = repositories.get(object.name);
    if (named) named.push(object);
    else repositories.set(object.name, [object]);
  }
  return repositories;
}
