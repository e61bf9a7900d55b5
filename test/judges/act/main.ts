/**
 * Plays the life of pull requests through nektos/act, a runner that is not ours: `npm run test:act -- WORD` plays the stories whose
 * names contain a word, by default all.
 *
 * The workflows are those that README.md and docs/ show, word for word; the Action is the one of this checkout with its `dist/`.
 * act must be on the PATH, or its path in ACT.
 */
import { Claims } from './claims.ts';
import { INPUTS } from './inputs.ts';
import { OTHER_TOKENS } from './other-tokens.ts';
import { PULL_REQUESTS } from './pull-requests.ts';
import { Runner } from './runner.ts';
import { playStory } from './story.ts';

const [word = ''] = process.argv.slice(2);
const stories = [...PULL_REQUESTS, ...OTHER_TOKENS, ...INPUTS].filter(({ name }) => name.includes(word));
const claims = new Claims();
const runner = new Runner();
try {
  for (const story of stories) await playStory(story, runner, claims);
} finally {
  runner.close();
}
console.log(`${stories.length} stories, ${claims.held} claims are true, ${claims.failed} are not`);
process.exitCode = claims.failed === 0 && claims.held > 0 ? 0 : 1;
