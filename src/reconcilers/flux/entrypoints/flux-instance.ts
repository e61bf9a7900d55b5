import { KubernetesObject } from '../../../kubernetes/object.ts';
import { parseInlineText } from '../../../kustomize/load/inline-text.ts';
import { applyJsonPatch, readOperations } from '../../../kustomize/patch/json-patch.ts';
import { JsonPatchError } from '../../../kustomize/patch/json-pointer.ts';
import { MergeSchemas } from '../../../kustomize/patch/merge-schema.ts';
import { PatternError, Selector } from '../../../kustomize/patch/selector.ts';
import { StrategicMerge } from '../../../kustomize/patch/strategic-merge.ts';
import { Resource } from '../../../kustomize/resources/resource.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { derivedObject } from '../generated/derived.ts';

/** What an instance of Flux deploys: `spec` of a FluxInstance, or `instance` in the values of its chart. */
export interface Instance {
  readonly spec: YamlMap;
  readonly origin: Origin;
  readonly namespace: string;
}

/** The source and the Kustomization that the Flux operator creates from `sync`. Nothing if there is none. */
export function syncedObjects({ spec, origin, namespace }: Instance): KubernetesObject[] {
  const sync = mapAt(spec, 'sync');
  const url = stringAt(sync, 'url');
  if (!sync || !url) return [];
  const at = originOf(spec, 'sync') ?? origin;
  const kind = stringAt(sync, 'kind') ?? 'GitRepository';
  const name = stringAt(sync, 'name') || namespace;
  const interval = stringAt(sync, 'interval') ?? '1m';
  const metadata = { name, namespace };
  const source = derivedObject(
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind,
      metadata,
      spec: { interval, url, ref: reference(kind, stringAt(sync, 'ref')) },
    },
    at,
  );
  const kustomization = derivedObject(
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: { interval: '10m', path: stringAt(sync, 'path'), prune: true, sourceRef: { kind, name } },
    },
    at,
  );
  return [source, patched(kustomization, spec)];
}

function reference(kind: string, ref: string | undefined): Record<string, string> | undefined {
  if (!ref) return undefined;
  if (kind === 'GitRepository') return { name: ref };
  return ref.startsWith('sha256:') ? { digest: ref } : { tag: ref };
}

const merge = new StrategicMerge(new MergeSchemas());

/** The Kustomization with those of `kustomize.patches` that are meant for it. */
function patched(kustomization: KubernetesObject, spec: YamlMap): KubernetesObject {
  const patches = listAt(spec, 'kustomize', 'patches');
  return patches.reduce<KubernetesObject>((object, patch) => {
    const text = stringAt(patch, 'patch');
    const origin = isMap(patch) ? originOf(patch, 'patch') : undefined;
    if (!text || !origin || !isMeant(object, patch)) return object;
    const value = applied(object, text, origin);
    return value ? new KubernetesObject(value, object.origin) : object;
  }, kustomization);
}

function isMeant(object: KubernetesObject, patch: unknown): boolean {
  if (!isMap(patch)) return false;
  const { target } = patch;
  if (!isMap(target)) return /^\s*kind:\s*["']?Kustomization["']?\s*$/m.test(stringAt(patch, 'patch') ?? '');
  try {
    return new Selector(target).selects(new Resource(object.value, object.origin));
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
}

function applied({ value, origin }: KubernetesObject, text: string, at: Origin): YamlMap | undefined {
  const document = parseInlineText(text, at, 'resource', false).documents[0];
  if (!document) return undefined;
  if (isMap(document.value)) return merge.apply({ value, origin }, { value: document.value, origin: document.origin });
  try {
    const result = applyJsonPatch({ value, origin }, readOperations(document.value) ?? []);
    return isMap(result) ? result : undefined;
  } catch (error) {
    if (error instanceof JsonPatchError) return undefined;
    throw error;
  }
}
