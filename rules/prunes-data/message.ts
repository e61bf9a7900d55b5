import { countedByKind, whereFrom } from '../../src/deeds/losses.ts';
import type { Taking } from '../../src/deeds/takings.ts';
import { objectName } from '../../src/kubernetes/terms/words.ts';
import { countOf, fewInWords } from '../../src/text/words.ts';
import type { LostData } from './lost-data.ts';
import type { Surroundings } from './surroundings.ts';

/** What the change does, what is deleted with it in which clusters, and what to do instead. */
export function messageOf({ deed, removals }: Taking, lost: readonly LostData[], surroundings: Surroundings): string {
  const gone = lost.map(({ removal }) => removal);
  const tool = gone[0]?.set.by?.tool ?? 'The reconciler';
  const items = [...new Map(lost.map((one) => [objectName(one.removal.object), one])).values()];
  const what = fewInWords(items.map(({ removal, data }) => `${objectName(removal.object)} with ${data.what}`));
  const parts = [
    `This change ${deed.words}, so ${tool} deletes ${what}, ${whereFrom(gone)}.`,
    ...alongside(lost, surroundings),
  ];
  const pruned = new Map(
    removals.filter(({ outcome }) => outcome === 'pruned').map(({ object }) => [objectName(object), object]),
  );
  if (pruned.size > items.length && parts.length === 1)
    parts.push(`In total, it deletes ${countedByKind(pruned.values())}.`);
  const stays = new Set(lost.flatMap(({ data }) => data.stays ?? []));
  for (const reason of stays) parts.push(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`);
  return [...parts, remedy(lost)].join(' ');
}

/** What lives in Namespaces that go. */
function alongside(lost: readonly LostData[], surroundings: Surroundings): string[] {
  const namespaces = lost.flatMap(({ removal }) => (removal.object.groupKind === '/Namespace' ? [removal] : []));
  const objects = new Map(
    namespaces.flatMap((removal) => surroundings.within(removal)).map((object) => [objectName(object), object]),
  );
  if (objects.size === 0) return [];
  const them = new Set(namespaces.map(({ object }) => object.name)).size === 1 ? 'it' : 'these Namespaces';
  const are = `${countOf(objects.size, 'object')} of this repository ${objects.size === 1 ? 'is' : 'are'}`;
  return [`${are} in ${them}: ${countedByKind(objects.values())}.`];
}

function remedy(lost: readonly LostData[]): string {
  const isArgo = lost.some(({ removal }) => removal.set.synced.length > 0);
  const goes = lost.some(({ removal }) => removal.within.length > 0);
  const keep = isArgo
    ? `\`argocd.argoproj.io/sync-options: ${goes ? 'Delete' : 'Prune'}=false\``
    : '`kustomize.toolkit.fluxcd.io/prune: disabled`';
  return `If this is not intended, put it back. To take it out of the repository but keep it in the cluster, first merge the annotation ${keep}.`;
}
