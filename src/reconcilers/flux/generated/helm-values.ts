import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { isMap, listAt, mapAt, newMap, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { mergeValues, setValue } from '../../helm-values.ts';
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
    return setValue(values, reference.targetPath, text, origin);
  }
  const document = parseInlineText(text, origin, 'kustomization', false).documents[0];
  if (!document || document.value === null) return values;
  return isMap(document.value) ? mergeValues(values, document.value) : undefined;
}
