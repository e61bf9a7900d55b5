import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { newMap, stringAt } from '../../../yaml/value.ts';
import { namedSource } from '../entrypoints/entrypoint.ts';
import type { KustomizationPath } from '../follow/flux-kustomization.ts';
import type { Artifacts } from './artifact.ts';
import { isLiteralUrl, locationOf, type Publication } from './resolve.ts';

/** The sources of Kustomizations that no cluster is known to have, according to the files of the tree. */
export class StatedSources {
  readonly #manifests: Manifests;
  readonly #artifacts: Artifacts;
  readonly #publication: Publication;
  /** The URLs of the GitRepositories with each name. */
  #urls: ReadonlyMap<string, ReadonlySet<string>> | undefined;

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

  /** Whether a Kustomization gets its files from another repository, whichever source with the name it uses. */
  isElsewhere(kustomization: KubernetesObject, source?: KubernetesObject): boolean {
    const { repositories, roots } = this.#publication;
    const urls = this.#urlsOf(kustomization, source);
    const isOther = (url: string): boolean => isLiteralUrl(url) && !repositories.has(url) && !roots.has(url);
    return repositories.size > 0 && urls.length > 0 && urls.every(isOther);
  }

  /** The URLs that the source of a Kustomization may have. None if no file defines it, or if it is not a GitRepository. */
  #urlsOf(kustomization: KubernetesObject, source: KubernetesObject | undefined): string[] {
    const { kind, name } = namedSource(kustomization, kustomization.namespace);
    if (source) return kind === 'GitRepository' ? [locationOf(source)] : [];
    this.#urls ??= urlsByName(this.#manifests);
    return kind === 'GitRepository' ? [...(this.#urls.get(name) ?? [])] : [];
  }
}

function urlsByName(manifests: Manifests): Map<string, Set<string>> {
  const urls = new Map<string, Set<string>>();
  for (const object of manifests.objects()) {
    if (object.kind !== 'GitRepository') continue;
    urls.set(object.name, (urls.get(object.name) ?? new Set()).add(locationOf(object)));
  }
  return urls;
}
