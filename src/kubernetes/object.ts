import type { YamlDocument } from '../yaml/document.ts';
import { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../yaml/value.ts';

/** Who an object is, as far as it says so. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A value of an object, or the place where it would be, with its path. */
export class Place {
  readonly path: readonly (string | number)[];
  /** The value, or undefined if nothing is written at the path. */
  readonly value: YamlValue | undefined;
  /** What wrote the value; if nothing did, what wrote the nearest existing ancestor. */
  readonly origin: Origin;

  constructor(path: readonly (string | number)[], value: YamlValue | undefined, origin: Origin) {
    this.path = path;
    this.value = value;
    this.origin = origin;
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  /** The same place, shown at its key: where an unknown or misplaced field is reported. */
  get key(): Place {
    const { file, keyStart, keyEnd, start, related } = this.origin;
    if (keyStart === keyEnd) return this;
    return new Place(
      this.path,
      this.value,
      new Origin(file, keyStart, keyEnd, Math.min(start, keyStart), keyEnd, related),
    );
  }
}

/** A Kubernetes object in a file or in a build. */
export class KubernetesObject {
  readonly value: YamlMap;
  /** What wrote the object as a whole: its document, or the item of a List. */
  readonly origin: Origin;
  /** The builds (overlays or clusters) that contain it. Empty if the object is checked as in its file. */
  readonly builds: readonly string[];
  readonly apiVersion: string;
  readonly kind: string;
  /** `group/Kind`, as rules name the kinds that they look at. */
  readonly groupKind: string;
  readonly name: string;
  /** The namespace in the object. Empty if it has none. */
  readonly namespace: string;

  /** Whether nothing changes it anymore before a cluster gets it. */
  readonly isFinal: boolean;
  /** Whether a part of its build fails that may have changed it, so that what it lacks may be in that part. */
  readonly lacksParts: boolean;
  /** The name and namespace in its file, if a build changed them. They are equal in all builds of the object. */
  readonly stated: { readonly name: string; readonly namespace: string };

  constructor(
    value: YamlMap,
    origin: Origin,
    builds: readonly string[] = [],
    built: {
      readonly isFinal?: boolean;
      readonly lacksParts?: boolean;
      readonly stated?: { readonly name: string; readonly namespace: string };
    } = {},
  ) {
    this.value = value;
    this.origin = origin;
    this.builds = builds;
    this.apiVersion = stringAt(value, 'apiVersion') ?? '';
    this.kind = stringAt(value, 'kind') ?? '';
    this.groupKind = `${this.group}/${this.kind}`;
    this.name = stringAt(value, 'metadata', 'name') ?? '';
    this.namespace = stringAt(value, 'metadata', 'namespace') ?? '';
    this.lacksParts = built.lacksParts ?? false;
    this.isFinal = !this.lacksParts && (built.isFinal ?? false);
    this.stated = built.stated ?? { name: this.name, namespace: this.namespace };
  }

  /** API group; empty for the core group. */
  get group(): string {
    const at = this.apiVersion.indexOf('/');
    return at === -1 ? '' : this.apiVersion.slice(0, at);
  }

  /** Version without group. */
  get version(): string {
    return this.apiVersion.slice(this.apiVersion.indexOf('/') + 1);
  }

  get identity(): ObjectIdentity {
    return { apiVersion: this.apiVersion, kind: this.kind, namespace: this.namespace, name: this.name };
  }

  /** The place of a path into the object. */
  at(...path: (string | number)[]): Place {
    let value: YamlValue | undefined = this.value;
    let origin = this.origin;
    for (const key of path) {
      if (!isMap(value) && !isList(value)) return new Place(path, undefined, origin);
      const child: YamlValue | undefined = isMap(value)
        ? Object.hasOwn(value, key)
          ? value[key]
          : undefined
        : value[Number(key)];
      if (child === undefined) return new Place(path, undefined, origin);
      origin = originOf(value, key) ?? origin;
      value = child;
    }
    return new Place(path, value, origin);
  }
}

/** The objects of a document; the items of a `List` are objects of their own. Nothing if it is not a Kubernetes object. */
export function objectsOf(document: YamlDocument): KubernetesObject[] {
  return unfold(document.value, document.origin, hasHead);
}

/** The same, including objects that are sent to a cluster although their apiVersion or kind is not text. */
export function sentObjectsOf(document: YamlDocument): KubernetesObject[] {
  const isSent = (value: YamlMap): boolean => Object.hasOwn(value, 'apiVersion') && Object.hasOwn(value, 'kind');
  return unfold(document.value, document.origin, isSent);
}

function hasHead({ apiVersion, kind }: YamlMap): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string' && kind !== '';
}

function unfold(value: YamlValue, origin: Origin, isObject: (value: YamlMap) => boolean): KubernetesObject[] {
  if (!isMap(value) || !isObject(value)) return [];
  const { kind, items } = value;
  if (typeof kind === 'string' && kind.endsWith('List') && isList(items)) {
    return items.flatMap((item, index) => unfold(item, originOf(items, index) ?? origin, isObject));
  }
  return [new KubernetesObject(value, origin)];
}
