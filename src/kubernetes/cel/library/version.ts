import { CelError } from '../failure.ts';
import { type CelValue, Opaque } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const NUMBER = '(0|[1-9][0-9]*)';
const VERSION = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`);
const LONGEST = 512;
const MOST = 2n ** 64n;

/** A semantic version. */
export class Version extends Opaque {
  readonly typeName = 'kubernetes.Semver';
  readonly numbers: readonly bigint[];
  readonly prerelease: readonly string[];

  constructor(numbers: readonly bigint[], prerelease: readonly string[]) {
    super();
    this.numbers = numbers;
    this.prerelease = prerelease;
  }

  equals(other: Opaque): boolean {
    return other instanceof Version && compareVersions(this, other) === 0;
  }
}

/** `semver(…)` and `isSemver(…)`, strict or (with `true`) tolerant. */
export const VERSION_FUNCTIONS: Functions = {
  semver: ([text, tolerant]) => {
    if (typeof text !== 'string' || (tolerant !== undefined && typeof tolerant !== 'boolean')) return undefined;
    const version = parseVersion(text, tolerant ?? false);
    if (!version) throw new CelError('the text is not a semantic version');
    return version;
  },
  isSemver: ([text, tolerant]) => {
    if (typeof text !== 'string' || (tolerant !== undefined && typeof tolerant !== 'boolean')) return undefined;
    return parseVersion(text, tolerant ?? false) !== undefined;
  },
};

export const VERSION_METHODS: Functions = { major: ofVersion(0), minor: ofVersion(1), patch: ofVersion(2) };

/** The order of two versions; builds do not count. */
export function compareVersions(left: Version, right: Version): number {
  for (const [at, number] of left.numbers.entries()) {
    const other = right.numbers[at] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  if (left.prerelease.length === 0 || right.prerelease.length === 0) {
    return Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0);
  }
  for (const [at, part] of left.prerelease.entries()) {
    const other = right.prerelease[at];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return left.prerelease.length === right.prerelease.length ? 0 : -1;
}

/** Numbers by value and before words, words by their characters. */
function compareParts(left: string, right: string): number {
  const [a, b] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (a && b) return BigInt(left) < BigInt(right) ? -1 : 1;
  if (a !== b) return a ? -1 : 1;
  return left < right ? -1 : 1;
}

function parseVersion(text: string, tolerant: boolean): Version | undefined {
  if (text.length > LONGEST) return undefined;
  const strict = tolerant ? normalized(text) : text;
  const [, major = '', minor = '', patch = '', prerelease = ''] = VERSION.exec(strict ?? '') ?? [];
  if (major === '') return undefined;
  const parts = prerelease === '' ? [] : prerelease.split('.');
  const numbers = [major, minor, patch].map(BigInt);
  if (numbers.some((number) => number >= MOST) || parts.some((part) => /^0\d+$/.test(part))) return undefined;
  return new Version(numbers, parts);
}

/** Without `v` and leading zeros, with three numbers. */
function normalized(text: string): string | undefined {
  const parts = text.replace(/^v/, '').split('.');
  const three = [...parts.slice(0, 2), ...(parts.length > 2 ? [parts.slice(2).join('.')] : [])];
  const plain = three.map((part) => (part.length > 1 ? part.replace(/^0+/, '').replace(/^(?!\d)/, '0') : part));
  if (plain.length < 3 && /[+-]/.test(plain.at(-1) ?? '')) return undefined;
  return [...plain, '0', '0'].slice(0, 3).join('.');
}

function ofVersion(at: number): CelFunction {
  return ([version]): CelValue | undefined => (version instanceof Version ? version.numbers[at] : undefined);
}
