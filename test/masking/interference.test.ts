import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { toText } from '../../src/report/formats/text.ts';
import type { Report } from '../../src/report/report.ts';
import { check } from '../../src/run.ts';
import { treeOf } from '../flux/repository.ts';
import { filled, type World } from './canaries.ts';
import { PLACES } from './places.ts';

/** Short secrets that differ from place to place, and between the two only in a letter. */
function secretsOf(letter: string): (place: string) => string {
  const numbers = new Map([...PLACES.keys()].map((name, at) => [name, at]));
  return (place) => `${letter}${1000 + (numbers.get(place) ?? 0)}x`;
}

/** A report on a tree with a secret in every place, and how a terminal shows it. */
async function judged(
  world: World,
  letter: string,
): Promise<{ report: Report; lines: string[]; notes: readonly string[] }> {
  const head = treeOf(filled(world, secretsOf(letter)));
  const result = await check({
    head,
    base: undefined,
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  const { report, snippets, notes } = result;
  return { report, lines: toText(report, { snippets, color: false }).split('\n'), notes: notes() };
}

it.each<World>(['flux', 'argo'])(
  'a report of %s says the same whatever the secrets are, short ones too',
  async (world) => {
    const [first, second] = [await judged(world, 'h'), await judged(world, 'g')];
    const prints = ({ report }: typeof first): string[] => report.findings.map(({ fingerprint }) => fingerprint);
    expect(second.lines.filter((line, at) => line !== first.lines[at])).toEqual([]);
    expect(prints(second)).toEqual(prints(first));
    expect(second.notes).toEqual(first.notes);
  },
);
