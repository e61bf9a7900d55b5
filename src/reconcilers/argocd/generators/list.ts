import { isMap, listAt, stringAt, type YamlMap } from '../../../yaml/value.ts';
import {
  isParameterMap,
  type Parameter,
  type ParameterMap,
  type ParameterSet,
  parameterOf,
} from '../template/parameters.ts';
import { isTemplated } from '../template/rendered.ts';
import { type Generated, type GeneratorContext, type GeneratorEntry, unknownGenerator } from './generator.ts';

/** The elements of a `list` generator. */
export function generateList({ map, origin }: GeneratorEntry, { isGo }: GeneratorContext): Generated {
  const sets = listAt(map, 'elements').flatMap((element): ParameterSet[] =>
    isMap(element) ? [{ values: elementOf(element, isGo), isOpen: false, isCertain: true, written: [element] }] : [],
  );
  if (!stringAt(map, 'elementsYaml')) return { sets, unknowns: [] };
  const more = unknownGenerator('The elements of `elementsYaml` are not known.', origin);
  return { sets: [...sets, ...more.sets], unknowns: more.unknowns };
}

/** The parameters of an element; a text that still contains `{{…}}` is not known. */
function elementOf(element: YamlMap, isGo: boolean): ParameterMap {
  const parameters = known(parameterOf(element));
  if (!isParameterMap(parameters)) return new Map();
  if (isGo) return parameters;
  const flat = new Map<string, Parameter>();
  for (const [key, value] of parameters) {
    if (key !== 'values' || !isParameterMap(value)) flat.set(key, value);
    else for (const [name, entry] of value) flat.set(`values.${name}`, entry);
  }
  return flat;
}

function known(value: Parameter): Parameter {
  if (typeof value === 'string') return isTemplated(value) ? undefined : value;
  return isParameterMap(value) ? new Map([...value].map(([key, entry]) => [key, known(entry)])) : value;
}
