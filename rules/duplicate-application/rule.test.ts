import { expect, it } from 'vitest';
import { application, applicationSet, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type CheckSettings, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const ROOT: Files = { 'bootstrap/root.yaml': application('root', 'apps') };
const WORK: Files = { ...overlay('work/idp'), ...overlay('work/iox') };
const said = async (files: Files, settings: CheckSettings = {}): Promise<string[]> =>
  brief(await findingsOf('duplicate-application', files, { repositories: [REPOSITORY], ...settings }));
const idp = application('idp', 'work/idp');
const taken = application('idp', 'work/iox');

it('reports the Application that takes the name of another one of its app of apps', async () => {
  const apps = { ...ROOT, ...WORK, 'apps/idp.yaml': idp, 'apps/iox.yaml': taken };
  expect(await said(apps)).toEqual(['error duplicate-application apps/iox.yaml:3']);
});

it('reports the one that the change adds, whatever the files are called', async () => {
  const base = { ...ROOT, ...WORK, 'apps/x.yaml': taken };
  expect(await said({ ...base, 'apps/idp.yaml': idp }, { base })).toEqual([
    'error duplicate-application apps/idp.yaml:3',
  ]);
});

it('reports Applications that two parents bring, and none that go to another cluster or namespace', async () => {
  const parents = (second: string): Files => ({
    'bootstrap/kustomization.yaml': 'resources: [one.yaml, two.yaml]\n',
    'bootstrap/one.yaml': application('one', 'one'),
    'bootstrap/two.yaml': second,
    'one/idp.yaml': idp,
    'two/idp.yaml': taken,
    ...WORK,
  });
  const two = application('two', 'two');
  expect(await said(parents(two))).toEqual(['error duplicate-application two/idp.yaml:3']);
  const elsewhere = two.replace('https://kubernetes.default.svc', 'https://prod.example.com');
  expect(await said(parents(elsewhere))).toEqual([]);
  const other = { ...parents(two), 'two/idp.yaml': taken.replace('namespace: argocd', 'namespace: other') };
  expect(await said(other)).toEqual([]);
});

it('is silent where each of two files starts an Argo CD of its own', async () => {
  const files = {
    'bootstrap/dev.yaml': application('dev', 'dev'),
    'bootstrap/prod.yaml': application('prod', 'prod'),
    'dev/idp.yaml': idp,
    'prod/idp.yaml': taken,
    ...WORK,
  };
  expect(await said(files)).toEqual([]);
});

it('is silent where two parents apply the same file', async () => {
  const files = {
    'bootstrap/kustomization.yaml': 'resources: [one.yaml, two.yaml]\n',
    'bootstrap/one.yaml': application('one', 'apps'),
    'bootstrap/two.yaml': application('two', 'apps'),
    'apps/idp.yaml': idp,
    ...WORK,
  };
  expect(await said(files)).toEqual([]);
});

it('reports a set that makes two Applications of one name, and a set that takes the name of an Application', async () => {
  const elements = '[{list: {elements: [{dir: idp, server: "https://a"}, {dir: iox, server: "https://a"}]}}]';
  const set = (name: string): Files => ({
    ...ROOT,
    ...WORK,
    'apps/set.yaml': applicationSet(elements, name, 'work/{{dir}}'),
  });
  expect(await said(set('all'))).toEqual(['error duplicate-application apps/set.yaml:8']);
  expect(await said(set('{{dir}}'))).toEqual([]);
  expect(await said({ ...set('{{dir}}'), 'apps/idp.yaml': idp })).toEqual([
    'error duplicate-application apps/set.yaml:8',
  ]);
});

it('warns of one name in a directory that nothing of the tree applies, unless the files are of environments', async () => {
  const others = { 'apps/a.yaml': application('a', 'work/idp'), 'apps/b.yaml': application('b', 'work/idp') };
  expect(await said({ ...WORK, ...others, 'apps/idp.yaml': idp, 'apps/iox.yaml': taken })).toEqual([
    'warning duplicate-application apps/iox.yaml:3',
  ]);
  expect(await said({ ...WORK, ...others, 'apps/idp-dev.yaml': idp, 'apps/idp-prod.yaml': taken })).toEqual([]);
  expect(await said({ ...WORK, 'apps/idp.yaml': idp, 'apps/iox.yaml': taken })).toEqual([]);
});

it('is silent about names that are filled in later, and about what is switched off', async () => {
  const files = (text: string): Files => ({ ...ROOT, ...WORK, 'apps/idp.yaml': text, 'apps/iox.yaml': text });
  expect(await said(files(application('"<NAME>"', 'work/idp')))).toEqual([]);
  expect(
    await said({
      ...WORK,
      'archive/root.yaml': application('root', 'archive/apps'),
      'archive/apps/a.yaml': idp,
      'archive/apps/b.yaml': taken,
    }),
  ).toEqual([]);
});
