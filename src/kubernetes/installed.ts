import type { Origin } from '../yaml/origin.ts';

/** A version of a product that a repository installs. */
export interface InstalledVersion {
  /** As messages name it, such as `1.15.3` or `^1.15`. */
  readonly text: string;
  /** The lowest version that it can be, or undefined if that is not known. */
  readonly lowest: string | undefined;
  /** A version that it is certainly older than, or undefined if that is not known. */
  readonly before: string | undefined;
  /** Where the repository says so. */
  readonly at: Origin;
}

/** The versions of products that a repository installs, by the name of the product. */
export type InstalledProducts = ReadonlyMap<string, readonly InstalledVersion[]>;

const VERSION = /^[\s=v~^>]*([0-9]+)(?:\.([0-9]+|[x*]))?(?:\.([0-9]+|[x*]))?/i;

/** The lowest version that a version or a range in the syntax of Helm allows, such as `1.15.0` for `^1.15`; undefined if any may be meant. */
export function lowestOf(text: string): string | undefined {
  if (text.includes('||')) return undefined;
  const [, ...parts] = VERSION.exec(text) ?? [];
  if (parts[0] === undefined) return undefined;
  return parts.map((part) => (part === undefined || /[x*]/i.test(part) ? '0' : part)).join('.');
}

const BOUND = /^\s*=?\s*([~^]?)\s*v?([0-9]+)(?:\.([0-9]+|[x*]))?(?:\.([0-9]+|[x*]))?(?:[-+@].*)?\s*$/i;

/** The first version behind all that a version or a range in the syntax of Helm allows, such as `2.0.0` for `^1.15`; undefined if there is none. */
export function firstBehind(text: string): string | undefined {
  const [, sign, first, ...rest] = BOUND.exec(text) ?? [];
  if (first === undefined) return undefined;
  const major = Number(first);
  const [minor, patch] = rest.map((part) => (part === undefined || /[x*]/i.test(part) ? undefined : Number(part)));
  if (minor === undefined || (sign === '^' && major > 0)) return `${major + 1}.0.0`;
  return patch === undefined || sign !== '' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is another one or a later one; both are numbers between dots. */
export function isAtLeast(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Where a repository proves that it installs versions of a product that are all late enough, or undefined if it does not. */
export function provenSince(versions: readonly InstalledVersion[], since: string): InstalledVersion | undefined {
  return versions.every(({ lowest }) => lowest !== undefined && isAtLeast(lowest, since)) ? versions[0] : undefined;
}

/** Where a repository proves that it installs only versions of a product before one, or undefined if it does not. */
export function provenBefore(versions: readonly InstalledVersion[], version: string): InstalledVersion | undefined {
  return versions.every(({ before }) => before !== undefined && isAtLeast(version, before)) ? versions[0] : undefined;
}
