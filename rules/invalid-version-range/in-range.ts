import type { Alternative, Comparison, VersionRange } from './range.ts';
import { compareVersions, type Version } from './version.ts';

/** Whether a range takes a version. */
export function isInRange(version: Version, range: VersionRange): boolean {
  return range.some((alternative) => suits(version, alternative));
}

/** Whether all comparisons of an alternative hold for a version. */
export function suits(version: Version, { comparisons, prereleases }: Alternative): boolean {
  if (version.prerelease !== '' && !prereleases) return false;
  return comparisons.every((comparison) => HOLDS[comparison.operator]?.(version, comparison) ?? false);
}

type Holds = (version: Version, comparison: Comparison) => boolean;

const isTilde: Holds = (version, { version: least, open }) => {
  if (compareVersions(version, least) < 0) return false;
  const isZero = least.major === 0n && least.minor === 0n && least.patch === 0n;
  if (isZero && open !== 'minor' && open !== 'patch') return true;
  return version.major === least.major && (version.minor === least.minor || open === 'minor');
};

const isEqual: Holds = (version, comparison) =>
  comparison.open === undefined ? compareVersions(version, comparison.version) === 0 : isTilde(version, comparison);

const isUnequal: Holds = (version, { version: other, open }) => {
  if (open !== undefined) {
    if (version.major !== other.major) return true;
    if (open === 'minor') return false;
    if (version.minor !== other.minor) return true;
    if (open === 'patch') return version.prerelease !== other.prerelease;
  }
  return compareVersions(version, other) !== 0;
};

const isGreater: Holds = (version, { version: other, open }) => {
  if (open === undefined || open === 'major') return compareVersions(version, other) > 0;
  if (version.major !== other.major) return version.major > other.major;
  return open === 'patch' && version.minor > other.minor;
};

const isAtLeast: Holds = (version, { version: other }) => compareVersions(version, other) >= 0;

const isLess: Holds = (version, { version: other }) => compareVersions(version, other) < 0;

const isAtMost: Holds = (version, { version: other, open }) => {
  if (open === undefined) return compareVersions(version, other) <= 0;
  if (version.major !== other.major) return version.major < other.major;
  return version.minor <= other.minor || open === 'minor';
};

const isCaret: Holds = (version, { version: least, open }) => {
  if (compareVersions(version, least) < 0) return false;
  if (least.major > 0n || open === 'minor') return version.major === least.major;
  if (version.major > 0n) return false;
  if (least.minor > 0n || open === 'patch') return version.minor === least.minor;
  return version.minor === 0n && version.patch === least.patch;
};

const HOLDS: Readonly<Record<string, Holds>> = {
  '': isEqual,
  '=': isEqual,
  '!=': isUnequal,
  '>': isGreater,
  '<': isLess,
  '>=': isAtLeast,
  '=>': isAtLeast,
  '<=': isAtMost,
  '=<': isAtMost,
  '~': isTilde,
  '~>': isTilde,
  '^': isCaret,
};
