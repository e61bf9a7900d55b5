import { turnedOn } from '../../src/findings/field-fix.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';

/** What is often kept on purpose, as everything in it goes with it. */
const KEPT = new Set(['CustomResourceDefinition', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim']);

export default defineRule({
  id: 'missing-prune',
  description: 'A Flux Kustomization does not delete what is removed from the repository.',
  theme: 'practices',
  severity: 'warning',
  preset: 'strict',
  unreached: 'off',
  kinds: [KUSTOMIZATION],

  *check(kustomization, { flux, patches }) {
    const at = kustomization.at('spec', 'prune');
    if (at.value !== false || hasComment(at) || patches.mayWrite(kustomization, at.path)) return;
    const applied = flux.kustomizationOf(kustomization)?.objects ?? [];
    if (applied.length > 0 && applied.every(({ kind }) => KEPT.has(kind))) return;
    yield {
      at,
      message: `Kustomization \`${kustomization.name}\` does not delete what is removed from the repository, so old objects keep running in the cluster. Set \`prune: true\`, or give the reason in a comment on this line.`,
      values: [],
      fix: turnedOn(at),
    };
  },
});

/** Whether a comment after the value says why it is so. */
function hasComment({ origin: { file, end } }: Place): boolean {
  return /^[ \t]+#/.test(file.text.slice(end, end + 200));
}
