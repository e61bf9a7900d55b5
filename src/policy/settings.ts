import type { Limits } from '../limits.ts';
import type { FailOn } from '../severity.ts';
import type { Origin } from '../yaml/origin.ts';
import { isMap, originOf, valueAt, type YamlMap } from '../yaml/value.ts';
import type { AcknowledgeSettings } from './acknowledge.ts';
import type { BaselineSettings } from './baseline.ts';
import type { ExternalSettings } from './externals.ts';
import type { OwnPolicySettings } from './own-policies.ts';
import type { Level, Preset } from './policy.ts';

/** The policy file as written. */
export interface PolicySettings {
  readonly preset?: Preset;
  readonly failOn?: FailOn;
  readonly rules?: Record<string, Level>;
  readonly overrides?: { readonly paths: string[]; readonly rules: Record<string, Level> }[];
  readonly ignore?: string[];
  readonly targets?: Partial<Record<'flux' | 'kubernetes', string | number | (string | number)[]>>;
  readonly schemaLocations?: string[];
  readonly online?: boolean;
  readonly criticalPaths?: string[];
  readonly externals?: ExternalSettings[];
  readonly policies?: OwnPolicySettings[];
  readonly sources?: Record<string, string>;
  readonly suppressions?: { readonly forbid?: string[] };
  readonly acknowledge?: AcknowledgeSettings | 'off';
  readonly baseline?: Partial<BaselineSettings>;
  readonly limits?: Partial<Limits>;
}

/** Where the deepest part of a path is written that is there; undefined if none is. */
export function originIn(value: YamlMap, path: readonly string[]): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(value, path.slice(0, length - 1).map(indexOrKey));
    const origin = isMap(parent) || Array.isArray(parent) ? originOf(parent, path[length - 1] ?? '') : undefined;
    if (origin) return origin;
  }
  return undefined;
}

/** A part of a path as a number if it is an index. */
export function indexOrKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
