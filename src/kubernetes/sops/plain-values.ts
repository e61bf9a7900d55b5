import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { isCiphertext } from './metadata.ts';
import type { SopsScope } from './scope.ts';

/** A value in plain text that SOPS encrypts, or would encrypt. */
export interface PlainValue {
  readonly path: readonly (string | number)[];
  readonly value: string | number | boolean;
  readonly origin: Origin;
}

/** What SOPS encrypts in a document, by its state now. */
export interface ScopedValues {
  readonly plain: readonly PlainValue[];
  /** How many values are encrypted, those outside of the scope included. */
  readonly encrypted: number;
}

const MAX_DEPTH = 300;
const MAX_VISITED = 200_000;
const MAX_PLAIN = 200;

/** The values of a document that are in a scope; empty ones, which SOPS leaves as they are, and its own metadata are not listed. */
export function scopedValues(document: YamlMap, origin: Origin, scope: SopsScope): ScopedValues {
  const walk = new ScopedWalk(scope);
  walk.map(document, origin, 'sops');
  return walk;
}

class ScopedWalk implements ScopedValues {
  readonly plain: PlainValue[] = [];
  encrypted = 0;
  #visited = 0;
  readonly #scope: SopsScope;
  readonly #path: (string | number)[] = [];
  /** How many of the keys above are ones that the scope is about. */
  #about = 0;

  constructor(scope: SopsScope) {
    this.#scope = scope;
  }

  get #isCovered(): boolean {
    return this.#about > 0 === (this.#scope.encrypts === 'those');
  }

  map(map: YamlMap, origin: Origin, except?: string): void {
    for (const key in map) {
      const value = map[key];
      if (value === undefined || key === except) continue;
      const isAbout = this.#scope.isAbout(key);
      if (isAbout) this.#about++;
      this.#value(value, originOf(map, key) ?? origin, key);
      if (isAbout) this.#about--;
    }
  }

  #list(list: YamlList, origin: Origin): void {
    for (const [index, item] of list.entries()) this.#value(item, originOf(list, index) ?? origin, index);
  }

  #value(value: YamlValue, origin: Origin, step: string | number): void {
    if (++this.#visited > MAX_VISITED || this.#path.length > MAX_DEPTH) return;
    this.#path.push(step);
    if (isMap(value)) this.map(value, origin);
    else if (isList(value)) this.#list(value, origin);
    else if (typeof value === 'string' && isCiphertext(value)) this.encrypted++;
    else if (value !== null && value !== '' && this.plain.length < MAX_PLAIN && this.#isCovered)
      this.plain.push({ path: [...this.#path], value, origin });
    this.#path.pop();
  }
}
