import type { Origin } from './origin.ts';

/** The origins of a mapping's entries, in the order in which they were written. */
export class MapOrigins {
  readonly keys: string[];
  readonly origins: Origin[];
  #index: Map<string, number> | undefined;

  constructor(keys: string[] = [], origins: Origin[] = []) {
    this.keys = keys;
    this.origins = origins;
  }

  get(key: string): Origin | undefined {
    const at = this.#find(key);
    return at === -1 ? undefined : this.origins[at];
  }

  set(key: string, origin: Origin): void {
    const at = this.#find(key);
    if (at !== -1) {
      this.origins[at] = origin;
      return;
    }
    this.append(key, origin);
  }

  /** Adds the origin of a key that is certainly not there. */
  append(key: string, origin: Origin): void {
    this.#index?.set(key, this.keys.length);
    this.keys.push(key);
    this.origins.push(origin);
  }

  delete(key: string): void {
    const at = this.#find(key);
    if (at === -1) return;
    this.keys.splice(at, 1);
    this.origins.splice(at, 1);
    this.#index = undefined;
  }

  copy(): MapOrigins {
    return new MapOrigins([...this.keys], [...this.origins]);
  }

  /** Short tables are searched in order; a long one gets an index at the first look-up. */
  #find(key: string): number {
    if (this.keys.length <= 24) return this.keys.indexOf(key);
    this.#index ??= new Map(this.keys.map((name, at) => [name, at]));
    return this.#index.get(key) ?? -1;
  }
}
