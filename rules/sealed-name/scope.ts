import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { mapAt, stringAt, type YamlValue } from '../../src/yaml/value.ts';

const PREFIX = 'sealedsecrets.bitnami.com/';
/** Shorter texts are made up: a sealed value begins with a session key of at least 2,048 bits. */
const MIN_SEALED = 340;

/** What the values of a SealedSecret are bound to. */
export type Scope = 'strict' | 'namespace-wide' | 'cluster-wide';

/** The scope of a SealedSecret; annotations of the Secret that it creates also say for what it was sealed. */
export function scopeOf({ value }: KubernetesObject): Scope {
  const has = (scope: Scope): boolean =>
    [['metadata'], ['spec', 'template', 'metadata']].some((path) =>
      isTrue(mapAt(value, ...path, 'annotations')?.[PREFIX + scope]),
    );
  return has('cluster-wide') ? 'cluster-wide' : has('namespace-wide') ? 'namespace-wide' : 'strict';
}

/** The sealed values of an object that are certainly ciphertext, with their keys. */
export function sealedValues(object: KubernetesObject): { readonly key: string; readonly ciphertext: string }[] {
  const keys = Object.keys(mapAt(object.value, 'spec', 'encryptedData') ?? {});
  return keys.flatMap((key) => {
    const ciphertext = stringAt(object.value, 'spec', 'encryptedData', key)?.trim() ?? '';
    return ciphertext.length >= MIN_SEALED && /^[A-Za-z0-9+/=]+$/.test(ciphertext) ? { key, ciphertext } : [];
  });
}

/** The name and namespace of an object in its file; empty if it has none. */
export function writtenName(
  { origin, name, namespace }: KubernetesObject,
  manifests: Manifests,
): { readonly name: string; readonly namespace: string } {
  return manifests.objectAt(origin) ?? { name, namespace };
}

/** The namespace and name that the values of a SealedSecret were sealed for, or undefined if its file does not say it. */
export function labelOf(object: KubernetesObject, manifests: Manifests): string | undefined {
  const { name, namespace } = writtenName(object, manifests);
  const scope = scopeOf(object);
  if (scope === 'cluster-wide' || namespace === '' || /[${}<>]/.test(namespace + name)) return undefined;
  return scope === 'strict' ? `${namespace}/${name}` : namespace;
}

function isTrue(value: YamlValue | undefined): boolean {
  return value === true || value === 'true';
}
