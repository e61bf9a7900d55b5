import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { cluster, configMap, flux } from '../../test/rules/overlays.ts';

const RULES = ['missing-file', 'overlay-build', 'unmatched-patch', 'unstable-reference'];
const findings = (head: Files, base?: Files): Promise<readonly Finding[]> => findingsOf(RULES, head, { base });

describe('unmatched-patch', () => {
  const patchFor = (name: string): string =>
    `  patches:\n    - target: {kind: ConfigMap, name: ${name}}\n      patch: |\n        - {op: add, path: /data, value: {a: b}}\n`;

  it('reports a patch of a Flux Kustomization that matches nothing', async () => {
    expect(await findings(cluster(patchFor('a')))).toEqual([]);
    expect(briefWithBuilds(await findings(cluster(patchFor('b'))))).toEqual([
      'warning unmatched-patch clusters/one/apps.yaml:14 [apps]',
    ]);
  });

  it('reports a version that the object does not have, whatever a remote base has', async () => {
    const overlay = (version: string, name = 'token'): Files => ({
      ...cluster(''),
      'apps/kustomization.yaml': `resources: [secret.yaml, "https://github.com/acme/web//config?ref=v1.0.0"]\npatches:\n  - target: {group: external-secrets.io, version: ${version}, kind: ExternalSecret, name: ${name}}\n    patch: '[{op: add, path: /spec/refreshInterval, value: 1h}]'\n`,
      'apps/secret.yaml':
        'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: token}\nspec: {secretStoreRef: {name: vault}, dataFrom: [{extract: {key: a}}]}\n',
    });
    expect(briefWithBuilds(await findings(overlay('v1beta1')))).toEqual([
      'warning unmatched-patch apps/kustomization.yaml:3 [apps]',
    ]);
    expect(await findings(overlay('v1'))).toEqual([]);
    // The remote base may have this one.
    expect(await findings(overlay('v1beta1', 'other'))).toEqual([]);
  });

  it('is silent about a patch that a parent hands to all', async () => {
    const handed =
      '  patches:\n    - target: {kind: Kustomization}\n      patch: |\n        - op: add\n          path: /spec/patches\n          value:\n            - target: {kind: HelmRelease}\n              patch: |\n                - {op: add, path: /spec/suspend, value: false}\n';
    const child = flux('./child').replace('name: apps', 'name: child');
    const files = { 'apps/child.yaml': child, 'child/config.yaml': configMap('child') };
    expect(await findings({ ...cluster(handed), ...files })).toEqual([]);
  });

  it('is silent about what bootstrap is yet to write', async () => {
    const folder = 'clusters/live/flux-system';
    const patch = 'target: {kind: Deployment, name: source-controller}, patch: "[{op: remove, path: /spec/replicas}]"';
    const of = (components: string): Files => ({
      [`${folder}/gotk-components.yaml`]: components,
      [`${folder}/kustomization.yaml`]: `resources: [gotk-components.yaml]\npatches: [{${patch}}]\n`,
    });
    expect(await findings(of('# Written by flux bootstrap.\n'))).toEqual([]);
    expect(await findings(of(configMap('settings')))).toHaveLength(1);
  });

  it('reports an image and a target that no build has, and names what was meant', async () => {
    const of = (name: string, image: string): Files => ({
      'kustomization.yaml': `resources: [a.yaml]\npatches:\n  - target: {kind: ConfigMap, name: ${name}}\n    patch: "[{op: add, path: /data, value: {a: b}}]"\nimages:\n  - {name: ${image}, newTag: "2"}\n`,
      'a.yaml': `${configMap('settings')}---\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: "registry.example.com/web:1"}]}\n`,
    });
    expect(await findings(of('settings', 'registry.example.com/web'))).toEqual([]);
    const found = await findings(of('setings', 'web'));
    expect(briefWithBuilds(found)).toEqual([
      'warning unmatched-patch kustomization.yaml:3 []',
      'warning unmatched-patch kustomization.yaml:6 []',
    ]);
    expect(found.map(({ message }) => message).join(' ')).toMatch(/`settings`.*`registry\.example\.com\/web`/);
  });
});

