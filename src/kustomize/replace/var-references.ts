import { withEntry, withItem } from '../../yaml/edit.ts';
import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import { applySpecs } from '../fields/apply-specs.ts';
import { FieldError } from '../fields/field-spec.ts';
import { syncShared } from '../fields/shared.ts';
import type { WrittenValue } from '../resources/scalar.ts';
import type { Var } from '../resources/vars.ts';
import { lookUp, smartSplit } from './look-up.ts';
import { printVar } from './merge-vars.ts';

/** Replaces `$(NAME)` in the fields that may hold vars (api/filters/refvar). */
export function resolveVars(state: Accumulator, directory: string): void {
  if (state.vars.size === 0) return;
  const values = new Map<string, WrittenValue>();
  for (const name of [...state.vars.keys()].sort()) {
    const variable = state.vars.get(name);
    const value = variable && readValue(state, variable, directory);
    if (value) values.set(name, value);
  }
  const set = (old: YamlValue | undefined, origin: Origin): WrittenValue | undefined =>
    expandNode(old ?? null, origin, values, true);
  for (const resource of state.resources) {
    const before = resource.value;
    applySpecs(resource, state.config.varReference, set, undefined, { origin: resource.origin, directory });
    syncShared(resource, before);
  }
}

function readValue(state: Accumulator, variable: Var, directory: string): WrittenValue | undefined {
  const owner = state.resources.find(({ varNames }) => varNames.includes(variable.name));
  const details = { origin: variable.origin, directory };
  const printed = printVar({ ...variable, statedPath: variable.fieldPath });
  if (!owner) {
    if (state.isPartial) return undefined;
    throw fail('reference', `var '${printed}' cannot be mapped to a field in the set of known resources`, {
      ...details,
      message: `The var \`${variable.name}\` references an object that does not exist in this build.`,
    });
  }
  const path = smartSplit(variable.fieldPath).flatMap((part) =>
    part.replace(/\[([0-9]+)\]$/, '.$1').split(/\.(?=[0-9]+$)/),
  );
  const value = lookUp(
    owner,
    path.filter((part) => part !== ''),
  );
  if (value) return value;
  throw fail('reference', `field specified in var '${printed}' not found in corresponding resource`, {
    ...details,
    message: `The var \`${variable.name}\` reads \`${variable.fieldPath}\`, which does not exist in its object.`,
  });
}

function expandNode(
  value: YamlValue,
  origin: Origin,
  values: ReadonlyMap<string, WrittenValue>,
  isTop: boolean,
): WrittenValue | undefined {
  if (typeof value === 'string') return expand(value, origin, values);
  if (!isTop) return undefined;
  if (isList(value)) {
    let result = value;
    for (let index = 0; index < value.length; index++) {
      if (typeof value[index] !== 'string') throw new FieldError('invalid value type expect a string');
      const place = originOf(value, index) ?? origin;
      const changed = expandNode(value[index] ?? null, place, values, false);
      if (changed) result = withItem(result, index, changed.value, changed.origin);
    }
    return result === value ? undefined : { value: result, origin };
  }
  if (!isMap(value)) return undefined;
  let result = value;
  for (const key of Object.keys(value)) {
    const changed = expandNode(value[key] ?? null, originOf(value, key) ?? origin, values, false);
    if (changed) result = withEntry(result, key, changed.value, changed.origin);
  }
  return result === value ? undefined : { value: result, origin };
}

/** A text with its `$(NAME)` replaced; `$$` is `$`. A text that is nothing but one takes the value's type. */
function expand(text: string, origin: Origin, values: ReadonlyMap<string, WrittenValue>): WrittenValue | undefined {
  if (!text.includes('$')) return undefined;
  let place = origin;
  const readVariable = (name: string): YamlValue | undefined => {
    const found = values.get(name);
    if (!found || typeof found.value === 'object') return undefined;
    place = relate(place, found.origin);
    return found.value;
  };
  const whole = /^\$\(([^)]*)\)$/.exec(text)?.[1];
  const value = whole === undefined ? undefined : readVariable(whole);
  if (value !== undefined) return { value, origin: place };
  const expanded = text.replace(/\$(?:\$|\(([^)]*)\))/g, (match, name: string | undefined) => {
    if (name === undefined) return '$';
    const found = readVariable(name);
    return found === undefined ? match : String(found);
  });
  return expanded === text ? undefined : { value: expanded, origin: place };
}
