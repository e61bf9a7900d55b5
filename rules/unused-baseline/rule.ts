import { without } from '../../src/baseline/without.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { countOf } from '../../src/text/words.ts';

export default defineRule({
  id: 'unused-baseline',
  description: 'Entries of the baseline do not match a finding.',
  theme: 'gate',
  severity: 'notice',
  on: 'baseline',

  *check({ file, unused }) {
    const [first] = unused;
    if (!first) return;
    const parts = new Map(unused.map(({ entry, part }) => [entry, part]));
    const match =
      unused.length === 1 ? 'entry of the baseline no longer matches' : 'entries of the baseline no longer match';
    yield {
      at: first.at,
      message: `${unused.length} ${match} a finding. Run \`gitops-gate baseline\` to remove what would hide a future one.`,
      values: unused.map(({ entry: { rule, fingerprint }, part }) => `${rule} ${fingerprint} ${part}`),
      fix: { title: `Delete ${countOf(unused.length, 'entry')}`, edits: without(file.entries, parts) },
    };
  },
});
