import { defineRule, deploymentOf, Place } from '../../src/lint/rule.ts';
import { missedEntries } from './missed.ts';
import { describe } from './words.ts';

export default defineRule({
  id: 'unmatched-patch',
  description:
    'A patch, an image, a replacement or a replica count of an overlay meets no object, so it silently does nothing.',
  severity: 'warning',
  on: 'tree',

  *check(context) {
    for (const missed of missedEntries(context)) {
      const concerned = deploymentOf(context).weigh(missed.builds);
      if (!concerned) continue;
      yield { at: new Place([], undefined, missed.origin), ...describe(missed), builds: concerned.builds };
    }
  },
});
