import { compareDeployments } from './compare-deployments.ts';
import type { DeployedSet } from './deployed.ts';
import { compareDeployed, type SetDifference } from './difference.ts';
import type { Deployed } from './revision.ts';

/** What changes between two revisions. */
export interface RevisionDifference {
  /** What is compared; `directory`: what Applications of Argo CD make of directories, and overlays that none builds. */
  readonly kind: 'cluster' | 'overlay' | 'directory' | 'mixed';
  /** How many there are in both revisions together. */
  readonly compared: number;
  /** Those that differ, sorted by name. */
  readonly differences: readonly SetDifference[];
}

/** What two revisions deploy, compared. */
export function compareRevisions(base: Deployed, head: Deployed): RevisionDifference {
  const isFlux = [...base.sets, ...head.sets].some((set) => set.kind === 'cluster');
  const isArgo = base.deployments.length > 0 || head.deployments.length > 0;
  const reached = new Set([...base.reached, ...head.reached].map((directory) => directory || '.'));
  // Overlays of one revision are no clusters of the other: where a cluster comes, it is new as a whole. What Applications
  // build in one of the two is told as theirs.
  const only = ({ sets }: Deployed): DeployedSet[] =>
    sets.filter(({ kind, name, standing }) =>
      isFlux ? kind === 'cluster' || standing?.by === 'hand' : !reached.has(name),
    );
  const names = [base, head].flatMap((revision) => [
    ...only(revision).map(({ name }) => `set ${name}`),
    ...revision.deployments.filter(({ content }) => content.state === 'known').map(({ content }) => content.name),
  ]);
  const differences = [...compareDeployed(only(base), only(head)), ...compareDeployments(base, head)];
  return {
    kind: isFlux ? (isArgo ? 'mixed' : 'cluster') : isArgo ? 'directory' : 'overlay',
    compared: new Set(names).size,
    differences: differences.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}
