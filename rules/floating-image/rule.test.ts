import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, fleet, release, WEB } from '../../test/rules/fleet.ts';

const deployment = (image: string, field = 'containers'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      ${field}:\n        - name: web\n          image: "${image}"\n`;
const STRICT = { policy: { preset: 'strict' } } as const;
const found = async (text: string, overlay = 'resources: [a.yaml]\n'): Promise<string[]> =>
  brief(
    await findingsOf(
      'floating-image',
      fleet(app(), { 'apps/app/a.yaml': [text, ...WEB], 'apps/app/kustomization.yaml': overlay }),
      STRICT,
    ),
  );
const AT = (line: number): string[] => [`warning floating-image apps/app/a.yaml:${line}`];
const values = (text: string): string => release('web', CHARTS, `  values:\n    main:\n      image: ${text}\n`);

describe('floating-image', () => {
  it.each([
    ['no tag', deployment('ghcr.io/acme/web'), 11],
    ['no tag, and a port', deployment('registry:5000/web'), 11],
    ['the tag latest', deployment('web:latest'), 11],
    ['an init container', deployment('web', 'initContainers'), 11],
    ['values of a release', values('{repository: web, tag: latest}'), 13],
  ])('reports %s', async (_, text, line) => {
    expect(await found(text)).toEqual(AT(line));
  });

  it.each([
    ['a tag', deployment('registry:5000/web:1.2')],
    ['a digest', deployment(`web@sha256:${'0'.repeat(64)}`)],
    ['a variable', deployment(`web:\${TAG:=latest}`)],
    ['values without a tag', values('{repository: web}')],
    ['values with a tag', values('{repository: web, tag: "1"}')],
    ['values with a digest', values('{repository: web, tag: latest, digest: "sha256:a"}')],
  ])('is silent about %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('is silent where an overlay sets the tag, and off by default', async () => {
    const overlay = 'resources: [a.yaml]\nimages: [{name: web, newTag: "1.2"}]\n';
    expect(await found(deployment('web'), overlay)).toEqual([]);
    const files = fleet(app(), { 'apps/app/a.yaml': [deployment('web'), ...WEB] });
    expect(await findingsOf('floating-image', files)).toEqual([]);
  });

  it('is one finding for all uses of an image', async () => {
    const other = deployment('web').replace('name: web, namespace', 'name: other, namespace');
    expect(await found(`${deployment('web')}---\n${other}`)).toEqual(AT(11));
  });
});
