import { Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { missedEntries } from './missed.ts';
import { askedBy, describe } from './words.ts';

export default defineRule({
  id: 'unmatched-patch',
  description:
    'A patch, image, replacement or replica count of an overlay does not match any object, so it has no effect.',
  theme: 'overlays',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    for (const missed of missedEntries(revision)) {
      const concerned = revision.standings.weigh(missed.builds, missed.origin.file.path);
      if (!concerned) continue;
      yield {
        at: new Place([], undefined, missed.origin),
        ...describe(missed),
        asksFor: askedBy(missed),
        builds: concerned.builds,
      };
    }
  },
});
