import { isList, isMap, type YamlValue } from '../../../yaml/value.ts';

/** The value of a parameter. `undefined` if it is set, but unknown. */
export type Parameter = undefined | null | boolean | number | string | readonly Parameter[] | ParameterMap;

/** Parameters by name. With `goTemplate` they nest; without, names such as `values.env` or `path[0]` are keys. */
export type ParameterMap = ReadonlyMap<string, Parameter>;

/** What a generator gives a template for one Application. */
export interface ParameterSet {
  readonly values: ParameterMap;
  /** Whether parameters that are not in `values` may be set, too. */
  readonly isOpen: boolean;
  /** The first parts of the names that those parameters may have, as documented; undefined if any name is possible. */
  readonly others?: ReadonlySet<string> | undefined;
  /** Whether the generator certainly yields this set; not so for clusters, which only a running Argo CD knows. */
  readonly isCertain: boolean;
  /** The elements and contents of files that its values come from, with their origins. */
  readonly written: readonly YamlValue[];
}

/** The same value as a parameter. */
export function parameterOf(value: YamlValue | undefined): Parameter {
  if (isList(value)) return value.map((item) => parameterOf(item));
  if (!isMap(value)) return value;
  return new Map(Object.keys(value).map((key) => [key, parameterOf(value[key])]));
}

export function isParameterMap(value: Parameter): value is ParameterMap {
  return value instanceof Map;
}

export function isParameterList(value: Parameter): value is readonly Parameter[] {
  return Array.isArray(value);
}

/** Both maps in one, maps inside of them, too; what `over` has wins unless it is empty (mergo's WithOverride). */
export function mergeParameters(base: ParameterMap, over: ParameterMap): ParameterMap {
  const merged = new Map(base);
  for (const [key, value] of over) {
    const own = merged.get(key);
    if (isParameterMap(own) && isParameterMap(value)) merged.set(key, mergeParameters(own, value));
    else if (!merged.has(key) || !isEmpty(value)) merged.set(key, value);
  }
  return merged;
}

/** What the names of parameters may begin with that are not in two sets which are now one. */
export function joinedOthers(...sets: readonly ParameterSet[]): ReadonlySet<string> | undefined {
  const open = sets.filter(({ isOpen }) => isOpen).map(({ others }) => others);
  return open.some((others) => others === undefined)
    ? undefined
    : new Set(open.flatMap((others) => [...(others ?? [])]));
}

/** Whether Go takes a value for none: null, false, zero, an empty text, list or map. A value that is not known is none of these. */
export function isEmpty(value: Parameter): boolean {
  if (isParameterMap(value)) return value.size === 0;
  if (isParameterList(value)) return value.length === 0;
  return value === null || value === false || value === 0 || value === '';
}

/** The keys without nesting that templates take without `goTemplate`: names joined with dots, values as texts. */
export function flatten(value: Parameter, prefix = ''): ParameterMap {
  const flat = new Map<string, Parameter>();
  const entries: Iterable<readonly [string | number, Parameter]> = isParameterMap(value)
    ? value
    : isParameterList(value)
      ? value.entries()
      : [];
  for (const [key, entry] of entries) {
    const name = prefix === '' ? String(key) : `${prefix}.${key}`;
    if ((isParameterMap(entry) || isParameterList(entry)) && !isEmpty(entry)) {
      for (const [inner, text] of flatten(entry, name)) flat.set(inner, text);
    } else flat.set(name, textOf(entry));
  }
  return flat;
}

function textOf(value: Parameter): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '<nil>';
  if (isParameterMap(value)) return 'map[]';
  return isParameterList(value) ? '[]' : String(value);
}
