// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { PolicyTargets } from '../../src/policy/policy.ts';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const found = (text: string, targets: PolicyTargets = {}): Promise<readonly Finding[]> =>
  findingsOf(['deprecated-api', 'removed-api'], { 'a.yaml': text }, { policy: { targets } });
const ingress = (version: string): string =>
  `apiVersion: ${version}\nkind: Ingress\nmetadata: {name: app, namespace: web}\nspec: {rules: [{host: app.example.com}]}\n`;

describe('removed-api', () => {
  it('is an error where the target is known, and fixes what needs no other change', async () => {
    const findings = await found(ingress('extensions/v1beta1'), { kubernetes: ['1.30'] });
    expect(brief(findings)).toEqual(['error removed-api a.yaml:1']);
    expect(fixesOf(findings)).toEqual(['networking.k8s.io/v1']);
    expect(findings[0]?.message).toContain('Kubernetes 1.21 was the last release that served it.');
  });

  it('is a warning where the newest release stands for the target, and an error where no known release serves it', async () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: app, namespace: web}\n';
    const spec = 'spec: {interval: 1h, chart: {spec: {chart: app, sourceRef: {kind: HelmRepository, name: app}}}}\n';
    expect(brief(await found(release + spec))).toEqual(['warning removed-api a.yaml:1']);
    expect(brief(await found(ingress('extensions/v1beta1')))).toEqual(['error removed-api a.yaml:1']);
  });

  it('reports a version that the target does not serve yet', async () => {
    const [finding, ...others] = await found(
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: app}\nspec: {interval: 1h, url: oci://example.com/app}\n',
      { flux: ['2.5'] },
    );
    expect([others, finding?.severity, finding?.rule]).toEqual([[], 'error', 'removed-api']);
    expect(finding?.message).toContain('Flux 2.6 is the first release that serves it.');
  });

  it('is silent where each target serves the version', async () => {
    expect(await found(ingress('networking.k8s.io/v1'), { kubernetes: ['1.30'] })).toEqual([]);
    const old = { kubernetes: ['1.21'] };
    expect((await found(ingress('extensions/v1beta1'), old)).filter(({ rule }) => rule === 'removed-api')).toEqual([]);
  });

  const secret =
    'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: app, namespace: web}\nspec: {secretStoreRef: {name: vault}}\n';
  const release = (chart: string, version: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: operator, namespace: web}\nspec: {interval: 1h, chart: {spec: {chart: ${chart}, version: '${version}', sourceRef: {kind: HelmRepository, name: charts}}}}\n`;
  const application = (source: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: operator, namespace: argocd}\nspec: {project: default, destination: {namespace: web, server: https://kubernetes.default.svc}, source: {${source}}}\n`;
  const removed = async (files: Readonly<Record<string, string>>): Promise<readonly Finding[]> =>
    findingsOf('removed-api', files);

  it.each([
    ['a chart', release('external-secrets', '0.19.2')],
    ['a range of versions of a chart', release('external-secrets', '>=0.18.0')],
    [
      'a chart of Argo CD',
      application('repoURL: https://charts.external-secrets.io, chart: external-secrets, targetRevision: 1.0.0'),
    ],
    [
      'an image',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: es, namespace: web}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: es, image: "ghcr.io/external-secrets/external-secrets:v0.18.0"}]}}}\n',
    ],
    [
      'a chart in a registry',
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: es, namespace: web}\nspec: {interval: 1h, url: oci://ghcr.io/external-secrets/charts/external-secrets, ref: {tag: 0.20.0}}\n',
    ],
  ])('is an error where %s installs an operator that does not serve the version', async (_, operator) => {
    const findings = await removed({ 'a.yaml': secret, 'operator.yaml': operator });
    expect(brief(findings)).toEqual(['error removed-api a.yaml:1']);
    expect(fixesOf(findings)).toEqual(['external-secrets.io/v1']);
    expect(findings[0]?.related.map(({ location }) => location.path)).toEqual(['operator.yaml']);
  });

  it.each([
    ['nothing installs the operator', {}],
    ['a later version may run', { 'operator.yaml': release('external-secrets', '>=0.16.2') }],
    ['any version may run', { 'operator.yaml': release('external-secrets', '*') }],
    ['a variable sets the version', { 'operator.yaml': release('external-secrets', '${VERSION}') }],
    [
      'one cluster still serves it',
      { 'a/op.yaml': release('external-secrets', '0.16.2'), 'b/op.yaml': release('external-secrets', '0.19.0') },
    ],
    ['only an example installs a later version', { 'examples/op.yaml': release('external-secrets', '0.19.0') }],
    [
      'a setting keeps the version',
      {
        'operator.yaml': `${release('external-secrets', '0.19.2')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: values, namespace: web}\ndata: {values.yaml: 'crds: {unsafeServeV1Beta1: true}'}\n`,
      },
    ],
  ])('is a warning where %s', async (_, files) => {
    const findings = await removed({ 'a.yaml': secret, ...files });
    expect(brief(findings)).toEqual(['warning removed-api a.yaml:1']);
    expect(findings[0]?.message).toContain('external-secrets 0.17 and later');
  });

  it.each(['0.16.2', 'v0.16.2', '0.16.x', '~0.16.1', '^0.16.0', '0.16', '=0.14.2'])(
    'is silent where only an earlier version runs, which may not serve the next API version yet: %s',
    async (version) => {
      const files = { 'a.yaml': secret, 'operator.yaml': release('external-secrets', version) };
      expect(await removed(files)).toEqual([]);
      const [found, ...others] = await findingsOf('deprecated-api', files);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ severity: 'notice', fix: null });
      expect(found?.message).toContain(`external-secrets ${version}, which this repository installs`);
    },
  );

  it('takes the version of the chart, where CRDs come from a branch of the operator', async () => {
    const crds =
      'resources:\n  - https://raw.githubusercontent.com/external-secrets/external-secrets/main/deploy/crds/bundle.yaml\n';
    const files = { 'a.yaml': secret, 'crds/kustomization.yaml': crds };
    expect(brief(await removed(files))).toEqual(['warning removed-api a.yaml:1']);
    expect(await removed({ ...files, 'operator.yaml': release('external-secrets', '0.9.13') })).toEqual([]);
    expect(brief(await removed({ ...files, 'operator.yaml': release('external-secrets', '0.19.0') }))).toEqual([
      'error removed-api a.yaml:1',
    ]);
  });

  it('reads which version of the product a chart with its own versions installs', async () => {
    const middleware =
      'apiVersion: traefik.containo.us/v1alpha1\nkind: Middleware\nmetadata: {name: a, namespace: web}\nspec: {stripPrefix: {prefixes: [/a]}}\n';
    const levels = async (version: string): Promise<readonly string[]> =>
      (await removed({ 'a.yaml': middleware, 'operator.yaml': release('traefik', version) })).map(
        ({ severity }) => severity,
      );
    expect(await levels('27.0.2')).toEqual([]);
    expect(await levels('>=27.0.2')).toEqual(['warning']);
    expect(await levels('28.0.0')).toEqual(['error']);
  });

  it('names the new group and kind', async () => {
    const of = async (apiVersion: string, kind: string): Promise<string | undefined> =>
      (
        await removed({ 'a.yaml': `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: web}\n` })
      )[0]?.message;
    expect(await of('metallb.io/v1beta1', 'AddressPool')).toContain('Use IPAddressPool in `metallb.io/v1beta1`.');
    expect(await of('certmanager.k8s.io/v1alpha1', 'Issuer')).toContain('`cert-manager.io/v1`');
    expect(await of('cert-manager.k8s.io/v1', 'Certificate')).toContain('`cert-manager.io/v1`');
    expect(await of('helm.fluxcd.io/v1', 'HelmRelease')).toContain('`helm.toolkit.fluxcd.io/v2`');
    expect(await of('gateway.networking.k8s.io/v1alpha2', 'HTTPRoute')).toContain('`gateway.networking.k8s.io/v1`');
    expect(await of('karpenter.sh/v1alpha5', 'Provisioner')).toContain('Use NodePool in `karpenter.sh/v1`.');
  });

  it('leaves a version to the CustomResourceDefinition in the repository that serves it', async () => {
    const definition =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: externalsecrets.external-secrets.io}\nspec:\n  group: external-secrets.io\n  names: {kind: ExternalSecret, plural: externalsecrets}\n  scope: Namespaced\n  versions: [{name: v1beta1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]\n';
    expect(await removed({ 'a.yaml': secret, 'crd.yaml': definition })).toEqual([]);
  });

  it('is one finding for all objects of a kind and version', async () => {
    const [finding, ...others] = await removed({
      'a.yaml': secret,
      'b.yaml': secret.replace('name: app', 'name: other'),
    });
    expect(others).toEqual([]);
    expect(finding?.places.map(({ location }) => location.path)).toEqual(['a.yaml', 'b.yaml']);
  });

  it.each(['.archive/old.yaml', 'apps/tests/app.yaml', 'examples/app.yaml'])('is silent about %s', async (path) => {
    expect(await removed({ [path]: secret })).toEqual([]);
  });

  it('checks an object of a version that is gone by the last schema that served it', async () => {
    const text =
      'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: app, namespace: web}\nspec: {secretStoreRef: {name: vault}, refreshIntervall: 1h}\n';
    expect(brief(await findingsOf('schema', { 'a.yaml': text }))).toEqual(['error schema a.yaml:4']);
  });
});
