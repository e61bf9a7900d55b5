import { groupBy } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DeployedSet } from '../reconcilers/deployed.ts';
import type { SyncPhase, SyncStep } from '../reconcilers/sync-step.ts';
import type { ObjectDifference } from './object-difference.ts';

/** What a sync does at one time: it begins a stage once all of the one before is healthy. */
export interface SyncStage {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** What it adds or changes, and the hooks that it runs. */
  readonly objects: readonly KubernetesObject[];
}

const PHASES: readonly SyncPhase[] = ['PreSync', 'Sync', 'PostSync'];

/** The stages of a sync that applies these differences, in their order. A sync also runs the hooks that do not differ. */
export function stagesOf(
  differences: readonly ObjectDifference[],
  head: DeployedSet | undefined,
  stepOf: (object: KubernetesObject) => SyncStep | undefined,
): SyncStage[] {
  if (differences.length === 0) return [];
  const applied = differences.flatMap(({ change, deployed }) => (change === 'removed' ? [] : [deployed.object]));
  const hooks = (head?.objects ?? []).flatMap(({ object }) => (stepOf(object)?.isHook ? [object] : []));
  const steps = [...new Set([...applied, ...hooks])].flatMap((object) => {
    const step = stepOf(object);
    return step ? [{ object, phase: PHASES.indexOf(step.phase), wave: step.wave }] : [];
  });
  return [...groupBy(steps, ({ phase, wave }) => `${phase} ${wave}`).values()]
    .sort(([a], [b]) => a.phase - b.phase || a.wave - b.wave)
    .map((own) => ({
      phase: PHASES[own[0].phase] ?? 'Sync',
      wave: own[0].wave,
      objects: own.map(({ object }) => object),
    }));
}
