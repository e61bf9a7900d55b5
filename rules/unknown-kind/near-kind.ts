import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import {
  apiVersionOf,
  bundledGroups,
  bundledKinds,
  isBuiltIn,
  isClosed,
  isOfFlux,
  servedVersions,
} from '../../src/kubernetes/kind-names.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import type { Schemas } from '../../src/kubernetes/schemas.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { editDistance } from '../../src/text/nearest.ts';

/** What an object most likely means whose kind or version is not known. */
interface NearKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** No cluster has two kinds that differ only in case. */
  readonly isCertain?: boolean;
}

/** The known kind and version that differ from an object's by a typo: another version, a letter, the wrong group for a kind that one group has. */
export function nearKind(
  object: KubernetesObject,
  { status, product, versions }: VersionStatus,
  schemas: Schemas,
): NearKind | undefined {
  const { apiVersion, group, version, kind, groupKind } = object;
  if (status === 'unknown-version') {
    // Another release of another product may well serve it.
    if (product !== 'flux' && product !== 'kubernetes' && product !== 'repository') return undefined;
    const best = versions.find((name) => name.startsWith(version.replace(/(?:alpha|beta).*$/, ''))) ?? versions[0];
    return best === undefined ? undefined : { apiVersion: apiVersionOf(group, best), kind };
  }
  if (status !== 'unknown-kind' || knownKind(groupKind)) return undefined;
  const names = bundledKinds();
  const near =
    only(names.filter((name) => name.group === group && isSlip(kind, name.kind))) ??
    only(names.filter((name) => name.kind === kind && isSlip(group, name.group))) ??
    (group === ''
      ? undefined
      : only(names.filter((name) => name.kind === kind && name.group.startsWith(`${group}.`)))) ??
    (isClosed(group) ? only(names.filter((name) => name.kind === kind && isBuiltIn(name))) : undefined);
  if (!near) {
    const meant = schemas.meantKind(object);
    return meant && { apiVersion, ...meant };
  }
  const served = servedVersions(`${near.group}/${near.kind}`);
  const same = served.find((name) => name === version) ?? served[0];
  if (same === undefined) return undefined;
  const isCertain = near.group === group && near.kind.toLowerCase() === kind.toLowerCase();
  return { apiVersion: apiVersionOf(near.group, same), kind: near.kind, isCertain };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** Whether an object is in a group of Flux that does not exist. */
export function isUnknownFlux({ group }: KubernetesObject): boolean {
  return isOfFlux(group) && !bundledGroups().has(group);
}

/** Whether a cluster gets an object of a group of Kubernetes that does not have its kind. */
export function isUnknownBuiltIn({ group, apiVersion, kind, builds }: KubernetesObject): boolean {
  if (isUnknown(apiVersion) || isUnknown(kind)) return false;
  return builds.length > 0 && !group.includes('.') && bundledGroups().has(group);
}

function isSlip(text: string, other: string): boolean {
  if (text === other) return false;
  return (
    text.toLowerCase() === other.toLowerCase() ||
    (text.length > 4 && editDistance(text, other) <= (text.length < 10 ? 1 : 2))
  );
}
