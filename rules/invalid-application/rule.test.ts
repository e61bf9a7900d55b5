import { expect, it } from 'vitest';
import { application, configMap, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const WORK = overlay('work/web');
const said = async (files: Files): Promise<string[]> =>
  briefWithFixes(await findingsOf('invalid-application', files, { repositories: [REPOSITORY] })).map((text) =>
    text.replace('invalid-application ', '').replace(/(?<=-> )["'](.*)["']$/, '$1'),
  );
const ofApp = (app: string): Promise<string[]> => said({ ...WORK, 'apps/web.yaml': app });
const web = application('web', 'work/web');
const withSources = (sources: string): string => `${web.slice(0, web.indexOf('  source:'))}  sources: ${sources}\n`;
const chart = (values: string): string =>
  `{repoURL: 'https://charts.example.com', chart: web, targetRevision: 1.0.0, helm: {valueFiles: [${values}]}}`;
const lent = (ref: string): string => `{repoURL: '${REPOSITORY}', targetRevision: HEAD, ref: ${ref}}`;

it('accepts what Argo CD accepts', async () => {
  expect(await ofApp(web)).toEqual([]);
  expect(await ofApp(web.replace('server: "https://kubernetes.default.svc"', 'name: in-cluster'))).toEqual([]);
  expect(await ofApp(withSources(`[${chart('$values/work/web/cm.yaml')}, ${lent('values')}]`))).toEqual([]);
  const options = '[CreateNamespace=true, PruneLast=false, Prune=confirm, PrunePropagationPolicy=foreground]';
  expect(await ofApp(`${web}  syncPolicy: {syncOptions: ${options}}\n`)).toEqual([]);
});

it('reports compare options that differ from a known one by a typo', async () => {
  const options = async (text: string): Promise<string[]> =>
    said({
      'apps/web.yaml': web,
      ...overlay('work/web'),
      'work/web/cm.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    argocd.argoproj.io/compare-options: ${text}\n`,
    });
  expect(await options('IgnoreExtraneous,ServerSideDiff=true')).toEqual([]);
  expect(await options('SomethingNew=true')).toEqual([]);
  expect(await options('ServerSideDif=true')).toEqual(['error work/web/cm.yaml:6 -> ServerSideDiff=true']);
});

it('reports a destination with two clusters or none', async () => {
  expect(await ofApp(web.replace('destination: {', 'destination: {name: in-cluster, '))).toEqual([
    'error apps/web.yaml:6',
  ]);
  expect(await ofApp(web.replace('server: "https://kubernetes.default.svc", ', ''))).toEqual(['error apps/web.yaml:6']);
  const filled = web.replace('destination: {', 'destination: {name: "<CLUSTER>", ');
  expect(await ofApp(filled)).toEqual([]);
});

it('reports sources that Argo CD rejects or ignores', async () => {
  expect(await ofApp(`${web}    helm: {}\n    kustomize: {}\n`)).toEqual(['error apps/web.yaml:12']);
  expect(await ofApp(`${web}    chart: web\n`)).toEqual(['warning apps/web.yaml:9']);
  expect(await ofApp(`${web}    chart: '{{ .chart }}'\n`)).toEqual([]);
  expect(await ofApp(web.replace('    path: work/web\n', ''))).toEqual(['error apps/web.yaml:7']);
  const charted = web.replace('    path: work/web\n', '    chart: web\n').replace('    targetRevision: HEAD\n', '');
  expect(await ofApp(charted)).toEqual(['error apps/web.yaml:9']);
  expect(await ofApp(`${web}  sources: [${chart('')}]\n`)).toEqual(['warning apps/web.yaml:7']);
});

it('reports references to sources that do not exist', async () => {
  expect(await ofApp(withSources(`[${chart('$value/work/web/cm.yaml')}, ${lent('values')}]`))).toEqual([
    'error apps/web.yaml:7 -> $values/work/web/cm.yaml',
  ]);
  expect(
    await ofApp(withSources(`[${chart('$values/work/web/cm.yaml')}, {repoURL: '${REPOSITORY}', path: work/web}]`)),
  ).toEqual(['error apps/web.yaml:7']);
  expect(await ofApp(withSources(`[${chart('')}, ${lent('a')}, ${lent('a')}]`))).toEqual(['error apps/web.yaml:7']);
  expect(await ofApp(withSources(`[${chart('')}, ${lent('a.b')}]`))).toEqual(['error apps/web.yaml:7']);
});

it.each([
  ['CreateNameSpace=true', 'error', ' -> CreateNamespace=true'],
  ['CreateNamespace=True', 'error', ' -> CreateNamespace=true'],
  ['CreateNamespace = true', 'error', ' -> CreateNamespace=true'],
  ['PrunePropagationPolicy=Foreground', 'error', ' -> PrunePropagationPolicy=foreground'],
  ['ServerSideAply=true', 'error', ' -> ServerSideApply=true'],
  ['CreateNamespace', 'warning', ''],
  ['Frobnicate=true', 'warning', ''],
])('reports the sync option %s', async (option, level, fix) => {
  const expected = [`${level} apps/web.yaml:12${fix}`];
  expect(await ofApp(`${web}  syncPolicy:\n    syncOptions: ['${option}']\n`)).toEqual(expected);
});

it('reports annotations that Argo CD does not understand', async () => {
  const annotated = (annotation: string): Promise<string[]> =>
    said({
      ...WORK,
      'apps/web.yaml': web,
      'work/web/cm.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    ${annotation}\n`,
    });
  const at = 'work/web/cm.yaml:6';
  expect(await annotated("argocd.argoproj.io/sync-wave: '-1'")).toEqual([]);
  expect(await annotated("argocd.argoproj.io/sync-wave: '1.5'")).toEqual([`error ${at}`]);
  expect(await annotated("argocd.argoproj.io/sync-wave: '<WAVE>'")).toEqual([]);
  for (const hook of ['PreSync', 'Sync,PostSync', 'PreDelete', 'PostDelete', 'Skip'])
    expect(await annotated(`argocd.argoproj.io/hook: ${hook}`)).toEqual([]);
  expect(await annotated('argocd.argoproj.io/hook: presync')).toEqual([`error ${at} -> PreSync`]);
  expect(await annotated('argocd.argoproj.io/hook: Before')).toEqual([`error ${at}`]);
  expect(await annotated('argocd.argoproj.io/hook: PreSync,PostSnyc')).toEqual([`error ${at} -> PreSync,PostSync`]);
  expect(await annotated('argocd.argoproj.io/hook-delete-policy: HookSucceeded,BeforeHookCreation')).toEqual([]);
  expect(await annotated('argocd.argoproj.io/hook-delete-policy: HookSuceeded')).toEqual([
    `error ${at} -> HookSucceeded`,
  ]);
  expect(await annotated('argocd.argoproj.io/sync-options: Prune=false, Replace=true')).toEqual([]);
  expect(await annotated('argocd.argoproj.io/sync-options: Prune=false,Replce=true')).toEqual([
    `error ${at} -> Prune=false,Replace=true`,
  ]);
  expect(await annotated("argocd.argoproj.io/sync-waves: '1'")).toEqual([
    `warning ${at} -> argocd.argoproj.io/sync-wave`,
  ]);
  expect(await annotated('argocd.argoproj.io/managed-by: x')).toEqual([]);
});

it('fixes only the word that is wrong, and looks at the first of very many', { timeout: 10_000 }, async () => {
  const annotated = (annotation: string): Promise<string[]> =>
    said({
      ...WORK,
      'apps/web.yaml': web,
      'work/web/cm.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    argocd.argoproj.io/${annotation}\n`,
    });
  const at = 'error work/web/cm.yaml:6';
  expect(await annotated('hook: presync,sync')).toEqual([`${at} -> PreSync,sync`, `${at} -> presync,Sync`]);
  expect(await annotated('sync-options: Force=true,orce=true')).toEqual([`${at} -> Force=true,Force=true`]);
  expect(await annotated(`sync-options: '${'Prun=true,'.repeat(100_000)}'`)).toHaveLength(1);
  expect(await annotated(`hook: ${'P'.repeat(2_000_000)}`)).toEqual([at]);
});

it('reports a finalizer that no one removes', async () => {
  const named = (finalizer: string): string =>
    web.replace('namespace: argocd}', `namespace: argocd, finalizers: [${finalizer}]}`);
  expect(await ofApp(named('resources-finalizer.argocd.argoproj.io/background'))).toEqual([]);
  expect(await ofApp(named('resource-finalizer.argocd.argoproj.io'))).toEqual([
    'error apps/web.yaml:3 -> resources-finalizer.argocd.argoproj.io',
  ]);
  expect(await ofApp(named('example.com/finalizer'))).toEqual([]);
});

it('checks the template of an ApplicationSet', async () => {
  const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: argocd}
spec:
  generators: [{clusters: {}}]
  template:
    metadata: {name: '{{name}}'}
    spec:
      project: default
      destination: {server: '{{server}}', name: '{{name}}', namespace: web}
      source: {repoURL: '${REPOSITORY}', path: work/web, targetRevision: HEAD}
      syncPolicy: {syncOptions: [CreateNamespaces=true]}
`;
  expect(await said({ ...WORK, 'apps/set.yaml': set })).toEqual(['error apps/set.yaml:12 -> CreateNamespace=true']);
});

it('is a warning for what nothing applies, and silent for parts and where Flux applies all', async () => {
  const bad = application('other', 'work/web').replace('server: "https://kubernetes.default.svc", ', '');
  const root = { 'bootstrap/root.yaml': application('root', 'apps'), 'apps/web.yaml': web };
  expect(
    await said({
      ...WORK,
      ...root,
      'drafts/other.yaml': bad.replace('destination: {', 'destination: {name: a, server: b, '),
    }),
  ).toEqual(['warning drafts/other.yaml:6']);
  const patched = {
    'apps/kustomization.yaml': 'resources: [web.yaml]\npatches:\n  - path: patch.yaml\n',
    'apps/patch.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: other, namespace: argocd}\nspec: {destination: {server: "https://a"}}\n',
    'apps/web.yaml': bad,
  };
  expect(await said({ ...WORK, 'bootstrap/root.yaml': application('root', 'apps'), ...patched })).toEqual([]);
  const hook = `${configMap('a').replace('{name: a}', '{name: a, namespace: a, annotations: {argocd.argoproj.io/hook: x}}')}`;
  expect(await said({ ...bootstrap('clusters/prod'), 'clusters/prod/cm.yaml': hook })).toEqual([]);
});

it.each([
  ['/metadata/labels/acme.io/web', '/metadata/labels/acme.io~1web'],
  ['/spec/template/metadata/annotations/acme.io/a/b', '/spec/template/metadata/annotations/acme.io~1a~1b'],
  ['/metadata/labels/acme.io~web', '/metadata/labels/acme.io~1web'],
  ['spec/replicas', '/spec/replicas'],
])('reports the pointer %s, which matches nothing', async (pointer, meant) => {
  const app = `${web}  ignoreDifferences: [{kind: Deployment, group: apps, jsonPointers: [${pointer}]}]\n`;
  expect(await ofApp(app)).toEqual([`warning apps/web.yaml:11 -> ${meant}`]);
});

it.each([
  '/spec/replicas',
  '/metadata/labels/acme.io~1web',
  '/metadata/labels/a',
  '/data/a~b',
  '/data/a/b',
  '""',
  '<POINTER>',
])('accepts the pointer %s', async (pointer) => {
  const app = `${web}  ignoreDifferences: [{kind: Deployment, group: apps, jsonPointers: [${pointer}]}]\n`;
  expect(await ofApp(app)).toEqual([]);
});
