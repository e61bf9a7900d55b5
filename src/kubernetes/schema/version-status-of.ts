import { type KnownKind, knownKind, knownVersion, removedVersion } from '../bundled-schemas.ts';
import type { KubernetesObject } from '../object.ts';
import type { Targets } from '../targets.ts';
import { byVersion } from '../terms/minors.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { bundledStatus, goneStatus } from './bundled-status.ts';
import type { DefinedKinds } from './definitions.ts';
import { namesOf, schemasOf } from './known-schemas.ts';
import { UNKNOWN, type VersionStatus } from './version-status.ts';

/** Finds the status of an object's version for the targets, and the schemas that check it. */
export function versionStatusOf(
  { group, version, kind, groupKind }: KubernetesObject,
  targets: Targets,
  defined: DefinedKinds,
): VersionStatus {
  const known = knownKind(groupKind);
  const own = defined.get(groupKind) ?? [];
  if (known?.product === 'flux' || known?.product === 'kubernetes') {
    return bundledStatus(known, known.product, { group, version, kind }, targets[known.product]);
  }
  if (known || own.length > 0)
    return customStatus(
      known,
      own.map(({ versions }) => versions),
      version,
    );
  const removed = removedVersion(group, version, kind);
  return removed ? goneStatus(removed, targets.kubernetes) : UNKNOWN;
}

function customStatus(
  known: KnownKind | undefined,
  own: readonly ReadonlyMap<string, () => ObjectSchema>[],
  version: string,
): VersionStatus {
  const bundled = known && knownVersion(known, version);
  const defined = own.flatMap((versions) => versions.get(version) ?? []);
  const schemas = [...defined.map((read) => ({ minors: [], read })), ...schemasOf(bundled?.served ?? [], () => [])];
  const product = own.length > 0 ? 'repository' : (known?.product ?? '');
  const versions = [
    ...new Set([
      ...own.flatMap((served) => [...served.keys()]),
      ...(known ? namesOf(known, ({ served }) => served.length > 0) : []),
    ]),
  ].sort(byVersion);
  const base = { ...UNKNOWN, product, versions };
  if (schemas.length === 0) return { ...base, status: bundled ? 'served' : 'unknown-version' };
  return {
    ...base,
    status: 'served',
    schemas,
    deprecated:
      own.length === 0 && bundled?.deprecated
        ? { warning: bundled.deprecated.warning, last: undefined, minors: [] }
        : undefined,
  };
}
