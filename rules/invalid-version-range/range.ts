import { RE2JS } from 're2js';
import { parseVersion, type Version } from './version.ts';

/**
 * A range of versions as Masterminds semver 3.5 reads it, which tools in Go use: alternatives, in each of which all
 * comparisons must hold. npm's reading is another one (`>1.2, <2`, `!=1.2`, `1.2-1.4`, pre-releases).
 */
export type VersionRange = readonly Alternative[];

/** Comparisons that must all hold. */
export interface Alternative {
  readonly comparisons: readonly Comparison[];
  /** Whether pre-releases are looked at: where a comparison names one. */
  readonly prereleases: boolean;
}

/** A version with the sign before it. */
export interface Comparison {
  readonly operator: string;
  readonly version: Version;
  /** From which number on the version is left open (`x`, `1.x`, `1.2`); its numbers are 0 from there on. */
  readonly open: 'major' | 'minor' | 'patch' | undefined;
}

/** What a range may have at most, since Masterminds semver 3.5. */
export const MAX_RANGE_LENGTH = 512;

const MAX_ALTERNATIVES = 32;

// The expressions are those of Masterminds semver, in RE2's syntax: JavaScript's own engine would run forever on some texts.
const VERSION = String.raw`v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?(-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?`;

const OPERATORS = String.raw`=||!=|>|<|>=|=>|<=|=<|~|~>|\^`;

const COMPARISON = once(String.raw`^\s*(${OPERATORS})\s*(${VERSION})\s*$`);

const HYPHEN = once(String.raw`\s*(${VERSION})\s+-\s+(${VERSION})\s*`);

const COMPARISONS = once(String.raw`(${OPERATORS})\s*(${VERSION})`);

const VALID = once(String.raw`^(\s*(${OPERATORS})\s*(${VERSION})\s*)((?:\s+|,\s*)(${OPERATORS})\s*(${VERSION})\s*)*$`);

/** One whole version, which most ranges are. */
const EXACT = /^v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** An expression that is compiled on first use. */
function once(expression: string): () => RE2JS {
  let compiled: RE2JS | undefined;
  return () => {
    compiled ??= RE2JS.compile(expression);
    return compiled;
  };
}

/** The range in a text, or undefined if Masterminds semver says "improper constraint". */
export function parseRange(text: string): VersionRange | undefined {
  if (Buffer.byteLength(text) > MAX_RANGE_LENGTH) return undefined;
  const exact = EXACT.test(text) ? parseVersion(text) : undefined;
  if (exact) {
    const comparison = { operator: '', version: exact, open: undefined };
    return [{ comparisons: [comparison], prereleases: exact.prerelease !== '' }];
  }
  const alternatives = withoutHyphens(text).split('||').map(parseAlternative);
  if (alternatives.length > MAX_ALTERNATIVES) return undefined;
  return alternatives.every((alternative) => alternative !== undefined) ? alternatives : undefined;
}

/** `1.2 - 1.4` as `>= 1.2, <= 1.4`. */
function withoutHyphens(text: string): string {
  const matcher = HYPHEN().matcher(text);
  let rewritten = text;
  while (matcher.find())
    rewritten = rewritten.replace(matcher.group() ?? '', () => `>= ${matcher.group(1)}, <= ${matcher.group(11)} `);
  return rewritten;
}

function parseAlternative(text: string): Alternative | undefined {
  if (!VALID().matcher(text).find()) return undefined;
  const matcher = COMPARISONS().matcher(text);
  const comparisons: Comparison[] = [];
  while (matcher.find()) {
    const comparison = parseComparison(matcher.group() ?? '');
    if (!comparison) return undefined;
    comparisons.push(comparison);
  }
  return { comparisons, prereleases: comparisons.some(({ version }) => version.prerelease !== '') };
}

function parseComparison(text: string): Comparison | undefined {
  const matcher = COMPARISON().matcher(text);
  if (!matcher.find()) return undefined;
  const part = (group: number): string => matcher.group(group) ?? '';
  const prerelease = part(6);
  const open = isOpen(part(3)) ? 'major' : isOpen(part(4)) ? 'minor' : isOpen(part(5)) ? 'patch' : undefined;
  const closed = {
    major: `0.0.0${prerelease}`,
    minor: `${part(3)}.0.0${prerelease}`,
    patch: `${part(3)}${part(4)}.0${prerelease}`,
  };
  const version = parseVersion(open === undefined ? part(2) : closed[open]);
  return version && { operator: part(1), version, open };
}

function isOpen(number: string): boolean {
  return ['', 'x', 'X', '*'].includes(number.replace('.', ''));
}
