import { withEntry, withItem } from '../../../yaml/edit.ts';
import { type Origin, relate } from '../../../yaml/origin.ts';
import { resolvePlain } from '../../../yaml/scalars.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../../yaml/value.ts';
import { isHarmless } from './harmless.ts';
import { scalarStyle } from './scalar-style.ts';
import { holdsDollar, type SubstitutedObject, type VariableLookup, type VariableUse } from './substitution.ts';

/** Texts in which each `$` begins a plain `${NAME}`, or nothing at all. */
const SIMPLE = /^(?:[^$]|\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$(?![${]))*$/;
const EXPRESSION = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const MAX_LENGTH = 64 * 1024;

/**
 * Substitution scalar by scalar: what the controller's way gives (text.ts), for objects where nothing but plain variables with
 * harmless values is put in. Undefined for all others.
 */
export function substituteScalars(
  value: YamlMap,
  origin: Origin,
  lookup: VariableLookup,
): SubstitutedObject | undefined {
  const pass = new Pass(lookup);
  const result = pass.map(value, origin);
  return result && { value: result, uses: pass.uses, missing: [] };
}

class Pass {
  readonly uses: VariableUse[] = [];
  readonly #lookup: VariableLookup;

  constructor(lookup: VariableLookup) {
    this.#lookup = lookup;
  }

  /** In the order of the keys, as the controller meets them. */
  map(map: YamlMap, origin: Origin): YamlMap | undefined {
    let result = map;
    for (const key of Object.keys(map).sort()) {
      if (key.includes('$')) return undefined;
      const value = map[key] ?? null;
      if (!holdsDollar(value)) continue;
      const changed = this.#value(value, originOf(map, key) ?? origin);
      if (!changed) return undefined;
      if (changed.value !== value || changed.origin !== originOf(map, key))
        result = withEntry(result, key, changed.value, changed.origin);
    }
    return result;
  }

  #list(list: YamlList, origin: Origin): YamlList | undefined {
    let result = list;
    for (const [index, value] of list.entries()) {
      if (!holdsDollar(value)) continue;
      const changed = this.#value(value, originOf(list, index) ?? origin);
      if (!changed) return undefined;
      if (changed.value !== value || changed.origin !== originOf(list, index))
        result = withItem(result, index, changed.value, changed.origin);
    }
    return result;
  }

  #value(value: YamlValue, origin: Origin): { value: YamlValue; origin: Origin } | undefined {
    if (typeof value === 'string') return this.#text(value, origin);
    const result = isMap(value) ? this.map(value, origin) : isList(value) ? this.#list(value, origin) : undefined;
    return result && { value: result, origin };
  }

  #text(text: string, origin: Origin): { value: YamlValue; origin: Origin } | undefined {
    if (text.length > MAX_LENGTH || !SIMPLE.test(text)) return undefined;
    let own = origin;
    let canReplace = true;
    const result = text.replace(EXPRESSION, (expression, name: string) => {
      const variable = this.#lookup(name);
      if (!variable || (variable.isKnown && !isHarmless(variable.value))) {
        canReplace = false;
        return '';
      }
      this.uses.push({ variable: name, origin });
      own = relate(own, variable.origin);
      return variable.isKnown ? variable.value : expression;
    });
    if (!canReplace || result.length > MAX_LENGTH) return undefined;
    if (result === text || scalarStyle(text, false) !== 'plain') return { value: result, origin: own };
    const value = resolvePlain(result, 'kustomization');
    return typeof value === 'number' && !Number.isFinite(value) ? undefined : { value, origin: own };
  }
}
