import type { Manifests } from '../../../kubernetes/manifests.ts';
import { isMap, mapAt, type YamlMap } from '../../../yaml/value.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { isVariable } from './references.ts';

/** Represents an unknown namespace. */
export const UNKNOWN = '';

/** What overlays and Flux Kustomizations put before and after the names of objects. */
export function affixesOf(manifests: Manifests): { prefixes: string[]; suffixes: string[] } {
  const prefixes = new Set<string>();
  const suffixes = new Set<string>();
  for (const settings of reconcilerSettings(manifests)) {
    if (typeof settings.namePrefix === 'string' && settings.namePrefix !== '') prefixes.add(settings.namePrefix);
    if (typeof settings.nameSuffix === 'string' && settings.nameSuffix !== '') suffixes.add(settings.nameSuffix);
  }
  return { prefixes: [...prefixes], suffixes: [...suffixes] };
}

/** The namespaces that overlays and Flux Kustomizations give to objects; UNKNOWN among them if a patch or a variable decides. */
export function transformedNamespaces(manifests: Manifests): string[] {
  const namespaces = new Set<string>();
  for (const settings of reconcilerSettings(manifests)) {
    const namespace = settings.namespace ?? settings.targetNamespace;
    if (namespace !== undefined && namespace !== null && namespace !== '')
      namespaces.add(typeof namespace === 'string' && !isVariable(namespace) ? namespace : UNKNOWN);
    const patches = JSON.stringify([
      settings.patches ?? [],
      settings.patchesJson6902 ?? [],
      settings.replacements ?? [],
    ]);
    if (/sourceRef|chartRef|metadata[./]namespace/.test(patches)) namespaces.add(UNKNOWN);
  }
  for (const { type, parsed } of manifests.files) {
    if (type === 'patch' && /sourceRef|chartRef|\/metadata\/namespace/.test(parsed.file.text)) namespaces.add(UNKNOWN);
  }
  return [...namespaces];
}

/** All overlays, and the specs of all Flux Kustomizations. */
function* reconcilerSettings(manifests: Manifests): Iterable<YamlMap> {
  for (const { type, parsed } of manifests.files) {
    if (type === 'overlay') for (const { value } of parsed.documents) if (isMap(value)) yield value;
  }
  for (const object of manifests.objects()) {
    const spec = object.groupKind === KUSTOMIZATION ? mapAt(object.value, 'spec') : undefined;
    if (spec) yield spec;
  }
}
