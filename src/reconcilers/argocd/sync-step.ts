import type { KubernetesObject } from '../../kubernetes/object.ts';
import { stringAt } from '../../yaml/value.ts';
import type { SyncPhase, SyncStep } from '../sync-step.ts';

const PHASES: readonly SyncPhase[] = ['PreSync', 'Sync', 'PostSync'];
const HOOKS: ReadonlyMap<string, SyncPhase> = new Map([
  ['PreSync', 'PreSync'],
  ['pre-install', 'PreSync'],
  ['pre-upgrade', 'PreSync'],
  ['Sync', 'Sync'],
  ['PostSync', 'PostSync'],
  ['post-install', 'PostSync'],
  ['post-upgrade', 'PostSync'],
]);

/** The first step in which an object is applied, or undefined if no successful sync applies it (hook.Types, syncwaves.Wave). */
export function stepOf({ value }: KubernetesObject): SyncStep | undefined {
  const annotation = (key: string): string | undefined => stringAt(value, 'metadata', 'annotations', key);
  const hooks = annotation('argocd.argoproj.io/hook') ?? annotation('helm.sh/hook');
  const phases = (hooks ?? 'Sync').split(',').flatMap((hook) => HOOKS.get(hook.trim()) ?? []);
  const phase = PHASES.find((one) => phases.includes(one));
  if (phase === undefined) return undefined;
  const wave = annotation('argocd.argoproj.io/sync-wave') ?? annotation('helm.sh/hook-weight') ?? '';
  return { phase, wave: /^[-+]?\d{1,9}$/.test(wave) ? Number(wave) : 0, isHook: hooks !== undefined };
}

/** Whether a step is before another one, which Argo CD begins only once all of the first is healthy. */
export function isBefore(a: SyncStep, b: SyncStep): boolean {
  return PHASES.indexOf(a.phase) < PHASES.indexOf(b.phase) || (a.phase === b.phase && a.wave < b.wave);
}

/** A step in words. */
export function stepWords({ phase, wave }: SyncStep): string {
  return `${phase} phase, wave ${wave}`;
}
