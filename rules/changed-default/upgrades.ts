import { Place } from '../../src/kubernetes/object.ts';
import { minorNumber, minorOf, newestOf } from '../../src/kubernetes/terms/minors.ts';
import { POLICY_PATHS } from '../../src/policy/policy.ts';
import type { FluxVersion } from '../../src/reconcilers/flux/flux-versions.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { mapAt, originOf } from '../../src/yaml/value.ts';

/** Folders that are applied once, manually, and then left behind by Flux's own upgrades. */
const BOOTSTRAP = /(?:^|\/)bootstrap\//;

/** A step from one Flux minor to a later one, and the place that asks for it. */
export interface Upgrade {
  readonly at: Place | Origin;
  /** `major.minor`. */
  readonly from: string;
  readonly to: string;
}

/** The upgrades in sight: what a change makes, what the policy file names, and (without a base) what other clusters have ahead. */
export function upgradesOf(revision: Revision): Upgrade[] {
  const places = placesOf(revision.fluxVersions);
  const before = revision.base?.fluxVersions;
  const made = before ? madeUpgrades(places, before) : [];
  if (revision.policy.targets.flux) return [...made, ...namedUpgrade(revision)];
  return before ? made : comingUpgrades(places, revision);
}

interface FluxPlace {
  readonly minor: string;
  readonly at: Origin;
}

/** The first version of each file, as far as it is one. */
function placesOf(versions: Iterable<FluxVersion>): FluxPlace[] {
  const byPath = new Map<string, FluxPlace>();
  for (const { version, at } of versions) {
    const minor = minorOf(version, 2);
    if (minor !== undefined && !byPath.has(at.file.path)) byPath.set(at.file.path, { minor, at });
  }
  return [...byPath.values()];
}

/** What the files say now against what they said in the base; a single place may have moved. */
function madeUpgrades(places: readonly FluxPlace[], baseFlux: readonly FluxVersion[]): Upgrade[] {
  const before = placesOf(baseFlux);
  const moved = places.length === 1 && before.length === 1 ? before[0] : undefined;
  return places.flatMap(({ minor, at }) => {
    const old = moved ?? before.find((place) => place.at.file.path === at.file.path);
    return old && isOlder(old.minor, minor) ? [{ at, from: old.minor, to: minor }] : [];
  });
}

/** From the oldest to the newest minor that the policy file names. */
function namedUpgrade({ manifests, schemas }: Revision): Upgrade[] {
  const { minors } = schemas.targets.flux;
  const newest = newestOf(minors);
  const oldest = minors.find((minor) => !minors.some((other) => isOlder(other, minor)));
  const [file] = POLICY_PATHS.flatMap((path) => manifests.at(path) ?? []);
  const targets = mapAt(file?.parsed.documents[0]?.value, 'targets');
  const origin = targets && originOf(targets, 'flux');
  if (oldest === undefined || newest === undefined || !isOlder(oldest, newest) || !targets || !origin) return [];
  return [{ at: new Place(['targets', 'flux'], targets.flux, origin), from: oldest, to: newest }];
}

/** From each cluster's minor to the newest that another cluster of the tree runs. */
function comingUpgrades(places: readonly FluxPlace[], { schemas }: Revision): Upgrade[] {
  const { minors, guessed } = schemas.targets.flux;
  const newest = newestOf(minors);
  if (guessed || newest === undefined) return [];
  return places.flatMap(({ minor, at }) =>
    isOlder(minor, newest) && !BOOTSTRAP.test(at.file.path) ? [{ at, from: minor, to: newest }] : [],
  );
}

function isOlder(minor: string, other: string): boolean {
  return minorNumber(minor) < minorNumber(other);
}
