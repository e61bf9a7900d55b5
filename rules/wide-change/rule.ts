import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { countOf, firstFew, listWords, quoted } from '../../src/text/words.ts';
import { type SharedLine, sharedLines } from './shared-lines.ts';

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
    const names = isMixed ? `production and ${listWords(others)}` : countsOf(sets);
    const first = isMixed ? others[0] : 'one of them';
    yield {
      at,
      message: `This line changes ${names} at once (${firstFew([...sets.keys()].sort(), quoted)}), so nothing tests it first, and a revert undoes it everywhere. Change only ${first} first, for example with a patch in its overlay. When that works, change this line.`,
      values: isMixed ? ['production', ...others] : [],
    };
  },
});

/** Of what there is how much: "4 clusters", "2 directories". */
function countsOf(sets: SharedLine['sets']): string {
  const kinds = groupBy(sets.values(), (kind) => kind);
  return listWords([...kinds].map(([kind, own]) => countOf(own.length, kind)));
}
