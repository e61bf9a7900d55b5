import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Build } from '../../../kustomize/built.ts';
import { mayAddObjects, type UnknownPart } from '../../../kustomize/unknown-part.ts';
import { repositoryOf } from '../../../repository/url.ts';
import { isMap, stringAt } from '../../../yaml/value.ts';
import { ANYTHING, type MayBring } from '../../may-bring.ts';
import type { FluxKustomization, UnknownReason } from './flux-kustomization.ts';

/** Artifacts that contain the manifests of Flux itself. */
const FLUX_INSTALL = /(?:^|\/)(?:flux-manifests|flux-operator-manifests|flux2?\/manifests\/install)/;
const REMOTE_FILE = /^https?:\/\/[^?#]+\.(?:ya?ml|json)$/;
/** Addresses and paths of definitions of kinds: `config/crd`, `crds.yaml`. */
const DEFINITIONS = /(?:^|[/._-])(?:crds?|customresourcedefinitions?)(?:[/._?-]|$)/i;

const ONLY_DEFINITIONS: readonly MayBring[] = [
  { kinds: new Set(['apiextensions.k8s.io/CustomResourceDefinition', '/Namespace']) },
];
const NOT_FLUX: readonly MayBring[] = [{ kinds: 'not flux' }];

/** What applies content that is not known: to which namespace, in a cluster of which owners. */
export interface ContentUser {
  readonly object: KubernetesObject;
  readonly namespace: string;
  /** The namespace of what the cluster begins with. */
  readonly rootNamespace: string;
  /** Who the repositories of the cluster's own files belong to; none if that is not known. */
  readonly owners: ReadonlySet<string>;
}

/** What a path of a repository, an artifact or a remote base may bring: that of others does not configure our Flux. */
export function contentOf(location: string, path: string, user: ContentUser): readonly MayBring[] {
  if (DEFINITIONS.test(path) || DEFINITIONS.test(location)) return ONLY_DEFINITIONS;
  if (FLUX_INSTALL.test(location)) return NOT_FLUX;
  const owner = ownerOf(location);
  if (owner === undefined || user.owners.size === 0 || user.owners.has(owner)) return ANYTHING;
  return [...NOT_FLUX, ...fluxOfOthers(user)];
}

/** What objects that configure Flux come from a repository of others: those of the namespace that the Kustomization is for. */
function fluxOfOthers({ object, namespace, rootNamespace }: ContentUser): MayBring[] {
  const { patches } = isMap(object.value.spec) ? object.value.spec : {};
  if (
    /toolkit\.fluxcd\.io|metadata[./]namespace|Helm(?:Release|Repository)|Repository/.test(
      JSON.stringify(patches ?? ''),
    )
  )
    return [{ kinds: 'flux' }];
  const target = stringAt(object.value, 'spec', 'targetNamespace');
  if (target) return [{ kinds: 'flux', namespaces: [target.includes('${') ? '*' : target] }];
  const own: MayBring[] = namespace === rootNamespace ? [] : [{ kinds: 'flux', namespaces: [namespace] }];
  return [{ kinds: 'flux', namespaces: 'others' }, ...own];
}

/** The parts of a build that are not known. */
export function unknownParts(build: Build | undefined, user: ContentUser): UnknownReason[] {
  return (build?.unknown ?? []).map((part) => ({
    kind: 'remote',
    reason: part.reason,
    origin: part.origin,
    brings: partOf(part, user),
  }));
}

/** What a part of a build that is not known may bring. */
function partOf(part: UnknownPart, user: ContentUser): readonly MayBring[] {
  const { kind, reason, entry, generated } = part;
  // What a generator makes is known, apart from its keys.
  if (generated || !mayAddObjects(part)) return [];
  switch (kind) {
    case 'helm':
      return NOT_FLUX;
    case 'plugin':
      return /\bksops\b/i.test(reason) ? [{ kinds: new Set(['/Secret']) }] : ANYTHING;
    case 'template':
    case 'broken':
      return [{ missingFile: entry }];
    case 'remote':
      return remoteContent(part, user);
  }
}

function remoteContent({ entry, origin }: UnknownPart, user: ContentUser): readonly MayBring[] {
  if (DEFINITIONS.test(entry)) return ONLY_DEFINITIONS;
  if (REMOTE_FILE.test(entry)) return NOT_FLUX;
  const namespace = /^namespace:\s*["']?([^\s"'#]+)/m.exec(origin?.file.text ?? '')?.[1];
  const brought = contentOf(entry, '', user);
  return namespace === undefined || brought === ANYTHING
    ? brought
    : [...brought, { kinds: 'flux', namespaces: [namespace] }];
}

/** What a Kustomization that fails may bring once it is fixed: what files below its directories define. */
export function mendedContent({ failures, build }: FluxKustomization): MayBring[] {
  if (failures.length === 0) return [];
  const missing = (build?.problems ?? []).flatMap(({ kind, origin }): MayBring[] =>
    kind === 'missing-file' && origin ? [{ missingFile: origin.text }] : [],
  );
  return [{ within: build ? [...build.directories] : [''] }, ...missing];
}

/** Who a repository belongs to, on whatever host: the first part of its path; the host if it has only one. */
export function ownerOf(location: string): string | undefined {
  const [host, owner, repository] = repositoryOf(location.replace(/^git::/, '')).split(/[/?]/);
  return (repository === undefined ? host : owner) || undefined;
}
