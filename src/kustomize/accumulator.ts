import type { Origin } from '../yaml/origin.ts';
import type { YamlMap } from '../yaml/value.ts';
import { duplicate } from './duplicate.ts';
import { BuildFailure, fail } from './failure.ts';
import { agreed, mergeConfigs } from './fields/merge-configs.ts';
import { EMPTY_CONFIG, type TransformerConfig } from './fields/transformer-config.ts';
import type { Touch } from './resources/history.ts';
import { idKey, type ResourceId } from './resources/identity.ts';
import type { Resource } from './resources/resource.ts';
import type { Var } from './resources/vars.ts';
import { type BuildPart, mayAddObjects, type UnknownPart } from './unknown-part.ts';

/** An entry of a kustomization file that matches no object. */
export interface Unmatched {
  readonly kind: Touch['kind'] | 'reject';
  readonly origin: Origin;
  readonly directory: string;
  /** The object that a strategic merge writes, if what it is merged into has its kind. */
  readonly patch?: { readonly value: YamlMap; readonly origin: Origin } | undefined;
}

/** A field or object that a patch took away. */
export interface Deletion {
  /** Who the object is, as kustomize prints it. */
  readonly object: string;
  readonly origin: Origin;
}

/** What has been gathered so far: kustomize's ResAccumulator. */
export class Accumulator {
  /** Whether a failing build is repaired here: what fails is left out. */
  readonly isMended: boolean;
  resources: Resource[] = [];
  config: TransformerConfig = EMPTY_CONFIG;
  vars = new Map<string, Var>();
  /** What of it cannot be known; objects may be missing from `resources` then. */
  readonly unknown: UnknownPart[] = [];
  /** What was left out of a build that is repaired. */
  readonly leftOut: UnknownPart[] = [];
  readonly unmatched: Unmatched[] = [];
  readonly deletions: Deletion[] = [];
  /** Paths of all files that were read. */
  readonly files = new Set<string>();
  /** Directories whose kustomization files were built. */
  readonly directories = new Set<string>();

  constructor(isMended: boolean) {
    this.isMended = isMended;
  }

  /** Whether an object that is not found might come from a part that is not known. */
  get isPartial(): boolean {
    return this.unknown.some(mayAddObjects) || this.leftOut.some(mayAddObjects);
  }

  /**
   * Runs a step of the build. A build that is repaired goes on without a part that fails, and notes it. Throws a BuildFailure
   * otherwise.
   */
  attempt<T>(part: BuildPart, step: () => T): T | undefined {
    if (!this.isMended) return step();
    try {
      return step();
    } catch (error) {
      if (!(error instanceof BuildFailure) || error.isLimit) throw error;
      this.leftOut.push({ ...part, kind: 'broken', reason: error.problems[0]?.message ?? error.message });
      return undefined;
    }
  }

  /** A copy of the state that can change on its own; the values are shared. */
  copy(): Accumulator {
    const copy = new Accumulator(this.isMended);
    copy.resources = this.resources.map((resource) => resource.copy());
    copy.config = this.config;
    copy.vars = new Map(this.vars);
    copy.addNotes(this);
    return copy;
  }

  addNotes({ unknown, leftOut, unmatched, deletions, files, directories }: Accumulator): void {
    for (const part of unknown) if (!this.unknown.includes(part)) this.unknown.push(part);
    for (const part of leftOut) if (!this.leftOut.includes(part)) this.leftOut.push(part);
    this.unmatched.push(...unmatched);
    this.deletions.push(...deletions);
    for (const file of files) this.files.add(file);
    for (const directory of directories) this.directories.add(directory);
  }

  /** Adds objects; one with the id of another is an error, or left out of a build that is repaired. */
  append(resources: readonly Resource[], origin: Origin | undefined, directory: string): void {
    const byId = new Map<string, Resource>();
    for (const resource of this.resources) byId.set(resource.key, resource);
    for (const resource of resources) {
      const { key } = resource;
      const first = byId.get(key);
      if (first && this.isMended) continue;
      if (first) throw duplicate(resource, first, origin, directory);
      byId.set(key, resource);
      this.resources.push(resource);
    }
  }

  /** Fails if two objects have become the same; kustomize checks when it rebuilds its list. */
  checkUnique(origin: Origin | undefined, directory: string): void {
    if (this.isMended) return;
    const byId = new Map<string, Resource>();
    for (const resource of this.resources) {
      const first = byId.get(resource.key);
      if (first) throw duplicate(resource, first, origin, directory);
      byId.set(resource.key, resource);
    }
  }

  /** Takes over the result of a base. */
  merge(base: Accumulator, origin: Origin | undefined, directory: string): void {
    this.append(base.resources, origin, directory);
    this.config = agreed('', { origin, directory }, () => mergeConfigs(this.config, base.config));
    this.addNotes(base);
    for (const [name, variable] of base.vars) {
      if (this.vars.has(name)) {
        throw fail('reference', `var '${name}' already encountered`, { origin: variable.origin, directory });
      }
      this.vars.set(name, variable);
    }
  }

  /** The objects that have or had an id. */
  withAnyId(matches: (id: ResourceId) => boolean): Resource[] {
    return this.resources.filter(
      (resource) => matches(resource.id) || (resource.previous.length > 0 && resource.previousIds.some(matches)),
    );
  }

  /** The objects that have or had exactly this id. */
  withId(id: ResourceId): Resource[] {
    const key = idKey(id);
    return this.withAnyId((other) => other.name === id.name && idKey(other) === key);
  }
}
