import { describe, expect, it, vi } from 'vitest';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { bootstrap, clusterOf, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, NAMESPACE, release, resources, WEB } from '../../test/rules/fleet.ts';
import { Waits } from './waits.ts';

const BOTH: Files = {
  ...bootstrap('clusters/prod'),
  'apps/web.yaml': configMap('web', '  a: b', 'web'),
  'infrastructure/dns.yaml': [configMap('dns', '  a: b'), NAMESPACE],
};
const INFRASTRUCTURE = kustomization('infrastructure', './infrastructure');
const found = async (files: Files): Promise<string[]> => brief(await findingsOf('mixed-layers', { ...BOTH, ...files }));
const PATH = 'clusters/prod/all.yaml';
const inCluster = async (...documents: string[]): Promise<string[]> => found({ [PATH]: documents });
const dependsOn = (name: string): string => `  dependsOn: [{name: ${name}}]\n`;
const APPS = (spec = ''): string => kustomization('apps', './apps', spec);
const AT = (line: number, level = 'warning'): string[] => [`${level} mixed-layers ${PATH}:${line}`];

describe('mixed-layers', () => {
  it('reports a Kustomization that applies both layers', async () => {
    const deploy = { 'deploy/kustomization.yaml': resources('../apps', '../infrastructure') };
    const overlays = {
      'apps/kustomization.yaml': resources('web.yaml'),
      'infrastructure/kustomization.yaml': resources('dns.yaml'),
    };
    expect(await found({ ...overlays, ...deploy, [PATH]: kustomization('all', './deploy') })).toEqual(AT(7));
    const [finding] = await findingsOf('mixed-layers', {
      ...BOTH,
      ...overlays,
      ...deploy,
      [PATH]: kustomization('all', './deploy'),
    });
    expect(finding?.message).toContain('infrastructure (ConfigMap `dns`) and apps (ConfigMap `web`) together');
  });

  it('reports apps that do not wait for the infrastructure that they need, once for a cluster', async () => {
    expect(await inCluster(APPS(), INFRASTRUCTURE)).toEqual(AT(3));
    const more = kustomization('more', './apps').replace('prune: true', 'prune: true\n  targetNamespace: more');
    expect(await inCluster(APPS(), more, INFRASTRUCTURE)).toEqual(AT(3));
  });

  const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: public}
spec: {selfSigned: {}}`;
  const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: default}
spec: {secretName: web, dnsNames: [example.org], issuerRef: {kind: ClusterIssuer, name: public}}`;
  const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: certificates.cert-manager.io}
