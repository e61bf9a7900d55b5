import { describe, expect, it } from 'vitest';
import { application, applicationSet, configMap, overlay } from '../../test/argocd/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const COMPONENT = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels: [{pairs: {a: b}}]\n';
const said = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('missing-path', files));
const fleet = (web: string | string[], more: Files = {}): Files => ({
  'argo/web.yaml': web,
  'argo/shop.yaml': application('shop', 'apps/shop'),
  'components/backup/kustomization.yaml': COMPONENT,
  ...overlay('apps/web'),
  ...overlay('apps/shop'),
  ...more,
});
const web = (list: string, more = ''): string =>
  application('web', 'apps/web', `    kustomize:\n      components: [${list}]\n${more}`);

describe('a component of an Application', () => {
  it('that does not exist is an error at its item, with the one that was meant', async () => {
    expect(await said(fleet(web('../../components/backup')))).toEqual([]);
    const slip = 'error missing-path argo/web.yaml:12 -> ../../components/backup';
    expect(await said(fleet(web('../../components/bakup')))).toEqual([slip]);
    expect(await said(fleet(web('../components/backup')))).toEqual([slip]);
    expect(await said(fleet(web('../../components/lost')))).toEqual(['error missing-path argo/web.yaml:12']);
  });

  it('is an error in one of several sources, and in the template of an ApplicationSet', async () => {
    const several = web('../../components/lost').replace('  source:\n    repoURL', '  sources:\n  - repoURL');
    expect(await said(fleet(several))).toEqual(['error missing-path argo/web.yaml:12']);
    const set = applicationSet('[{list: {elements: [{name: web}]}}]', '{{name}}', 'apps/{{name}}').replace(
      'targetRevision: main}',
      'targetRevision: main, kustomize: {components: [../lost]}}',
    );
    expect(await said(fleet(set))).toEqual([expect.stringMatching(/^error missing-path argo\/web\.yaml:\d+$/)]);
  });

  it('may be missing, templated or elsewhere', async () => {
    expect(await said(fleet(web('../lost', '      ignoreMissingComponents: true\n')))).toEqual([]);
    expect(await said(fleet(web('"https://github.com/acme/parts//backup?ref=v1"')))).toEqual([]);
    const other = web('../lost').replace('acme/fleet', 'acme/other');
    expect(await said(fleet(other))).toEqual([]);
  });

  it('is less where nothing shows that the Application is applied', async () => {
    const root = {
      'root.yaml': application('root', 'live'),
      'live/cm.yaml': configMap('a'),
      'live/one.yaml': application('one', 'apps/shop'),
    };
    expect(await said(fleet(web('../lost'), root))).toEqual(['notice missing-path argo/web.yaml:12']);
  });
});
