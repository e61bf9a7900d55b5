import { getOrInsert } from '../../../grouping.ts';
import type { YamlFile } from '../../../kubernetes/manifests.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxGraph } from '../graph.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { HiddenDefinitions } from '../source/hidden-definitions.ts';

/** The files of a graph, apart: those that no cluster reads, and the others by their paths. */
interface Files {
  readonly unread: HiddenDefinitions;
  readonly read: ReadonlyMap<string, readonly YamlFile[]>;
}

const FILES = new WeakMap<FluxGraph, Files>();
const OF_CLUSTER = new WeakMap<Cluster, HiddenDefinitions>();

/**
 * Whether a cluster may get an object from a definition that is not read: in a file that it reads or that no cluster reads. What only
 * another cluster reads is not evidence, nor is a patch, whose effect is known.
 */
export function mayBeHiddenIn(cluster: Cluster, graph: FluxGraph, kind: string, name: string): boolean {
  const { unread, read } = filesOf(graph);
  if (unread.mayState(kind, name)) return true;
  let own = OF_CLUSTER.get(cluster);
  if (!own) {
    own = new HiddenDefinitions(evidenceOf(cluster, read));
    OF_CLUSTER.set(cluster, own);
  }
  return own.mayState(kind, name);
}

function filesOf(graph: FluxGraph): Files {
  let files = FILES.get(graph);
  if (!files) {
    const unread: YamlFile[] = [];
    const read = new Map<string, YamlFile[]>();
    for (const file of graph.manifests.filesEverywhere()) {
      if (graph.files.has(file.path)) getOrInsert(read, file.path, () => []).push(file);
      else if (isEvidence(file)) unread.push(file);
    }
    files = { unread: new HiddenDefinitions(unread), read };
    FILES.set(graph, files);
  }
  return files;
}

/** The files of a cluster in which there may be definitions that are not read; all of those that a failing build has. */
function evidenceOf({ files, kustomizations }: Cluster, read: Files['read']): YamlFile[] {
  const failing = new Set(
    kustomizations.flatMap(({ build, failures }) => (failures.length > 0 ? [...(build?.files ?? [])] : [])),
  );
  const own = [...files].flatMap((path) => read.get(path) ?? []);
  return own.filter((file) => failing.has(file.path) || isEvidence(file));
}

function isEvidence({ type, objects }: YamlFile): boolean {
  if (type === 'patch' || type === 'overlay') return false;
  return objects.length === 0 || objects.some(({ groupKind }) => groupKind !== KUSTOMIZATION);
}