spec:
  group: cert-manager.io
  names: {kind: Certificate, plural: certificates}
  scope: Namespaced
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]`;
  const CERT_MANAGER = release('cert-manager', CHARTS).replace('chart: app', 'chart: cert-manager');

  it.each([
    ['a namespace', configMap('web', '  a: b', 'web'), [NAMESPACE], 'Namespace `web`'],
    ['an object that it names', CERTIFICATE, [ISSUER], 'ClusterIssuer `public`'],
    ['a definition', CERTIFICATE, [DEFINITION], 'the definition of Certificate'],
    ['a chart with the definition', CERTIFICATE, [...WEB, CERT_MANAGER], 'the definition of Certificate'],
  ])('names %s that an app needs, and adds the dependency', async (_, app, infrastructure, words) => {
    const files = { 'apps/web.yaml': app, 'infrastructure/dns.yaml': infrastructure, [PATH]: [APPS(), INFRASTRUCTURE] };
    const [finding] = await findingsOf('mixed-layers', { ...BOTH, ...files });
    expect(finding?.message).toContain(`needs ${words}, which Kustomization \`infrastructure\` applies`);
    expect(finding?.fix?.edits[0]?.text).toContain('dependsOn:\n    - name: infrastructure');
  });

  it('is silent about apps that need nothing of the infrastructure, or that have it elsewhere, too', async () => {
    const layers = { [PATH]: [APPS(), INFRASTRUCTURE] };
    expect(await found({ ...layers, 'apps/web.yaml': configMap('web', '  a: b') })).toEqual([]);
    expect(await found({ ...layers, 'infrastructure/dns.yaml': configMap('dns', '  a: b', 'web') })).toEqual([]);
    expect(await found({ ...layers, 'apps/namespace.yaml': NAMESPACE })).toEqual([]);
    expect(await found({ ...layers, 'clusters/prod/namespace.yaml': NAMESPACE })).toEqual([]);
    const other = { 'other/issuer.yaml': ISSUER, 'infrastructure/dns.yaml': configMap('dns', '  a: b') };
    const documents = [APPS(), INFRASTRUCTURE, kustomization('other', './other')];
    expect(await found({ ...other, 'apps/web.yaml': CERTIFICATE, [PATH]: documents })).toEqual([]);
  });

  it.each([
    ['apps that depend on it', [APPS(dependsOn('infrastructure')), INFRASTRUCTURE]],
    [
      'apps that depend on what depends on it',
      [APPS(dependsOn('data')), kustomization('data', './data', dependsOn('infrastructure')), INFRASTRUCTURE],
    ],
    ['a dependency that is not known', [APPS(dependsOn(`\${LAYER}`)), INFRASTRUCTURE]],
    ['infrastructure that depends on the apps', [APPS(), `${INFRASTRUCTURE}${dependsOn('apps')}`]],
    ['a cluster without infrastructure', [APPS()]],
    ['suspended apps', [APPS('  suspend: true\n'), INFRASTRUCTURE]],
  ])('is silent about %s', async (_, documents) => {
    expect(await found({ 'data/a.yaml': configMap('data', '  a: b'), [PATH]: documents })).toEqual([]);
  });

  it('asks what each Kustomization depends on once', () => {
    const chain = (size: number): string[] => [
      ...Array.from({ length: size }, (_, at) =>
        kustomization(`a${at}`, './apps', at === 0 ? '' : dependsOn(`a${at - 1}`)),
      ),
      ...Array.from({ length: size }, (_, at) =>
        kustomization(`i${at}`, './infrastructure', dependsOn(`a${size - 1}`)),
      ),
    ];
    const workFor = (size: number): number => {
      const { kustomizations } = clusterOf({ ...BOTH, [PATH]: chain(size) });
      const apps = kustomizations.filter(({ name }) => name.startsWith('a'));
      const infrastructure = kustomizations.filter(({ name }) => name.startsWith('i'));
      const at = vi.spyOn(KubernetesObject.prototype, 'at');
      const waits = new Waits(kustomizations);
      expect(waits.for(infrastructure).size).toBe(0);
      for (const app of apps) expect(infrastructure.every((one) => waits.mayReach(one, app))).toBe(true);
      const calls = at.mock.calls.length;
      at.mockRestore();
      return calls;
    };
    expect(workFor(20)).toBeLessThan(3 * workFor(10));
  });

  it('is silent about apps whose parent waits', async () => {
    const files = {
      'layers/apps.yaml': APPS(),
      [PATH]: [kustomization('layers', './layers', dependsOn('infrastructure')), INFRASTRUCTURE],
    };
    expect(await found(files)).toEqual([]);
  });

  it('is silent about releases that wait themselves, and not about others next to them', async () => {
    const layers = (spec: string): Files => ({
      [PATH]: kustomization('all', './deploy'),
      'deploy/kustomization.yaml': resources('../apps', '../infrastructure'),
      'apps/kustomization.yaml': resources('web.yaml'),
      'apps/web.yaml': [...WEB, release('web', CHARTS, spec)],
      'infrastructure/kustomization.yaml': resources('dns.yaml'),
      'infrastructure/dns.yaml': configMap('dns', '  a: b'),
    });
    expect(await found(layers('  dependsOn: [{name: dns, namespace: infrastructure}]'))).toEqual([]);
    expect(await found(layers(''))).toEqual(AT(7));
  });

  it('is silent about a Kustomization of ResourceSets, which the operator applies one by one', async () => {
    const set = (name: string): string => `apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
metadata: {name: ${name}, namespace: flux-system}
spec: {resources: []}`;
    const tenants = (infrastructure: string): Files => ({
      'deploy/infrastructure/infra.yaml': infrastructure,
      'deploy/apps/apps.yaml': set('apps'),
      'deploy/apps/web.yaml': configMap('web', '  a: b', 'web'),
      [PATH]: kustomization('tenants', './deploy'),
    });
    expect(await found(tenants(set('infra')))).toEqual([]);
    expect(await found(tenants(configMap('dns', '  a: b')))).toEqual(AT(7));
  });

  it('is silent about a Kustomization of namespaces and of other Kustomizations', async () => {
    const files = {
      'apps/kustomization.yaml': resources('namespace.yaml'),
      'apps/namespace.yaml': NAMESPACE,
      'infrastructure/kustomization.yaml': resources('dns.yaml'),
      'deploy/kustomization.yaml': resources('../apps', '../infrastructure'),
      [PATH]: kustomization('all', './deploy'),
    };
    expect(await found(files)).toEqual([]);
  });
});
