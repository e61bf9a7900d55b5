import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, deployment, fleet, release, WEB } from '../../test/rules/fleet.ts';

const inApp = (text: string, more: Files = {}): Files =>
  fleet(app(), { 'apps/app/a.yaml': text, 'apps/app/web.yaml': WEB, ...more });
const changed = async (before: Files, after: Files): Promise<string[]> =>
  brief(await findingsOf('downgrades', after, { base: before, repositories: [REPOSITORY] }));
const chart = (version: string, name = 'app'): Files =>
  inApp(
    release('web', CHARTS).replace('version: 1.0.0', `version: "${version}"`).replace('chart: app', `chart: ${name}`),
  );
const image = (name: string): Files => inApp(deployment().replace('ghcr.io/example/web:1.4.2', name));
const oci = (ref: string, url = 'oci://ghcr.io/example/charts/app'): Files =>
  inApp(
    `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: app, namespace: web}\nspec:\n  interval: 1h\n  url: ${url}\n  ref: {${ref}}\n`,
  );

describe('downgrades', () => {
  it.each([
    ['a chart', chart('1.10.0'), chart('1.9.0'), 9],
    ['a range of a chart', chart('2.x'), chart('1.x'), 9],
    ['an image', image('ghcr.io/example/web:1.4.2'), image('ghcr.io/example/web:1.4.1'), 12],
    [
      'an image with a digest',
      image(`a/web:1.4.2@sha256:${'1'.repeat(64)}`),
      image(`a/web:1.4.1@sha256:${'2'.repeat(64)}`),
      12,
    ],
    ['a tag of an artifact', oci('tag: 6.6.0'), oci('tag: 6.5.1'), 7],
    [
      'a tag with its digest',
      oci(`tag: 6.6.0, digest: "sha256:${'1'.repeat(64)}"`),
      oci(`tag: 6.5.1, digest: "sha256:${'2'.repeat(64)}"`),
      7,
    ],
    ['a range of an artifact', oci('semver: 6.x'), oci('semver: 5.x'), 7],
  ])('reports %s that goes back', async (_, before, after, line) => {
    expect(await changed(before, after)).toEqual([`warning downgrades apps/app/a.yaml:${line}`]);
    expect(await changed(after, before)).toEqual([]);
  });

  it.each([
    ['a channel', image('a/web:1.4.2'), image('a/web:latest')],
    ['a digest', image(`a/web@sha256:${'2'.repeat(64)}`), image(`a/web@sha256:${'1'.repeat(64)}`)],
    ['a range that has the old version', chart('1.4.2'), chart('1.x')],
    ['another image', image('a/web:1.4.2'), image('b/web:1.4.1')],
    ['another flavor', image('a/web:1.4.2'), image('a/web:1.4.1-alpine')],
    ['another chart', chart('2.0.0'), chart('1.0.0', 'other')],
    ['another registry', oci('tag: 6.6.0'), oci('tag: 6.5.1', 'oci://registry.example.com/app')],
    ['a tag instead of a range', oci('semver: 6.x'), oci('tag: 6.5.1')],
    ['a new object', inApp(''), chart('0.1.0')],
  ])('is silent about %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });

  it('reports a base once for all overlays, at the line that sets the version', async () => {
    const files = (tag: string): Files => ({
      ...fleet(app('', './apps/prod'), {
        'clusters/prod/more.yaml': app('', './apps/dev').replace('name: app', 'name: more'),
      }),
      'apps/base/web.yaml': deployment(),
      'apps/base/kustomization.yaml': `resources: [web.yaml]\nimages:\n  - name: ghcr.io/example/web\n    newTag: ${tag}\n`,
      'apps/prod/kustomization.yaml': 'resources: [../base]\nnamespace: prod\n',
      'apps/dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\n',
    });
    expect(await changed(files('1.4.2'), files('1.4.0'))).toEqual([
      'warning downgrades apps/base/kustomization.yaml:4',
    ]);
  });

  it('reports what Argo CD deploys: the chart of an Application, and what it applies', async () => {
    const tree = (version: string, tag: string): Files => ({
      'root.yaml': application('root', 'apps'),
      'apps/web.yaml': application('web', 'work'),
      'apps/nginx.yaml': application('nginx', 'x')
        .replace(`repoURL: ${REPOSITORY}`, 'repoURL: https://charts.example.com')
        .replace('path: x', 'chart: nginx')
        .replace('targetRevision: HEAD', `targetRevision: ${version}`),
      'work/web.yaml': deployment().replace('web:1.4.2', `web:${tag}`),
    });
    expect(await changed(tree('15.1.0', '1.4.2'), tree('15.0.0', '1.4.1'))).toEqual([
      'warning downgrades apps/nginx.yaml:10',
      'warning downgrades work/web.yaml:12',
    ]);
    expect(await changed(tree('15.0.0', '1.4.1'), tree('15.1.0', '1.4.2'))).toEqual([]);
  });
});
