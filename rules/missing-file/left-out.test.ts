import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const FILES: Files = {
  'clusters/prod/web.yaml': kustomization('web', './apps/web'),
  'apps/web/a.yaml': configMap('a', '  b: c'),
  'apps/web/settings.env': 'A=b\n',
  'apps/web/page.html': '<p>',
  'apps/web/patch.yaml': '- {op: add, path: /data/x, value: "y"}\n',
};
const withIgnore = (spec: string): Files => {
  const [path = ''] = Object.keys(bootstrap('clusters/prod'));
  const [, root = ''] = bootstrap('clusters/prod')[path] ?? [];
  return { [path]: [gitRepository('flux-system', spec), root] };
};
const check = (overlay: string, files: Files) =>
  findingsOf('missing-file', {
    ...bootstrap('clusters/prod'),
    ...FILES,
    'apps/web/kustomization.yaml': overlay,
    ...files,
  });
const RESOURCE = 'resources: [a.yaml]\n';

describe('a file that is in the repository and not in the artifact', () => {
  it.each([
    ['a resource', RESOURCE, '/apps/web/a.yaml', 1],
    ['variables of a generator', `configMapGenerator:\n- name: c\n  envs: [settings.env]\n`, '*.env', 3],
    ['a file of a generator', `configMapGenerator:\n- name: c\n  files: [index=page.html]\n`, '*.html', 3],
    ['a patch', `${RESOURCE}patches:\n- path: patch.yaml\n  target: {kind: ConfigMap}\n`, 'patch.yaml', 3],
  ])('fails the build as %s', async (_, overlay, pattern, line) => {
    const found = [`error missing-file apps/web/kustomization.yaml:${line}`];
    expect(brief(await check(overlay, {}))).toEqual([]);
    expect(brief(await check(overlay, { '.sourceignore': `${pattern}\n` }))).toEqual(found);
    expect(brief(await check(overlay, withIgnore(`  ignore: "${pattern}"`)))).toEqual(found);
    expect(brief(await check(overlay, withIgnore(`  ignore: "${pattern}\\n!${pattern}"`)))).toEqual([]);
  });

  it('is said to be excluded, not to be missing', async () => {
    const [finding] = await check(RESOURCE, withIgnore('  ignore: "/apps/web/a.yaml"'));
    expect(finding?.message).toContain('because of `.sourceignore`, `spec.ignore` of the source or its defaults');
  });

  it('is a values file that Flux does not find', async () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: flux-system}\nspec:\n  interval: 1h\n  chart: {spec: {chart: charts/web, valuesFiles: [charts/web/prod.yaml], sourceRef: {kind: GitRepository, name: flux-system}}}\n';
    const chart: Files = {
      'charts/web/Chart.yaml': 'name: web\n',
      'charts/web/prod.yaml': 'a: 1\n',
      'apps/web/r.yaml': release,
    };
    expect(await check('resources: [r.yaml]', chart)).toEqual([]);
    const [finding] = await check('resources: [r.yaml]', { ...chart, '.sourceignore': 'prod.yaml\n' });
    expect(finding?.message).toContain('`charts/web/prod.yaml` is excluded from its source');
    expect(finding?.fix).toBeNull();
  });
});
