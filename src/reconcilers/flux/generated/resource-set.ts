import { KubernetesObject } from '../../../kubernetes/object.ts';
import { numberText } from '../../../limits.ts';
import { withEntry } from '../../../yaml/edit.ts';
import {
  isList,
  isMap,
  listAt,
  mapAt,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import type { MayBring } from '../../may-bring.ts';
import { templatesIn } from './resource-templates.ts';
import { templatedContent } from './templated-content.ts';

/** The objects of a ResourceSet, if known. */
export interface ResourceSetObjects {
  readonly objects: readonly KubernetesObject[];
  /** Why there may be more objects, or undefined if these are all. */
  readonly unknown: string | undefined;
  /** What those may be. */
  readonly brings?: readonly MayBring[];
  /** That it makes more objects than are followed, as sentences. */
  readonly excess?: string;
}

/** Objects of one ResourceSet that are followed. */
const MAX_OBJECTS = 5000;

/** The objects of a ResourceSet: its resources with the inputs that it defines itself. */
export function resourceSetObjects(set: KubernetesObject): ResourceSetObjects {
  const spec = mapAt(set.value, 'spec');
  if (!spec) return { objects: [], unknown: undefined };
  if (listAt(spec, 'inputsFrom').length > 0) {
    return {
      objects: [],
      unknown: 'its inputs come from a provider outside of the cluster',
      brings: templatedContent(set),
    };
  }
  if (spec.steps !== undefined) return { objects: [], unknown: 'it uses `steps`', brings: templatedContent(set) };
  const inputs = listAt(spec, 'inputs').filter(isMap);
  const templates = templatesIn(spec, set);
  if (inputs.length * templates.length > MAX_OBJECTS) {
    const most = numberText(MAX_OBJECTS);
    const excess = `The ResourceSet \`${set.name}\` generates more than ${most} objects. gitops-gate did not check any of them. Split it into smaller ones.`;
    return { objects: [], unknown: `it generates more than ${most} objects`, excess };
  }
  const objects: KubernetesObject[] = [];
  let isPartial = false;
  for (const input of inputs.length > 0 ? inputs : [newMap()]) {
    for (const [template, origin] of templates) {
      const value = filled(template, input);
      if (isMap(value)) objects.push(new KubernetesObject(withNamespace(value, set), origin));
      else isPartial = true;
    }
  }
  if (!isPartial) return { objects, unknown: undefined };
  return { objects, unknown: 'its template uses values other than its inputs', brings: templatedContent(set) };
}

const INPUT = /<<-?\s*(?:inputs\.([A-Za-z0-9_]+)\s*-?>>)?/g;

/** A value with the inputs filled in, or undefined if a template needs more than that. */
function filled(value: YamlValue, inputs: YamlMap): YamlValue | undefined {
  if (typeof value === 'string') return filledText(value, inputs);
  if (isList(value)) {
    const list = newList();
    for (const [index, item] of value.entries()) {
      const result = filled(item, inputs);
      const origin = originOf(value, index);
      if (result === undefined || !origin) return undefined;
      pushItem(list, result, origin);
    }
    return list;
  }
  if (!isMap(value)) return value;
  const map = newMap();
  for (const key in value) {
    const result = filled(value[key] ?? null, inputs);
    const name = filledText(key, inputs);
    const origin = originOf(value, key);
    if (result === undefined || name === undefined || !origin) return undefined;
    setEntry(map, name, result, origin);
  }
  return map;
}

function filledText(text: string, inputs: YamlMap): string | undefined {
  if (!text.includes('<<')) return text;
  let isKnown = true;
  const result = text.replace(INPUT, (_, name: string | undefined) => {
    const input = name !== undefined && Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (input === undefined || input === null || typeof input === 'object') isKnown = false;
    return String(input);
  });
  return isKnown ? result : undefined;
}

/** Objects without a namespace get that of the ResourceSet. */
function withNamespace(value: YamlMap, set: KubernetesObject): YamlMap {
  const metadata = mapAt(value, 'metadata');
  if (!metadata || set.namespace === '' || typeof metadata.namespace === 'string') return value;
  const origin = set.at('metadata', 'namespace').origin;
  return withEntry(
    value,
    'metadata',
    withEntry(metadata, 'namespace', set.namespace, origin),
    originOf(value, 'metadata') ?? origin,
  );
}
