import { defineRule } from '../../src/lint/rule.ts';
import { quoted } from '../../src/text/words.ts';
import { copies } from './copies.ts';

export default defineRule({
  id: 'duplicated-overlay',
  description: 'An environment has its own copy of a manifest instead of an overlay of a shared base.',
  theme: 'practices',
  severity: 'notice',
  preset: 'strict',
  on: 'tree',

  *check(revision) {
    for (const { file, original, above, equalLines, lines } of copies(revision)) {
      const [object] = file.objects;
      const [other] = original.objects;
      if (!object || !other) continue;
      yield {
        at: object.at('metadata', 'name'),
        message: `This manifest is a copy of ${quoted(original.path)}: ${equalLines === lines ? `all ${lines}` : `${equalLines} of ${lines}`} lines are equal. A change must be made in each copy, and one is easily missed. Move the manifest to a base, and patch only what differs.`,
        related: [{ at: other.at('metadata', 'name'), message: 'The manifest that it equals' }],
        values: [file.path],
        cause: [above],
      };
    }
  },
});
