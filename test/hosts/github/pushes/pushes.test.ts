import { expect, test } from 'vitest';
import { playPushes } from './play.ts';

const SEEDS = Array.from({ length: process.env.TESTS === 'full' ? 100 : 8 }, (_, seed) => seed + 1);

test.each(SEEDS)(
  'after random pushes, runs and human acts the right threads are open, once each (seed %i)',
  async (seed) => {
    expect(await playPushes(seed, 10)).toEqual([]);
  },
);
