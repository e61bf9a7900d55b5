import { suits } from './in-range.ts';
import type { Alternative, Comparison, VersionRange } from './range.ts';
import type { Version } from './version.ts';

/** Maximum number of comparisons in one alternative. Longer ones are not checked. */
const MAX_COMPARISONS = 16;

/**
 * Whether some version could be in a range. True if that is not sure.
 *
 * What a comparison takes is made of stretches of versions, and each stretch has a first one. If an alternative takes any
 * version, it takes the latest of those firsts: so these are tried, and no others.
 */
export function maySatisfy(range: VersionRange): boolean {
  return range.some(
    (alternative) => !isJudged(alternative) || firsts(alternative).some((version) => suits(version, alternative)),
  );
}

/** With a pre-release, `!=1.2.x` leaves a gap between any two patch versions, which is not checked. */
function isJudged({ comparisons, prereleases }: Alternative): boolean {
  if (comparisons.length > MAX_COMPARISONS) return false;
  return !prereleases || !comparisons.some(({ operator, open }) => operator === '!=' && open === 'patch');
}

/** The first versions of all stretches that the comparisons take. */
function firsts({ comparisons, prereleases }: Alternative): Version[] {
  const releases = [release(0n, 0n, 0n), ...comparisons.flatMap(borders)];
  if (!prereleases) return releases;
  const named = comparisons.map(({ version }) => version).filter(({ prerelease }) => prerelease !== '');
  return [
    ...releases,
    ...releases.map((version) => ({ ...version, prerelease: '0' })),
    ...named,
    ...named.map((version) => ({ ...version, prerelease: `${version.prerelease}.0` })),
  ];
}

/** The releases at and after the end of what a comparison names. */
function borders({ version: { major, minor, patch } }: Comparison): Version[] {
  return [
    release(major, minor, patch),
    release(major, minor, patch + 1n),
    release(major, minor + 1n, 0n),
    release(major + 1n, 0n, 0n),
  ];
}

function release(major: bigint, minor: bigint, patch: bigint): Version {
  return { major, minor, patch, prerelease: '' };
}
