import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rangeFault } from './fault.ts';
import { isInRange, parseRange } from './range.ts';
import { maySatisfy } from './satisfiable.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

// What Masterminds semver 3.5.0 says: the versions, then each range with a digit for each version, or `invalid`.
const [header = '', ...lines] = readFileSync(join(import.meta.dirname, 'version-ranges-observed.txt'), 'utf8')
  .trimEnd()
  .split('\n');
const versions = header.split(' ').slice(1).map(versionOf);
const observed = lines.map((line) => {
  const at = line.lastIndexOf(' ');
  return { text: String(JSON.parse(line.slice(0, at))), expected: line.slice(at + 1) };
});

function versionOf(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`${text} is no version`);
  return version;
}

function rangeOf(text: string): NonNullable<ReturnType<typeof parseRange>> {
  const range = parseRange(text);
  if (!range) throw new Error(`${text} is no range`);
  return range;
}

describe('ranges', () => {
  it('are read as Masterminds semver reads them', () => {
    expect(observed.length).toBe(1600);
    const read = observed.map(({ text }) => {
      const range = parseRange(text);
      return {
        text,
        expected: range ? versions.map((version) => (isInRange(version, range) ? 1 : 0)).join('') : 'invalid',
      };
    });
    expect(read).toEqual(observed);
  });

  it('have at most 512 bytes and 32 alternatives', () => {
    expect(parseRange(Array(32).fill('1.2').join('||'))).toBeDefined();
    expect(parseRange(Array(33).fill('1.2').join('||'))).toBeUndefined();
    expect(parseRange(`${' '.repeat(509)}1.2`)).toBeDefined();
    expect(parseRange(`${' '.repeat(510)}1.2`)).toBeUndefined();
  });

  // Without a bound on the work, each of these would go on for as long as the test may.
  it('are read however many blanks and signs they have', () => {
    for (const text of [
      '1   '.repeat(127),
      '>=\t '.repeat(127),
      '1-'.repeat(255),
      '1 - 2 '.repeat(85),
      '1.x,'.repeat(127),
    ])
      expect(parseRange(`${text}!`)).toBeUndefined();
  });
});

describe('versions', () => {
  it.each([
    '',
    'v',
    '1.2.3.4',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3-a..b',
    '1.2.3+',
    '1.2.3+a..b',
    'V1',
    '18446744073709551616',
  ])('%j is none', (text) => expect(parseVersion(text)).toBeUndefined());

  it('are ordered as semver orders them', () => {
    const sorted = [
      '1.0.0-0',
      '1.0.0-2',
      '1.0.0-10',
      '1.0.0-a',
      '1.0.0-a.0',
      '1.0.0-a.b',
      '1.0.0-b',
      '1.0.0',
      '1.0.1',
      '1.10.0',
    ];
    for (const [at, text] of sorted.entries())
      for (const [other, with_] of sorted.entries())
        expect(Math.sign(compareVersions(versionOf(text), versionOf(with_)))).toBe(Math.sign(at - other));
    expect(compareVersions(versionOf('v1.2.3+a'), versionOf('1.2.3+b'))).toBe(0);
  });
});

describe('a range that can match nothing', () => {
  it.each([
    '1 2',
    '>2 <1',
    '>=2.0.0, <2.0.0',
    '=1.2.3 !=1.2.3',
    '<0.0.0',
    '!=1 1.x',
    '~1.2 >1.2',
    '^1 ^2',
    '>1 <2',
    '1.2.3-a 1.2.3-b',
    '<0.0.0-0',
  ])('%s', (text) => expect(maySatisfy(rangeOf(text))).toBe(false));

  it.each([
    '1 2 || 3',
    '>=1.2.3 <1.2.4',
    '>1.2.3 <1.2.5',
    '>1.2.3-a <1.2.3-b',
    '>1.2.3 <1.2.4-a',
    '<1.2.4 >1.2.3-z',
    '^*',
    '>1.2.3-a <1.2.3-a.1',
    '<0.0.1',
    '!=0.0.0 <0.0.2',
    '6.5.*',
  ])('is not %s', (text) => expect(maySatisfy(rangeOf(text))).toBe(true));

  it('takes none of the versions in the records', () => {
    const empty = observed.filter(({ text, expected }) => expected !== 'invalid' && !maySatisfy(rangeOf(text)));
    expect(empty.length).toBeGreaterThan(10);
    expect(empty.filter(({ expected }) => expected.includes('1'))).toEqual([]);
  });
});

describe('a text that is no range', () => {
  it.each([
    ['==1.2.3', '=1.2.3'],
    ['>=1.2.3<2.0.0', '>=1.2.3 <2.0.0'],
    ['>=1.2.3-rc.1<2', '>=1.2.3-rc.1 <2'],
    ['V1.2.3', 'v1.2.3'],
    ['>=V1.2 <V2', '>=v1.2 <v2'],
    ['>=1.0.0 AND <2', '>=1.0.0 <2'],
    ['>=1.0.0 && <2.0.0', '>=1.0.0 <2.0.0'],
    ['1.x or 2.x', '1.x || 2.x'],
    ['1.x | 2.x', '1.x || 2.x'],
    ['>=1.2, <2,', '>=1.2, <2'],
    ['>=V1.2.3<2.0.0', '>=v1.2.3 <2.0.0'],
  ])('%s means %s', (text, meant) => {
    expect(parseRange(text)).toBeUndefined();
    expect(rangeFault(text).repaired).toBe(meant);
    expect(rangeFault(text).why).toBeDefined();
  });

  it.each([
    'latest',
    'main',
    '1.2.3.4',
    '1.2 ||',
    '~',
    '',
    '1.2.3-01',
    '>2<1',
    '~=1.2',
    '>=1.2.3<latest',
    '^',
    'a'.repeat(600),
  ])('%s is not mended', (text) => {
    expect(parseRange(text)).toBeUndefined();
    expect(rangeFault(text).repaired).toBeUndefined();
  });
});
