import { actingTitle, standingWords, syncingWords } from './application-words.ts';
import type { Changes, SetChange } from './changes.ts';
import { reconcilingWords } from './kustomization-words.ts';

/** The heads of a table's first column. */
export const SET_TITLES: Readonly<Record<Changes['kind'], string>> = {
  cluster: 'Cluster',
  overlay: 'Overlay',
  directory: 'Directory',
  mixed: 'Cluster or directory',
};

/** The head of the column that says what will do something. Empty if nothing is known to. */
export function actingHead({ reconcilers: [first, ...others] }: Changes): string {
  if (!first) return '';
  return others.length > 0 ? 'What will run' : actingTitle(first);
}

/** What will do something to a cluster, directory or overlay, for that column. */
export function actingWords(set: SetChange, write: (name: string) => string): string {
  if (set.kind === 'cluster') return reconcilingWords(set.kustomizations, write);
  return set.kind === 'directory' ? syncingWords(set.applications, write) : standingWords(set, write);
}
