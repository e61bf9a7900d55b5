// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { gitRepository, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf, fixesOf, levelsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, helmRepository, release, WEB } from '../../test/rules/fleet.ts';

const deployment = (name: string, ...args: string[]): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: flux-system}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/${name}:v1.9.4
          args: [${args.join(', ')}]`;

/** A cluster whose bootstrap patches the arguments of the controllers that `target` selects. */
const cluster = (target: string, objects: readonly string[], value = '--no-cross-namespace-refs=true'): Files => ({
  'clusters/prod/flux-system/gotk-sync.yaml': [gitRepository(), kustomization('flux-system', './clusters/prod')],
  'clusters/prod/flux-system/gotk-components.yaml': [
    'kustomize-controller',
    'helm-controller',
    'notification-controller',
  ].map((name) => deployment(name, '--events-addr=http://x')),
  'clusters/prod/flux-system/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [gotk-components.yaml, gotk-sync.yaml]
patches:
  - patch: |
      - op: add
        path: /spec/template/spec/containers/0/args/-
        value: ${value}
    target:
      kind: Deployment
      name: ${target}
`,
  'clusters/prod/web.yaml': [...WEB],
  'clusters/prod/objects.yaml': objects,
});
const ALL = '(kustomize-controller|helm-controller|notification-controller)';
const check = (files: Files) => findingsOf('cross-namespace-ref', files);
const RELEASE = release('a', CHARTS);
const AT_RELEASE = 'error cross-namespace-ref clusters/prod/objects.yaml:10';

describe('cross-namespace-ref', () => {
  it('is an error where the controller forbids the reference', async () => {
    const findings = await check(cluster(ALL, [RELEASE]));
    expect(brief(findings)).toEqual([AT_RELEASE]);
    expect(findings[0]?.message).toContain('Define the HelmRepository in namespace `web`');
  });

  it('proposes the object of the same name in the own namespace', async () => {
    const findings = await check(cluster(ALL, [RELEASE, helmRepository('charts', 'web')]));
    expect(fixesOf(findings)).toEqual(['web']);
  });

  it.each([
    ['another controller has the switch', cluster('kustomize-controller', [RELEASE])],
    ['the switch is off', cluster(ALL, [RELEASE], '--no-cross-namespace-refs=false')],
    [
      'the source is in the own namespace',
      cluster(ALL, [
        release('a', '{kind: HelmRepository, name: charts, namespace: web}'),
        helmRepository('charts', 'web'),
      ]),
    ],
    [
      'a variable gives the namespace',
      cluster(ALL, [release('a', '{kind: HelmRepository, name: charts, namespace: "${NS}"}')]),
    ],
    [
      'it is a dependency',
      cluster(ALL, [
        kustomization('base', './base', '', 'flux-system'),
        kustomization('app', './base', '  dependsOn: [{name: base, namespace: flux-system}]\n', 'web').replace(
          'name: flux-system, namespace: flux-system}',
          'name: own}',
        ),
      ]),
    ],
  ])('says nothing if %s', async (_, files) => {
    expect(await check(files)).toEqual([]);
  });

  it('knows the references of Kustomizations and Alerts', async () => {
    const alert = `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: alert, namespace: web}
spec:
  providerRef: {name: slack}
  eventSources:
    - {kind: Kustomization, name: app}
    - {kind: Kustomization, name: flux-system, namespace: flux-system}`;
    expect(brief(await check(cluster(ALL, [alert, kustomization('app', './clusters/prod/none', '', 'web')])))).toEqual([
      'error cross-namespace-ref clusters/prod/objects.yaml:8',
      'error cross-namespace-ref clusters/prod/objects.yaml:17',
    ]);
  });

  it('knows patches of what bootstrap has yet to write', async () => {
    const empty = { 'clusters/prod/flux-system/gotk-components.yaml': '# flux bootstrap writes this file\n' };
    expect(brief(await check({ ...cluster(ALL, [RELEASE]), ...empty }))).toEqual([AT_RELEASE]);
    expect(await check({ ...cluster('kustomize-controller', [RELEASE]), ...empty })).toEqual([]);
    expect(await check({ ...cluster(ALL, [RELEASE], '--no-cross-namespace-refs=false'), ...empty })).toEqual([]);
  });

  it('knows instances of the Flux operator', async () => {
    const instance = (spec: string): Files => ({
      'clusters/prod/flux-system/flux-instance.yaml': `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  ${spec}
  sync: {kind: GitRepository, url: "https://github.com/acme/fleet", ref: refs/heads/main, path: clusters/prod}`,
      'clusters/prod/web.yaml': [...WEB],
      'clusters/prod/objects.yaml': [RELEASE],
    });
    const patch = (name: string): string =>
      `kustomize: {patches: [{target: {kind: Deployment, name: ${name}}, patch: '[{op: add, path: /a, value: "--no-cross-namespace-refs=true"}]'}]}`;
    expect(brief(await check(instance('cluster: {multitenant: true}')))).toEqual([AT_RELEASE]);
    expect(await check(instance('cluster: {multitenant: false}'))).toEqual([]);
    expect(brief(await check(instance(patch(ALL))))).toEqual([AT_RELEASE]);
    expect(await check(instance(patch('kustomize-controller')))).toEqual([]);
  });

  it('knows the chart of the community', async () => {
    const chart = (isOn: boolean): string =>
      release(
        'flux',
        '{kind: HelmRepository, name: charts, namespace: web}',
        `  values: {multitenancy: {enabled: ${isOn}}}`,
      ).replace('chart: app', 'chart: flux2');
    const files = (isOn: boolean): Files => ({
      'clusters/prod/flux-system/gotk-sync.yaml': [gitRepository(), kustomization('flux-system', './clusters/prod')],
      'clusters/prod/web.yaml': [...WEB, helmRepository('charts', 'web'), chart(isOn)],
      'clusters/prod/objects.yaml': [RELEASE],
    });
    expect(brief(await check(files(true)))).toEqual([AT_RELEASE]);
    expect(await check(files(false))).toEqual([]);
  });

  it('is a warning for another instance of the controller', async () => {
    const labels = 'namespace: web, labels: {sharding.fluxcd.io/key: one}}';
    expect(levelsOf(await check(cluster(ALL, [RELEASE.replace('namespace: web}', labels)])))).toEqual(['warning']);
  });
});
