import type { Loss } from '../findings/loss.ts';
import { groupBy } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { countOf, fewInWords, listWords } from '../text/words.ts';
import type { Removal } from './removal.ts';

/** Removals as people accept them: each with the Namespace that goes too, and with what applied it and goes. */
export function lossesOf(lost: readonly Removal[], all: readonly Removal[]): Loss[] {
  const namespaces = new Map(
    all
      .filter(({ object }) => object.groupKind === '/Namespace')
      .map((one) => [keyOf(one, one.object.name), one.object]),
  );
  return lost.map((removal) => {
    const { cluster, object, within } = removal;
    const namespace = object.namespace === '' ? undefined : namespaces.get(keyOf(removal, object.namespace));
    const around = [...within].reverse().concat(namespace ?? []);
    return { cluster, object: object.identity, within: around.map(({ identity }) => identity) };
  });
}

function keyOf({ cluster }: Removal, namespace: string): string {
  return `${cluster}\0${namespace}`;
}

/** Objects counted by kind: “1 Namespace, 2 ConfigMaps and 1 Secret”. */
export function countedByKind(objects: Iterable<KubernetesObject>): string {
  const groups = [...groupBy(objects, ({ kind }) => kind)];
  const counts = groups.map(([kind, own]): [string, number] => [kind, own.length]).sort(([, a], [, b]) => b - a);
  return listWords([
    ...counts.slice(0, SHOWN).map(([kind, count]) => countOf(count, kind)),
    ...(counts.length > SHOWN ? [countOf(sum(counts.slice(SHOWN)), 'other object')] : []),
  ]);
}

/** Kinds that are counted by name. */
const SHOWN = 5;

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0);
}

/** Where objects were removed: “in `clusters/production`”; of Argo CD “in Application `web`”. */
export function whereFrom(removals: readonly Removal[]): string {
  const clusters = [...new Set(removals.map(({ cluster }) => cluster))].sort();
  const isApplication = removals.some(({ set }) => set.synced.length > 0);
  const noun = isApplication ? (clusters.length === 1 ? 'Application ' : 'Applications ') : '';
  return `in ${noun}${fewInWords(clusters.map((name) => `\`${name}\``))}`;
}
