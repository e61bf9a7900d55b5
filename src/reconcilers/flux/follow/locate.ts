import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { stringAt } from '../../../yaml/value.ts';
import type { MayBring } from '../../may-bring.ts';
import { type ClusterEntrypoint, FLUX_NAMESPACE, type NamedSource, namedSource } from '../entrypoints/entrypoint.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import type { Artifacts } from '../source/artifact.ts';
import { locationOf } from '../source/location.ts';
import { SourceResolver } from '../source/resolve.ts';
import type { FindSource, Publication, ResolvedSource } from '../source/resolved-source.ts';
import type { KustomizationFailure, KustomizationPath, UnknownReason } from './flux-kustomization.ts';
import { type ContentUser, contentOf, ownerOf } from './unknown-content.ts';

/** Where the files of a Kustomization are, or why that is not known, or not right. */
export interface Located {
  readonly path: KustomizationPath | undefined;
  /** Whether its source is another repository. */
  readonly isElsewhere: boolean;
  readonly failures: readonly KustomizationFailure[];
  readonly unknowns: readonly UnknownReason[];
}

/** Finds the directory of this tree that a Kustomization applies. */
export class Locator {
  readonly #resolver: SourceResolver;
  /** The source with which the cluster was bootstrapped; if no file defines it, it is this tree. */
  readonly #bootstrap: NamedSource;
  readonly #owners: ReadonlySet<string>;

  constructor(resolver: SourceResolver, bootstrap: NamedSource, owners: ReadonlySet<string>) {
    this.#resolver = resolver;
    this.#bootstrap = bootstrap;
    this.#owners = owners;
  }

  /** Who uses content that is not known, for its bounds. */
  userOf(object: KubernetesObject, namespace: string): ContentUser {
    return { object, namespace, rootNamespace: this.#bootstrap.namespace, owners: this.#owners };
  }

  /** `source` is the object that the Kustomization references, if the cluster has it. */
  locate(object: KubernetesObject, namespace: string, source: KubernetesObject | undefined): Located {
    const { value, origin } = object.at('spec', 'path');
    const path = typeof value === 'string' ? value : '';
    const reference = namedSource(object, namespace);
    const resolved = this.#resolve(reference, source, path);
    const isElsewhere = 'unknown' in resolved && resolved.isElsewhere === true;
    if (hasVariable(path)) {
      const reason = `The path \`${path}\` contains a variable whose value is not known.`;
      const brings = isElsewhere && source ? this.#contentOf(object, namespace, source) : [{ within: [''] }];
      return notKnown({ kind: 'path', reason, origin, brings }, isElsewhere);
    }
    if ('unknown' in resolved) {
      const brings = source ? this.#contentOf(object, namespace, source) : this.#contentWithout(reference, path);
      return notKnown(unknownSource(object, resolved.unknown, brings), isElsewhere);
    }
    const { artifact, directory, isCertain, isLeftOut, copies } = resolved;
    const exists = !isLeftOut && artifact.has(directory);
    const at = { value: path, directory, exists, isCertain, artifact, ...(copies && { copies }) };
    const found = { path: at, isElsewhere: false, failures: [], unknowns: [] };
    if (exists) return found;
    if (!isCertain) {
      const reason = `The location of \`${path}\` in this repository is unknown because nothing shows which directory its source contains.`;
      return { ...found, unknowns: [{ kind: 'path', reason, origin, brings: [{ within: [''] }] }] };
    }
    const cause = `kustomization path not found: ${path}`;
    const message = `\`${directory}\` does not exist, so Kustomization \`${object.name}\` applies nothing.`;
    return { ...found, failures: [{ kind: 'path', cause, message, origin }] };
  }

  #contentOf(object: KubernetesObject, namespace: string, source: KubernetesObject): readonly MayBring[] {
    const path = stringAt(object.value, 'spec', 'path') ?? '';
    return contentOf(locationOf(source), path, this.userOf(object, namespace));
  }

  /** What a Kustomization may bring whose source is not known: the directory of this tree, if there is such a one. */
  #contentWithout({ kind, namespace, name }: NamedSource, path: string): readonly MayBring[] {
    const except = { groupKind: `${SOURCE_GROUP}/${kind}`, namespace, name };
    const own = this.#resolver.resolveBootstrap(path);
    const isHere = 'artifact' in own && own.directory !== '' && own.artifact.has(own.directory);
    return [isHere ? { within: [own.directory], except } : { except }];
  }

  #resolve(reference: NamedSource, source: KubernetesObject | undefined, path: string): ResolvedSource {
    if (source) return this.#resolver.resolve(source, path);
    const { kind, namespace, name } = reference;
    const bootstrap = this.#bootstrap;
    if (kind === bootstrap.kind && namespace === bootstrap.namespace && name === bootstrap.name) {
      return this.#resolver.resolveBootstrap(path);
    }
    return { unknown: `${kind} \`${namespace}/${name}\` has no known definition` };
  }
}

function notKnown(unknown: UnknownReason, isElsewhere: boolean): Located {
  return { path: undefined, isElsewhere, failures: [], unknowns: [unknown] };
}

function unknownSource(object: KubernetesObject, why: string, brings: readonly MayBring[]): UnknownReason {
  const { origin } = object.at('spec', 'sourceRef', 'name');
  const reason = `The objects of Kustomization \`${object.name}\` are not known: ${why}.`;
  return { kind: 'source', reason, origin, brings };
}

/** The locator of a cluster; `find` gives the sources that it has. */
export function locatorOf(
  entrypoint: ClusterEntrypoint,
  artifacts: Artifacts,
  publication: Publication,
  find: FindSource,
): Locator {
  const [root] = entrypoint.kustomizations;
  const bootstrap = namedSource(root, root?.namespace || FLUX_NAMESPACE);
  const source = entrypoint.objects.find(
    ({ kind, name, namespace }) =>
      kind === bootstrap.kind && name === bootstrap.name && (namespace || bootstrap.namespace) === bootstrap.namespace,
  );
  const own = [...publication.repositories, ...publication.roots.keys(), ...(source ? [locationOf(source)] : [])];
  const owners = new Set(own.flatMap((location) => ownerOf(location) ?? []));
  return new Locator(new SourceResolver(artifacts, publication, find, source), bootstrap, owners);
}
