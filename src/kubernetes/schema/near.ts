import { editDistance, nearest } from '../../text/nearest.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, originOf, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import { type ObjectSchema, propertyOf, resolve, type Schema } from '../terms/schema.ts';

/** Where a misplaced field belongs: `beside` it under another name, further `above` or `below`, or in a mapping that accepts anything. */
export interface Meant {
  readonly where: 'beside' | 'above' | 'below' | 'values';
  readonly path: FieldPath;
  /** The name there is akin, not a correction. */
  readonly unsure?: boolean;
}

/** Levels that are searched below. */
const DEPTH = 3;
/** Letters of a name that is not found all over a schema. */
const SPECIFIC = 5;
/** Schemas that are looked at below, at most. */
const BREADTH = 2000;

/** The place that a misplaced or misspelled field most likely belongs to; `parent` is the path of the mapping that contains it. */
export function meantField(name: string, parent: FieldPath, object: YamlMap, schema: ObjectSchema): Meant | undefined {
  const along = schemasAlong(parent, schema);
  const own = along.at(-1);
  if (!own) return undefined;
  const beside = valueAt(object, parent);
  const siblings = freeNames(own, beside, isMap(beside) ? originOf(beside, name) : undefined);
  const near = nearest(name, siblings);
  if (near !== undefined && isClose(name, near)) return { where: 'beside', path: [...parent, near] };
  for (let depth = along.length - 2; depth >= 0; depth--) {
    const above = parent.slice(0, depth);
    const level = along[depth];
    if (level && freeNames(level, valueAt(object, above)).includes(name))
      return { where: 'above', path: [...above, name] };
  }
  const below = findBelow(name, own, schema, valueAt(object, parent));
  if (below) return { where: 'below', path: [...parent, ...below] };
  const containing = siblings.filter(
    (sibling) => name.length > 2 && sibling.toLowerCase().includes(name.toLowerCase()),
  );
  if (containing.length === 1) return { where: 'beside', path: [...parent, ...containing], unsure: true };
  const aside = name.length < SPECIFIC ? undefined : findAside(name, along, parent, schema);
  if (aside) return { where: 'above', path: aside };
  if (near !== undefined) return { where: 'beside', path: [...parent, near] };
  const open = Object.entries(own.properties ?? {}).filter(([, property]) =>
    takesAnything(resolve(property, schema.definitions)),
  );
  const [only] = open;
  return only && open.length === 1 && parent.length > 0 ? { where: 'values', path: [...parent, only[0]] } : undefined;
}

/** Whether a mapping names an object of the own namespace: it takes a name, and no namespace. */
export function isLocalReference(parent: FieldPath, schema: ObjectSchema): boolean {
  const own = schemasAlong(parent, schema).at(-1);
  return (
    /(?:Ref|Reference|refs?)$/.test(String(parent.findLast((key) => typeof key === 'string'))) &&
    own !== undefined &&
    propertyOf(own, 'name') !== undefined &&
    propertyOf(own, 'namespace') === undefined
  );
}

/** The only place below one of the mappings further out, the nearest first. */
function findAside(
  name: string,
  along: readonly Schema[],
  parent: FieldPath,
  schema: ObjectSchema,
): FieldPath | undefined {
  for (let depth = along.length - 2; depth >= 0; depth--) {
    const level = along[depth];
    const found = level && findBelow(name, level, schema, undefined);
    if (found) return [...parent.slice(0, depth), ...found];
  }
  return undefined;
}

/** Another case, or one letter too many, too few, wrong or swapped; two in a long name. */
function isClose(name: string, near: string): boolean {
  return name.toLowerCase() === near.toLowerCase() || editDistance(name, near) <= (name.length < 8 ? 1 : 2);
}

/** The schemas of the mappings and lists on a path, from the root's to that of its end. */
function schemasAlong(path: FieldPath, { root, definitions }: ObjectSchema): Schema[] {
  let schema: Schema | undefined = resolve(root, definitions);
  const along = [schema];
  for (const key of path) {
    const child: Schema | undefined =
      typeof key === 'number'
        ? schema?.items
        : schema &&
          (propertyOf(schema, key) ??
            (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined));
    if (!child) return [];
    schema = resolve(child, definitions);
    along.push(schema);
  }
  return along;
}

/** The fields of a mapping that are not written yet, or not in the file of the one that is wrong: it may patch the others. */
function freeNames({ properties }: Schema, value: YamlValue | undefined, wrong?: Origin): string[] {
  const isWritten = (name: string): boolean =>
    isMap(value) && Object.hasOwn(value, name) && (!wrong || originOf(value, name)?.file.path === wrong.file.path);
  return Object.keys(properties ?? {}).filter((name) => !isWritten(name));
}

interface Level {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** The only place on the first level below at which a field of the name exists, of several the only one that is written; `[]` marks lists. */
function findBelow(
  name: string,
  start: Schema,
  { definitions }: ObjectSchema,
  value: YamlValue | undefined,
): readonly string[] | undefined {
  let level: Level[] = [{ path: [], schema: start }];
  let left = BREADTH;
  for (let depth = 0; depth < DEPTH && left > 0; depth++) {
    level = level.flatMap((parent) => childrenOf(parent, definitions));
    left -= level.length;
    const hits = level.filter(({ schema }) => propertyOf(schema, name));
    const written = hits.length > 1 ? hits.filter(({ path }) => valueAt(value, path) !== undefined) : hits;
    const [only] = written;
    if (hits.length > 0) return only && written.length === 1 ? [...only.path, name] : undefined;
  }
  return undefined;
}

function childrenOf({ path, schema }: Level, definitions: ObjectSchema['definitions']): Level[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]): Level[] => {
    if (key === 'status' && path.length === 0) return [];
    const child = resolve(property, definitions);
    return [
      child.items
        ? { path: [...path, `${key}[]`], schema: resolve(child.items, definitions) }
        : { path: [...path, key], schema: child },
    ];
  });
}

function takesAnything(schema: Schema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true && schema.properties === undefined;
}
