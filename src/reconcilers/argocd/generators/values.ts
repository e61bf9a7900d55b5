import type { YamlValue } from '../../../yaml/value.ts';
import { isMap } from '../../../yaml/value.ts';
import type { Parameter, ParameterMap } from '../template/parameters.ts';
import type { GeneratorContext } from './generator.ts';

/** Parameters with the `values` of their generator, which may use the others. */
export function withValues(
  parameters: ParameterMap,
  values: YamlValue | undefined,
  isOpen: boolean,
  { isGo, render }: GeneratorContext,
): ParameterMap {
  if (!isMap(values)) return parameters;
  const set = { values: parameters, isOpen, isCertain: true, written: [] };
  const added = new Map<string, Parameter>();
  for (const key of Object.keys(values)) {
    const text = values[key];
    const rendered = typeof text === 'string' ? render(text, set) : undefined;
    const value = rendered?.unknown === undefined ? rendered?.text : undefined;
    added.set(isGo ? key : `values.${key}`, value);
  }
  return isGo ? new Map([...parameters, ['values', added]]) : new Map([...parameters, ...added]);
}
