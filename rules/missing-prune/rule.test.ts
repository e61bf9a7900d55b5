// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, NAMESPACE } from '../../test/rules/fleet.ts';

const check = (prune: string, files = CONFIG, before = '') =>
  findingsOf('missing-prune', fleet(app().replace('prune: true', `${before}prune: ${prune}`), files), {
    policy: { preset: 'strict' },
  });

describe('missing-prune', () => {
  it('reports `prune: false`, which only a person can turn on: it deletes objects', async () => {
    expect(briefWithFixes(await check('false'))).toEqual(['warning missing-prune clusters/prod/app.yaml:6']);
  });

  it.each(['true', '${PRUNE:=true}', 'false # keeps the databases'])('says nothing of `%s`', async (prune) => {
    expect(await check(prune)).toEqual([]);
  });

  it('says nothing if the line before says why', async () => {
    expect(await check('false', CONFIG, '# the databases stay\n  ')).toEqual([]);
  });

  it('says nothing if a patch chooses the Kustomization', async () => {
    const overlay = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [flux-system/gotk-sync.yaml, app.yaml]
patches:
  - target: {kind: Kustomization, name: app}
    patch: '[{op: replace, path: /spec/prune, value: false}]'
`;
    expect(await check('true', { ...CONFIG, 'clusters/prod/kustomization.yaml': overlay })).toEqual([]);
  });

  it('says nothing of what is kept on purpose', async () => {
    expect(await check('false', { 'apps/app/namespace.yaml': NAMESPACE })).toEqual([]);
  });
});
