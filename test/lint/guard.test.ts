import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { limited } from '../../src/findings/overflow.ts';
import { Guard, Late } from '../../src/guard.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { suppressionsOf } from '../../src/lint/suppression.ts';
import { TextFile } from '../../src/repository/text-file.ts';

const SUBJECT = () => ({ what: 'This file', at: 'a.yaml' });

describe('a guard', () => {
  test('keeps what a step throws, and goes on', async () => {
    const guard = new Guard();
    const fail = (): never => {
      throw new TypeError('x is not a function');
    };
    expect(guard.run('files', SUBJECT, fail, () => 'otherwise')).toBe('otherwise');
    expect(
      await guard.wait(
        'files',
        SUBJECT,
        async () => fail(),
        () => 'otherwise',
      ),
    ).toBe('otherwise');
    expect(guard.faults.map(({ subject }) => subject)).toEqual([SUBJECT(), SUBJECT()]);
    expect(guard.faults[0]?.cause).toMatch(/^TypeError: x is not a function at /);
  });

  test('quotes no text of the repository, and no path of the machine', () => {
    const guard = new Guard();
    const step = (): never => {
      JSON.parse('{"password": hunter2-hunter2}');
      throw new Error('unreachable');
    };
    guard.run('files', SUBJECT, step, () => undefined);
    guard.run(
      'files',
      SUBJECT,
      () => {
        throw new Error('hunter2-hunter2');
      },
      () => undefined,
    );
    expect(guard.faults[0]?.cause).toMatch(/^SyntaxError at /);
    expect(JSON.stringify(guard.faults)).not.toContain('hunter2');
    expect(JSON.stringify(guard.faults)).not.toContain(import.meta.dirname);
  });

  test('begins no step once the time is over, and counts those', () => {
    let now = 0;
    const guard = new Guard(DEFAULT_LIMITS, 10, () => now);
    expect(
      guard.run(
        'builds',
        SUBJECT,
        () => 'done',
        () => 'left',
      ),
    ).toBe('done');
    now = 11;
    expect(
      guard.run(
        'builds',
        SUBJECT,
        () => 'done',
        () => 'left',
      ),
    ).toBe('left');
    expect(
      guard.next().run(
        'builds',
        SUBJECT,
        () => 'done',
        () => 'left',
      ),
    ).toBe('left');
    expect(() => guard.check()).toThrow(Late);
    expect([...guard.left]).toEqual([['builds', { count: 1, names: ['a.yaml'] }]]);
    expect(guard.faults).toEqual([]);
  });

  test('counts what a revision may have', () => {
    const guard = new Guard({ ...DEFAULT_LIMITS, builtObjects: 2 });
    expect([1, 1, 1].map((amount) => guard.take('builtObjects', amount))).toEqual([true, true, false]);
    expect(guard.next().take('builtObjects', 1)).toBe(true);
  });
});

function finding(fingerprint: string, severity: Finding['severity'], path = 'a.yaml'): Finding {
  const place = { line: 1, column: 1 };
  return {
    rule: 'schema',
    severity,
    message: fingerprint,
    location: { path, start: place, end: place },
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
  };
}

describe('findings of one rule in one file', () => {
  const many = [finding('a', 'notice'), finding('b', 'notice'), finding('c', 'error'), finding('d', 'warning')];

  test('are as many as they may be, and one that is as grave as the others', () => {
    const shown = limited([...many, finding('e', 'notice', 'b.yaml')], 1);
    expect(shown.map(({ severity, location }) => `${location.path} ${severity}`)).toEqual([
      'a.yaml notice',
      'a.yaml error',
      'b.yaml notice',
    ]);
    expect(shown[1]?.message).toMatch(/^This file has 3 more findings from this rule/);
    expect(limited(many, 4)).toEqual(many);
  });

  test('are another finding where another one is among them', () => {
    const [, one] = limited(many, 1);
    const [, other] = limited([...many, finding('f', 'notice')], 1);
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });
});

test('comments that follow one another suppress on the same line, however many they are', () => {
  const comments = '# gitops-gate-ignore schema: known\n'.repeat(20_000);
  const suppressions = suppressionsOf(new TextFile('a.yaml', `${comments}\n# more\nkey: value\n`));
  expect(new Set(suppressions.map(({ line }) => line))).toEqual(new Set([20_003]));
});
