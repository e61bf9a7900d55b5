import { readManifests } from '../../src/kubernetes/manifests.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { type ArgoOptions, followArgo } from '../../src/reconcilers/argocd/follow-tree.ts';
import type { ArgoGraph } from '../../src/reconcilers/argocd/graph.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, treeOf } from '../flux/repository.ts';

export const REPOSITORY = 'https://github.com/acme/fleet.git';

/** What Argo CD runs of a repository of these files, whose url is given. */
export function argoOf(files: Files, options: ArgoOptions = { urls: [REPOSITORY] }): ArgoGraph {
  const tree = treeOf(files);
  const reader = new YamlReader();
  return followArgo(tree, reader, readManifests(tree, reader), options);
}

/** An Application with one source in this repository; `source` are more lines of it, indented by four. */
export function application(name: string, path: string, source = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  destination: {server: "https://kubernetes.default.svc", namespace: ${name}}
  source:
    repoURL: ${REPOSITORY}
    path: ${path}
    targetRevision: HEAD
${source}`;
}

/** An ApplicationSet; `generators` is a flow sequence, `path` and `name` are its template's. */
export function applicationSet(generators: string, name: string, path: string, spec = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: argocd}
spec:
  generators: ${generators}
${spec}
  template:
    metadata: {name: '${name}'}
    spec:
      project: default
      destination: {server: '{{server}}', namespace: web}
      source: {repoURL: '${REPOSITORY}', path: '${path}', targetRevision: main}`;
}

/** A ConfigMap without namespace. */
export function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: b}\n`;
}

/** An overlay of one ConfigMap in a directory. */
export function overlay(directory: string, name = 'settings'): Files {
  return {
    [`${directory}/kustomization.yaml`]: 'resources: [cm.yaml]\n',
    [`${directory}/cm.yaml`]: configMap(name),
  };
}

/** The Applications by name with the directory or pattern that they deploy; a `?` marks those that may not be there. */
export function deployed({ applications }: ArgoGraph): Record<string, string> {
  return Object.fromEntries(
    applications.map(({ name, isCertain, sources }) => [
      name + (isCertain ? '' : '?'),
      sources.map(({ path, pattern, type }) => `${type} ${path?.directory ?? pattern ?? '-'}`).join(', '),
    ]),
  );
}

/** The only Application of a repository. */
export function onlyApplication(files: Files): Application {
  const { applications } = argoOf(files);
  const [first] = applications;
  if (!first || applications.length !== 1) throw new Error(`${applications.length} Applications`);
  return first;
}
