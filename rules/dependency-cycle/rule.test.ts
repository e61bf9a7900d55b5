import { describe, expect, it } from 'vitest';
import { FULL } from '../../test/extent.ts';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files } from '../../test/rules/check-tree.ts';
import { CHARTS, helmRepository, NAMESPACE, release } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

describe('dependency-cycle', () => {
  const waiting = (name: string, on: string, spec = ''): string =>
    kustomization(name, `./${name}`, `  dependsOn:\n    - name: ${on}\n${spec}`);
  const base = { ...bootstrap('clusters/prod'), 'a/a.yaml': NAMESPACE, 'b/b.yaml': NAMESPACE.replace('web', 'b') };

  it('names what depends on itself, and rings once', async () => {
    expect(await said({ ...base, 'clusters/prod/a.yaml': waiting('a', 'a') })).toEqual([
      'error dependency-cycle clusters/prod/a.yaml:10',
    ]);
    const findings = await referenceFindings({
      ...base,
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': waiting('b', 'a'),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      '`a` depends on `b`, which depends on `a`. They wait for each other, and none of them can become ready. Remove one of these dependencies.',
    ]);
  });

  it('counts who applies whom, and who waits for whom', async () => {
    const child = { ...base, 'a/b.yaml': kustomization('b', './b') };
    expect(await said({ ...child, 'clusters/prod/a.yaml': waiting('a', 'b') })).toEqual([
      'error dependency-cycle clusters/prod/a.yaml:10',
    ]);
    const waited = { ...base, 'a/b.yaml': waiting('b', 'a') };
    expect(await said({ ...waited, 'clusters/prod/a.yaml': kustomization('a', './a', '  wait: true\n') })).toEqual([
      'error dependency-cycle a/b.yaml:10',
    ]);
    expect(await said({ ...waited, 'clusters/prod/a.yaml': kustomization('a', './a') })).toEqual([]);
  });

  it('goes through HelmReleases', async () => {
    const needs = '  dependsOn:\n    - name: second\n';
    expect(
      await said({
        ...base,
        'a/r.yaml': release('second', CHARTS),
        'b/r.yaml': release('first', CHARTS, needs),
        'clusters/prod/charts.yaml': helmRepository('charts', 'flux-system'),
        'clusters/prod/a.yaml': waiting('a', 'b'),
        'clusters/prod/b.yaml': kustomization('b', './b', '  wait: true\n'),
      }),
    ).toEqual(['error dependency-cycle b/r.yaml:12']);
  });

  it('goes through the source and the values of a release', async () => {
    const values = '  valuesFrom:\n    - {kind: ConfigMap, name: settings}\n';
    const files = (source: string, spec = ''): Files => ({
      ...base,
      'a/a.yaml': configMap('other', '  a: b'),
      'a/more.yaml': [helmRepository('late', 'flux-system'), configMap('settings', '  values.yaml: ""', 'web')],
      'b/r.yaml': release('app', source, spec),
      'clusters/prod/charts.yaml': [NAMESPACE, helmRepository('charts', 'flux-system')],
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': kustomization('b', './b', '  wait: true\n'),
    });
    const late = CHARTS.replace('charts', 'late');
    expect(await said(files(late))).toEqual(['warning dependency-cycle clusters/prod/a.yaml:10']);
    const [ring] = await referenceFindings(files(CHARTS, values));
    expect(ring?.message).toContain('which waits (`wait: true`) for HelmRelease `web/app`, which gets values from');
    expect(await said(files(CHARTS, values.replace('settings}', 'settings, optional: true}')))).toEqual([]);
    expect(await said(files(CHARTS))).toEqual([]);
  });

  it('leaves alone what people may have put there by hand, and expressions', async () => {
    const bySource = {
      ...base,
      'a/source.yaml': gitRepository('fleet'),
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': kustomization('b', './b').replace(
        'name: flux-system, namespace',
        'name: fleet, namespace',
      ),
    };
    expect(await said(bySource)).toEqual(['warning dependency-cycle clusters/prod/a.yaml:10']);
    expect(await said({ ...base, 'clusters/prod/a.yaml': waiting('a', 'a', '      readyExpr: "true"\n') })).toEqual([]);
  });

  it('does not wait for a namespace that every cluster has', async () => {
    const inNamespace = (name: string): Files => ({
      ...base,
      'a/namespace.yaml': `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}`,
      'b/settings.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: ${name}}`,
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': kustomization('b', './b'),
    });
    expect(await said(inNamespace('apps'))).toEqual(['warning dependency-cycle clusters/prod/a.yaml:10']);
    expect(await said(inNamespace('default'))).toEqual([]);
    expect(await said(inNamespace('kube-system'))).toEqual([]);
  });

  it('goes through the chart that defines a kind', async () => {
    const issuer =
      'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: acme}\nspec: {selfSigned: {}}';
    const byChart = {
      ...base,
      'a/release.yaml': release('cert-manager', CHARTS).replace('chart: app', 'chart: cert-manager'),
      'b/issuer.yaml': issuer,
      'clusters/prod/charts.yaml': helmRepository('charts', 'flux-system'),
      'clusters/prod/a.yaml': waiting('a', 'b'),
      'clusters/prod/b.yaml': kustomization('b', './b'),
    };
    const [ring, ...more] = await referenceFindings(byChart);
    expect(brief(ring ? [ring, ...more] : [])).toEqual(['warning dependency-cycle clusters/prod/a.yaml:10']);
    expect(ring?.message).toContain('needs a CustomResourceDefinition from');
    expect(ring?.message).toContain('In a new cluster, they wait for each other');
    expect(await said({ ...byChart, 'clusters/prod/a.yaml': kustomization('a', './a') })).toEqual([]);
    const both = { 'a/more.yaml': release('more', CHARTS).replace('chart: app', 'chart: cert-manager') };
    expect(await said({ ...byChart, ...both })).toEqual([]);
    const helmfile = 'releases:\n  - name: cert-manager\n';
    expect(await said({ ...byChart, 'bootstrap/helmfile.yaml': helmfile })).toEqual([]);
  });

  it('names a large ring once', async () => {
    const size = FULL ? 1500 : 300;
    const files: Record<string, string | readonly string[]> = {
      ...bootstrap('clusters/prod'),
      'apps/a.yaml': NAMESPACE,
    };
    files['clusters/prod/all.yaml'] = Array.from({ length: size }, (_, at) =>
      kustomization(`k${at}`, './apps', `  dependsOn:\n    - name: k${(at + 1) % size}\n`),
    );
    expect(await said(files)).toHaveLength(1);
  });
});
