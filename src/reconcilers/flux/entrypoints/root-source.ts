import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { normalize } from '../../../repository/tree.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import { FLUX_NAMESPACE, namedSource } from './entrypoint.ts';
import { type Ground, type Group, sourceKey } from './ground.ts';
import { impliedSource } from './implied.ts';
import { pathOf } from './published.ts';

/** Kinds of sources that hand out the files of a repository. */
const OF_FILES = /^(?:GitRepository|OCIRepository|Bucket)$/;

/**
 * The source of a Kustomization that is not in a cluster yet: of its group, of another file, or one that bootstrap creates. Undefined
 * if it cannot be this repository.
 */
export function rootSource(
  kustomization: KubernetesObject,
  { objects }: Group,
  { sources, publication }: Ground,
): KubernetesObject | undefined {
  const named = namedSource(kustomization, kustomization.namespace || FLUX_NAMESPACE);
  const { kind, name, namespace } = named;
  if (!OF_FILES.test(kind) || name === '') return undefined;
  const isExact = (other: KubernetesObject): boolean => (other.namespace || namespace) === namespace;
  const beside = objects.filter(
    (other) => other.group === SOURCE_GROUP && sourceKey(other) === sourceKey(named) && isExact(other),
  );
  const defined = beside.length > 0 ? beside : (sources.get(sourceKey(named)) ?? []);
  const exact = defined.filter(isExact);
  const candidates = exact.length > 0 ? exact : defined;
  if (candidates.length === 0) return impliedSource(named, kustomization.at('spec', 'sourceRef').origin);
  const path = normalize(pathOf(kustomization)) ?? '';
  return candidates.find((candidate) => publication.mayBe(candidate, path));
}
