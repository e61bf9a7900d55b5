import { bootstrap } from '../flux/repository.ts';
import type { Bomb } from './bomb.ts';

/** Inputs with many names that were each compared with all others. */
export const REFERENCE_BOMBS: readonly Bomb[] = [
  {
    name: 'copies of a HelmRelease',
    full: 10_000,
    small: 30,
    files: (size) =>
      Object.fromEntries(range(size, (at) => [`apps/a${at}/web/x/release.yaml`, release('web', 'web', '', `c${at}`)])),
  },
  {
    name: 'releases of another cluster',
    full: 10_000,
    small: 30,
    files: (size) =>
      fleet(
        documents(size, (at) => release(`r${at}`, 'web', ', targetNamespace: t, kubeConfig: {secretRef: {name: k}}')),
      ),
  },
  {
    name: 'infrastructure × apps',
    full: 3000,
    small: 15,
    files: (size) =>
      fleet(
        [
          documents(size, (at) => kustomization(`a${at}`, 'apps', at === 0 ? '' : `, dependsOn: [{name: a${at - 1}}]`)),
          documents(size, (at) => kustomization(`i${at}`, 'infrastructure', `, dependsOn: [{name: a${size - 1}}]`)),
        ].join('---\n'),
        {
          'apps/x/a.yaml': object('v1', 'ConfigMap', 'a', 'web', 'data: {a: b}'),
          'infrastructure/x/a.yaml': object('v1', 'ConfigMap', 'b', 'web', 'data: {a: b}'),
        },
      ),
  },
  {
    name: 'markers × policies × automations',
    full: 5000,
    small: 20,
    files: (size) =>
      fleet(
        [
          documents(size, (at) => object(IMAGE, 'ImagePolicy', `p${at}`, at === 0 ? 'other' : 'web', POLICY)),
          documents(size, (at) => object(IMAGE, 'ImageUpdateAutomation', `u${at}`, 'other', AUTOMATION)),
          object('v1', 'ConfigMap', 'm', 'web', `data:\n${markers(size, 'web:p')}${markers(size, 'q')}`),
        ].join('---\n'),
      ),
  },
  {
    name: 'references × objects that nothing uses',
    full: 10_000,
    small: 30,
    files: (size) =>
      fleet(
        [
          documents(size, (at) =>
            deployment(at, `, volumes: [{name: a, persistentVolumeClaim: {claimName: ${word(at)}}}]`),
          ),
          documents(size, (at) => object('v1', 'PersistentVolumeClaim', word(at + size), 'web', CLAIM)),
        ].join('---\n'),
      ),
  },
  {
    name: 'labels × namespaces × releases',
    full: 10_000,
    small: 30,
    files: (size) =>
      fleet(
        [
          object(
            'monitoring.coreos.com/v1',
            'ServiceMonitor',
            'm',
            'web',
            `spec: {endpoints: [{port: http}], namespaceSelector: {matchNames: [${range(size, (at) => `n${at}`)}]}, selector: {matchLabels: {${range(size, (at) => `l${at}: v${at}`)}}}}`,
          ),
          documents(size, (at) => release(`h${at}`, `n${at}`)),
        ].join('---\n'),
      ),
  },
  {
    name: 'projects × Applications × patterns',
    full: 8000,
    small: 25,
    files: (size) => ({
      'argo/apps.yaml': documents(size, (at) =>
        application(
          at,
          `{repoURL: "https://github.com/acme/q${at}", path: m}`,
          `{server: "https://c${at}.example.com", namespace: n}`,
        ),
      ),
      'argo/project.yaml': object(
        'argoproj.io/v1alpha1',
        'AppProject',
        'p',
        'argocd',
        `spec: {sourceRepos: [${range(size, (at) => `"https://github.com/acme/r${at}*"`)}], destinations: [${range(size, (at) => `{server: "https://d${at}*.example.com", namespace: "m${at}*"}`)}]}\n`,
      ),
    }),
  },
  {
    name: 'creation rules of SOPS × files',
    full: 5000,
    small: 30,
    files: (size) => ({
      '.sops.yaml': `creation_rules:\n${range(size, (at) => `- {path_regex: "^/.*\\\\.yaml$|x${at}", age: a}`).join('\n')}\n`,
      ...Object.fromEntries(range(size, (at) => [`y${at}/a.yaml`, 'a: b\n'])),
    }),
  },
  {
    name: 'keys above the values of a file of SOPS',
    full: 60_000,
    small: 100,
    files: (size) => ({
      'a.yaml': object(
        'v1',
        'Secret',
        's',
        'web',
        `${range(60, (depth) => `${' '.repeat(depth)}${'z'.repeat(300)}${depth}:`).join('\n')}\n${' '.repeat(60)}l: [${range(size, () => 'ENC[AES256_GCM]')}]\nsops: {lastmodified: "2026", mac: "ENC[AES256_GCM,data:a]", encrypted_regex: "^(zz|yy)+$", age: [{recipient: age1a, enc: a}]}\n`,
      ),
    }),
  },
  {
    name: 'lines of CODEOWNERS without effect × files',
    full: 10_000,
    small: 30,
    files: (size) => ({
      CODEOWNERS: `${range(size, (at) => `/q/**/f${at}*x*/y @acme/t${at}`).join('\n')}\n* @acme/all\n`,
      ...Object.fromEntries(range(size, (at) => [`q/f${at}axa/y`, 'x'])),
    }),
  },
  {
    name: 'pods that a standard rejects × objects',
    full: 20_000,
    small: 30,
    files: (size) =>
      fleet(
        `apiVersion: v1\nkind: Namespace\nmetadata: {name: web, labels: {pod-security.kubernetes.io/enforce: restricted}}\n---\n${documents(size, (at) => deployment(at, ''))}`,
      ),
  },
];

