import { countedByKind, whereFrom } from '../../src/deeds/losses.ts';
import type { Taking } from '../../src/deeds/takings.ts';
import { objectName } from '../../src/kubernetes/terms/words.ts';
import { countOf, firstFew } from '../../src/text/words.ts';
import type { LostData } from './lost-data.ts';
import type { Surroundings } from './surroundings.ts';

/** What the change does, what is deleted with it in which clusters, and what to do instead. */
export function messageOf({ deed, removals }: Taking, lost: readonly LostData[], surroundings: Surroundings): string {
  const gone = lost.map(({ removal }) => removal);
  const tool = gone[0]?.set.by?.tool ?? 'The reconciler';
  const items = [...new Map(lost.map((one) => [objectName(one.removal.object), one])).values()];
  const what = firstFew(items, ({ removal, data }) => `${objectName(removal.object)} and ${data.what}`);
  const parts = [
    `This change ${deed.words}, so ${tool} deletes ${what}, ${whereFrom(gone)}.`,
    ...alongside(lost, surroundings),
  ];
  const pruned = new Map(
    removals.filter(({ outcome }) => outcome === 'pruned').map(({ object }) => [objectName(object), object]),
  );
  if (pruned.size > items.length && parts.length === 1) parts.push(`In all, ${countedByKind(pruned.values())} go.`);
  const stays = new Set(lost.flatMap(({ data }) => data.stays ?? []));
  for (const reason of stays) parts.push(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`);
  return [...parts, remedy(lost)].join(' ');
}

/** What lives in Namespaces that go. */
function alongside(lost: readonly LostData[], surroundings: Surroundings): string[] {
  const [first, ...more] = lost.flatMap(({ removal }) =>
    removal.object.groupKind === '/Namespace' ? surroundings.within(removal) : [],
  );
  if (!first) return [];
  const objects = new Map([first, ...more].map((object) => [objectName(object), object]));
  return [
    `${countOf(objects.size, 'object')} of this repository ${objects.size === 1 ? 'is' : 'are'} in it: ${countedByKind(objects.values())}.`,
  ];
}

function remedy(lost: readonly LostData[]): string {
  const isArgo = lost.some(({ removal }) => removal.set.synced.length > 0);
  const goes = lost.some(({ removal }) => removal.within.length > 0);
  const keep = isArgo
    ? `\`argocd.argoproj.io/sync-options: ${goes ? 'Delete' : 'Prune'}=false\``
    : '`kustomize.toolkit.fluxcd.io/prune: disabled`';
  return `If you do not mean it, put it back. To take it out of the repository but keep it in the cluster, first merge the annotation ${keep}.`;
}
