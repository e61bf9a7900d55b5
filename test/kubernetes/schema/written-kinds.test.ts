import { describe, expect, it } from 'vitest';
import { told } from './report.ts';

function object(apiVersion: string, kind: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}\n`;
}

const terraform = '{interval: 1h, path: ./infra, sourceRef: {kind: GitRepository, name: infra}';

describe('kinds with a schema from documentation', () => {
  it.each([
    ['kopiur.home-operations.com/v1alpha1', 'Restore', '{source: {fromPolicy: {name: web}}, target: {populator: {}}}'],
    [
      'kopiur.home-operations.com/v1alpha1',
      'SnapshotSchedule',
      '{policyRef: {name: web}, schedule: {cron: H * * * *}}',
    ],
    [
      'kopiur.home-operations.com/v1alpha1',
      'SnapshotPolicy',
      '{copyMethod: Direct, sources: [{pvc: {name: web}}], new: 1}',
    ],
    [
      'tuppr.home-operations.com/v1alpha1',
      'TalosUpgrade',
      '{talos: {version: v1.13.0}, policy: {rebootMode: powercycle}}',
    ],
    ['observability.giantswarm.io/v1alpha2', 'Silence', '{matchers: [{name: job, value: web, matchType: "=~"}]}'],
    ['talos.dev/v1alpha1', 'ServiceAccount', '{roles: ["os:reader"]}'],
    ['dragonflydb.io/v1alpha1', 'Dragonfly', '{replicas: 2, args: [--cache], snapshot: {cron: "0 * * * *"}}'],
    [
      'infra.contrib.fluxcd.io/v1alpha2',
      'Terraform',
      `${terraform}, approvePlan: auto, vars: [{name: size, value: {cpu: 2}}]}`,
    ],
    [
      'operator.victoriametrics.com/v1beta1',
      'VMRule',
      '{groups: [{name: web, rules: [{alert: Down, expr: up == 0}]}]}',
    ],
    ['secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', '{provider: vault, parameters: {roleName: web}}'],
    ['monitoring.rhobs/v1', 'ServiceMonitor', '{selector: {}, endpoints: [{port: http}]}'],
  ])('is silent on a right %s %s', async (apiVersion, kind, spec) => {
    expect(await told(object(apiVersion, kind, spec))).toEqual([]);
  });

  it.each([
    ['kopiur.home-operations.com/v1alpha1', 'Restore', '{source: {fromPolicy: {name: web}}}', 'target'],
    [
      'kopiur.home-operations.com/v1alpha1',
      'SnapshotSchedule',
      '{schedule: {cron: H * * * *, suspend: soon}}',
      'suspend',
    ],
    ['kopiur.home-operations.com/v1alpha1', 'SnapshotPolicy', '{copyMethod: Copy}', 'copyMethod'],
    ['tuppr.home-operations.com/v1alpha1', 'KubernetesUpgrade', '{kubernetes: {version: "1.37"}}', 'version'],
    ['observability.giantswarm.io/v1alpha2', 'Silence', '{matchers: [{name: job}]}', 'value'],
    ['talos.dev/v1alpha1', 'ServiceAccount', '{roles: os:reader}', 'roles'],
    ['dragonflydb.io/v1alpha1', 'Dragonfly', '{replica: 2}', 'replicas'],
    ['infra.contrib.fluxcd.io/v1alpha2', 'Terraform', `${terraform}, aprovePlan: auto}`, 'approvePlan'],
    ['operator.victoriametrics.com/v1beta1', 'VMRule', '{groups: [{name: web}]}', 'rules'],
    [
      'secrets-store.csi.x-k8s.io/v1',
      'SecretProviderClass',
      '{provider: vault, parameters: {roleName: 1}}',
      'roleName',
    ],
    ['monitoring.rhobs/v1', 'ServiceMonitor', '{selectors: {}, endpoints: []}', 'selector'],
  ])('finds what is wrong in a %s %s', async (apiVersion, kind, spec, field) => {
    const found = await told(object(apiVersion, kind, spec));
    expect(
      found.filter((line) => (line.includes(' schema ') && line.includes(`\`${field}`)) || line.includes(`.${field}`)),
    ).not.toEqual([]);
  });
});
