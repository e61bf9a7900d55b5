import type { Origin } from '../yaml/origin.ts';
import { mapAt, originOf } from '../yaml/value.ts';
import { type BuildFailure, fail, type UnknownPart } from './failure.ts';
import { agreed, EMPTY_CONFIG, mergeConfigs, type TransformerConfig } from './fields/transformer-config.ts';
import type { Touch } from './resources/history.ts';
import { idKey, idText, isClusterScoped, type ResourceId } from './resources/identity.ts';
import type { Resource } from './resources/resource.ts';
import type { Var } from './resources/vars.ts';

/** An entry of a kustomization file that matches no object. */
export interface Unmatched {
  readonly kind: Touch['kind'] | 'reject';
  readonly origin: Origin;
  readonly directory: string;
}

/** A field or object that a patch took away. */
export interface Deletion {
  /** Who the object is, as kustomize prints it. */
  readonly object: string;
  readonly origin: Origin;
}

/** What has been gathered so far: kustomize's ResAccumulator. */
export class Accumulator {
  resources: Resource[] = [];
  config: TransformerConfig = EMPTY_CONFIG;
  vars = new Map<string, Var>();
  /** What of it cannot be known; objects may be missing from `resources` then. */
  readonly unknown: UnknownPart[] = [];
  readonly unmatched: Unmatched[] = [];
  readonly deletions: Deletion[] = [];
  /** Paths of all files that were read. */
  readonly files = new Set<string>();
  /** Directories whose kustomization files were built. */
  readonly directories = new Set<string>();

  /** Whether an object that is not found might come from a part that is not known. */
  get isPartial(): boolean {
    return this.unknown.length > 0;
  }

  /** A copy of the state that can change on its own; the values are shared. */
  copy(): Accumulator {
    const copy = new Accumulator();
    copy.resources = this.resources.map((resource) => resource.copy());
    copy.config = this.config;
    copy.vars = new Map(this.vars);
    copy.addNotes(this);
    return copy;
  }

  addNotes({ unknown, unmatched, deletions, files, directories }: Accumulator): void {
    for (const part of unknown) if (!this.unknown.includes(part)) this.unknown.push(part);
    this.unmatched.push(...unmatched);
    this.deletions.push(...deletions);
    for (const file of files) this.files.add(file);
    for (const directory of directories) this.directories.add(directory);
  }

  /** Adds objects; one with the id of another is an error. */
  append(resources: readonly Resource[], origin: Origin | undefined, directory: string): void {
    const byId = new Map<string, Resource>();
    for (const resource of this.resources) byId.set(resource.key, resource);
    for (const resource of resources) {
      const { key } = resource;
      const first = byId.get(key);
      if (first) throw duplicate(resource, first, origin, directory);
      byId.set(key, resource);
      this.resources.push(resource);
    }
  }

  /** Fails if two objects have become the same; kustomize checks when it rebuilds its list. */
  checkUnique(origin: Origin | undefined, directory: string): void {
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

function duplicate(resource: Resource, first: Resource, origin: Origin | undefined, directory: string): BuildFailure {
  const { id } = resource;
  const place = isClusterScoped(id) ? '' : id.namespace ? ` in namespace \`${id.namespace}\`` : ' without a namespace';
  const [one, other] = [first.origin, resource.origin];
  const isSame = one.file === other.file && one.start === other.start;
  const where = isSame
    ? ` because \`${one.file.path}\` is included twice`
    : one.file === other.file
      ? `, both times in \`${one.file.path}\``
      : `, in \`${one.file.path}\` and \`${other.file.path}\``;
  return fail('duplicate-id', `may not add resource with an already registered id: ${idText(id)}`, {
    // One entry brings both then: the second one is to blame.
    origin: !isSame && one.file === other.file ? nameOrigin(resource) : (origin ?? other),
    directory,
    message: `The ${id.kind} \`${id.name}\`${place} is defined twice in this build${where}.${isSame ? '' : ' Remove or rename one.'}`,
    related: [
      { origin: one, message: 'defined here' },
      ...(isSame ? [] : [{ origin: other, message: 'and defined here' }]),
    ],
  });
}

/** The name in the document of an object; the document if something else has changed the name. */
function nameOrigin({ value, origin }: Resource): Origin {
  const metadata = mapAt(value, 'metadata');
  const name = metadata && originOf(metadata, 'name');
  return name?.file === origin.file ? name : origin;
}
