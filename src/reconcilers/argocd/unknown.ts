import type { Origin } from '../../yaml/origin.ts';

/** Why something of an Application or ApplicationSet is not known from here. */
export interface ArgoUnknown {
  readonly kind:
    | 'generator'
    | 'template'
    | 'source'
    | 'revision'
    | 'path'
    /** A directory that is not there, of an Application that may not be there either. */
    | 'absent'
    | 'build'
    | 'chart'
    | 'plugin'
    | 'limit';
  /** A sentence for people. */
  readonly reason: string;
  readonly origin: Origin | undefined;
}
