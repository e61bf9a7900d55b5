import type { YamlFile } from '../../../kubernetes/manifests.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxGraph } from '../graph.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { HiddenDefinitions } from '../source/hidden-definitions.ts';

const HIDDEN = new WeakMap<Cluster, HiddenDefinitions>();

/**
 * What a cluster may get from definitions that are not read: in files that it reads or that no cluster reads. What only another
 * cluster reads is not evidence, nor is a patch, whose effect is known.
 */
export function hiddenIn(cluster: Cluster, graph: FluxGraph): HiddenDefinitions {
  let hidden = HIDDEN.get(cluster);
  if (!hidden) {
    const files = [...graph.manifests.filesEverywhere()];
    hidden = new HiddenDefinitions(files.filter((file) => isEvidence(file, cluster, graph)));
    HIDDEN.set(cluster, hidden);
  }
  return hidden;
}

function isEvidence({ type, path, objects }: YamlFile, cluster: Cluster, graph: FluxGraph): boolean {
  if (graph.files.has(path) && !cluster.files.has(path)) return false;
  const isFailing = cluster.kustomizations.some(({ build, failures }) => failures.length > 0 && build?.files.has(path));
  if (isFailing) return true;
  if (type === 'patch' || type === 'overlay') return false;
  return objects.length === 0 || objects.some(({ groupKind }) => groupKind !== KUSTOMIZATION);
}
