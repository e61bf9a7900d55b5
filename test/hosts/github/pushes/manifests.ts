import { byCause } from '../../../../src/findings/causes.ts';
import type { Finding } from '../../../../src/findings/finding.ts';
import type { Severity } from '../../../../src/severity.ts';
import { edit, finding } from '../../../review/finding.ts';
import type { Tree } from '../memory-history.ts';

/** What the policy says of each key, and the version of the rule's words. */
export interface Policy {
  readonly levels: readonly (Severity | 'off')[];
  readonly words: number;
}

/** Keys of the files; each may be a defect. The last three have one cause. */
export const KEYS = 6;
const FIRST_SHARED = 3;
/** Ways in which a key is wrong: with a fix, on two lines, said on a line that no change shows, or twice. */
export const WRONG = ['bad 0', 'bad 1', 'bad fix', 'bad wide', 'bad far', 'bad twin'] as const;
const FAR = 'c.yaml';

const filler = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, at) => `filler${from + at}: 0`);

/** The files before any push: `a.yaml`, which may get the name `b.yaml`, and another. */
export const FIRST: Tree = {
  'a.yaml': ['kind: A', 'key0: ok', 'key1: ok', ...filler(7, 0), 'key2: ok', 'key3: ok'],
  [FAR]: ['far: 0', ...filler(6, 7), 'key4: ok', 'key5: ok', 'end: 0'],
};

export const PREFIX_OF_KEY = /^key(\d+): /;

/** The findings that a run of a job has in a tree. */
export function findingsIn(tree: Tree, job: string, policy: Policy): readonly Finding[] {
  const found = Object.entries(tree).flatMap(([path, lines]) =>
    lines.flatMap((line, at) => {
      const [, digits, value] = /^key(\d+): (bad .+)/.exec(line) ?? [];
      return digits === undefined
        ? []
        : findingOn(tree, { path, line: at + 1, key: Number(digits), value }, job, policy);
    }),
  );
  return byCause(found);
}

/** The mark by which a comment on a key is known. */
export function markOf(key: number): string {
  return key.toString(16).padStart(16, '0');
}

interface Defect {
  readonly path: string;
  readonly line: number;
  readonly key: number;
  readonly value: string | undefined;
}

function findingOn(tree: Tree, { path, line, key, value }: Defect, job: string, { levels, words }: Policy): Finding[] {
  const severity = levels[key] ?? 'error';
  if (severity === 'off') return [];
  const message = `${job}: key ${key} is ${value}, version ${words}.`;
  const cause = key < FIRST_SHARED ? markOf(key) : 'shared';
  const isFar = value === 'bad far' && FAR in tree;
  const [file, first] = isFar ? [FAR, 1] : [path, line];
  const last = value === 'bad wide' && line < (tree[path]?.length ?? 0) ? first + 1 : first;
  const location = { path: file, start: { line: first, column: 1 }, end: { line: last, column: 4 } };
  const fix = { title: `Say that key ${key} is ok`, edits: [edit(file, [first, 7], [first, 14], 'ok')] };
  const one = finding(file, first, markOf(key), {
    severity,
    message,
    cause,
    location,
    fix: value === 'bad fix' ? fix : null,
  });
  const next = { ...location, start: { line: first + 1, column: 1 }, end: { line: first + 1, column: 4 } };
  return value === 'bad twin' ? [one, { ...one, location: next }] : [one];
}
