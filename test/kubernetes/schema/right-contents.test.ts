import { expect, it } from 'vitest';
import { KubernetesObject } from '../../../src/kubernetes/object.ts';
import { type Outcome, RightContents } from '../../../src/kubernetes/schema/right-contents.ts';
import { UNKNOWN } from '../../../src/kubernetes/schema/version-status.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import { Origin } from '../../../src/yaml/origin.ts';
import type { YamlMap } from '../../../src/yaml/value.ts';

const ORIGIN = new Origin(new TextFile('a.yaml', ''), 0, 0, 0, 0);
const WRONG = { kind: 'wrong-value', path: ['a'], message: '', values: [] } as const;

/** How often objects are judged, two of each content. */
function judgements(outcome: Outcome, contents: readonly YamlMap[], builds: readonly string[] = ['prod']): number {
  const right = new RightContents();
  const status = { ...UNKNOWN };
  let count = 0;
  const judge = (): Outcome => {
    count++;
    return outcome;
  };
  for (const content of [...contents, ...contents])
    expect(right.problemsOf(new KubernetesObject({ ...content }, ORIGIN, builds), status, judge)).toEqual(
      outcome.problems,
    );
  return count;
}

it('judges objects of equal content once if nothing is wrong with them', () => {
  const right = { problems: [], isWhole: true };
  expect(judgements(right, [{ a: 1 }])).toBe(1);
  expect(judgements(right, [{ a: 1 }, { a: '1' }, { a: 2 }])).toBe(3);
});

it('judges each object that has problems, or a rule without an answer', () => {
  expect(judgements({ problems: [WRONG], isWhole: true }, [{ a: 1 }])).toBe(2);
  expect(judgements({ problems: [], isWhole: false }, [{ a: 1 }])).toBe(2);
});

it('does not take numbers that are not finite for nothing', () => {
  const right = { problems: [], isWhole: true };
  expect(judgements(right, [{ a: null }, { a: Number.POSITIVE_INFINITY }])).toBe(4);
});
