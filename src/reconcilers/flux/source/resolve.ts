import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isAt } from '../../../repository/checkouts.ts';
import { submodulesOf } from '../../../repository/submodules.ts';
import { isWithin } from '../../../repository/tree.ts';
import { listAt, mapAt, newMap, stringAt } from '../../../yaml/value.ts';
import { copiedPath, hasNothingAt } from '../generated/artifact-generator.ts';
import type { Artifact, Artifacts } from './artifact.ts';
import { copiedDirectories } from './copied.ts';
import { includedIn } from './elsewhere.ts';
import { isLiteralUrl, locationOf, pinOf, revisionOf } from './location.ts';
import type { FindSource, FoundSource, Publication, ResolvedSource } from './resolved-source.ts';

/** Reports which files of this tree a cluster's sources hand out. */
export class SourceResolver {
  readonly #artifacts: Artifacts;
  readonly #publication: Publication;
  readonly #find: FindSource;
  /** The source that the cluster was set up from. It represents this tree, whatever its URL; without one, no file defines it. */
  readonly #bootstrap: KubernetesObject | undefined;

  constructor(
    artifacts: Artifacts,
    publication: Publication,
    find: FindSource,
    bootstrap: KubernetesObject | undefined,
  ) {
    this.#artifacts = artifacts;
    this.#publication = publication;
    this.#find = find;
    this.#bootstrap = bootstrap;
  }

  /** The files for a path of a source that the cluster has. */
  resolve(source: KubernetesObject, path: string, depth = 0): ResolvedSource {
    if (source.kind === 'ExternalArtifact') return this.#resolveCopied(source, path, depth);
    const spec = mapAt(source.value, 'spec') ?? newMap();
    const url = locationOf(source);
    if (url === '' && this.#isBootstrap(source))
      return found(this.#artifacts.ofRepository(spec), path, source.kind === 'GitRepository');
    const root = this.#publication.roots.get(url);
    if (source.kind === 'GitRepository' && !root) {
      if (!this.#isOwn(source, url))
        return { unknown: `\`${url || source.name}\` is another repository`, isElsewhere: isLiteralUrl(url) };
      const other = this.#otherRevision(source);
      if (other !== undefined)
        return { unknown: `it deploys ${other} of this repository, not the revision that is checked` };
      const artifact = this.#artifacts.ofRepository(spec);
      if (
        !this.#isRevisionKnown &&
        !artifact.has(artifact.directory(path)) &&
        !/`(?:main|master)`/.test(revisionOf(source))
      )
        return { unknown: 'it may deploy a different revision of this repository than the one that is checked' };
      return found(artifact, path, true);
    }
    if (!root) return { unknown: `\`${url || source.name}\` is not known to be built from this repository` };
    const { checkout } = root;
    if (!checkout) return found(this.#artifacts.ofDirectory(root.directory), path, root.isStated);
    const isCopied = source.kind !== 'OCIRepository';
    const artifact = isCopied
      ? this.#artifacts.ofRepository(spec, checkout)
      : this.#artifacts.ofDirectory('', checkout);
    const directory = artifact.directory(path);
    const others = [...submodulesOf(checkout.tree, checkout.root), ...includedIn(spec, checkout.root)];
    if (!artifact.has(directory) && others.some((other) => isWithin(directory, other)))
      return { unknown: `\`${path}\` in \`${url}\` comes from another repository` };
    return found(artifact, path, isAt(checkout, pinOf(spec)));
  }

  /** A source that no file defines, because bootstrap creates it directly. */
  resolveBootstrap(path: string): ResolvedSource {
    return found(this.#artifacts.ofRepository(newMap()), path, false);
  }

  #resolveCopied(artifact: KubernetesObject, path: string, depth: number): ResolvedSource {
    const from = copiedPath(artifact, path);
    if (!from && depth === 0 && hasNothingAt(artifact, path)) return this.#leftOut(artifact, path);
    if (!from) return { unknown: `the content of \`${path}\` in the artifact \`${artifact.name}\` is not known` };
    const source = this.#find(from.kind, from.namespace, from.name);
    if (!source || depth > 5) return { unknown: `the source of the artifact \`${artifact.name}\` is not known` };
    const found = this.resolve(source, from.path, depth + 1);
    return 'unknown' in found ? found : { ...found, copies: copiedDirectories(artifact, source, found.artifact) };
  }

  /** A path that an artifact does not contain, found by where it would come from if it were copied unchanged. */
  #leftOut(artifact: KubernetesObject, path: string): ResolvedSource {
    const [from] = listAt(artifact.value, 'spec', 'sources');
    const namespace = stringAt(from, 'namespace') ?? artifact.namespace;
    const source = this.#find(stringAt(from, 'kind') ?? '', namespace, stringAt(from, 'name') ?? '');
    const found = source && this.resolve(source, path, 1);
    if (!found || 'unknown' in found) {
      const why = `the artifact \`${artifact.name}\` does not contain \`${path}\``;
      return { unknown: why, isElsewhere: found?.isElsewhere === true };
    }
    const copies = copiedDirectories(artifact, source, found.artifact);
    return { ...found, copies, isCertain: true, isLeftOut: true };
  }

  #isOwn(source: KubernetesObject, url: string): boolean {
    return this.#publication.repositories.has(url) || this.#isBootstrap(source);
  }

  #isBootstrap(source: KubernetesObject): boolean {
    return this.#bootstrap !== undefined && isSame(source, this.#bootstrap);
  }

  /** Whether a file says which revision the cluster was set up from. */
  get #isRevisionKnown(): boolean {
    return this.#bootstrap === undefined || locationOf(this.#bootstrap) !== '';
  }

  /** The revision that a source takes if it is not that of the cluster's own source. */
  #otherRevision(source: KubernetesObject): string | undefined {
    const own = this.#bootstrap ? revisionOf(this.#bootstrap) : undefined;
    const revision = revisionOf(source);
    if (this.#bootstrap?.kind !== 'GitRepository' || !this.#isRevisionKnown || revision === own) return undefined;
    return revision;
  }
}

function found(artifact: Artifact, path: string, isCertain: boolean): FoundSource {
  return { artifact, directory: artifact.directory(path), isCertain };
}

function isSame(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
