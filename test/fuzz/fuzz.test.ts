import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { FULL } from '../extent.ts';
import { Random } from '../random.ts';
import { read } from './repository.ts';
import { fuzz } from './run.ts';
import { canaryOf, judgeTree, withWitness } from './tree-case.ts';

test('mutated repositories and texts neither break the gate nor blind it, and it shows no secret', async () => {
  const faults = await fuzz({ seed: 1, ...(FULL ? { trees: 150, texts: 1_500 } : { trees: 50, texts: 500 }) });
  expect(faults.map(({ seed, what }) => `seed ${seed}: ${what}`)).toEqual([]);
});

const FOUND = join(import.meta.dirname, 'found');
const found = existsSync(FOUND) ? readdirSync(FOUND).filter((name) => name.endsWith('.json')) : [];

it.each(found)('a repository that broke the gate once does so no more: %s', async (name) => {
  const canary = canaryOf(new Random(7));
  const files = read(readFileSync(join(FOUND, name), 'utf8').replaceAll('CANARY', canary));
  expect(await judgeTree(withWitness(files, canary), undefined, canary)).toEqual([]);
});