describe('why a selector misses its object', () => {
  const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n';
  const advice = async (kustomization: string): Promise<string> => {
    const found = await findings({
      'kustomization.yaml': `resources: [a.yaml, b.yaml]\n${kustomization}`,
      'a.yaml': `${configMap('settings')}---\n${role}`,
      'b.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web, labels: {app: web}}\nspec:\n  selector: {matchLabels: {app: web}}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: web}]}}\n`,
    });
    return found.map(({ message }) => message.replace(/^.* ignores it\. /, '')).join(' ');
  };
  const patch = (target: string): string =>
    `patches:\n  - target: {${target}}\n    patch: "[{op: add, path: /metadata/annotations, value: {a: b}}]"\n`;

  it.each([
    ['kind: Deployment, name: web, version: v2', 'Deployment `web` exists, but has version `v1`.'],
    ['group: extensions, kind: Deployment, name: web', 'Deployment `web` exists, but has group `apps`.'],
    ['group: core, kind: ConfigMap, name: settings', 'ConfigMap `settings` exists, but has no group.'],
    [
      'kind: ClusterRole, name: reader, namespace: web',
      'ClusterRole `reader` exists, but a ClusterRole has no namespace.',
    ],
    ['kind: Deployment, name: web, namespace: wep', 'Deployment `web` exists, but is in namespace `web`.'],
    ['kind: ConfigMap, name: settings, namespace: web', 'ConfigMap `settings` exists, but has no namespace.'],
    [
      'kind: Deployment, name: web, labelSelector: app=api',
      'Deployment `web` exists, but its labels do not match `app=api`.',
    ],
    ['kind: ConfigMap, name: settings, labelSelector: a=b', 'exists, but has no labels.'],
  ])('%s', async (target, expected) => {
    expect(await advice(patch(target))).toContain(expected);
  });

  it('is that the namespace comes after the patches', async () => {
    expect(await advice(`namespace: late\n${patch('kind: ConfigMap, name: settings, namespace: late')}`)).toBe(
      'ConfigMap `settings` exists, but gets this namespace only after the patches. Remove `namespace` from the selector.',
    );
  });

  it.each([
    ['nameSuffix: -prod', 'settings-prod'],
    ['namePrefix: prod-', 'prod-settings'],
  ])('is that the name comes after the patches: %s', async (affix, name) => {
    expect(await advice(`${affix}\n${patch(`kind: ConfigMap, name: ${name}`)}`)).toBe(
      'ConfigMap `settings` gets this name only after the patches. Use the name `settings`.',
    );
    const fits = patch('kind: ConfigMap, name: settings');
    expect(await advice(`${affix}\n${fits}`)).toBe('');
  });

  it('is told once for all patches of a file that select by a name or namespace of later', async () => {
    const late = (entries: string): Promise<readonly Finding[]> =>
      findings({
        'kustomization.yaml': `resources: [a.yaml]\n${entries}`,
        'a.yaml': `${configMap('settings')}---\n${configMap('rules')}`,
      });
    const both = (target: (name: string) => string): string =>
      ['settings', 'rules'].map((name) => patch(target(name)).replace(/^patches:\n/, '')).join('');
    for (const entries of [
      `nameSuffix: -prod\npatches:\n${both((name) => `kind: ConfigMap, name: ${name}-prod`)}`,
      `namespace: prod\npatches:\n${both((name) => `kind: ConfigMap, name: ${name}, namespace: prod`)}`,
    ]) {
      const found = await late(entries);
      expect(found.map(({ places }) => places.length)).toEqual([2]);
    }
    expect(await late(`patches:\n${both((name) => `kind: ConfigMap, name: ${name}x`)}`)).toHaveLength(2);
  });

  it('is told once for the overlays of one base that select what it no longer has', async () => {
    const overlay = `resources: [../base]\n${patch('kind: ConfigMap, name: settings, namespace: old')}`;
    const found = await findings({
      'base/kustomization.yaml': 'namespace: new\nresources: [a.yaml]\n',
      'base/a.yaml': configMap('settings'),
      'one/kustomization.yaml': overlay,
      'two/kustomization.yaml': overlay,
    });
    expect(found.map(({ places }) => places.map(({ location }) => location.path))).toEqual([
      ['one/kustomization.yaml', 'two/kustomization.yaml'],
    ]);
  });

  it('is not asked where it fits', async () => {
    expect(await advice(patch('group: apps, version: v1, kind: Deployment, name: web, namespace: web'))).toBe('');
  });
});
