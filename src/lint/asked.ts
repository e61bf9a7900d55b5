import type { Problem } from '../findings/problem.ts';
import { type KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap } from '../yaml/value.ts';

/** Which findings a run asks for: all, or those in some files. */
export class Asked {
  readonly #paths: ReadonlySet<string> | undefined;

  constructor(paths?: ReadonlySet<string>) {
    this.#paths = paths;
  }

  get isAll(): boolean {
    return this.#paths === undefined;
  }

  /** Whether a problem is in one of the files, or says something of a place in them. */
  concerns({ at, related = [] }: Problem): boolean {
    return this.isAll || [at, ...related.map((one) => one.at)].some((place) => this.#has(originAt(place)));
  }

  /** Whether one of the files wrote a value of an object, or had a part in it. */
  hasPartOf({ value, origin }: KubernetesObject): boolean {
    return this.isAll || this.#hasPart(origin) || this.#hasPartIn(value, new Set());
  }

  /** `seen`: aliases may repeat a collection very often. */
  #hasPartIn(value: YamlMap | YamlList, seen: Set<object>): boolean {
    if (seen.has(value)) return false;
    seen.add(value);
    for (const key of isList(value) ? value.keys() : Object.keys(value)) {
      const origin = originOf(value, key);
      if (origin && this.#hasPart(origin)) return true;
      const item = isList(value) ? value[Number(key)] : value[key];
      if (item !== undefined && (isMap(item) || isList(item)) && this.#hasPartIn(item, seen)) return true;
    }
    return false;
  }

  #hasPart(origin: Origin): boolean {
    for (let one: Origin | undefined = origin; one; one = one.related) if (this.#has(one)) return true;
    return false;
  }

  #has({ file }: Origin): boolean {
    return this.#paths?.has(file.path) ?? true;
  }
}

export const ALL = new Asked();

/**
 * What may be left out of a run that is asked about some files: nothing where other findings have a say in theirs. A base, a baseline
 * and failures that no finding explains are compared with all findings, and what is in other repositories is reported at lines of this one.
 */
export function askedOf(revision: Revision, only: ReadonlySet<string> | undefined): Asked {
  const { base, baseline, checkouts, reconcilers } = revision;
  if (!only || base || baseline || checkouts.all.length > 0) return ALL;
  const asked = new Asked(only);
  const failures = reconcilers.flatMap(({ entrypoints }) => entrypoints.flatMap((one) => one.failures));
  const isConcerned = failures.some(({ by, origin }) => asked.hasPartOf(by) || (origin && only.has(origin.file.path)));
  return isConcerned ? ALL : asked;
}

function originAt(place: Place | Origin): Origin {
  return place instanceof Place ? place.origin : place;
}
