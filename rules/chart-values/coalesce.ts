import { mergeValues } from '../../src/reconcilers/helm-values.ts';
import type { CertainValues, ValuesPath } from '../../src/reconcilers/value-layers.ts';
import { copyMap, isMap, newMap, originOf, setEntry, type YamlMap } from '../../src/yaml/value.ts';

/** How much may still be checked, in steps; what comes later is unknown. */
export interface Work {
  left: number;
}

/** Paths that are told apart; with more of them, anything may be set. */
const MAX_OPEN = 200;

/**
 * Values over the values of a chart, as Helm coalesces them: mappings are merged, and `null` removes a default. Versions of Helm
 * differ in what else becomes of `null`, so such a value is not known.
 */
export function coalesce({ values, open: stated }: CertainValues, defaults: YamlMap, work: Work): CertainValues {
  const open = stated.length > MAX_OPEN ? [[]] : stated;
  const opened: ValuesPath[] = [];
  const merged = merge(values, defaults, []);
  return { values: merged, open: [...open, ...opened] };

  function merge(over: YamlMap, under: YamlMap, path: ValuesPath): YamlMap {
    const map = newMap();
    work.left -= Object.keys(over).length + Object.keys(under).length * (1 + open.length);
    if (work.left <= 0) {
      opened.push(path);
      return map;
    }
    for (const key in over) {
      const value = over[key] ?? null;
      const at = originOf(over, key);
      const below = Object.hasOwn(under, key) ? (under[key] ?? null) : null;
      if (value === null || !at) {
        if (below === null || !at) opened.push([...path, key]);
      } else
        setEntry(map, key, isMap(value) ? merge(value, isMap(below) ? below : newMap(), [...path, key]) : value, at);
    }
    for (const key in under) {
      const inner = [...path, key];
      if (Object.hasOwn(over, key) || isCovered(inner)) continue;
      const value = under[key] ?? null;
      const at = originOf(under, key);
      if (value === null || !at) opened.push(inner);
      else setEntry(map, key, isMap(value) ? merge(newMap(), value, inner) : value, at);
    }
    return map;
  }

  /** Whether something that is not known may replace the whole value at a path. */
  function isCovered(path: ValuesPath): boolean {
    return open.some((one) => one.length <= path.length && one.every((key, at) => key === path[at]));
  }
}

/** What a subchart gets of the values of its parent: those at its key, and those that are global. */
export function partFor(key: string, { values, open }: CertainValues): CertainValues {
  const own = values[key];
  const inner = isMap(own) ? own : newMap();
  const opened = open.flatMap(([first, ...rest]) =>
    first === undefined || first === key ? [rest] : first === 'global' ? [['global', ...rest]] : [],
  );
  return { values: withGlobals(inner, values), open: [...opened, ['global']] };
}

/** The values of a subchart with the globals of its parent, which win over its own. */
function withGlobals(values: YamlMap, parent: YamlMap): YamlMap {
  const globals = parent.global;
  const at = originOf(parent, 'global');
  if (!isMap(globals) || !at) return values;
  const own = values.global;
  const merged = copyMap(values);
  setEntry(merged, 'global', mergeValues(isMap(own) ? own : newMap(), globals), at);
  return merged;
}
