import { knownKind, schemaIndex } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import type { Schemas } from '../../src/kubernetes/schemas.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { once } from '../../src/once.ts';
import { editDistance } from '../../src/text/nearest.ts';

/** The end of the groups of Flux's controllers. */
const FLUX = '.toolkit.fluxcd.io';

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
    return best === undefined ? undefined : { apiVersion: join(group, best), kind };
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
  const served = Object.entries(knownKind(`${near.group}/${near.kind}`)?.versions ?? {}).filter(
    ([, known]) => known.served.length > 0,
  );
  const same = served.find(([name]) => name === version) ?? served.at(0);
  if (!same) return undefined;
  const isCertain = near.group === group && near.kind.toLowerCase() === kind.toLowerCase();
  return { apiVersion: join(near.group, same[0]), kind: near.kind, isCertain };
}

const bundledKinds = once(() => Object.keys(schemaIndex().kinds).map(split));
const bundledGroups = once(() => new Set(bundledKinds().map(({ group }) => group)));

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** Whether an object is in a group of Flux that does not exist. */
export function isUnknownFlux({ group }: KubernetesObject): boolean {
  return group.endsWith(FLUX) && !bundledGroups().has(group);
}

/** Whether Kubernetes or Flux itself has a kind. */
function isBuiltIn({ group, kind }: { readonly group: string; readonly kind: string }): boolean {
  const product = knownKind(`${group}/${kind}`)?.product;
  return product === 'kubernetes' || product === 'flux';
}

/** Whether a cluster gets an object of a group of Kubernetes that does not have its kind. */
export function isUnknownBuiltIn({ group, apiVersion, kind, builds }: KubernetesObject): boolean {
  if (isUnknown(apiVersion) || isUnknown(kind)) return false;
  return builds.length > 0 && !group.includes('.') && bundledGroups().has(group);
}

/** Groups that no one can add kinds to. */
export function isClosed(group: string): boolean {
  return !group.includes('.') || group.endsWith(FLUX);
}

function isSlip(text: string, other: string): boolean {
  if (text === other) return false;
  return (
    text.toLowerCase() === other.toLowerCase() ||
    (text.length > 4 && editDistance(text, other) <= (text.length < 10 ? 1 : 2))
  );
}

function join(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

function split(groupKind: string): { group: string; kind: string } {
  const at = groupKind.lastIndexOf('/');
  return { group: groupKind.slice(0, at), kind: groupKind.slice(at + 1) };
}
