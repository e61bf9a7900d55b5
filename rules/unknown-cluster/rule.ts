import { defineRule } from '../../src/lint/rule.ts';
import { nameMatcher } from '../../src/text/glob.ts';
import { nearest } from '../../src/text/nearest.ts';
import { quoted } from '../../src/text/words.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-cluster',
  description: 'A policy of the policy file names a cluster that does not exist.',
  theme: 'gate',
  severity: 'warning',

  *check({ policy, objects, reconcilers, tree }) {
    const named = policy.policies.flatMap(({ name, clusters }) => clusters.map((cluster) => ({ name, ...cluster })));
    if (named.length === 0 || !reconcilers.some(({ entrypoints }) => entrypoints.length > 0)) return;
    const clusters = new Set(objects.flatMap(({ builds }) => builds));
    const short = [...clusters].map((cluster) => cluster.slice(cluster.lastIndexOf('/') + 1));
    const names = [...new Set([...short, ...clusters])];
    for (const { name, pattern, at } of named) {
      // The policy in force may be that of the base, or a file elsewhere.
      if (!at || tree.textAt(at.file.path)?.text !== at.file.text || names.some(nameMatcher(pattern))) continue;
      const near =
        nearest(pattern, names) ?? names.find((other) => other.startsWith(pattern) || pattern.startsWith(other));
      const advice = near === undefined ? '`gitops-gate graph` lists the clusters.' : `Did you mean ${quoted(near)}?`;
      yield {
        at,
        message: `No cluster has the name ${quoted(pattern)}, so the policy ${quoted(name)} does not check what it should. ${advice}`,
        values: [name, pattern],
      };
    }
  },
});
