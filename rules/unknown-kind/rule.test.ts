import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const object = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: a}\n`;
const found = async (apiVersion: string, kind: string, policy: Partial<Policy> = {}, more: Files = {}) =>
  briefWithFixes(await findingsOf('unknown-kind', { 'a.yaml': object(apiVersion, kind), ...more }, { policy }));

describe('unknown-kind', () => {
  it.each([
    ['a slip in a kind', 'helm.toolkit.fluxcd.io/v2', 'HelmRelaese', 2, 'HelmRelease'],
    ['the wrong group of a built-in kind', 'v1', 'Deployment', 1, 'apps/v1'],
    ['a group without its end', 'networking/v1', 'Ingress', 1, 'networking.k8s.io/v1'],
    ['a kind that another group of Kubernetes has', 'apps/v1', 'Ingress', 1, 'networking.k8s.io/v1'],
    ['a kind of Flux in the core group', 'v1', 'HelmRelease', 1, 'helm.toolkit.fluxcd.io/v2'],
    [
      'a version that no release serves',
      'source.toolkit.fluxcd.io/v2',
      'GitRepository',
      1,
      'source.toolkit.fluxcd.io/v1',
    ],
    [
      'a version that was never released',
      'source.extensions.fluxcd.io/v1alpha1',
      'ArtifactGenerator',
      1,
      'source.extensions.fluxcd.io/v1beta1',
    ],
  ])('rejects %s, and writes the right one', async (_, apiVersion, kind, line, fix) => {
    expect(await found(apiVersion, kind)).toEqual([`error unknown-kind a.yaml:${line} -> ${fix}`]);
  });

  it('warns of a kind that starts in lower case, which a definition elsewhere may have', async () => {
    expect(await found('ceph.example.com/v1', 'cephBlockPool')).toEqual([
      'warning unknown-kind a.yaml:2 -> CephBlockPool',
    ]);
  });

  it('warns of a slip in a group that others may define', async () => {
    expect(await found('helm.toolkit.fluxcd.oi/v2', 'HelmRelease')).toEqual([
      'warning unknown-kind a.yaml:1 -> helm.toolkit.fluxcd.io/v2',
    ]);
  });

  it.each(['postgresql', 'cluster', 'pool2'])('takes a kind of one word in lower case as it is: %s', async (kind) => {
    expect(await found('databases.example.com/v1', kind)).toEqual([]);
  });

  it('rejects a group of Flux that does not exist', async () => {
    expect(await found('charts.toolkit.fluxcd.io/v1', 'Chart')).toEqual(['error unknown-kind a.yaml:1']);
    expect(await found('infra.contrib.fluxcd.io/v1', 'Chart')).toEqual([]);
  });

  it('rejects what a cluster gets of a group of Kubernetes that does not have the kind, and takes files of other programs', async () => {
    const overlay = { 'kustomization.yaml': 'resources: [a.yaml]\n' };
    expect(await found('v1', 'Widget', {}, overlay)).toEqual(['error unknown-kind a.yaml:1']);
    expect(await found('batch/v1', 'Workflow', {}, overlay)).toEqual(['error unknown-kind a.yaml:1']);
    expect(await found('widgets/v1', 'Widget', {}, overlay)).toEqual([]);
    expect(await found('v1', 'Config')).toEqual([]);
    expect(await found('v1', 'Binding', {}, overlay)).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a Flux variable
    for (const text of ['"${KIND}"', '"{{ kind }}"', 'ENC[AES256_GCM,data:AA==]', '"<KIND>"', '"%KIND%"', '$(KIND)']) {
      expect(await found('v1', text, {}, overlay)).toEqual([]);
      expect(await found(text, 'Widget', {}, overlay)).toEqual([]);
    }
  });

  it('is an error for a kind that differs only in case from a known one or from others of the tree', async () => {
    expect(await found('v1', 'Configmap')).toEqual(['error unknown-kind a.yaml:2 -> ConfigMap']);
    const others = {
      'b.yaml': `${object('ceph.example.com/v1', 'CephPool')}---\n${object('ceph.example.com/v1', 'CephPool')}`,
    };
    expect(await found('ceph.example.com/v1', 'Cephpool', {}, others)).toEqual([
      'error unknown-kind a.yaml:2 -> CephPool',
    ]);
    expect(await found('ceph.example.com/v1', 'CephPool', {}, others)).toEqual([]);
  });

  it('reports a kind that is defined elsewhere only in the preset audit, or where the policy file names the rule', async () => {
    expect(await found('cranes.example.com/v1', 'Crane')).toEqual([]);
    expect(await found('cranes.example.com/v1', 'Crane', { preset: 'audit' })).toEqual([
      'warning unknown-kind a.yaml:1',
    ]);
    expect(await found('cranes.example.com/v1', 'Crane', { rules: new Map([['unknown-kind', 'error']]) })).toEqual([
      'error unknown-kind a.yaml:1',
    ]);
  });

  it('is silent about kinds that are known or that the repository defines', async () => {
    const definition =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: cranes.cranes.example.com}\nspec:\n  group: cranes.example.com\n  names: {kind: Crane, plural: cranes}\n  scope: Namespaced\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]\n';
    expect(await found('v1', 'ConfigMap', { preset: 'audit' })).toEqual([]);
    expect(await found('cranes.example.com/v1', 'Crane', { preset: 'audit' }, { 'crd.yaml': definition })).toEqual([]);
  });

  it('is one finding for all objects of a kind and version', async () => {
    const [finding, ...others] = await findingsOf(
      'unknown-kind',
      { 'a.yaml': object('cranes.example.com/v1', 'Crane'), 'b.yaml': object('cranes.example.com/v1', 'Crane') },
      { policy: { preset: 'audit' } },
    );
    expect(others).toEqual([]);
    expect(finding?.places.map(({ location }) => location.path)).toEqual(['a.yaml', 'b.yaml']);
  });

  it.each([
    ['backstage.io/v1alpha1', 'Component'],
    ['kind.x-k8s.io/v1alpha4', 'Cluster'],
    ['k3d.io/v1alpha5', 'Simple'],
    ['eksctl.io/v1alpha5', 'ClusterConfig'],
    ['kubeadm.k8s.io/v1beta4', 'ClusterConfiguration'],
    ['kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration'],
    ['audit.k8s.io/v1', 'Policy'],
    ['cli.kyverno.io/v1alpha1', 'Test'],
  ])('is silent about %s %s, which is not an object of a cluster', async (apiVersion, kind) => {
    expect(await found(apiVersion, kind, { preset: 'audit' })).toEqual([]);
  });

  it.each([
    ['fluxcd.controlplane.io/v1', 'ResourceSet'],
    ['volsync.backube/v1alpha1', 'ReplicationSource'],
    ['route.openshift.io/v1', 'Route'],
    ['image.openshift.io/v1', 'ImageStream'],
    ['operators.coreos.com/v1alpha1', 'Subscription'],
    ['postgresql.cnpg.io/v1', 'Cluster'],
    ['grafana.integreatly.org/v1beta1', 'GrafanaDashboard'],
    ['longhorn.io/v1beta2', 'RecurringJob'],
    ['ceph.rook.io/v1', 'CephBlockPool'],
    ['infra.contrib.fluxcd.io/v1alpha2', 'Terraform'],
    ['kafka.strimzi.io/v1beta2', 'KafkaTopic'],
  ])('knows %s %s', async (apiVersion, kind) => {
    expect(await found(apiVersion, kind, { preset: 'audit' })).toEqual([]);
  });

  it('reports the kind of an operator in other letters', async () => {
    expect(await found('ceph.rook.io/v1', 'cephBlockPool')).toEqual(['error unknown-kind a.yaml:2 -> CephBlockPool']);
  });
});
