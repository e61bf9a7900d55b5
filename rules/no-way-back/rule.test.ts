import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, deployment, fleet, release, WEB } from '../../test/rules/fleet.ts';

const inApp = (text: string): Files => fleet(app(), { 'apps/app/a.yaml': text, 'apps/app/web.yaml': WEB });
const changed = async (before: Files, after: Files): Promise<string[]> =>
  brief(await findingsOf('no-way-back', after, { base: before, repositories: [REPOSITORY] }));
const chart = (version: string, name = 'postgresql'): Files =>
  inApp(
    release('web', CHARTS).replace('version: 1.0.0', `version: "${version}"`).replace('chart: app', `chart: ${name}`),
  );
const image = (name: string): Files => inApp(deployment().replace('ghcr.io/example/web:1.4.2', name));
const database = (name: string): Files =>
  inApp(
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db, namespace: web}\nspec:\n  instances: 3\n  imageName: ${name}\n  storage: {size: 1Gi}\n`,
  );

describe('no-way-back', () => {
  it.each([
    ['a chart', chart('15.5.0'), chart('16.0.1'), 9],
    ['an image', image('docker.io/library/postgres:15.4-alpine'), image('docker.io/library/postgres:16.1-alpine'), 12],
    ['an image of few numbers', image('mongo:6'), image('mongo:7'), 12],
    [
      'a cluster of CloudNativePG',
      database('ghcr.io/cloudnative-pg/postgresql:15.3'),
      database('ghcr.io/cloudnative-pg/postgresql:16.1'),
      6,
    ],
  ])('reports a new major version of %s that converts data', async (_, before, after, line) => {
    expect(await changed(before, after)).toEqual([`notice no-way-back apps/app/a.yaml:${line}`]);
    expect(await changed(after, before)).toEqual([]);
  });

  it.each([
    ['a minor version', image('postgres:16.0'), image('postgres:16.1')],
    ['other software', chart('15.5.0', 'nginx'), chart('16.0.1', 'nginx')],
    ['another image', image('postgres:15.4'), image('bitnami/postgresql:16.1.0')],
    ['a new database', inApp(''), image('postgres:16.1')],
  ])('is silent about %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });

  it('reports it of an Application', async () => {
    const tree = (tag: string): Files => ({
      'root.yaml': application('root', 'apps'),
      'apps/web.yaml': application('web', 'work'),
      'work/web.yaml': deployment().replace('ghcr.io/example/web:1.4.2', `mysql:${tag}`),
    });
    expect(await changed(tree('8.4.0'), tree('9.0.1'))).toEqual(['notice no-way-back work/web.yaml:12']);
  });
});
