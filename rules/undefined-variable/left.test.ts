// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

const service = (name: string, zone: string): string =>
  `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: flux-system}
spec: {type: ExternalName, externalName: "${name}.${zone}"}`;

/** Two clusters: one that substitutes `ZONE`, and one whose Kustomizations do not, of which some use it. */
const clusters = (users: readonly string[], spec = ''): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/web.yaml': kustomization('web', './web', '  postBuild: {substitute: {ZONE: x}}'),
  'web/config.yaml': configMap('web', '  zone: ${ZONE}'),
  ...bootstrap('clusters/staging'),
  ...Object.fromEntries(
    NAMES.flatMap((name) => [
      [`clusters/staging/${name}.yaml`, kustomization(name, `./apps/${name}`, spec)],
      [`apps/${name}/service.yaml`, service(name, users.includes(name) ? '${ZONE}' : 'x')],
    ]),
  ),
});
const said = async (files: Files): Promise<string[]> => briefWithBuilds(await findingsOf('undefined-variable', files));

describe('a variable that another cluster substitutes', () => {
  it('is one cause for each Kustomization of a few that use it', async () => {
    expect(await said(clusters(['a', 'b']))).toEqual([
      'warning undefined-variable apps/a/service.yaml:4 [clusters/staging]',
      'warning undefined-variable apps/b/service.yaml:4 [clusters/staging]',
    ]);
  });

  it('is one cause where most Kustomizations of the cluster use it', async () => {
    const found = await findingsOf('undefined-variable', clusters(NAMES));
    expect(found.map(({ places }) => places.length)).toEqual([6]);
  });

  it('is not reported where the cluster substitutes, or no cluster does', async () => {
    expect(await said(clusters(['a'], '  postBuild: {substitute: {ZONE: y}}'))).toEqual([]);
    const files = clusters(['a', 'b']);
    expect(await said({ ...files, 'clusters/prod/web.yaml': kustomization('web', './web') })).toEqual([]);
  });
});
