import type { DeployedSet } from '../reconcilers/deployed.ts';
import type { GraphPlace } from '../reconcilers/graph.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import type { ReconcilerWords } from '../reconcilers/words.ts';
import { compareDeployed, type SetDifference } from './difference.ts';
import { comparePairs } from './pairs.ts';
import type { Deployed } from './revision.ts';

/** What changes between two revisions. */
export interface RevisionDifference {
  /** What is compared; `directory`: what Applications build from directories, and overlays that none builds. */
  readonly kind: 'cluster' | 'overlay' | 'directory' | 'mixed';
  /** The reconcilers that deploy some of it. */
  readonly reconcilers: readonly ReconcilerWords[];
  /** Number in both revisions together. */
  readonly compared: number;
  /** Those that differ, sorted by name. */
  readonly differences: readonly SetDifference[];
  /** What else would be deployed in the head if something were known to apply it. */
  readonly unplaced: readonly GraphPlace[];
}

/** What two revisions deploy, compared. */
export function compareRevisions(base: Deployed, head: Deployed): RevisionDifference {
  const hasClusters = [...base.sets, ...head.sets].some(({ kind }) => kind === 'cluster');
  const hasSynced = [base, head].some(({ reconcilers }) => reconcilers.some(({ synced }) => synced.length > 0));
  const reached = new Set([...base.reached, ...head.reached].map((directory) => directory || '.'));
  // Overlays of one revision are not clusters of the other. A cluster that is added is new as a whole. What reconcilers build
  // in one of the two is reported as theirs.
  const only = ({ sets }: Deployed): DeployedSet[] =>
    sets.filter(({ kind, name, status }) =>
      hasClusters ? kind === 'cluster' || status?.by === 'hand' : !reached.has(name),
    );
  const names = [base, head].flatMap((revision) => [
    ...only(revision).map(({ name }) => `set ${name}`),
    ...syncedIn(revision).flatMap(({ state, name }) => (state === 'known' ? [name] : [])),
  ]);
  const both = head.reconcilers.flatMap((reconciler) => {
    const before = base.reconcilers.find(({ words }) => words.tool === reconciler.words.tool);
    return before ? [{ before, reconciler }] : [];
  });
  const synced = both.flatMap(({ before, reconciler }) =>
    comparePairs(reconciler.pairsSince(before, { base: base.sets, head: head.sets })),
  );
  const ended = new Map(both.flatMap(({ before, reconciler }) => [...reconciler.endedSince(before)]));
  const differences = [...compareDeployed(only(base), only(head), ended), ...synced];
  return {
    kind: hasClusters ? (hasSynced ? 'mixed' : 'cluster') : hasSynced ? 'directory' : 'overlay',
    reconcilers: [...new Map([base, head].flatMap(deployingIn).map((words) => [words.tool, words])).values()],
    compared: new Set(names).size,
    unplaced: head.reconcilers.flatMap(({ unplaced }) => unplaced),
    differences: differences.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}

function syncedIn({ reconcilers }: Deployed): DeployedSet[] {
  return reconcilers.flatMap(({ synced }) => synced);
}

function deployingIn({ reconcilers }: Deployed): ReconcilerWords[] {
  const isDeploying = ({ sets, synced }: Reconciler): boolean => sets.length > 0 || synced.length > 0;
  return reconcilers.filter(isDeploying).map(({ words }) => words);
}
