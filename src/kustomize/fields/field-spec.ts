import { withEntry, withItem } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import {
  isList,
  isMap,
  newList,
  newMap,
  originOf,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import type { GroupVersionKind } from '../resources/identity.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import { splitPath } from './split-path.ts';

/** Where a transformer writes: a path in objects of a kind, empty fields meaning any. */
export interface FieldSpec extends GroupVersionKind {
  /** As in configurations: `spec/template/metadata/labels`, `spec/containers[]/image`. */
  readonly path: string;
  /** Whether missing parts of the path are made. */
  readonly create: boolean;
}

/** What a transformer makes of the value at a field spec's path (undefined: not there yet); undefined leaves it as it is. */
export type Setter = (value: YamlValue | undefined, origin: Origin) => WrittenValue | undefined;

/** A path that cannot be followed; the message is kustomize's. */
export class FieldError extends Error {
  /** The value that is not what it should be, if that is known. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

/** A node of another kind than it takes, in kyaml's words. */
export function wrongKind(expected: string, value: YamlValue): FieldError {
  const actual = isMap(value) ? 'MappingNode' : isList(value) ? 'SequenceNode' : 'ScalarNode';
  return new FieldError(`wrong node kind: expected ${expected} but got ${actual}`);
}

interface Walk {
  readonly path: readonly string[];
  readonly set: Setter;
  readonly create: Creation | undefined;
}

/** How missing parts of a path are made. */
export interface Creation {
  readonly kind: 'scalar' | 'map';
  /** What wrote the parts that are made. */
  readonly origin: Origin;
}

/** Applies a setter wherever the path leads; the same value if nothing changes. `origin` is that of the object. */
export function applyFieldSpec(
  object: YamlMap,
  origin: Origin,
  { path, create }: Pick<FieldSpec, 'path' | 'create'>,
  set: Setter,
  creation?: Creation,
): YamlMap {
  const changed = step(object, origin, { path: splitPath(path), set, create: create ? creation : undefined }, 0);
  return changed && isMap(changed.value) ? changed.value : object;
}

function step(value: YamlValue, origin: Origin, walk: Walk, at: number): WrittenValue | undefined {
  if (at === walk.path.length) return setAt(value, origin, walk.set);
  if (value === null) return undefined;
  if (isList(value)) return stepList(value, origin, walk, at);
  if (isMap(value)) return stepMap(value, origin, walk, at);
  throw new FieldError('expected sequence or mapping node', origin);
}

function setAt(value: YamlValue, origin: Origin, set: Setter): WrittenValue | undefined {
  try {
    return set(value, origin);
  } catch (error) {
    throw error instanceof FieldError ? new FieldError(error.message, error.origin ?? origin) : error;
  }
}

function stepList(list: YamlList, origin: Origin, walk: Walk, at: number): WrittenValue | undefined {
  let result = list;
  for (let index = 0; index < list.length; index++) {
    const changed = stepItem(list[index] ?? null, originOf(list, index) ?? origin, walk, at);
    if (changed) result = withItem(result, index, changed.value, changed.origin);
  }
  return result === list ? undefined : { value: result, origin };
}

function stepItem(item: YamlValue, origin: Origin, walk: Walk, at: number): WrittenValue | undefined {
  try {
    return step(item, origin, walk, at);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const way = walk.path.slice(at).join(' ');
    throw new FieldError(`visit traversal on path: [${way}]: ${error.message}`, error.origin);
  }
}

function stepMap(map: YamlMap, origin: Origin, walk: Walk, at: number): WrittenValue | undefined {
  const part = walk.path[at] ?? '';
  const key = part.endsWith('[]') ? part.slice(0, -2) : part;
  if (key === '') throw new FieldError('cannot set or create an empty field name');
  const existing = Object.hasOwn(map, key) ? map[key] : undefined;
  const changed = child(existing, originOf(map, key) ?? origin, key !== part, walk, at);
  return changed && { value: withEntry(map, key, changed.value, changed.origin), origin };
}

/** What happens to the value below a key: changed, made, or left. */
function child(
  existing: YamlValue | undefined,
  origin: Origin,
  isSequence: boolean,
  walk: Walk,
  at: number,
): WrittenValue | undefined {
  const isLast = at + 1 === walk.path.length;
  const creates = walk.create !== undefined && !isSequence;
  if (existing === undefined || existing === null) {
    if (existing === null && isSequence) return step(newList(), origin, walk, at + 1) ?? { value: newList(), origin };
    if (creates && walk.create) return make(walk, walk.create, isLast, at);
    if (existing === undefined) return undefined;
  }
  return step(existing, origin, walk, at + 1);
}

function make(walk: Walk, { kind, origin }: Creation, isLast: boolean, at: number): WrittenValue | undefined {
  if (isLast) return walk.set(kind === 'map' ? newMap() : undefined, origin);
  return step(newMap(), origin, walk, at + 1) ?? { value: newMap(), origin };
}
