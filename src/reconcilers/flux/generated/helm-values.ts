import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { isMap, listAt, mapAt, stringAt } from '../../../yaml/value.ts';
import { pathOf, ValueLayers } from '../../value-layers.ts';
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
  /** Whether the value for `targetPath` stays text (Flux 2.9). */
  readonly isLiteral: boolean;
  readonly isOptional: boolean;
  /** The places of the kind, the name and the key. */
  readonly at: { readonly kind: Place; readonly name: Place; readonly key: Place };
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
        isLiteral: entry.literal === true,
        isOptional: entry.optional === true,
        at: { kind: at('kind'), name: at('name'), key: at('valuesKey') },
      },
    ];
  });
}

/** What a HelmRelease passes to its chart: the values of `valuesFrom` in order, and over them its own. */
export function helmValues(release: KubernetesObject, providers: Providers): ValueLayers {
  const layers = new ValueLayers();
  for (const reference of valuesReferences(release)) {
    const provided = providers.get(reference.kind, release.namespace, reference.name);
    addReference(layers, reference, provided);
  }
  const own = mapAt(release.value, 'spec', 'values');
  if (own) layers.add(own);
  return layers;
}

function addReference(layers: ValueLayers, reference: ValuesReference, provided: Provided | undefined): void {
  const { key, targetPath, isLiteral } = reference;
  const value = provided?.values.get(key);
  // What is encrypted, or created elsewhere.
  if (value?.text === undefined) {
    layers.addUnknown(targetPath === undefined ? [] : pathOf(targetPath));
    return;
  }
  const { text, origin } = value;
  if (targetPath !== undefined) {
    layers.set(targetPath, text, origin, isLiteral);
    return;
  }
  const document = parseInlineText(text, origin, 'kustomization', false).documents[0];
  if (isMap(document?.value)) layers.add(document.value);
  else if (document && document.value !== null) layers.addUnknown();
}
