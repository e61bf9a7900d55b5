import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../random.ts';
import { mutate } from './mutate.ts';
import { type Repository, repositoryOf, write } from './repository.ts';
import { seeds } from './seeds.ts';
import { READERS } from './text-case.ts';
import { canaryOf, judgeTree, withWitness } from './tree-case.ts';

/** What to try: the first seed, and how many trees and texts. */
export interface Extent {
  readonly seed: number;
  readonly trees: number;
  readonly texts: number;
  /** Repositories to begin with besides the built-in ones. */
  readonly more?: readonly Repository[];
  readonly progress?: (done: number) => void;
}

/** A case in which something went wrong. */
export interface Fault {
  /** The seed that makes the case again. */
  readonly seed: number;
  readonly what: string;
  /** The input: a repository as JSON, or a text. */
  readonly input: string;
  /** Milliseconds that the case took. */
  readonly time: number;
}

/** Milliseconds after which a case counts as hanging; such small inputs take a few. */
const HANGING = 10_000;

/** Judges mutated repositories and reads mutated texts; gives what went wrong. The same extent tries the same. */
export async function fuzz({ seed, trees, texts, more = [], progress }: Extent): Promise<Fault[]> {
  const faults: Fault[] = [];
  const begin = [...seeds(), ...more];
  const words = begin.flatMap((files) => [...files.values()].map(String));
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-fuzz-'));
  const attempt = async (at: number, input: string, run: () => Promise<readonly string[]>): Promise<void> => {
    const started = performance.now();
    const found = await run().catch((error) => [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]);
    const time = performance.now() - started;
    if (time > HANGING) faults.push({ seed: at, what: `took ${Math.round(time / 1000)} s`, input, time });
    faults.push(...[...new Set(found)].map((what) => ({ seed: at, what, input, time })));
    progress?.(at - seed + 1);
  };
  try {
    for (let at = seed; at < seed + trees; at++) {
      const random = new Random(at);
      const canary = canaryOf(random);
      const base = begin[random.below(begin.length)] ?? repositoryOf({});
      const head = withWitness(mutate(base, random, [...words, canary]), canary);
      const against = random.below(4) === 0 ? base : undefined;
      await attempt(at, write(head), () => judgeTree(head, against, canary));
    }
    for (let at = seed; at < seed + texts; at++) {
      const random = new Random(at);
      const reader = random.pick(Object.values(READERS));
      const text = random.pick(reader?.seeds ?? []) ?? '';
      const mutated = [...mutate(repositoryOf({ a: text }), random, words).values()][0]?.toString('utf8') ?? '';
      await attempt(at, mutated, async () =>
        [await reader?.read(mutated, folder)].filter((what) => what !== undefined),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}
