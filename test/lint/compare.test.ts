import { describe, expect, it } from 'vitest';
import { isOnChange, newSince } from '../../src/findings/compare.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { Change } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';

const finding = (fingerprint: string, path: string, line: number): Finding => ({
  rule: 'schema',
  severity: 'error',
  message: 'wrong',
  location: { path, start: { line, column: 1 }, end: { line, column: 5 } },
  object: null,
  builds: [],
  related: [],
  fix: null,
  blame: null,
  places: [],
  losses: [],
  acceptance: null,
  cause: '',
  fingerprint,
  url: '',
});

const change: Change = {
  base: 'b',
  files: new Map([
    [
      'b.yaml',
      {
        path: 'b.yaml',
        status: 'modified',
        ...NO_HUNKS,
        hunks: [{ first: 1, last: 9 }],
        added: [{ first: 4, last: 5 }],
      },
    ],
  ]),
};

describe('findings new since the base', () => {
  it('leaves out what the base has, wherever it has moved', () => {
    expect(
      newSince([finding('x', 'a.yaml', 3)], [finding('x', 'moved.yaml', 90), finding('y', 'a.yaml', 1)], change),
    ).toMatchObject([{ fingerprint: 'y' }]);
  });

  it('counts equal ones: a copy of an old defect is new, and it is the one that the change touches', () => {
    const head = [finding('x', 'b.yaml', 4), finding('x', 'c.yaml', 1)];
    expect(newSince([finding('x', 'c.yaml', 1)], head, change)).toEqual([head[0]]);
  });

  it('has what no cluster reached before, once one does, and not the other way round', () => {
    const reached = finding('x', 'a.yaml', 3);
    const unreached: Finding = { ...reached, severity: 'warning', isUnreached: true };
    const copy = { ...unreached, location: { ...unreached.location, path: 'b.yaml' } };
    expect(newSince([unreached], [reached], change)).toEqual([reached]);
    expect(newSince([reached], [unreached], change)).toEqual([]);
    expect(newSince([unreached, copy], [unreached, copy], change)).toEqual([]);
    expect(newSince([reached, copy], [copy, reached], change)).toEqual([]);
    expect(newSince([reached, copy], [{ ...copy, isUnreached: false }, reached], change)).toHaveLength(1);
  });
});

it('tells whether a finding stands on an added line, or a place that belongs to it', () => {
  expect(isOnChange(finding('x', 'b.yaml', 5), change)).toBe(true);
  expect(isOnChange(finding('x', 'b.yaml', 6), change)).toBe(false);
  const related = { message: '', location: finding('', 'b.yaml', 4).location };
  expect(isOnChange({ ...finding('x', 'z.yaml', 1), related: [related] }, change)).toBe(true);
});