const IMAGE = 'image.toolkit.fluxcd.io/v1';
const POLICY = 'spec: {imageRepositoryRef: {name: r, namespace: web}, policy: {semver: {range: 1.x}}}\n';
const AUTOMATION =
  'spec: {interval: 1h, sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}}\n';
const CLAIM = 'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n';

function range<T>(size: number, make: (at: number) => T): T[] {
  return Array.from({ length: size }, (_, at) => make(at));
}

function documents(size: number, make: (at: number) => string): string {
  return range(size, make).join('---\n');
}

/** The cluster `clusters/prod` with these objects. */
function fleet(objects: string, files: Record<string, string> = {}): Record<string, string> {
  const written = Object.entries(bootstrap('clusters/prod')).map(([path, text]) => [
    path,
    [text].flat().join('\n---\n'),
  ]);
  return { ...Object.fromEntries(written), 'clusters/prod/app.yaml': objects, ...files };
}

function object(apiVersion: string, kind: string, name: string, namespace: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${rest}\n`;
}

function kustomization(name: string, layer: string, more: string): string {
  const spec = `spec: {interval: 10m, path: ./${layer}/x, prune: true, sourceRef: {kind: GitRepository, name: flux-system}${more}}`;
  return object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, 'flux-system', spec);
}

function release(name: string, namespace: string, more = '', chart = 'app'): string {
  const source = '{kind: HelmRepository, name: charts, namespace: flux-system}';
  const spec = `spec: {interval: 10m, chart: {spec: {chart: ${chart}, version: 1.0.0, sourceRef: ${source}}}${more}}`;
  return object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', name, namespace, spec);
}

function deployment(at: number, more: string): string {
  const template = `{metadata: {labels: {app: d${at}}}, spec: {containers: [{name: a, image: "a:1"}]${more}}}`;
  const spec = `spec: {selector: {matchLabels: {app: d${at}}}, template: ${template}}`;
  return object('apps/v1', 'Deployment', `d${at}`, 'web', spec);
}

function application(at: number, source: string, destination: string): string {
  const spec = `spec: {project: p, source: ${source}, destination: ${destination}}`;
  return object('argoproj.io/v1alpha1', 'Application', `a${at}`, 'argocd', spec);
}

function markers(size: number, policy: string): string {
  return range(size, (at) => `  ${policy.replace(':', '-')}${at}: v # {"$imagepolicy": "${policy}${at}"}\n`).join('');
}

/** One of many names of which no two are alike. */
function word(at: number): string {
  const letters = range(8, (place) =>
    'abcdefghijklmnopqrstuvwxyz'.charAt((Math.imul(at + 1, 2654435761) >>> (place * 4)) % 26),
  );
  return letters.join('');
}
