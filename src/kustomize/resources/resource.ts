import { withEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Defect } from './defects.ts';
import type { Behavior, PreviousId, Touch, Transformation } from './history.ts';
import { idKey, isClusterScoped, type ResourceId } from './identity.ts';
import { readId } from './read-id.ts';

const NONE: readonly never[] = [];

/**
 * An object on its way through a build: kustomize's resource with what it keeps in internal annotations.
 *
 * The fields may be written, the values in them never: a build that reuses a base works on copies made by `copy`.
 */
export class Resource {
  value: YamlMap;
  /** What wrote the object as a whole: its document, or the generator's entry. */
  readonly origin: Origin;
  previous: readonly PreviousId[] = NONE;
  prefixes: readonly string[] = NONE;
  suffixes: readonly string[] = NONE;
  behavior: Behavior = 'unspecified';
  needsHash = false;
  nameChangeAllowed = false;
  kindChangeAllowed = false;
  /** Names of vars that read from this object. */
  varNames: readonly string[] = NONE;
  touches: readonly Touch[] = NONE;
  /** Transformers that ran over it, as `buildMetadata` records them. */
  transformations: readonly Transformation[] = NONE;
  generatedBy: Transformation | undefined;
  /** Whether places of it are shared as kustomize shares nodes (shared.ts). */
  sharesNodes = false;
  /** Why the object cannot be written out. */
  defect: Defect | undefined;
  #idOf: YamlMap | undefined;
  #id: ResourceId | undefined;
  #keyOf: ResourceId | undefined;
  #key: string | undefined;

  constructor(value: YamlMap, origin: Origin) {
    this.value = value;
    this.origin = origin;
  }

  copy(): Resource {
    const copy = new Resource(this.value, this.origin);
    copy.previous = this.previous;
    copy.prefixes = this.prefixes;
    copy.suffixes = this.suffixes;
    copy.behavior = this.behavior;
    copy.needsHash = this.needsHash;
    copy.nameChangeAllowed = this.nameChangeAllowed;
    copy.kindChangeAllowed = this.kindChangeAllowed;
    copy.varNames = this.varNames;
    copy.touches = this.touches;
    copy.transformations = this.transformations;
    copy.generatedBy = this.generatedBy;
    copy.defect = this.defect;
    copy.sharesNodes = this.sharesNodes;
    copy.#idOf = this.#idOf;
    copy.#id = this.#id;
    copy.#keyOf = this.#keyOf;
    copy.#key = this.#key;
    return copy;
  }

  /** Who the object is now. */
  get id(): ResourceId {
    if (this.#idOf !== this.value || !this.#id) {
      this.#id = readId(this.value);
      this.#idOf = this.value;
    }
    return this.#id;
  }

  /** A text that is equal for objects that kustomize takes for the same. */
  get key(): string {
    const { id } = this;
    if (this.#keyOf !== id || this.#key === undefined) {
      this.#key = idKey(id);
      this.#keyOf = id;
    }
    return this.#key;
  }

  /** Who the object was when that was last asked; for objects that a patch has emptied. */
  get lastId(): ResourceId {
    return this.#id ?? this.id;
  }

  /** Who the object was in its file. */
  get originalId(): ResourceId {
    const [first] = this.previous;
    return first ? this.#previousId(first) : this.id;
  }

  /** All ids that the object had, the oldest first, without the present one. */
  get previousIds(): ResourceId[] {
    return this.previous.map((previous) => this.#previousId(previous));
  }

  #previousId({ name, namespace, kind }: PreviousId): ResourceId {
    const { group, version } = this.id;
    return { group, version, kind, name, namespace };
  }

  /** Remembers who the object is before that changes. */
  storeId(): void {
    const { id } = this;
    const namespace = isClusterScoped(id) ? '_non_namespaceable_' : id.namespace || 'default';
    this.previous = [...this.previous, { name: id.name, namespace, kind: id.kind }];
  }

  /** Whether kustomize would keep anything in this object's annotations by now. */
  get isTracked(): boolean {
    return (
      this.previous.length > 0 ||
      this.prefixes.length > 0 ||
      this.suffixes.length > 0 ||
      this.behavior !== 'unspecified' ||
      this.needsHash
    );
  }

  /** The mapping `metadata`, or undefined. */
  get metadata(): YamlMap | undefined {
    const { metadata } = this.value;
    return isMap(metadata) ? metadata : undefined;
  }

  /** Writes a field of `metadata`. */
  setMetadata(key: string, value: YamlValue, origin: Origin): void {
    const { metadata } = this;
    if (!metadata) return;
    const place = originOf(this.value, 'metadata') ?? this.origin;
    this.value = withEntry(this.value, 'metadata', withEntry(metadata, key, value, origin), place);
  }

  touch(touch: Touch): void {
    if (!this.touches.includes(touch)) this.touches = [...this.touches, touch];
  }
}
