import { expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';

const KEEPING = kustomization('apps', './apps').replace('prune: true', 'prune: false');
const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': KEEPING,
  'apps/web.yaml': configMap('web', '  a: b', 'web'),
  'apps/other.yaml': configMap('other', '  a: b', 'web'),
};

/** What the rule says of a tree after changes; an empty text deletes a file. */
const said = async (changes: Files, base: Files = FLEET): Promise<string[]> => {
  const head = Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));
  const findings = await findingsOf('orphaned-by-removal', head, { base, repositories: [REPOSITORY] });
  return findings.map(
    ({ severity, location: { path, start }, message }) => `${severity} ${path}:${start.line} ${message}`,
  );
};

const GONE = { 'apps/web.yaml': '' };

it('tells what Flux keeps, and why', async () => {
  expect(await said(GONE)).toEqual([
    'notice apps/web.yaml:3 This change removes ConfigMap `web` from `apps/web.yaml`, but ConfigMap `web/web` stays where it is, in `clusters/prod`, as `prune` is `false` for Kustomization `apps`. From now on nothing manages it. Delete it manually if no one needs it.',
  ]);
  expect(await said({ 'clusters/prod/apps.yaml': '' })).toEqual([
    'notice clusters/prod/apps.yaml:3 This change removes Kustomization `apps` from `clusters/prod/apps.yaml`, but ConfigMap `web/other` and ConfigMap `web/web` stay where they are, in `clusters/prod`, as `prune` is `false` for Kustomization `apps`. From now on nothing manages them. Delete them manually if no one needs them.',
  ]);
});

it.each<[string, Files]>([
  ['what Flux prunes', { 'clusters/prod/apps.yaml': kustomization('apps', './apps') }],
  [
    'what stays on purpose',
    {
      'apps/web.yaml': configMap('web', '  a: b', 'web').replace(
        'namespace: web}',
        'namespace: web, annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}}',
      ),
    },
  ],
  ['what a suspended Kustomization does not act on', { 'clusters/prod/apps.yaml': `${KEEPING}  suspend: true\n` }],
])('does not tell %s', async (_, more) => {
  expect(await said(GONE, { ...FLEET, ...more })).toEqual([]);
});

it('does not tell what moves', async () => {
  expect(await said({ ...GONE, 'clusters/prod/web.yaml': configMap('web', '  a: b', 'web') })).toEqual([]);
});

it('tells what Argo CD keeps, and why', async () => {
  const base: Files = {
    'root.yaml': `${application('root', 'argo')}  syncPolicy: {automated: {prune: true}}\n`,
    'argo/web.yaml': `${application('web', 'web')}  syncPolicy: {automated: {}}\n`,
    'argo/rest.yaml': configMap('rest', '  a: b', 'argocd'),
    'web/web.yaml': configMap('web', '  a: b', 'web'),
    'web/other.yaml': configMap('other', '  a: b', 'web'),
  };
  expect(await said({ 'web/web.yaml': '' }, base)).toEqual([
    'notice web/web.yaml:3 This change removes ConfigMap `web` from `web/web.yaml`, but ConfigMap `web/web` stays where it is, in Application `argocd/web`, as `automated.prune` is not set for Application `web`. From now on nothing manages it. Delete it manually if no one needs it.',
  ]);
  const [gone] = await said({ 'argo/web.yaml': '' }, base);
  expect(gone).toContain('as Application `web` has no finalizer.');
  const manual = { ...base, 'argo/web.yaml': application('web', 'web') };
  expect(await said({ 'web/web.yaml': '' }, manual)).toEqual([]);
});
