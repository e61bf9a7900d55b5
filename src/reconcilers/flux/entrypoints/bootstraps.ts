import { groupBy } from '../../../grouping.ts';
import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { nameOf } from '../../../repository/tree.ts';
import { isMap, mapAt, originOf, stringAt } from '../../../yaml/value.ts';
import type { Evidence } from '../follow/cluster-parts.ts';
import { INSTANCE_KEY, instancePath, KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { syncedObjects } from './flux-instance.ts';

/** The file in which `flux bootstrap` writes a cluster's source and Kustomization. */
export const BOOTSTRAP_FILE = 'gotk-sync.yaml';

/** A Kustomization from which a cluster may begin, with the source next to it. */
export interface Bootstrap {
  readonly kustomization: KubernetesObject;
  readonly source: KubernetesObject;
  /** Other objects in the same file. */
  readonly beside: () => readonly KubernetesObject[];
  readonly evidence: Evidence;
  readonly file: string;
}

/** Where clusters may begin in a tree, the most certain first. */
export function findBootstraps(manifests: Manifests): Bootstrap[] {
  return [...instances(manifests), ...bootstraps(manifests)];
}

/** Whether a root was made by the operator, or written by `flux bootstrap`. */
export function isSetUp({ evidence, file }: Bootstrap): boolean {
  return evidence === 'instance' || nameOf(file) === BOOTSTRAP_FILE;
}

/** The Kustomizations that the operator creates for the instances in the tree. */
function* instances(manifests: Manifests): Iterable<Bootstrap> {
  for (const file of manifests.files) {
    if (file.type === 'template') continue;
    for (const object of file.objects) {
      const path = instancePath(object);
      const spec = path && object.at(...path);
      if (spec) yield* instanceRoot(spec.value, spec.origin, object.namespace || 'flux-system', file.path);
    }
    if (file.type !== 'other') continue;
    for (const { value, origin } of file.parsed.documents) {
      const instance = mapAt(value, INSTANCE_KEY);
      const at = isMap(value) ? (originOf(value, INSTANCE_KEY) ?? origin) : origin;
      if (instance) yield* instanceRoot(instance, at, 'flux-system', file.path);
    }
  }
}

function instanceRoot(spec: unknown, origin: KubernetesObject['origin'], namespace: string, file: string): Bootstrap[] {
  if (!isMap(spec) || !stringAt(spec, 'sync', 'path')) return [];
  const [source, kustomization] = syncedObjects({ spec, origin, namespace });
  return source && kustomization ? [{ kustomization, source, beside: () => [], evidence: 'instance', file }] : [];
}

/** Kustomizations whose source is defined in the same file, as `flux bootstrap` writes them; its own come first. */
function bootstraps(manifests: Manifests): Bootstrap[] {
  const roots = manifests.files.flatMap((file): Bootstrap[] => {
    const byKind = groupBy(
      file.objects.filter(({ group }) => group === SOURCE_GROUP),
      ({ kind }) => kind,
    );
    return file.objects.flatMap((kustomization): Bootstrap[] => {
      if (kustomization.groupKind !== KUSTOMIZATION) return [];
      const kind = stringAt(kustomization.value, 'spec', 'sourceRef', 'kind') ?? '';
      const name = stringAt(kustomization.value, 'spec', 'sourceRef', 'name');
      const sources = byKind.get(kind) ?? [];
      const named = sources.find((object) => object.name === name);
      // The output of bootstrap belongs together, even if someone changed the names.
      const source = named ?? (nameOf(file.path) === BOOTSTRAP_FILE && sources.length === 1 ? sources[0] : undefined);
      if (!source) return [];
      const beside = (): KubernetesObject[] =>
        file.objects.filter((object) => object !== source && object !== kustomization);
      return [{ kustomization, source, beside, evidence: 'bootstrap', file: file.path }];
    });
  });
  const isWritten = (root: Bootstrap): boolean => nameOf(root.file) === BOOTSTRAP_FILE;
  return [...roots.filter(isWritten), ...roots.filter((root) => !isWritten(root))];
}
