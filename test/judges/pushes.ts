/**
 * Plays pull requests against a model of GitHub: `npm run test:pushes -- N [SEED]` plays N of them, from a seed on.
 *
 * Pushes, reverts, renames, rebases, force pushes, changes of the policy and of the settings, runs of two jobs, replies of people and
 * bots, resolved, hidden, reopened and deleted threads follow each other at random. GitHub refuses comments, finds files too large,
 * reaches its limits and loses answers, and runs end halfway, meet at once or are overtaken by a push. After each run that GitHub
 * answers, the right threads must be open, once each, and every word of them, of the reviews and of the summary must be true.
 */
import { playPushes } from '../hosts/github/pushes/play.ts';

const ACTS = 16;
const [count = 1000, first = 1] = process.argv.slice(2).map(Number);
let failed = 0;
for (let seed = first; seed < first + count; seed++) {
  const faults = await playPushes(seed, ACTS);
  if (faults.length > 0) {
    failed++;
    process.stdout.write(`${faults.join('\n')}\n\n`);
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${seed - first + 1} of ${count} played, ${failed} failed`);
}
process.stdout.write(`${count} pull requests played, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
