import { getOrInsert } from '../../grouping.ts';
import type { Changes, SetChange } from '../changes/changes.ts';

/** What a change does to what one Kustomization or Application applies. */
export interface Touched {
  readonly kind: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** Counts of objects in words, such as `1 added, 2 changed`; empty if they are not known for it alone. */
  readonly words: string;
}

/** What a change touches: by cluster or root, by `namespace/name` of what applies it. */
export function touchedIn(changes: Changes | undefined): Map<string, Map<string, Touched>> {
  const touched = new Map<string, Map<string, Touched>>();
  for (const set of changes?.sets ?? []) {
    const kind = set.by?.applier ?? '';
    if (set.kind === 'cluster' && set.by) {
      const own = getOrInsert(touched, set.name, () => new Map());
      for (const one of set.kustomizations) own.set(one.name, { kind, change: set.change, words: wordsOf(one) });
    }
    for (const { name, roots, change } of set.applications)
      for (const root of roots)
        getOrInsert(touched, root, () => new Map()).set(name, { kind, change, words: wordsOf(set) });
  }
  return touched;
}

function wordsOf(counts: Pick<SetChange, 'added' | 'changed' | 'removed'>): string {
  return (['added', 'changed', 'removed'] as const)
    .flatMap((what) => (counts[what] === 0 ? [] : [`${counts[what]} ${what}`]))
    .join(', ');
}
