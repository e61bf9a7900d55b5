import { bundledSchema, type KnownKind, type KnownVersion, type ServedRange } from '../bundled-schemas.ts';
import type { JudgingSchema } from './version-status.ts';

/** The names of the versions of a kind that fit. */
export function namesOf({ versions }: KnownKind, fits: (version: KnownVersion) => boolean): string[] {
  return Object.entries(versions).flatMap(([name, version]) => (fits(version) ? name : []));
}

/** The schemas of ranges of minors, each once; `minorsOf` says which targets one of them is for. */
export function schemasOf(
  ranges: readonly ServedRange[],
  minorsOf: (range: ServedRange) => readonly string[],
): JudgingSchema[] {
  const byName = new Map(ranges.map((range) => [range.schema, range]));
  return [...byName].map(([name, range]) => ({ minors: minorsOf(range), read: () => bundledSchema(name) }));
}
