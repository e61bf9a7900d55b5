import { describe, expect, it } from 'vitest';
import { gitRepository } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet } from '../../test/rules/fleet.ts';

const source = (name: string, branch: string, url = 'ssh://git@github.com/acme/web'): string =>
  gitRepository(name).replace('ssh://git@github.com/acme/fleet', url).replace('branch: main', branch);
const application = (name: string, revision: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}, namespace: flux-system}\nspec:\n  project: default\n  destination: {name: in-cluster, namespace: web}\n  source: {repoURL: "https://github.com/acme/web", path: deploy, targetRevision: ${revision}}\n`;
const found = async (...documents: string[]): Promise<string[]> =>
  brief(await findingsOf('environment-branch', fleet(app(), { 'apps/app/a.yaml': documents })));
const FIRST = ['warning environment-branch apps/app/a.yaml:7'];

describe('environment-branch', () => {
  it.each([
    ['two environments', [source('a', 'branch: staging'), source('b', 'branch: production')]],
    [
      'two addresses of one repository',
      [source('a', 'branch: dev'), source('b', 'branch: env/prod', 'https://github.com/acme/web.git')],
    ],
    ['a full reference', [source('a', 'name: refs/heads/qa'), source('b', 'branch: prod-eu')]],
    ['Argo CD', [application('a', 'staging'), application('b', 'prod')]],
  ])('reports %s as one finding', async (_, documents) => {
    expect(await found(...documents)).toEqual(FIRST);
  });

  it.each([
    ['one branch', [source('a', 'branch: production'), source('b', 'branch: production')]],
    ['two names of one environment', [source('a', 'branch: stage'), source('b', 'branch: staging')]],
    ['two repositories', [source('a', 'branch: staging'), source('b', 'branch: prod', 'https://github.com/acme/api')]],
    ['a branch that is tried', [source('a', 'branch: main'), source('b', 'branch: fix-test-of-login')]],
    ['tags', [source('a', 'tag: staging'), source('b', 'tag: production')]],
    ['variables', [source('a', `branch: \${BRANCH:=staging}`), source('b', 'branch: prod')]],
  ])('is silent about %s', async (_, documents) => {
    expect(await found(...documents)).toEqual([]);
  });

  it('is a notice for a trunk that production may follow', async () => {
    expect(await found(source('a', 'branch: main'), source('b', 'branch: production'))).toEqual([
      'notice environment-branch apps/app/a.yaml:7',
    ]);
  });

  it('is silent about what no cluster applies', async () => {
    const files = { 'apps/app/a.yaml': source('a', 'branch: staging'), 'other/b.yaml': source('b', 'branch: prod') };
    expect(await findingsOf('environment-branch', fleet(app(), files))).toEqual([]);
  });
});
