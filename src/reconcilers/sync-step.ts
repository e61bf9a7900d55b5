/** The phases of a sync, in their order. */
export type SyncPhase = 'PreSync' | 'Sync' | 'PostSync';

/** When an object is applied in a sync: the phase, and the wave in it. */
export interface SyncStep {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** Whether each sync runs it, whether it differs or not. */
  readonly isHook: boolean;
}
