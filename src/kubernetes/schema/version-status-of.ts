import { type KnownKind, knownKind, knownVersion, removedVersion } from '../bundled-schemas.ts';
import { type InstalledProducts, provenBefore, provenSince } from '../installed.ts';
import type { KubernetesObject } from '../object.ts';
import { type RetiredVersion, retiredVersion } from '../retired-apis.ts';
import type { Targets } from '../targets.ts';
import { byVersion } from '../terms/minors.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { bundledStatus, goneStatus } from './bundled-status.ts';
import type { DefinedKinds } from './definitions.ts';
import { namesOf, schemasOf } from './known-schemas.ts';
import { UNKNOWN, type VersionStatus } from './version-status.ts';

/** Finds the status of an object's version for the targets, and the schemas that check it. */
export function versionStatusOf(
  object: KubernetesObject,
  targets: Targets,
  defined: DefinedKinds,
  installed: () => InstalledProducts,
): VersionStatus {
  const { group, version, kind, groupKind } = object;
  const known = knownKind(groupKind);
  const own = (defined.get(groupKind) ?? []).map(({ versions }) => versions);
  if (known?.product === 'flux' || known?.product === 'kubernetes') {
    return bundledStatus(known, known.product, { group, version, kind }, targets[known.product]);
  }
  const custom = known || own.length > 0 ? customStatus(known, own, object) : undefined;
  const isOwn = own.some((versions) => versions.has(version));
  const retired = isOwn ? undefined : retiredVersion(group, version, kind);
  // The last schema that served the version still checks the object.
  if (retired) return { ...retiredStatus(retired, kind, installed()), schemas: custom?.schemas ?? [] };
  if (custom) return custom;
  const removed = removedVersion(group, version, kind);
  return removed ? goneStatus(removed, targets.kubernetes) : UNKNOWN;
}

function customStatus(
  known: KnownKind | undefined,
  own: readonly ReadonlyMap<string, () => ObjectSchema>[],
  { group, version, kind }: KubernetesObject,
): VersionStatus {
  const bundled = known && knownVersion(known, version);
  const defined = own.flatMap((versions) => versions.get(version) ?? []);
  const schemas = [...defined.map((read) => ({ minors: [], read })), ...schemasOf(bundled?.served ?? [], () => [])];
  const product = own.length > 0 ? 'repository' : (known?.product ?? '');
  const versions = [
    ...new Set([
      ...own.flatMap((served) => [...served.keys()]),
      ...(known ? namesOf(known, ({ served, unknown }) => served.length > 0 || unknown === true) : []),
    ]),
  ].sort(byVersion);
  const base = { ...UNKNOWN, product, versions };
  if (schemas.length === 0) return { ...base, status: bundled?.unknown ? 'served' : 'unknown-version' };
  const { deprecated } = own.length === 0 && bundled ? bundled : {};
  if (!deprecated) return { ...base, status: 'served', schemas };
  const best = versions.find((name) => known && !knownVersion(known, name)?.deprecated);
  return {
    ...base,
    status: 'served',
    schemas,
    deprecated: { warning: deprecated.warning, last: undefined, minors: [] },
    replacement: best === undefined ? undefined : { group, version: best, kind },
  };
}

/**
 * The status of a version that an operator stopped serving, which is certain if the repository installs no earlier version of it. If it
 * installs only earlier ones, the version is still served.
 */
function retiredStatus(
  { product, since, to, renamed = {} }: RetiredVersion,
  kind: string,
  products: InstalledProducts,
): VersionStatus {
  const versions = products.get(product) ?? [];
  const older = versions.length > 0 ? provenBefore(versions, since) : undefined;
  if (older) {
    const warning = `${product} ${since} and later do not serve it. Use \`${to}\` when you upgrade ${product}`;
    const deprecated = { warning, last: undefined, isLater: true, minors: [] };
    return { ...UNKNOWN, status: 'served', product, installed: older, deprecated };
  }
  const installed = provenSince(versions, since);
  const [version = '', group = ''] = to.split('/').reverse();
  return {
    ...UNKNOWN,
    status: 'removed',
    product,
    guessed: !installed,
    boundary: since,
    installed,
    replacement: { group, version, kind: Object.hasOwn(renamed, kind) ? (renamed[kind] ?? kind) : kind },
  };
}
