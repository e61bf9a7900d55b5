import { defineRule } from '../../src/lint/rule.ts';
import { effectsBefore } from './before.ts';

export default defineRule({
  id: 'reconcile-off',
  description: 'A change makes Flux or Argo CD stop applying, updating or pruning an object.',
  theme: 'practices',
  severity: 'warning',
  unreached: 'off',

  *check(object, { base, patches, reconcilers }) {
    const switches = base ? reconcilers.flatMap((reconciler) => reconciler.switches(object)) : [];
    if (!base || switches.length === 0) return;
    const known = effectsBefore(object, base);
    const isNew = known === undefined;
    for (const { at, deed, effect, stopsAll } of switches) {
      if (known?.has(effect) || (isNew && !stopsAll) || patches.mayWrite(object, at.path)) continue;
      yield {
        at,
        message: `This change ${deed}. ${effect} If this is intended, say in the pull request when it ends.`,
        severity: isNew ? 'notice' : undefined,
        values: [at.path.join('.')],
        cause: [object.kind, at.path.join('.'), isNew ? 'new' : 'known'],
      };
    }
  },
});
