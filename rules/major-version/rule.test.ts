import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, deployment, fleet, release, WEB } from '../../test/rules/fleet.ts';

const inApp = (text: string): Files => fleet(app(), { 'apps/app/a.yaml': text, 'apps/app/web.yaml': WEB });
const changed = async (before: Files, after: Files): Promise<string[]> =>
  brief(await findingsOf('major-version', after, { base: before, repositories: [REPOSITORY] }));
const chart = (version: string, name = 'app'): Files =>
  inApp(
    release('web', CHARTS).replace('version: 1.0.0', `version: "${version}"`).replace('chart: app', `chart: ${name}`),
  );
const image = (name: string): Files => inApp(deployment().replace('ghcr.io/example/web:1.4.2', name));

describe('major-version', () => {
  it.each([
    ['a chart', chart('1.9.3'), chart('2.0.0'), 9],
    ['a range', chart('1.x'), chart('2.x'), 9],
    ['an image', image('a/web:v1.4.2'), image('a/web:v2.0.0'), 12],
  ])('reports %s of a new major version', async (_, before, after, line) => {
    expect(await changed(before, after)).toEqual([`notice major-version apps/app/a.yaml:${line}`]);
    expect(await changed(after, before)).toEqual([]);
  });

  it.each([
    ['a minor version', chart('1.9.3'), chart('1.10.0')],
    ['a year', image('a/web:2024.12.1'), image('a/web:2025.1.0')],
    ['another scheme', image('a/web:1.4.2'), image('a/web:2025.1.0')],
    ['a release candidate', image('a/web:1.4.2'), image('a/web:2.0.0-rc.1')],
    ['a range that has both', chart('1.9.3'), chart('>=1.0.0')],
    ['another chart', chart('1.9.3'), chart('2.0.0', 'other')],
    ['a database, of which more is said', image('postgres:15.4'), image('postgres:16.0')],
  ])('is silent about %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });

  it('names the chart of an Application', async () => {
    const tree = (version: string): Files => ({
      'root.yaml': application('root', 'apps'),
      'apps/nginx.yaml': application('nginx', 'x')
        .replace(`repoURL: ${REPOSITORY}`, 'repoURL: https://charts.example.com')
        .replace('path: x', 'chart: nginx')
        .replace('targetRevision: HEAD', `targetRevision: ${version}`),
    });
    const [finding] = await findingsOf('major-version', tree('16.0.0'), {
      base: tree('15.1.0'),
      repositories: [REPOSITORY],
    });
    expect(finding?.message).toContain('takes chart `nginx` from major version 15 to 16');
  });
});
