import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, release, WEB } from '../../test/rules/fleet.ts';

const ISSUER = 'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: acme}\nspec: {selfSigned: {}}';
const CERT_MANAGER = release('cert-manager', CHARTS).replace('chart: app', 'chart: cert-manager');
const TOGETHER: Files = {
  'clusters/prod/certs.yaml': kustomization('certs', './certs'),
  'clusters/prod/web.yaml': WEB,
  'certs/release.yaml': CERT_MANAGER,
  'certs/issuer.yaml': ISSUER,
};
const said = async (files: Files): Promise<string[]> =>
  brief(await findingsOf('late-crd', { ...bootstrap('clusters/prod'), ...files }));
const FOUND = ['warning late-crd certs/issuer.yaml:2'];

describe('late-crd', () => {
  it('warns of a custom resource next to the HelmRelease that defines it', async () => {
    expect(await said(TOGETHER)).toEqual(FOUND);
  });

  it('knows the chart of an OCIRepository', async () => {
    const oci = [
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: certs, namespace: web}\nspec: {interval: 1h, url: "oci://quay.io/jetstack/charts/cert-manager"}',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: certs, namespace: web}\nspec: {interval: 1h, chartRef: {kind: OCIRepository, name: certs}}',
    ];
    expect(await said({ ...TOGETHER, 'certs/release.yaml': oci })).toEqual(FOUND);
  });

  it('is one finding for all custom resources of a chart', async () => {
    const findings = await findingsOf('late-crd', {
      ...bootstrap('clusters/prod'),
      ...TOGETHER,
      'certs/issuer.yaml': [ISSUER, ISSUER.replace('acme', 'other')],
    });
    expect(findings.map(({ places }) => places.length)).toEqual([2]);
  });

  it.each([
    '  install: {crds: Skip}',
    ...['installCRDs: false', 'crds: {enabled: false}'].map((text) => `  values: {${text}}`),
  ])('is silent where the release does not install them: %s', async (spec) => {
    expect(await said({ ...TOGETHER, 'certs/release.yaml': `${CERT_MANAGER}${spec}` })).toEqual([]);
  });

  it.each(['  install: {crds: Create}', '  values: {crds: {enabled: true}}'])('warns with %s', async (spec) => {
    expect(await said({ ...TOGETHER, 'certs/release.yaml': `${CERT_MANAGER}${spec}` })).toEqual(FOUND);
  });

  it.each<[string, Files]>([
    [
      'another Kustomization',
      {
        'certs/issuer.yaml': '# moved\n',
        'issuers/issuer.yaml': ISSUER,
        'clusters/prod/issuers.yaml': kustomization('issuers', './issuers', '  dependsOn: [{name: certs}]'),
      },
    ],
    ['a chart that is not known', { 'certs/release.yaml': release('app', CHARTS) }],
    [
      'a definition in the repository',
      {
        'crds/crd.yaml':
          'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: clusterissuers.cert-manager.io}\nspec: {group: cert-manager.io, names: {kind: ClusterIssuer, plural: clusterissuers}, scope: Cluster, versions: []}',
      },
    ],
    ['a helmfile', { 'bootstrap/helmfile.yaml': 'releases: [{name: cert-manager, chart: jetstack/cert-manager}]' }],
    ['a script that names the release', { 'scripts/crds.sh': 'install_crds kubernetes/cert-manager' }],
    ['a repository that is not known', { 'clusters/prod/other.yaml': FOREIGN }],
    [
      'a second release',
      {
        'clusters/prod/more.yaml': CERT_MANAGER.replace(
          'name: cert-manager, namespace: web',
          'name: more, namespace: web',
        ),
      },
    ],
  ])('is silent with %s', async (_, files) => {
    expect(await said({ ...TOGETHER, ...files })).toEqual([]);
  });
});
