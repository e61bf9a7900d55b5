import type { KubernetesObject } from '../object.ts';
import type { ProductTargets, Targets } from '../targets.ts';
import type { DefinedKinds } from './definitions.ts';
import {
  bundledSchema,
  type KnownKind,
  type KnownVersion,
  knownKind,
  knownVersion,
  type Replacement,
  removedVersion,
  type ServedRange,
  schemaIndex,
  servedIn,
} from './index.ts';
import { byVersion, minorBefore, minorNumber } from './minors.ts';
import type { ObjectSchema } from './schema.ts';

/** How an object's version stands with the targets. */
export interface Standing {
  readonly status: 'served' | 'removed' | 'not-yet' | 'unknown-version' | 'unknown-kind';
  /** `flux`, `kubernetes`, another product, or `repository` for a definition that the repository holds itself. */
  readonly product: string;
  /** The schemas that judge the object, the most fitting one first; none where none is known. */
  readonly schemas: readonly JudgingSchema[];
  /** Whether the object must suit every schema, or any. */
  readonly demand: 'every' | 'any';
  /** What is said of the targets rests on a guess. */
  readonly guessed: boolean;
  /** The minors among the targets that do not serve the version. */
  readonly missing: readonly string[];
  /** The last minor that served a removed version, the first that will serve one not yet there. */
  readonly boundary?: string | undefined;
  readonly replacement?: Replacement | undefined;
  /** The versions of the kind that a target serves, the best first. */
  readonly versions: readonly string[];
  readonly deprecated?: Deprecation | undefined;
}

/** A schema that judges an object. */
export interface JudgingSchema {
  /** The minors among the targets whose schema it is; none where the product is not followed by minors, or none of them serves the version. */
  readonly minors: readonly string[];
  read(): ObjectSchema;
}

/** A version that is served and will go. */
export interface Deprecation {
  /** What the API server says. */
  readonly warning: string;
  /** The last minor that serves it, where that is known. */
  readonly last: string | undefined;
  /** The minors among the targets in which it is deprecated; none where that is not known of single minors. */
  readonly minors: readonly string[];
}

const UNKNOWN: Standing = {
  status: 'unknown-kind',
  product: '',
  schemas: [],
  demand: 'any',
  guessed: true,
  missing: [],
  versions: [],
};

/** Says how an object's version stands with the targets, and which schemas judge it. */
export function standingOf(
  { group, version, kind, groupKind }: KubernetesObject,
  targets: Targets,
  defined: DefinedKinds,
): Standing {
  const known = knownKind(groupKind);
  const own = defined.get(groupKind) ?? [];
  if (known?.product === 'flux' || known?.product === 'kubernetes') {
    return bundledStanding(known, known.product, { group, version, kind }, targets[known.product]);
  }
  if (known || own.length > 0)
    return customStanding(
      known,
      own.map(({ versions }) => versions),
      version,
    );
  const removed = removedVersion(group, version, kind);
  return removed ? goneStanding(removed, targets.kubernetes) : UNKNOWN;
}

function bundledStanding(
  known: KnownKind,
  product: 'flux' | 'kubernetes',
  who: Replacement,
  targets: ProductTargets,
): Standing {
  const minors = schemaIndex()[product];
  const { demand, guessed } = targets;
  const versions = servedVersions(known, targets, minors);
  const version = knownVersion(known, who.version);
  if (!version || version.served.length === 0) {
    const removed = removedVersion(who.group, who.version, who.kind);
    if (removed) return { ...goneStanding(removed, targets), versions };
    return { ...UNKNOWN, status: 'unknown-version', product, versions };
  }
  const missing = targets.minors.filter((minor) => !servedIn(version, minor, minors));
  const ranges = targets.minors.flatMap((minor) => servedIn(version, minor, minors) ?? []);
  const absent = demand === 'every' ? missing.length > 0 : ranges.length === 0;
  const last = version.served.at(-1);
  const first = version.served[0];
  const gone = absent && minorNumber(missing.at(-1) ?? '') > minorNumber(last?.to ?? '');
  const chosen = ranges.length > 0 ? ranges : [gone ? last : first].filter((range) => range !== undefined);
  const judging = guessed ? [...chosen, ...version.served.toReversed()] : chosen;
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

function goneStanding(
  { lastServed, replacement }: { readonly lastServed: string; readonly replacement: Replacement | null },
  { minors, demand, guessed }: ProductTargets,
): Standing {
  const missing = minors.filter((minor) => minorNumber(minor) > minorNumber(lastServed));
  const absent = demand === 'every' ? missing.length > 0 : missing.length === minors.length;
  return {
    ...UNKNOWN,
    status: absent ? 'removed' : 'served',
    product: 'kubernetes',
    guessed,
    missing: absent ? missing : [],
    boundary: lastServed,
    replacement: replacement ?? undefined,
  };
}

function customStanding(
  known: KnownKind | undefined,
  own: readonly ReadonlyMap<string, () => ObjectSchema>[],
  version: string,
): Standing {
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

/** The versions of a kind that all targets serve, else that any serves; the stored one first, then the most stable. */
function servedVersions(known: KnownKind, { minors: targets }: ProductTargets, minors: readonly string[]): string[] {
  const byAll = namesOf(known, (version) => targets.every((minor) => servedIn(version, minor, minors)));
  const names =
    byAll.length > 0 ? byAll : namesOf(known, (version) => targets.some((minor) => servedIn(version, minor, minors)));
  return names.sort(byVersion);
}

function namesOf({ versions }: KnownKind, fits: (version: KnownVersion) => boolean): string[] {
  return Object.entries(versions).flatMap(([name, version]) => (fits(version) ? name : []));
}

/** That a version goes, where a target says so; of guessed targets nothing is said that does not hold for all minors. */
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

function schemasOf(
  ranges: readonly ServedRange[],
  minorsOf: (range: ServedRange) => readonly string[],
): JudgingSchema[] {
  const byName = new Map(ranges.map((range) => [range.schema, range]));
  return [...byName].map(([name, range]) => ({ minors: minorsOf(range), read: () => bundledSchema(name) }));
}
