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
    // A patch chose its objects.
    if (at.origin.file !== kustomization.origin.file) return;
    const applied = flux.kustomizationOf(kustomization)?.objects ?? [];
    if (applied.length > 0 && applied.every(({ kind }) => KEPT.has(kind))) return;
    yield {
      at,
      message:
        'This Kustomization does not delete what is removed from the repository, so old objects keep running in the cluster. Set `prune: true`, or give the reason in a comment.',
      values: [],
      cause: ['prune'],
    };
  },
});

/** Whether a comment after the value or on the line before says why it is so. */
function hasComment({ origin: { file, keyStart, end } }: Place): boolean {
  const before =
    file.text
      .slice(Math.max(0, keyStart - 300), keyStart)
      .split('\n')
      .at(-2) ?? '';
  return /^[ \t]+#/.test(file.text.slice(end, end + 200)) || /^\s*#/.test(before);
}
