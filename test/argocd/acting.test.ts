import { expect, it } from 'vitest';
import { changesMarkdown } from '../../src/report/changes/markdown.ts';
import { changesText } from '../../src/report/changes/text.ts';
import type { Files } from '../flux/repository.ts';
import { changeOf, changesOf } from '../report/changes-of.ts';
import { application, configMap } from './repository.ts';

const AUTOMATED = '  syncPolicy: {automated: {}}\n';
const SKIP = 'namespace: argocd, annotations: {argocd.argoproj.io/skip-reconcile: "true"}';

function tree(syncPolicy: string, metadata = 'namespace: argocd', work: Files = {}): Files {
  return {
    'root.yaml': application('root', 'apps'),
    'apps/web.yaml': application('web', 'work', syncPolicy).replace('namespace: argocd', metadata),
    'work/a.yaml': configMap('a'),
    ...work,
  };
}

const resumed = (base: Files, head: Files): string[] =>
  changesOf(base, head).sets.flatMap(({ name, applications }) =>
    applications.flatMap((one) => (one.resumed ? [`${name} ${one.name}`] : [])),
  );

it('syncs an Application that the change makes automatic, whether its objects differ or not', () => {
  expect(resumed(tree(''), tree(AUTOMATED))).toEqual(['work argocd/web']);
  expect(resumed(tree(AUTOMATED, SKIP), tree(AUTOMATED))).toEqual(['work argocd/web']);
  const disabled = AUTOMATED.replace('{}', '{enabled: false}');
  expect(resumed(tree(disabled), tree(AUTOMATED))).toEqual(['work argocd/web']);
  const changes = changesOf(tree(''), tree(AUTOMATED));
  expect(changesText(changes, null, true)).toContain(
    '  Applications that will sync: argocd/web (now automatic), from root root.yaml',
  );
  expect(changesMarkdown(changes, { limit: 1e5 })).toContain('argocd/web` (now automatic)');
});

it('does not sync it where nothing of that changes', () => {
  expect(resumed(tree(AUTOMATED), tree(AUTOMATED.replace('{}', '{prune: true}')))).toEqual([]);
  expect(resumed(tree(''), tree(AUTOMATED, SKIP))).toEqual([]);
  expect(resumed(tree(AUTOMATED), tree(''))).toEqual([]);
  const later = changeOf(tree(AUTOMATED, SKIP), tree(AUTOMATED, SKIP, { 'work/b.yaml': configMap('b') }));
  expect(later.applications).toMatchObject([{ name: 'argocd/web', automated: false }]);
});

const annotated = (name: string, annotation: string, kind = 'ConfigMap'): string =>
  configMap(name)
    .replace('kind: ConfigMap', `kind: ${kind}`)
    .replace(`{name: ${name}`, `{name: ${name}, annotations: {${annotation}}`);
const HOOKS: Files = {
  'work/migrate.yaml': annotated('migrate', 'argocd.argoproj.io/hook: PreSync', 'Job'),
  'work/fails.yaml': annotated('fails', 'argocd.argoproj.io/hook: SyncFail', 'Job'),
};

it('shows the stages of a sync, with the hooks that it runs', () => {
  const base = tree(AUTOMATED, undefined, HOOKS);
  const head = tree(AUTOMATED, undefined, {
    ...HOOKS,
    'work/b.yaml': configMap('b'),
    'work/c.yaml': configMap('c'),
    'work/first.yaml': annotated('first', 'argocd.argoproj.io/sync-wave: "-1"'),
    'work/last.yaml': annotated('last', 'argocd.argoproj.io/hook: PostSync, argocd.argoproj.io/sync-wave: "3"', 'Job'),
  });
  const { stages } = changeOf(base, head);
  expect(stages.map(({ phase, wave, objects }) => [phase, wave, ...objects.map(({ name }) => name)])).toEqual([
    ['PreSync', 0, 'migrate'],
    ['Sync', -1, 'first'],
    ['Sync', 0, 'b', 'c'],
    ['PostSync', 3, 'last'],
  ]);
  expect(changesText(changesOf(base, head), null, true)).toContain(
    '  Order of the sync: PreSync (Job migrate), wave -1 (ConfigMap first), wave 0 (2 objects), PostSync wave 3 (Job last)',
  );
});

it('does not speak of an order where there is one stage', () => {
  const head = tree(AUTOMATED, undefined, { 'work/b.yaml': configMap('b'), 'work/c.yaml': configMap('c') });
  expect(changesText(changesOf(tree(AUTOMATED), head), null, true).join('\n')).not.toContain('Order');
});
