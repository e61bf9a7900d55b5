import { handedOver, handoversIn } from '../../src/deeds/handovers.ts';
import { lossesOf } from '../../src/deeds/losses.ts';
import { type Taking, takingsIn } from '../../src/deeds/takings.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type LostData, lostData } from './lost-data.ts';
import { messageOf } from './message.ts';
import { Surroundings } from './surroundings.ts';

export default defineRule({
  id: 'prunes-data',
  description: 'A change makes Flux or Argo CD delete data.',
  theme: 'changes',
  severity: 'error',
  on: 'change',
  explains: ['prunes-many', 'loses-protection'],
  *check(difference, revision) {
    const surroundings = new Surroundings(revision, handedOver(handoversIn(difference, revision)));
    for (const taking of takingsIn(difference, revision)) {
      const lost = taking.removals.flatMap((removal) => lostData(removal, surroundings));
      if (lost.length > 0) yield problemOf(taking, lost, surroundings);
    }
  },
});

function problemOf(taking: Taking, lost: readonly LostData[], surroundings: Surroundings): Problem {
  const { deed, removals } = taking;
  const sorted = [...lost].sort((a, b) => rank(a) - rank(b));
  const gone = sorted.map(({ removal }) => removal);
  const [first] = gone;
  const losses = lossesOf(gone, removals);
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: messageOf(taking, sorted, surroundings),
    severity: lost.every(({ data }) => data.stays !== undefined) ? 'warning' : undefined,
    fix: deed.side === 'head' ? deed.fix : undefined,
    object: first?.object,
    builds: [...new Set(gone.map(({ cluster }) => cluster))].sort(),
    values: losses.map(({ cluster, object }) => [cluster, object.kind, object.namespace, object.name].join('/')).sort(),
    losses,
  };
}

/** What takes the most along comes first. */
function rank({ removal: { object }, data }: LostData): number {
  if (data.stays) return 3;
  if (object.groupKind === '/Namespace') return 0;
  return object.kind === 'CustomResourceDefinition' ? 1 : 2;
}
