import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** When Argo CD applies an object in a sync: the phase, 0 for PreSync, 1 for Sync, 2 for PostSync, and the wave in it. */
export interface SyncStep {
  readonly phase: number;
  readonly wave: number;
}

const PHASES: ReadonlyMap<string, number> = new Map([
  ['PreSync', 0],
  ['pre-install', 0],
  ['pre-upgrade', 0],
  ['Sync', 1],
  ['PostSync', 2],
  ['post-install', 2],
  ['post-upgrade', 2],
]);

/** The first step in which an object is applied, or undefined if no successful sync applies it (hook.Types, syncwaves.Wave). */
export function stepOf({ value }: KubernetesObject): SyncStep | undefined {
  const annotation = (key: string): string | undefined => stringAt(value, 'metadata', 'annotations', key);
  const hooks = annotation('argocd.argoproj.io/hook') ?? annotation('helm.sh/hook');
  const phases = (hooks ?? 'Sync').split(',').flatMap((hook) => PHASES.get(hook.trim()) ?? []);
  if (phases.length === 0) return undefined;
  const wave = annotation('argocd.argoproj.io/sync-wave') ?? annotation('helm.sh/hook-weight') ?? '';
  return { phase: Math.min(...phases), wave: /^[-+]?\d{1,9}$/.test(wave) ? Number(wave) : 0 };
}

/** Whether a step is before another one, which Argo CD begins only once all of the first is healthy. */
export function isBefore(a: SyncStep, b: SyncStep): boolean {
  return a.phase < b.phase || (a.phase === b.phase && a.wave < b.wave);
}

/** A step in words. */
export function stepWords({ phase, wave }: SyncStep): string {
  return `${['PreSync', 'Sync', 'PostSync'][phase]} phase, wave ${wave}`;
}
