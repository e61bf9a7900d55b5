/** A version as Masterminds semver reads it, which tools in Go use. Build metadata never counts and is left out. */
export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  /** Identifiers with dots between them; empty for a release. */
  readonly prerelease: string;
}

const FORM = /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
const MAX_NUMBER = 2n ** 64n - 1n;
const MAX_LENGTH = 256;

/** The version in a text, as loosely as `NewVersion` reads it (`v1`, `1.2`, `01.2.3`), or undefined. */
export function parseVersion(text: string): Version | undefined {
  const [found, major = '', minor = '0', patch = '0', prerelease = ''] =
    (text.length <= MAX_LENGTH && FORM.exec(text)) || [];
  const metadata = found?.split('+')[1];
  if (found === undefined || metadata?.split('.').includes('')) return undefined;
  if (prerelease.split('.').some((identifier) => /^0[0-9]+$/.test(identifier))) return undefined;
  const version = { major: BigInt(major), minor: BigInt(minor), patch: BigInt(patch), prerelease };
  return [version.major, version.minor, version.patch].some((number) => number > MAX_NUMBER) ? undefined : version;
}

/** Negative if the first version is the older one, 0 if both are equal. */
export function compareVersions(a: Version, b: Version): number {
  return (
    order(a.major, b.major) ||
    order(a.minor, b.minor) ||
    order(a.patch, b.patch) ||
    comparePrereleases(a.prerelease, b.prerelease)
  );
}

/** Orders pre-releases of one version; a release (empty) comes after them all. */
function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const others = b.split('.');
  const own = a.split('.');
  for (let at = 0; at < Math.max(own.length, others.length); at++) {
    const result = compareIdentifiers(own[at] ?? '', others[at] ?? '');
    if (result !== 0) return result;
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (a === b || a === '' || b === '') return order(a, b);
  if (left !== undefined && right !== undefined) return order(left, right);
  if (left === undefined && right === undefined) return order(a, b);
  return left === undefined ? 1 : -1;
}

/** What is too large for Go counts as text there. */
function numberOf(identifier: string): bigint | undefined {
  if (!/^[0-9]+$/.test(identifier)) return undefined;
  const number = BigInt(identifier);
  return number > MAX_NUMBER ? undefined : number;
}

function order<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
