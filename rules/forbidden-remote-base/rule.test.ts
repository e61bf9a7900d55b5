import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, resources } from '../../test/rules/fleet.ts';

const instance = (isForTenants: boolean): string => `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  cluster: {multitenant: ${isForTenants}}
  sync: {kind: GitRepository, url: "https://github.com/acme/fleet", ref: refs/heads/main, path: clusters/prod}`;
const OVERLAY = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const check = (list: string, isForTenants = true, more: Files = {}) =>
  findingsOf('forbidden-remote-base', {
    'clusters/prod/flux-system/flux.yaml': instance(isForTenants),
    'clusters/prod/app.yaml': app(),
    'apps/app/kustomization.yaml': OVERLAY + list,
    ...more,
  });
const BASE = 'https://github.com/acme/base//deploy?ref=v1.0.0';
const AT = 'forbidden-remote-base apps/app/kustomization.yaml';

describe('forbidden-remote-base', () => {
  it('is an error where the controller does not load it', async () => {
    expect(brief(await check(resources(BASE)))).toEqual([`error ${AT}:4`]);
    expect(brief(await check(`components: ["${BASE}"]`))).toEqual([`error ${AT}:3`]);
  });

  it('is a warning for a single file', async () => {
    expect(brief(await check(resources('https://example.com/install.yaml')))).toEqual([`warning ${AT}:4`]);
  });

  it('says nothing of local bases, and where remote ones are allowed', async () => {
    const base = { 'base/kustomization.yaml': `${OVERLAY}resources: []\n` };
    expect(await check(resources('../../base'), true, base)).toEqual([]);
    expect(await check(resources(BASE), false)).toEqual([]);
  });

  it('knows the patch of bootstrap', async () => {
    const patched = (name: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/app.yaml': app(),
      'apps/app/kustomization.yaml': OVERLAY + resources(BASE),
      'clusters/prod/flux-system/gotk-components.yaml': '# flux bootstrap writes this file\n',
      'clusters/prod/flux-system/kustomization.yaml': `${OVERLAY}${resources('gotk-components.yaml', 'gotk-sync.yaml')}patches:
  - target: {kind: Deployment, name: ${name}}
    patch: '[{op: add, path: /spec/template/spec/containers/0/args/-, value: --no-remote-bases=true}]'
`,
    });
    expect(brief(await findingsOf('forbidden-remote-base', patched('kustomize-controller')))).toEqual([
      `error ${AT}:4`,
    ]);
    expect(await findingsOf('forbidden-remote-base', patched('helm-controller'))).toEqual([]);
  });
});
