import { expect, it } from 'vitest';
import { application, applicationSet, configMap, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, briefWithFixes, type CheckSettings, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const project = (spec: string, name = 'shop', metadata = ''): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: ${name}, namespace: argocd${metadata}}\nspec: ${spec}\n`;
const ANY = "sourceRepos: ['*'], destinations: [{server: '*', namespace: '*'}]";
const web = application('web', 'work/web').replace('project: default', 'project: shop');
const fleet = (spec: string, app = web, more: Files = {}): Files => ({
  'bootstrap/root.yaml': application('root', 'apps'),
  'apps/project.yaml': project(`{${spec}}`),
  'apps/web.yaml': app,
  ...overlay('work/web'),
  ...more,
});
const said = async (files: Files, settings: CheckSettings = {}): Promise<string[]> =>
  briefWithFixes(await findingsOf('project-denies', files, { repositories: [REPOSITORY], ...settings }));
const DESTINATION = 'error project-denies apps/web.yaml:6';
const SOURCE = 'error project-denies apps/web.yaml:8';
const LOCAL = "server: 'https://kubernetes.default.svc'";

it('allows what the project allows', async () => {
  expect(await said(fleet(ANY))).toEqual([]);
  expect(
    await said(fleet("sourceRepos: ['https://github.com/acme/*'], destinations: [{name: in-cluster, namespace: web}]")),
  ).toEqual([]);
});

it.each([
  ['https://github.com/acme/fleet', false],
  ['https://GitHub.com/acme/fleet.git', false],
  ['https://github.com/acme/*', false],
  ['https://github.com/**', false],
  ['https://{github,gitlab}.com/acme/fleet', false],
  ['https://github.com/*', true],
  ['https://github.com/acme/fle', true],
  ['git@github.com:acme/fleet.git', true],
])('reads the source %s as Argo CD does', async (pattern, isDenied) => {
  const spec = `sourceRepos: ['${pattern}'], destinations: [{server: '*', namespace: '*'}]`;
  expect(await said(fleet(spec))).toEqual(isDenied ? [SOURCE] : []);
});

it('lets a denied source win over the others', async () => {
  const spec = (denied: string): string =>
    `sourceRepos: ['*', '!${denied}'], destinations: [{server: '*', namespace: '*'}]`;
  expect(await said(fleet(spec('https://github.com/acme/fleet')))).toEqual([SOURCE]);
  expect(await said(fleet(spec('https://github.com/other/*')))).toEqual([]);
});

it.each([
  [`[{${LOCAL}, namespace: web}]`, false],
  [`[{${LOCAL}, namespace: 'w*'}]`, false],
  [`[{${LOCAL}, namespace: 'shop-*'}]`, true],
  ["[{server: 'https://prod.example.com', namespace: '*'}]", true],
  ["[{name: prod, namespace: '*'}]", false],
  [`[{${LOCAL}, namespace: '*'}, {${LOCAL}, namespace: '!web'}]`, true],
  [`[{${LOCAL}, namespace: '*'}, {${LOCAL}, namespace: '!kube-*'}]`, false],
  [`[{${LOCAL}, namespace: '*'}, {server: '!https://kubernetes.default.svc', namespace: web}]`, true],
])('reads the destinations %s as Argo CD does', async (destinations, isDenied) => {
  expect(await said(fleet(`sourceRepos: ['*'], destinations: ${destinations}`))).toEqual(isDenied ? [DESTINATION] : []);
});

it('checks the kinds and namespaces of what the Application builds, once for each', async () => {
  const role = (name: string): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: ${name}}\nrules: []\n`;
  const work = {
    'work/web/kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
    'work/web/a.yaml': role('a'),
    'work/web/b.yaml': role('b'),
  };
  expect(await said(fleet(ANY, web, work))).toEqual([
    'error project-denies work/web/a.yaml:2',
    'error project-denies work/web/b.yaml:2',
  ]);
  const allows = `${ANY}, clusterResourceWhitelist: [{group: 'rbac.*', kind: 'Cluster*'}]`;
  expect(await said(fleet(allows, web, work))).toEqual([]);
  expect(
    await said(fleet(`${allows}, clusterResourceBlacklist: [{group: '*', kind: ClusterRole}]`, web, work)),
  ).toHaveLength(2);
  const maps = { 'work/web/cm.yaml': configMap('settings') };
  expect(await said(fleet(`${ANY}, namespaceResourceWhitelist: [{group: apps, kind: Deployment}]`, web, maps))).toEqual(
    ['error project-denies work/web/cm.yaml:2'],
  );
  expect(await said(fleet(`${ANY}, namespaceResourceBlacklist: [{group: '', kind: Secret}]`, web, maps))).toEqual([]);
  const own = `sourceRepos: ['*'], destinations: [{${LOCAL}, namespace: web}]`;
  const elsewhere = {
    'work/web/cm.yaml': configMap('settings').replace('{name: settings}', '{name: settings, namespace: kube-system}'),
  };
  expect(await said(fleet(own, web, elsewhere))).toEqual(['error project-denies work/web/cm.yaml:3']);
});

