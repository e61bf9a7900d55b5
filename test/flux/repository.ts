import { readManifests } from '../../src/kubernetes/manifests.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { type FluxGraph, followFlux } from '../../src/reconcilers/flux/graph.ts';
import { contentId } from '../../src/repository/content-id.ts';
import { Tree } from '../../src/repository/tree.ts';
import { YamlReader } from '../../src/yaml/reader.ts';

/** Files of a repository by path; the documents of a file may be given as a list. */
export type Files = Record<string, string | readonly string[]>;

/** A tree of files with these texts. */
export function treeOf(files: Files): Tree {
  return new Tree(
    Object.entries(files).map(([path, content]) => {
      const text = typeof content === 'string' ? content : content.join('\n---\n');
      const bytes = Buffer.from(text);
      return { path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes };
    }),
  );
}

/** The clusters that a repository of these files sets up. */
export function graphOf(files: Files): FluxGraph {
  const tree = treeOf(files);
  const reader = new YamlReader();
  return followFlux(tree, reader, readManifests(tree, reader));
}

/** The only cluster of a repository. */
export function clusterOf(files: Files): Cluster {
  const { clusters } = graphOf(files);
  const [cluster] = clusters;
  if (!cluster || clusters.length !== 1) throw new Error(`${clusters.length} clusters`);
  return cluster;
}

/** A GitRepository as bootstrap writes it. */
export function gitRepository(name = 'flux-system', spec = ''): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: ${name}, namespace: flux-system}
spec:
  interval: 1m
  url: ssh://git@github.com/acme/fleet
  ref: {branch: main}
${spec}`;
}

/** A Flux Kustomization of the namespace flux-system; `spec` are more lines, indented by two. */
export function kustomization(name: string, path: string, spec = '', namespace = 'flux-system'): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  interval: 10m
  prune: true
  path: ${path}
  sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
${spec}`;
}

/** What `flux bootstrap` writes for a cluster. */
export function bootstrap(path: string): Files {
  return { [`${path}/flux-system/gotk-sync.yaml`]: [gitRepository(), kustomization('flux-system', `./${path}`)] };
}

/** A ConfigMap with these data, as lines indented by two. */
export function configMap(name: string, data: string, namespace = 'flux-system'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata:\n${data}`;
}
