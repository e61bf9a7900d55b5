import type { Origin } from './origin.ts';
import type { YamlValue } from './value.ts';

/** A value with the range that wrote it, before it is put into its collection. */
export interface Node {
  readonly value: YamlValue;
  readonly start: number;
  readonly end: number;
  readonly related?: Origin;
  /** What a scalar says before it is resolved; undefined for all else. */
  readonly text?: string;
  /** Whether it is the key `<<` that merges mappings. */
  readonly isMerge?: boolean;
}

/** A node that aliases may repeat. */
export interface Anchor extends Node {
  /** Values in it, aliases counted as often as they are used. */
  readonly size: number;
}
