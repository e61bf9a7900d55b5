import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import type { MissingReference } from '../../src/reconcilers/flux/references/missing-references.ts';
import type { ClusterReference } from '../../src/reconcilers/flux/references/source-uses.ts';
import { SOURCE_KINDS, type SourceDefinition } from '../../src/reconcilers/flux/source/sources.ts';
import { nearest } from '../../src/text/nearest.ts';
import type { Found, MissingSource } from './missing-source.ts';

/** A source that a cluster does not have, or undefined if something that is not known may define it. */
export function missingInCluster(
  absence: MissingReference<ClusterReference>,
  cluster: Cluster,
): MissingSource | undefined {
  const { certainty, reference } = absence;
  const other = otherKind(reference, cluster);
  if (certainty === 'open' && !other) return undefined;
  return {
    reference: reference.reference,
    namespace: reference.namespace,
    lookedIn: 'cluster',
    isCertain: certainty === 'certain',
    removedFrom: absence.removed?.origin.file.path,
    found: other ? { is: 'other kind', source: definitionOf(other) } : insteadOf(absence, cluster),
  };
}

function insteadOf(
  { reference, near, elsewhere, unread }: MissingReference<ClusterReference>,
  cluster: Cluster,
): Found {
  if (elsewhere.length > 0) return { is: 'other namespace', sources: elsewhere.map(definitionOf) };
  if (near) return { is: 'similar name', name: near.name, source: definitionOf(near) };
  if (unread) return { is: 'not applied', source: definitionOf(unread) };
  const others = cluster.ofKind(reference.groupKind);
  const names = new Set(others.flatMap(({ name, namespace }) => (namespace === reference.namespace ? name : [])));
  const [only] = names.size === 1 ? names : [];
  return { is: 'nothing', closest: nearest(reference.name, new Set(others.map(({ name }) => name))), only };
}

/** A source of another kind that has the name. */
function otherKind({ namespace, name, groupKind }: ClusterReference, cluster: Cluster): KubernetesObject | undefined {
  const others = SOURCE_KINDS.flatMap((kind) => {
    if (`${SOURCE_GROUP}/${kind}` === groupKind || kind === 'ExternalArtifact' || kind === 'HelmChart') return [];
    return cluster.find(`${SOURCE_GROUP}/${kind}`, namespace, name).map(({ object }) => object);
  });
  return others.length === 1 ? others[0] : undefined;
}

function definitionOf(object: KubernetesObject): SourceDefinition {
  const { kind, name, namespace } = object;
  return { kind, name, namespace, at: object.at('metadata', 'name') };
}
