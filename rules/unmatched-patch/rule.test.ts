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
