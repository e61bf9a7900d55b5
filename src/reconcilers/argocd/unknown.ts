import type { Origin } from '../../yaml/origin.ts';

/** Why something about an Application or ApplicationSet is not known. */
export interface ArgoUnknown {
  readonly kind:
    | 'generator'
    | 'template'
    | 'source'
    | 'revision'
    | 'path'
    /** A directory that does not exist, of an Application that may not exist either. */
    | 'absent'
    | 'build'
    | 'chart'
    | 'plugin'
    | 'limit';
  /** A sentence for people. */
  readonly reason: string;
  readonly origin: Origin | undefined;
}
