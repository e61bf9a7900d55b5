import { once } from '../once.ts';
import { knownKind, schemaIndex } from './bundled-schemas.ts';

/** A bundled kind by its names. */
export interface KindName {
  readonly group: string;
  readonly kind: string;
}

/** The end of the groups of Flux's controllers. */
const FLUX = '.toolkit.fluxcd.io';

/** The bundled kinds, in all groups. */
export const bundledKinds = once((): readonly KindName[] => Object.keys(schemaIndex().kinds).map(split));

/** The groups that a bundled kind is in. */
export const bundledGroups = once(() => new Set(bundledKinds().map(({ group }) => group)));

/** Whether Kubernetes or Flux itself has a kind. */
export function isBuiltIn({ group, kind }: KindName): boolean {
  const product = knownKind(`${group}/${kind}`)?.product;
  return product === 'kubernetes' || product === 'flux';
}

/** Whether a group is one of Flux's controllers. */
export function isOfFlux(group: string): boolean {
  return group.endsWith(FLUX);
}

/** Whether no one can add kinds to a group. */
export function isClosed(group: string): boolean {
  return !group.includes('.') || isOfFlux(group);
}

/** `group/version` as an apiVersion says it. */
export function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The names of the versions of a bundled kind that something serves. */
export function servedVersions(groupKind: string): readonly string[] {
  const versions = Object.entries(knownKind(groupKind)?.versions ?? {});
  return versions.filter(([, known]) => known.served.length > 0).map(([name]) => name);
}

function split(groupKind: string): KindName {
  const at = groupKind.lastIndexOf('/');
  return { group: groupKind.slice(0, at), kind: groupKind.slice(at + 1) };
}
