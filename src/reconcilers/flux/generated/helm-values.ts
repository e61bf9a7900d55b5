import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { copyList, withEntry, withItem } from '../../../yaml/edit.ts';
import type { Origin } from '../../../yaml/origin.ts';
import {
  copyMap,
  isList,
  isMap,
  listAt,
  mapAt,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  stringAt,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import type { Provided, Providers } from './providers.ts';

/** The key that contains the values if an entry names none. */
export const DEFAULT_KEY = 'values.yaml';

/** An entry of `spec.valuesFrom`. */
export interface ValuesReference {
  readonly kind: string;
  readonly name: string;
  /** The key that contains the values, or the value for `targetPath`. */
  readonly key: string;
  readonly targetPath: string | undefined;
  readonly isOptional: boolean;
  /** The places of the name and the key. */
  readonly at: { readonly name: Place; readonly key: Place };
}

/** The values that a HelmRelease passes to its chart, merged in Helm's order. */
export interface HelmValues {
  readonly values: YamlMap;
  /** References whose values are not known: encrypted, or created elsewhere. */
  readonly unknown: readonly ValuesReference[];
}

/** The entries of `spec.valuesFrom`. */
export function valuesReferences(release: KubernetesObject): ValuesReference[] {
  return listAt(release.value, 'spec', 'valuesFrom').flatMap((entry, index) => {
    const kind = stringAt(entry, 'kind');
    const name = stringAt(entry, 'name');
    if (!kind || !name || !isMap(entry)) return [];
    const at = (field: string): Place => release.at('spec', 'valuesFrom', index, field);
    return [
      {
        kind,
        name,
        key: stringAt(entry, 'valuesKey') || DEFAULT_KEY,
        targetPath: stringAt(entry, 'targetPath') || undefined,
        isOptional: entry.optional === true,
        at: { name: at('name'), key: at('valuesKey') },
      },
    ];
  });
}

/** Merges the values of a HelmRelease: those of `valuesFrom` in order, and over them its own. */
export function helmValues(release: KubernetesObject, providers: Providers): HelmValues {
  let values: YamlMap = newMap();
  const unknown: ValuesReference[] = [];
  for (const reference of valuesReferences(release)) {
    const provided = providers.get(reference.kind, release.namespace, reference.name);
    const merged = mergeReference(values, reference, provided);
    if (merged) values = merged;
    else unknown.push(reference);
  }
  const own = mapAt(release.value, 'spec', 'values');
  return { values: own ? mergeValues(values, own) : values, unknown };
}

function mergeReference(
  values: YamlMap,
  reference: ValuesReference,
  provided: Provided | undefined,
): YamlMap | undefined {
  const value = provided?.values.get(reference.key);
  if (!value || value.text === undefined) return undefined;
  const { text, origin } = value;
  if (reference.targetPath !== undefined) {
    const replaced = setAt(values, splitTarget(reference.targetPath), text, origin);
    return isMap(replaced) ? replaced : undefined;
  }
  const document = parseInlineText(text, origin, 'kustomization', false).documents[0];
  if (!document || document.value === null) return values;
  return isMap(document.value) ? mergeValues(values, document.value) : undefined;
}

/** Helm's merge of values: mappings are merged, everything else is replaced. */
export function mergeValues(base: YamlMap, over: YamlMap): YamlMap {
  const merged = copyMap(base);
  for (const key in over) {
    const value = over[key] ?? null;
    const old = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const origin = originOf(over, key);
    if (!origin) continue;
    setEntry(merged, key, isMap(value) && isMap(old) ? mergeValues(old, value) : value, origin);
  }
  return merged;
}

/** The keys and indexes of a `targetPath`; a backslash escapes a dot. */
function splitTarget(path: string): (string | number)[] {
  return (path.match(/\[[0-9]+\]|(?:\\.|[^.\\[])+/g) ?? []).map((part) =>
    /^\[[0-9]+\]$/.test(part) ? Number(part.slice(1, -1)) : part.replace(/\\(.)/g, '$1'),
  );
}

/** Items that a list may be made long for by an index. */
const MAX_INDEX = 1000;

function setAt(
  value: YamlValue | undefined,
  path: readonly (string | number)[],
  text: string,
  origin: Origin,
): YamlValue {
  const [key, ...rest] = path;
  if (key === undefined) return typed(text);
  if (typeof key === 'string') {
    const map = isMap(value) ? value : newMap();
    return withEntry(map, key, setAt(Object.hasOwn(map, key) ? map[key] : undefined, rest, text, origin), origin);
  }
  const list = copyList(isList(value) ? value : newList());
  if (key > MAX_INDEX) return list;
  while (list.length < key) pushItem(list, null, origin);
  return withItem(list, key, setAt(list[key], rest, text, origin), origin);
}

/** A text as `helm --set` reads it; quotes keep it a text. */
function typed(text: string): YamlValue {
  if (/^(?:'.*'|".*")$/s.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^(?:0|-?[1-9][0-9]{0,17})$/.test(text) ? Number(text) : text;
}
