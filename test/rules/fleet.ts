import { bootstrap, configMap, type Files, gitRepository, kustomization } from '../flux/repository.ts';

/** The cluster `clusters/prod` with the file `app.yaml`, and other files. */
export function fleet(app: string, files: Files): Files {
  return { ...bootstrap('clusters/prod'), 'clusters/prod/app.yaml': app, ...files };
}

/** The Flux Kustomization of an app; the line of its path is 7. */
export function app(spec = '', path = './apps/app'): string {
  return kustomization('app', path, spec);
}

/** What `app` applies. */
export const CONFIG: Files = { 'apps/app/config.yaml': configMap('config', '  a: b') };

/** `postBuild` with variables, each as `NAME: value`. */
export function substitute(...lines: string[]): string {
  return `  postBuild:\n    substitute:\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

/** The list of a kustomization file. */
export function resources(...paths: string[]): string {
  return `resources:\n${paths.map((path) => `  - ${path}\n`).join('')}`;
}

export const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}';

export function helmRepository(name: string, namespace: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: ${name}, namespace: ${namespace}}
spec: {interval: 1h, url: "https://charts.example.org"}`;
}

/** A HelmRelease of the namespace web; the name of its source is on line 10. */
export function release(name: string, source: string, spec = ''): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ${name}, namespace: web}
spec:
  interval: 1h
  chart:
    spec:
      chart: app
      version: 1.0.0
      sourceRef: ${source}
${spec}`;
}

/** A reference to the HelmRepository in `WEB`. */
export const CHARTS = '{kind: HelmRepository, name: charts, namespace: flux-system}';

/** What HelmReleases of the namespace web need. */
export const WEB = [NAMESPACE, helmRepository('charts', 'flux-system')];

/** A Kustomization whose files are in another repository. */
export const FOREIGN = [
  gitRepository('other').replace('acme/fleet', 'acme/other'),
  kustomization('other', './deploy').replace('name: flux-system, namespace', 'name: other, namespace'),
];

/** A ConfigMap of the namespace web; `data` are the entries of a flow mapping. */
export function webConfigMap(name: string, data: string, namespace = 'web'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata: {${data}}`;
}

/** A Deployment of the namespace web, whose line 5 is a field of its spec; more containers can follow. */
export function deployment(spec = '', metadata = '', name = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: web${metadata}}
spec:
  ${spec}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: ghcr.io/example/web:1.4.2
`;
}
