import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, fleet, WEB } from '../../test/rules/fleet.ts';

const helmRelease = (version: string, source = CHARTS): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: web}\nspec:\n  interval: 1h\n  chart:\n    spec:\n      chart: app\n${version}      sourceRef: ${source}\n`;
const FROM_ARTIFACT =
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: web}\nspec: {interval: 1h, chartRef: {kind: OCIRepository, name: web}}\n';
const artifact = (spec: string): string => `${manifests(spec)}---\n${FROM_ARTIFACT}`;
const manifests = (spec: string): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: web, namespace: web}\nspec: {interval: 1h, url: "oci://example.com/web"${spec}}\n`;
const application = (revision: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, namespace: argocd}\nspec:\n  project: default\n  destination: {name: in-cluster, namespace: web}\n  source: {repoURL: "https://charts.example.org", chart: app${revision}}\n`;

const found = async (text: string): Promise<string[]> =>
  brief(await findingsOf('floating-version', fleet(app(), { 'apps/app/a.yaml': [text, ...WEB] })));
const inOverlay = async (entry: string, path = 'apps/app'): Promise<string[]> =>
  brief(
    await findingsOf(
      'floating-version',
      fleet(app(), { [`${path}/kustomization.yaml`]: `resources:\n  - ${entry}\n` }),
    ),
  );
const AT = (line: number): string[] => [`warning floating-version apps/app/a.yaml:${line}`];

describe('floating-version', () => {
  it.each([
    ['a chart without a version', helmRelease(''), 7],
    ['a chart of any version', helmRelease('      version: "*"\n'), 9],
    ['an artifact without a reference', artifact(''), 4],
    [
      'a chart of the release itself from a registry',
      helmRelease('').replace(
        / {2}chart:.*$/s,
        '  chart:\n    kind: OCIRepository\n    spec: {url: "oci://example.com/web", ref: {tag: latest}}\n',
      ),
      8,
    ],
    ['an artifact that is the latest', artifact(', ref: {tag: latest}'), 4],
    ['an artifact of any version', artifact(', ref: {semver: "*"}'), 4],
    ['a chart of an Application', application(', targetRevision: "*"'), 7],
  ])('reports %s', async (_, text, line) => {
    expect(await found(text)).toEqual(AT(line));
  });

  it.each([
    ['a version', helmRelease('      version: 1.2.3\n')],
    ['a range', helmRelease('      version: ">=1.0.0"\n')],
    ['a variable', helmRelease(`      version: \${VERSION:=1.2.3}\n`)],
    ['a chart from Git', helmRelease('', '{kind: GitRepository, name: flux-system, namespace: flux-system}')],
    ['a digest', artifact(`, ref: {digest: "sha256:${'0'.repeat(64)}"}`)],
    ['a digest beside a range', artifact(`, ref: {semver: "*", digest: "sha256:${'0'.repeat(64)}"}`)],
    ['a tag', artifact(', ref: {tag: v1}')],
    ['an artifact with manifests', manifests(', ref: {tag: latest}')],
    ['an Application from Git', application(', targetRevision: 1.x')],
  ])('is silent about %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('is silent about a chart whose version an overlay sets, and what no cluster applies', async () => {
    const overlay =
      'resources: [a.yaml]\npatches:\n  - target: {kind: HelmRelease}\n    patch: |-\n      - {op: add, path: /spec/chart/spec/version, value: 1.2.3}\n';
    const files = { 'apps/app/kustomization.yaml': overlay, 'apps/app/a.yaml': [helmRelease(''), ...WEB] };
    expect(await findingsOf('floating-version', fleet(app(), files))).toEqual([]);
    expect(await findingsOf('floating-version', fleet(app(), { 'other/a.yaml': [helmRelease(''), ...WEB] }))).toEqual(
      [],
    );
  });

  it.each([
    ['no revision', 'https://github.com/acme/base//deploy'],
    ['a branch', 'github.com/acme/base/deploy?ref=main'],
    ['a file of a branch', 'https://raw.githubusercontent.com/acme/base/main/crd.yaml'],
    ['a file of a named branch', 'https://raw.githubusercontent.com/acme/base/refs/heads/next/crd.yaml'],
  ])('reports a remote base with %s', async (_, entry) => {
    expect(await inOverlay(entry)).toEqual(['warning floating-version apps/app/kustomization.yaml:2']);
  });

  it.each([
    ['a tag', 'https://github.com/acme/base//deploy?ref=v1.2.3&timeout=90s'],
    ['a file of a tag', 'https://raw.githubusercontent.com/acme/base/v1.2.3/crd.yaml'],
    ['a file of a release', 'https://github.com/acme/base/releases/download/v1.2.3/install.yaml'],
    ['a branch that a variable names', `https://github.com/acme/base//deploy?ref=\${BRANCH}`],
  ])('is silent about a remote base with %s', async (_, entry) => {
    expect(await inOverlay(entry)).toEqual([]);
  });

  it('is one finding for all files of a branch in an overlay', async () => {
    const entry = (name: string): string => `https://raw.githubusercontent.com/acme/base/main/${name}.yaml`;
    expect(await inOverlay(`${entry('a')}\n  - ${entry('b')}`)).toHaveLength(1);
  });

  it('knows an ApplicationSet, and that a patch of its template may set the version', async () => {
    const set = (patch: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web, namespace: argocd}\nspec:\n  goTemplate: true\n  generators: [{list: {elements: [{name: web}]}}]\n${patch}  template:\n    metadata: {name: "{{.name}}"}\n    spec:\n      project: default\n      destination: {name: in-cluster, namespace: web}\n      source: {repoURL: "https://charts.example.org", chart: app}\n`;
    expect(await found(set(''))).toEqual(AT(12));
    expect(await found(set('  templatePatch: "spec: {source: {targetRevision: 1.2.3}}"\n'))).toEqual([]);
  });
});
