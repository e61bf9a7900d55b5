import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isNamedLike } from '../../../repository/url.ts';
import { isLiteralUrl, locationOf } from '../source/location.ts';
import type { Publication, PublishedRoot } from '../source/resolved-source.ts';

/** Where this tree is published; grows with each cluster that shows it. */
export class KnownPublication implements Publication {
  readonly repositories: Set<string>;
  readonly roots: Map<string, PublishedRoot>;
  /** Whether the repositories are known for certain, and not only likely. */
  readonly #isCertain: boolean;

  constructor(repositories: Set<string>, roots: Map<string, PublishedRoot>, isCertain: boolean) {
    this.repositories = repositories;
    this.roots = roots;
    this.#isCertain = isCertain;
  }

  /**
   * Whether a source may be this repository where a path of it, `''` for all of it, says so. One that no file defines may. All of
   * another repository is not evidence: `./` exists in each.
   */
  mayBe(source: KubernetesObject | undefined, path: string): boolean {
    const url = source ? locationOf(source) : '';
    if (!isLiteralUrl(url) || this.repositories.has(url)) return true;
    if (this.roots.has(url)) return !this.roots.get(url)?.checkout;
    return (path !== '' && !this.#isCertain) || isNamedLike(url, this.repositories);
  }

  /** Takes in that a source hands out a directory of this tree: `''` for all of it. */
  add(source: KubernetesObject, directory: string): void {
    const url = locationOf(source);
    if (!isLiteralUrl(url) || this.roots.has(url)) return;
    if (source.kind === 'GitRepository' && directory === '') this.repositories.add(url);
    else this.roots.set(url, { directory, isStated: false });
  }
}
