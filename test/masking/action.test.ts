import { expect, it } from 'vitest';
import { FULL } from '../extent.ts';
import { Scene } from '../hosts/github/scene.ts';
import { planted, shownIn } from './canaries.ts';

/** One place in so many. */
const EVERY = FULL ? 1 : 7;

it('the Action shows no secret: in its log, debug log, summary, outputs, report, annotations and comments', async () => {
  const scene = await Scene.open({ 'README.md': 'x\n' }, planted('flux', 'head', EVERY));
  try {
    const outcome = await scene.run(scene.checkout(), { env: { RUNNER_DEBUG: '1' } });
    expect(outcome.code).toBe(1);
    expect(scene.pull.threads.length).toBeGreaterThan(5);
    const said = [outcome, scene.pull.threads, scene.pull.reviews, scene.server.requests];
    for (const one of said) expect(shownIn(JSON.stringify(one))).toEqual([]);
  } finally {
    scene.close();
  }
});
