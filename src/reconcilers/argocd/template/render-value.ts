import { copyList } from '../../../yaml/edit.ts';
import {
  copyMap,
  isList,
  isMap,
  type MutableYamlList,
  type MutableYamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import type { ParameterSet } from './parameters.ts';
import { isTemplated, type Render } from './rendered.ts';

const MAX_DEPTH = 100;

/** A value with the parameters filled into all its texts; what has none is shared. Every text keeps its origin. */
export function renderValue<Value extends YamlValue>(
  value: Value,
  parameters: ParameterSet,
  render: Render,
): YamlValue {
  return renderAt(value, parameters, render, 0);
}

function renderAt(value: YamlValue, parameters: ParameterSet, render: Render, depth: number): YamlValue {
  if (typeof value === 'string') return isTemplated(value) ? render(value, parameters).text : value;
  if (depth > MAX_DEPTH) return value;
  if (isList(value)) {
    let copy: MutableYamlList | undefined;
    for (const [index, item] of value.entries()) {
      const rendered = renderAt(item, parameters, render, depth + 1);
      if (rendered === item) continue;
      copy ??= copyList(value);
      copy[index] = rendered;
    }
    return copy ?? value;
  }
  if (!isMap(value)) return value;
  let copy: MutableYamlMap | undefined;
  for (const key in value) {
    const entry = value[key];
    if (entry === undefined) continue;
    const rendered = renderAt(entry, parameters, render, depth + 1);
    if (rendered === entry) continue;
    copy ??= copyMap(value);
    copy[key] = rendered;
  }
  return copy ?? value;
}