it('reports a project that does not exist, with the one that is meant', async () => {
  const slip = web.replace('project: shop', 'project: shopp');
  expect(await said(fleet(ANY, slip))).toEqual(['error project-denies apps/web.yaml:5 -> shop']);
  expect(await said(fleet(ANY, web.replace('project: shop', 'project: payments')))).toEqual([]);
  const others = Object.fromEntries(['a', 'b', 'c'].map((name) => [`apps/${name}.yaml`, web.replaceAll('web', name)]));
  expect(await said({ ...fleet(ANY, web.replace('project: shop', 'project: payments')), ...others })).toEqual([
    'warning project-denies apps/web.yaml:5',
  ]);
});

it('reports a project that the change removes', async () => {
  const { 'apps/project.yaml': _, ...left } = fleet(ANY);
  expect(await said(left, { base: fleet(ANY) })).toEqual(['error project-denies apps/web.yaml:5']);
  expect(await said(left)).toEqual([]);
});

it('reports an Application in another namespace that the project does not list', async () => {
  const away = web.replace('namespace: argocd', 'namespace: shop-apps');
  expect(await said(fleet(ANY, away))).toEqual(['error project-denies apps/web.yaml:5']);
  expect(await said(fleet(`${ANY}, sourceNamespaces: ['shop-*']`, away))).toEqual([]);
  expect(await said(fleet(`${ANY}, sourceNamespaces: ['/^shop-.*$/']`, away))).toEqual([]);
});

it('is a warning where only a running Argo CD knows the Applications', async () => {
  const set = (project: string): Files => ({
    'apps/web.yaml': applicationSet('[{clusters: {}}]', '{{name}}', 'work/web').replace(
      'project: default',
      `project: ${project}`,
    ),
  });
  const spec = `sourceRepos: ['*'], destinations: [{server: '*', namespace: other}]`;
  expect(await said({ ...fleet(spec), ...set('shop') })).toEqual(['warning project-denies apps/web.yaml:11']);
  expect(await said({ ...fleet(spec), ...set("'{{name}}'") })).toEqual([]);
});

it('takes what one definition of several allows for allowed, and what may be added to one', async () => {
  const denied = 'sourceRepos: [], destinations: []';
  expect(brief(await findingsOf('project-denies', fleet(denied), { repositories: [REPOSITORY] }))).toEqual([
    'warning project-denies apps/web.yaml:6',
    'warning project-denies apps/web.yaml:8',
  ]);
  expect(await said(fleet(denied, web, { 'other/project.yaml': project(`{${ANY}}`) }))).toEqual([]);
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: repo, labels: {argocd.argoproj.io/secret-type: repository}}\nstringData:\n  project: shop\n';
  expect(await said(fleet(denied, web, { 'apps/repo.yaml': secret }))).toEqual([]);
  const global = {
    'apps/project.yaml': project(`{${denied}}`, 'shop', ', labels: {a: b}'),
    'apps/cm.yaml': configMap('argocd-cm').replace('a: b', 'globalProjects: a'),
  };
  expect(await said(fleet(denied, web, global))).toEqual([]);
  expect(await said(fleet('sourceRepos: ["<REPOSITORY>"], destinations: []'))).toEqual([]);
});

it('is silent about what nothing applies', async () => {
  const spec = 'sourceRepos: [https://example.com], destinations: []';
  const { 'apps/web.yaml': app = '', ...rest } = fleet(spec);
  expect(await said({ ...rest, 'apps/other.yaml': application('other', 'work/web'), 'drafts/web.yaml': app })).toEqual(
    [],
  );
  const { 'apps/project.yaml': aside = '', ...without } = fleet(spec);
  expect(await said({ ...without, 'drafts/project.yaml': aside })).toEqual([]);
});

it('negates a pattern once, and a star in it stops at slashes', async () => {
  const source = (pattern: string): string =>
    `sourceRepos: ['${pattern}'], destinations: [{server: '*', namespace: '*'}]`;
  expect(await said(fleet(source('!*')))).toEqual([]);
  expect(await said(fleet(source('!**')))).toEqual([SOURCE]);
  expect(await said(fleet(source('!'.repeat(100_000))))).toEqual([]);
  expect(await said(fleet(source('{a}'.repeat(100_000))))).toEqual([]);
});

it('takes linear time for blank lines and slashes', { timeout: 10_000 }, async () => {
  const secret = `# argocd.argoproj.io/secret-type\n${'\n'.repeat(200_000)}a: b\n`;
  expect(await said(fleet(ANY, web, { 'other/secret.yaml': secret }))).toEqual([]);
  const server = `${'/'.repeat(200_000)}a`;
  expect(await said(fleet(ANY, web.replace('https://kubernetes.default.svc', server)))).toEqual([]);
});

it('names what the project allows in that cluster, and what it denies', async () => {
  const messages = async (spec: string): Promise<string[]> =>
    (await findingsOf('project-denies', fleet(spec), { repositories: [REPOSITORY] })).map(({ message }) => message);
  const two = `[{${LOCAL}, namespace: shop}, {server: 'https://prod.example.com', namespace: '*'}]`;
  expect(await messages(`sourceRepos: ['*'], destinations: ${two}`)).toEqual([
    expect.stringContaining('It allows `shop`.'),
  ]);
  const denied = `[{${LOCAL}, namespace: '*'}, {${LOCAL}, namespace: '!web'}]`;
  expect(await messages(`sourceRepos: ['*'], destinations: ${denied}`)).toEqual([
    expect.stringContaining('It allows `*` and denies `web`.'),
  ]);
});
