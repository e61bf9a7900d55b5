import {
  type KnownKind,
  type KnownVersion,
  knownVersion,
  type RemovedVersion,
  type Replacement,
  removedVersion,
  type ServedRange,
  schemaIndex,
  servedIn,
} from '../bundled-schemas.ts';
import type { ProductTargets } from '../targets.ts';
import { byVersion, minorBefore, minorNumber } from '../terms/minors.ts';
import { namesOf, schemasOf } from './known-schemas.ts';
import { shapeOfRemoved } from './removed-shapes.ts';
import { type Deprecation, UNKNOWN, type VersionStatus } from './version-status.ts';

/** The status of a version of a Flux or Kubernetes kind for the targets. */
export function bundledStatus(
  known: KnownKind,
  product: 'flux' | 'kubernetes',
  who: Replacement,
  targets: ProductTargets,
): VersionStatus {
  const minors = schemaIndex()[product];
  const { demand, guessed } = targets;
  const versions = servedVersions(known, targets, minors);
  const version = knownVersion(known, who.version);
  if (!version || version.served.length === 0) {
    const removed = removedVersion(who.group, who.version, who.kind);
    if (removed) return { ...goneStatus(removed, targets), versions };
    return { ...UNKNOWN, status: 'unknown-version', product, versions };
  }
  const missing = targets.minors.filter((minor) => !servedIn(version, minor, minors));
  const ranges = targets.minors.flatMap((minor) => servedIn(version, minor, minors) ?? []);
  const absent = demand === 'every' ? missing.length > 0 : ranges.length === 0;
  const last = version.served.at(-1);
  const first = version.served[0];
  const gone = absent && minorNumber(missing.at(-1) ?? '') > minorNumber(last?.to ?? '');
  const chosen = ranges.length > 0 ? ranges : [gone ? last : first].filter((range) => range !== undefined);
  const judging = guessed ? [...chosen, ...recent(version, minors).toReversed()] : chosen;
  return {
    status: !absent ? 'served' : gone ? 'removed' : 'not-yet',
    product,
    schemas: schemasOf(judging, ({ schema }) =>
      targets.minors.filter((minor) => servedIn(version, minor, minors)?.schema === schema),
    ),
    demand: guessed ? 'any' : demand,
    guessed,
    missing: absent ? missing : [],
    boundary: gone ? last?.to : first?.from,
    replacement: version.replacement ?? (versions[0] === undefined ? undefined : { ...who, version: versions[0] }),
    versions,
    deprecated: deprecation(version, targets, minors),
  };
}

/** Releases that a guessed target may be: older ones are no longer supported. */
const RECENT = 7;

/** The schemas of a version in recent releases, or all of them if it has none there. */
function recent({ served }: KnownVersion, minors: readonly string[]): readonly ServedRange[] {
  const oldest = minorNumber(minors.at(-RECENT) ?? minors[0] ?? '');
  const found = served.filter(({ to }) => to === undefined || minorNumber(to) >= oldest);
  return found.length > 0 ? found : served;
}

/** The status of a version that was removed before the oldest bundled minor version, so that no guess about the target matters. */
export function goneStatus(removed: RemovedVersion, { minors, demand }: ProductTargets): VersionStatus {
  const { lastServed, replacement } = removed;
  const shape = shapeOfRemoved(removed);
  const missing = minors.filter((minor) => minorNumber(minor) > minorNumber(lastServed));
  const absent = demand === 'every' ? missing.length > 0 : missing.length === minors.length;
  return {
    ...UNKNOWN,
    status: absent ? 'removed' : 'served',
    product: 'kubernetes',
    schemas: shape ? schemasOf([shape], () => []) : [],
    guessed: false,
    missing: absent ? missing : [],
    boundary: lastServed,
    replacement: replacement ?? undefined,
  };
}

/** The versions of a kind that all targets serve, else that any serves; the stored one first, then the most stable. */
function servedVersions(known: KnownKind, { minors: targets }: ProductTargets, minors: readonly string[]): string[] {
  const byAll = namesOf(known, (version) => targets.every((minor) => servedIn(version, minor, minors)));
  const names =
    byAll.length > 0 ? byAll : namesOf(known, (version) => targets.some((minor) => servedIn(version, minor, minors)));
  return names.sort(byVersion);
}

/** That a version goes, if a target says so; of guessed targets nothing is said that does not hold for all minors. */
function deprecation(
  { deprecated, served, removed }: KnownVersion,
  { minors, guessed }: ProductTargets,
  known: readonly string[],
): Deprecation | undefined {
  if (!deprecated) return undefined;
  const from = deprecated.from === undefined ? 0 : minorNumber(deprecated.from);
  const telling = (guessed ? known.slice(0, 1) : minors).filter((minor) => minorNumber(minor) >= from);
  if (telling.length === 0) return undefined;
  const to = served.at(-1)?.to;
  const last = removed === undefined ? (to === known.at(-1) ? undefined : to) : minorBefore(removed);
  return { warning: deprecated.warning, last, minors: guessed ? [] : telling };
}
