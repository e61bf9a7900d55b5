// When the versions of Kubernetes' kinds came and go, and what to use instead.
import type { RemovedVersion, Replacement } from '../../src/kubernetes/bundled-schemas.ts';
import type { Lifecycle } from './catalog.ts';

/** A type that a Kubernetes module registers, with what its markers say of its versions. */
export interface Type {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  /** The name of its OpenAPI definition. */
  readonly definition: string;
  readonly goType: string;
  readonly introduced?: string;
  readonly deprecated?: string;
  removed?: string | undefined;
  readonly replacement?: Replacement;
}

/** When a version came and goes, with the API server's own words for one that goes. */
export function lifecycleOf(type: Type, types: readonly Type[]): Lifecycle {
  const { introduced, deprecated, removed, replacement } = type;
  if (deprecated === undefined) return { introduced };
  const warning = [`${apiVersion(type)} ${type.kind} is deprecated in v${deprecated}+`];
  if (removed !== undefined) warning.push(`, unavailable in v${removed}+`);
  if (replacement !== undefined) warning.push(`; use ${apiVersion(replacement)} ${replacement.kind}`);
  return {
    introduced,
    deprecated: { from: deprecated, warning: warning.join('') },
    removed,
    replacement: replacementOf(type, types),
  };
}

/** What removed.json says of a version. */
export function removedVersion(type: Type, removed: string, types: readonly Type[]): RemovedVersion {
  const { group, version, kind } = type;
  const lastServed = `1.${Number(removed.split('.')[1]) - 1}`;
  return { group, version, kind, lastServed, removed, replacement: replacementOf(type, types) ?? null };
}

/** What to use for a version that goes: what its type names, or what that one's type names, or version 1 of the kind. */
function replacementOf(type: Type, types: readonly Type[]): Replacement | undefined {
  const find = ({ group, version, kind }: Replacement): Type | undefined =>
    types.find((other) => other.group === group && other.version === version && other.kind === kind);
  const named = type.replacement ?? { group: type.group, version: 'v1', kind: type.kind };
  // A type of networking.k8s.io/v1beta1 names the list's kind.
  const { group, version, kind } = { ...named, kind: named.kind.replace(/List$/, '') };
  const found = find({ group, version, kind });
  if (found === undefined || found === type) return undefined;
  return found.removed === undefined ? { group, version, kind } : replacementOf(found, types);
}

/** A kind's `apiVersion`, as manifests have it. */
export function apiVersion({ group, version }: Pick<Replacement, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}
