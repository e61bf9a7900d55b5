import { defineRule } from '../../src/lint/rule.ts';
import { countOf, firstFew, listWords, quoted } from '../../src/text/words.ts';
import { sharedLines } from './shared-lines.ts';

/** Clusters that one line may change without a word, where none of them is named for an environment. */
const FEW = 3;

export default defineRule({
  id: 'wide-change',
  description: 'One line of a change reaches production and other environments, or many clusters, with the same merge.',
  theme: 'changes',
  severity: 'notice',
  preset: 'strict',
  on: 'change',

  *check(difference, { change }) {
    const [widest] = sharedLines(difference, change);
    if (!widest) return;
    const { at, sets, environments } = widest;
    const others = [...environments].filter((name) => name !== 'production').sort();
    const isMixed = environments.has('production') && others.length > 0;
    if (!isMixed && sets.size <= FEW) return;
    const [first] = others;
    const names = isMixed ? `production and ${listWords(others)}` : countOf(sets.size, 'cluster');
    const advice = isMixed
      ? `Change only ${first} first, such as with a patch in its overlay, and this file after that works.`
      : 'Change one of them first, such as with a patch in its overlay, and this file after that works.';
    yield {
      at,
      message: `This line changes ${names} at once (${firstFew([...sets].sort(), quoted)}), so nothing tries it first, and a revert takes it back everywhere. ${advice}`,
      values: isMixed ? ['production', ...others] : [],
    };
  },
});
