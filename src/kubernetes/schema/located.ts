import type { Tree } from '../../repository/tree.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { readJsonSchema } from './json-schema.ts';
import { addressAt, type KindVersion, type SchemaLocation } from './location.ts';
import type { FetchSchema } from './online/fetch.ts';

/** A schema that a location of the policy file gave. */
export interface LocatedSchema {
  readonly schema: ObjectSchema;
  /** Whether the repository contains it itself. */
  readonly isOwn: boolean;
}

/** Kinds for which addresses are asked, and addresses that are asked at one time, at most. */
const MOST_KINDS = 300;
const AT_ONCE = 6;
/** Bytes of a schema file in the repository. */
const LARGEST = 4 * 1024 * 1024;

/** The locations of the policy file; an address is asked once for all revisions. */
export class SchemaLocations {
  readonly #locations: readonly SchemaLocation[];
  readonly #fetch: FetchSchema | undefined;
  readonly #asked = new Map<string, ReturnType<FetchSchema>>();
  readonly #failures = new Set<string>();

  /** Without `fetch` addresses are not asked. */
  constructor(locations: readonly SchemaLocation[], fetch: FetchSchema | undefined) {
    this.#locations = locations;
    this.#fetch = fetch;
  }

  /** Why addresses gave nothing, a line each. */
  get notes(): readonly string[] {
    const online = this.#locations.filter(({ isOnline }) => isOnline);
    if (online.length > 0 && !this.#fetch)
      return [
        `${online.length} of the schemaLocations are URLs and were not requested. To request them, set online: true in the policy file of the base.`,
      ];
    return [...this.#failures].sort();
  }

  /** The schemas that the locations have for some kinds, each from the first that has it; `minor` is Kubernetes' own. */
  async find(
    kinds: readonly KindVersion[],
    tree: Tree,
    minor: string,
  ): Promise<ReadonlyMap<KindVersion, LocatedSchema>> {
    const found = new Map<KindVersion, LocatedSchema>();
    const queue = this.#locations.length === 0 ? [] : kinds.slice(0, MOST_KINDS);
    const next = queue.values();
    const work = async (): Promise<void> => {
      for (const kind of next) {
        const located = await this.#findOne(kind, tree, minor);
        if (located) found.set(kind, located);
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, work));
    return found;
  }

  async #findOne(kind: KindVersion, tree: Tree, minor: string): Promise<LocatedSchema | undefined> {
    for (const location of this.#locations) {
      const address = addressAt(location, kind, minor);
      if (address === undefined) continue;
      const text = location.isOnline ? await this.#ask(address) : textIn(tree, address);
      const schema = text === undefined ? undefined : readJsonSchema(text);
      if (schema) return { schema, isOwn: !location.isOnline };
      if (text !== undefined) this.#failures.add(`${address} does not contain a JSON Schema for an object.`);
    }
    return undefined;
  }

  async #ask(address: string): Promise<string | undefined> {
    if (!this.#fetch) return undefined;
    let asked = this.#asked.get(address);
    if (!asked) {
      asked = this.#fetch(address);
      this.#asked.set(address, asked);
    }
    const answer = await asked;
    if (answer.status === 'failed') this.#failures.add(`${address} could not be fetched: ${answer.why}.`);
    return answer.status === 'found' ? answer.text : undefined;
  }
}

function textIn(tree: Tree, path: string): string | undefined {
  const file = tree.file(path);
  return file && file.size <= LARGEST ? tree.textAt(path)?.text : undefined;
}
