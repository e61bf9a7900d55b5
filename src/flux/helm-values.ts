import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { parseInlineText } from '../kustomize/inline-text.ts';
import type { Origin } from '../yaml/origin.ts';
import {
  copyMap,
  isMap,
  listAt,
  mapAt,
  newMap,
  originOf,
  setEntry,
  stringAt,
  withEntry,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.ts';
import type { Provided, Providers } from './providers.ts';

/** An entry of `spec.valuesFrom`. */
export interface ValuesReference {
  readonly kind: string;
  readonly name: string;
  /** The key that holds the values, or the value for `targetPath`. */
  readonly key: string;
  readonly targetPath: string | undefined;
  readonly isOptional: boolean;
  /** The places of the name and the key. */
  readonly at: { readonly name: Place; readonly key: Place };
}

/** The values that a HelmRelease hands to its chart, merged in Helm's order. */
export interface HelmValues {
  readonly values: YamlMap;
  /** References whose values are not known from here: encrypted, or made elsewhere. */
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
        key: stringAt(entry, 'valuesKey') || 'values.yaml',
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
  if (reference.targetPath !== undefined) return setAt(values, splitTarget(reference.targetPath), text, origin);
  const document = parseInlineText(text, origin, 'kustomization', false).documents[0];
  if (!document || document.value === null) return values;
  return isMap(document.value) ? mergeValues(values, document.value) : undefined;
}

/** Helm's merge of values: mappings are merged, all else is replaced. */
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

/** The keys of a `targetPath`; a backslash takes the meaning from a dot. */
function splitTarget(path: string): string[] {
  return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((part) => part.replace(/\\(.)/g, '$1'));
}

/** Values with a text at a path; lists by index are replaced as a whole entry of that name. */
function setAt(values: YamlMap, [key = '', ...rest]: readonly string[], text: YamlValue, origin: Origin): YamlMap {
  if (rest.length === 0) return withEntry(values, key, text, origin);
  const child = Object.hasOwn(values, key) ? values[key] : undefined;
  return withEntry(values, key, setAt(isMap(child) ? child : newMap(), rest, text, origin), origin);
}
