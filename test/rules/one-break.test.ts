import { describe, expect, it } from 'vitest';
import type { Edit, Finding } from '../../src/findings/finding.ts';
import { FULL } from '../extent.ts';
import { numbersOf } from '../random.ts';
import { checkTree } from './check-tree.ts';

type Files = Record<string, string>;

const CLUSTERS = ['production', 'staging'];
const APPS = ['keycloak', 'nextcloud', 'paperless', 'podinfo', 'vaultwarden'];
/** Repositories that are broken, of all kinds together. */
const RUNS = FULL ? 160 : 80;

function pick<T>(items: readonly T[], next: () => number): T {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function kustomization(name: string, path: string, spec: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ./${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
${spec}`;
}

/** A healthy repository: two clusters, what their apps share, and what each has of its own. */
function healthy(next: () => number): Files {
  const apps = APPS.filter(() => next() < 0.7);
  if (apps.length === 0) apps.push(pick(APPS, next));
  const files: Files = {};
  for (const cluster of CLUSTERS) {
    files[`clusters/${cluster}/flux-system/gotk-sync.yaml`] = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  url: ssh://git@github.com/acme/fleet
  ref:
    branch: main
---
${kustomization('flux-system', `clusters/${cluster}`, '')}`;
    files[`clusters/${cluster}/settings.yaml`] = `apiVersion: v1
kind: ConfigMap
metadata:
  name: cluster-settings
  namespace: flux-system
data:
  REPLICAS: "2"
  ENVIRONMENT: ${cluster}
`;
    files[`clusters/${cluster}/infrastructure.yaml`] = kustomization('infrastructure', 'infrastructure', '');
    for (const [index, app] of apps.entries()) {
      const before = apps[index - 1];
      const others = before !== undefined && next() < 0.5 ? `    - name: ${before}\n` : '';
      files[`clusters/${cluster}/${app}.yaml`] = kustomization(
        app,
        `apps/${app}/${cluster}`,
        `  dependsOn:
    - name: infrastructure
${others}  postBuild:
    substituteFrom:
      - kind: ConfigMap
        name: cluster-settings
`,
      );
      files[`apps/${app}/${cluster}/kustomization.yaml`] = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${app}
resources:
  - ../base
`;
    }
  }
  for (const app of apps) Object.assign(files, appFiles(app));
  return files;
}

function appFiles(app: string): Files {
  return {
    [`infrastructure/${app}.yaml`]: `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: ${app}-charts
  namespace: flux-system
spec:
  interval: 1h
  url: https://charts.example.org/${app}
`,
    [`apps/${app}/base/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - namespace.yaml
  - release.yaml
  - settings.yaml
`,
    [`apps/${app}/base/namespace.yaml`]: `apiVersion: v1
kind: Namespace
metadata:
  name: ${app}
`,
    [`apps/${app}/base/settings.yaml`]: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${app}-settings
data:
  values.yaml: |
    replicaCount: \${REPLICAS}
    environment: \${ENVIRONMENT}
`,
    [`apps/${app}/base/release.yaml`]: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${app}
spec:
  interval: 1h
  chart:
    spec:
      chart: ${app}
      version: 1.2.3
      sourceRef:
        kind: HelmRepository
        name: ${app}-charts
        namespace: flux-system
  valuesFrom:
    - kind: ConfigMap
      name: ${app}-settings
      valuesKey: values.yaml
`,
  };
}

/** A kind of break: the rule that must find it, and where it may be made. */
interface Break {
  readonly rule: string;
  /** The word that is broken, as the first group of a line of a file. */
  readonly line: RegExp;
  readonly files: RegExp;
}

const BREAKS: Readonly<Record<string, Break>> = {
  path: {
    rule: 'missing-path',
    files: /^clusters\/\w+\/(?!infra|settings)\w+\.yaml$/,
    line: /^ {2}path: \.\/apps\/(\w+)/,
  },
  'the source of a Kustomization': {
    rule: 'unknown-source',
    files: /^clusters\/\w+\/(?!settings)\w+\.yaml$/,
    line: /^ {4}name: flux-(system)$/,
  },
  'the source of a HelmRelease': { rule: 'unknown-source', files: /release\.yaml$/, line: /^ {8}name: \w+-(charts)$/ },
  dependsOn: { rule: 'unknown-dependency', files: /^clusters\//, line: /^ {4}- name: (\w+)$/ },
  valuesFrom: { rule: 'unknown-values', files: /release\.yaml$/, line: /^ {6}name: \w+-(settings)$/ },
  valuesKey: { rule: 'unknown-values', files: /release\.yaml$/, line: /valuesKey: (values)\.yaml$/ },
  substituteFrom: { rule: 'unknown-values', files: /^clusters\//, line: /^ {8}name: cluster-(settings)$/ },
  'a variable': { rule: 'undefined-variable', files: /base\/settings\.yaml$/, line: /\$\{(REPLICAS|ENVIRONMENT)\}/ },
};

interface Broken {
  readonly files: Files;
  readonly path: string;
  readonly line: number;
}

/** The repository with one letter of a fitting word doubled or left out. */
function broken(files: Files, { files: where, line: pattern }: Break, next: () => number): Broken {
  const places = Object.entries(files).flatMap(([path, text]) =>
    where.test(path) ? text.split('\n').flatMap((line, at) => (pattern.test(line) ? [{ path, at }] : [])) : [],
  );
  const { path, at } = pick(places, next);
  const lines = (files[path] ?? '').split('\n');
  const line = lines[at] ?? '';
  const word = pattern.exec(line)?.[1] ?? '';
  const letter = 1 + Math.floor(next() * (word.length - 2));
  const slip = word.slice(0, letter) + (next() < 0.5 ? word.charAt(letter).repeat(2) : '') + word.slice(letter + 1);
  const start = line.lastIndexOf(word);
  lines[at] = line.slice(0, start) + slip + line.slice(start + word.length);
  return { files: { ...files, [path]: lines.join('\n') }, path, line: at + 1 };
}

const judge = (files: Files): Promise<readonly Finding[]> =>
  checkTree(files, { policy: { targets: { flux: ['2.9'] } } });

function applied(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  for (const { start, end, text: replacement } of edits) {
    expect(end.line).toBe(start.line);
    const line = lines[start.line - 1] ?? '';
    lines[start.line - 1] = line.slice(0, start.column - 1) + replacement + line.slice(end.column - 1);
  }
  return lines.join('\n');
}

/** The clusters that a file is a part of. */
function clustersOf(path: string): string[] {
  const own = CLUSTERS.filter((cluster) => path.split('/').includes(cluster));
  return (own.length > 0 ? own : CLUSTERS).map((cluster) => `clusters/${cluster}`);
}

describe('a repository of two clusters', () => {
  it('has no findings while it is healthy', async () => {
    for (let seed = 0; seed < 5; seed++) expect(await judge(healthy(numbersOf(seed)))).toEqual([]);
  });

  it.each(Object.entries(BREAKS))('has exactly one finding where %s is broken', async (_, kind) => {
    for (let seed = 1; seed <= RUNS / Object.keys(BREAKS).length; seed++) {
      const next = numbersOf(seed);
      const files = healthy(next);
      const { files: worse, path, line } = broken(files, kind, next);
      const findings = await judge(worse);
      const brief = findings.map(({ rule, severity, location, builds }) => ({
        rule,
        severity,
        at: `${location.path}:${location.start.line}`,
        builds,
      }));
      const change = (worse[path] ?? '').split('\n')[line - 1];
      expect(brief, `seed ${seed}: ${change}`).toEqual([
        { rule: kind.rule, severity: 'error', at: `${path}:${line}`, builds: clustersOf(path) },
      ]);
      const fix = findings[0]?.fix;
      if (fix) expect(applied(worse[path] ?? '', fix.edits)).toBe(files[path]);
    }
  });
});
