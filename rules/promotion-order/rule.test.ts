import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const PATCH = (version: string): string =>
  `resources: [../base]\npatches:\n  - target: {kind: HelmRelease}\n    patch: |-\n      - {op: replace, path: /spec/chart/spec/version, value: ${version}}\n`;
const deployment = (image: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: web}\nspec:\n  selector: {matchLabels: {app: api}}\n  template:\n    metadata: {labels: {app: api}}\n    spec: {containers: [{name: api, image: "${image}"}]}\n`;
const fleet = (staging: string, production: string, images = ['api:1.0.0', 'api:1.0.0']): Files =>
  Object.fromEntries([
    ['apps/base/kustomization.yaml', 'resources: [a.yaml]\n'],
    ['apps/base/a.yaml', [release('web', CHARTS), ...WEB]],
    ...[
      ['staging', staging],
      ['production', production],
    ].flatMap(([name = '', version = ''], at): [string, Files[string]][] => [
      ...Object.entries(bootstrap(`clusters/${name}`)),
      [`clusters/${name}/app.yaml`, app('', `./apps/${name}`)],
      [`apps/${name}/kustomization.yaml`, PATCH(version).replace('../base', '../base, api.yaml')],
      [`apps/${name}/api.yaml`, deployment(images[at] ?? '')],
    ]),
  ]);
const BASE = fleet('1.0.0', '1.0.0');
const found = async (head: Files, base = BASE): Promise<string[]> =>
  brief(await findingsOf('promotion-order', head, { base }));

describe('promotion-order', () => {
  it('reports a chart that is newer in production', async () => {
    expect(await found(fleet('1.0.0', '1.1.0'))).toEqual([
      'notice promotion-order apps/production/kustomization.yaml:5',
    ]);
    const [finding] = await findingsOf('promotion-order', fleet('1.0.0', '1.1.0'), { base: BASE });
    expect(finding?.message).toBe(
      'This change gives production version `1.1.0`, but staging still has `1.0.0`, so production is the first to try it. Update staging first.',
    );
  });

  it('reports an image that is newer in production', async () => {
    expect(await found(fleet('1.0.0', '1.0.0', ['api:1.0.0', 'api:v1.0.10']))).toEqual([
      'notice promotion-order apps/production/api.yaml:8',
    ]);
  });

  it.each([
    ['staging', fleet('1.1.0', '1.0.0'), BASE],
    ['both', fleet('1.1.0', '1.1.0'), BASE],
    ['production, behind staging', fleet('1.2.0', '1.1.0'), fleet('1.2.0', '1.0.0')],
    ['a range', fleet('1.0.0', '1.x'), BASE],
    ['another image', fleet('1.0.0', '1.0.0', ['api:1.0.0', 'other:2.0.0']), BASE],
    ['a name of a build', fleet('1.0.0', '1.0.0', ['api:1.0.0', 'api:main-2']), BASE],
    ['staging, which goes back', fleet('0.9.0', '1.0.0'), BASE],
  ])('is silent about a change of %s', async (_, head, base) => {
    expect(await found(head, base)).toEqual([]);
  });

  it('is silent about what was so before, and without a base', async () => {
    const ahead = fleet('1.0.0', '1.1.0');
    expect(await found({ ...ahead, 'apps/staging/api.yaml': deployment('api:1.0.1') }, ahead)).toEqual([]);
    expect(await findingsOf('promotion-order', ahead)).toEqual([]);
  });
});
