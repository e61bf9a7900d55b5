import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, fixesOf } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, helmRepository, NAMESPACE, release, webConfigMap } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

describe('unknown-namespace', () => {
  const of = (...documents: string[]): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/web.yaml': documents,
  });

  it('names a namespace once, and objects without any', async () => {
    const files = of(webConfigMap('a', 'x: "1"'), webConfigMap('b', 'x: "1"'));
    const findings = await referenceFindings(files);
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'notice',
        'This repository does not create namespace `web`. In a new cluster, Flux cannot apply ConfigMap `a` and 1 more object. Add a Namespace.',
      ],
    ]);
    const homeless = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}';
    expect(await said(of(homeless))).toEqual(['warning unknown-namespace clusters/prod/web.yaml:3']);
  });

  it('names a namespace that only a file has, as the overlay puts another in its place', async () => {
    const files = (text: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/kustomization.yaml': 'namespace: web\nresources: [flux-system/gotk-sync.yaml, web.yaml, a.yaml]',
      'clusters/prod/web.yaml': NAMESPACE,
      'clusters/prod/a.yaml': text,
    });
    const [finding, ...rest] = (await referenceFindings(files(webConfigMap('a', 'x: "1"', 'webb')))).filter(
      ({ rule }) => rule === 'unknown-namespace',
    );
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.location.path, finding?.fix?.edits[0]?.text, finding?.message]).toEqual([
      'notice',
      'clusters/prod/a.yaml',
      'web',
      'This repository does not create namespace `webb`, and an overlay moves ConfigMap `a` to `web`. Write that namespace here, or remove the field.',
    ]);
    const targeted = await referenceFindings({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [NAMESPACE, kustomization('a', './a', '  targetNamespace: web')],
      'a/a.yaml': webConfigMap('a', 'x: "1"', 'webb'),
    });
    expect(targeted.map(({ message }) => message)).toEqual([
      'This repository does not create namespace `webb`, and `targetNamespace` of Kustomization `a` moves ConfigMap `a` to `web`. Write that namespace here, or remove the field.',
    ]);
    const there = (await referenceFindings(files(webConfigMap('a', 'x: "1"', 'default')))).map(({ rule }) => rule);
    expect(there).not.toContain('unknown-namespace');
  });

  it('corrects a namespace that an overlay replaces in the whole file, unless overlays differ', async () => {
    const both = [webConfigMap('a', 'x: "1"', 'webb'), webConfigMap('b', 'x: "1"', 'webb')];
    const overlay = (namespace: string): string => `namespace: ${namespace}\nresources: [../a]\n`;
    const files = (...overlays: string[]): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': overlays.flatMap((name) => [
        NAMESPACE.replace('name: web', `name: ${name}`),
        kustomization(name, `./${name}`),
      ]),
      'a/kustomization.yaml': 'resources: [a.yaml]\n',
      'a/a.yaml': both,
      ...Object.fromEntries(overlays.map((name) => [`${name}/kustomization.yaml`, overlay(name)])),
    });
    const fixes = async (...overlays: string[]) =>
      (await referenceFindings(files(...overlays))).map((finding) => fixesOf([finding]));
    expect(await fixes('web')).toEqual([['web', 'web']]);
    expect(await fixes('web', 'blog')).toEqual([[]]);
  });

  it('names the only one that is missing where neither Flux nor Argo CD applies the tree', async () => {
    const tree = (...used: string[]): Files => ({
      'namespaces.yaml': ['a', 'b', 'c'].map((name) => NAMESPACE.replace('web', name)),
      'apps.yaml': ['a', 'b', 'c', 'default', ...used].map((name) => webConfigMap('app', 'x: "1"', name)),
    });
    expect(await said(tree())).toEqual([]);
    expect(await said(tree('d'))).toEqual(['notice unknown-namespace apps.yaml:23']);
    expect(await said(tree('d', 'e'))).toEqual([]);
    expect(await said({ ...tree('d'), ...bootstrap('clusters/prod') })).toEqual([]);
  });

  it('knows who else creates namespaces', async () => {
    const charts = helmRepository('charts', 'flux-system');
    const creating = release('app', CHARTS, '  install: {createNamespace: true}\n');
    expect(await said(of(charts, creating, webConfigMap('a', 'x: "1"')))).toEqual([]);
    expect(
      await said(of(webConfigMap('a', 'x: "1"', 'kube-system'), webConfigMap('a', 'x: "1"', 'flux-system'))),
    ).toEqual([]);
    expect(await said({ ...of(webConfigMap('a', 'x: "1"')), 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });
});
