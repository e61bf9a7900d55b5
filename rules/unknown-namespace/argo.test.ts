import { expect, it } from 'vitest';
import { application, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { runCli } from '../../test/cli/run-cli.ts';
import { scratchFolder } from '../../test/repository/scratch.ts';
import { briefWithFixes, checkTree, type Files } from '../../test/rules/check-tree.ts';

const POLICY = '.github/gitops-gate.yaml';
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
const CREATES = '  syncPolicy: {syncOptions: [CreateNamespace=true]}\n';
const fleet = (web: string, more: Files = {}): Files => ({
  'argo/web.yaml': web,
  'argo/shop.yaml': application('shop', 'apps/shop'),
  ...overlay('apps/web'),
  'apps/shop/ns.yaml': NAMESPACE,
  ...more,
});
const said = async (files: Files): Promise<string[]> =>
  briefWithFixes(await checkTree(files, { repositories: [REPOSITORY] })).filter((text) =>
    / (?:unknown-namespace|unused-external) /.test(text),
  );
const web = application('web', 'apps/web');

it('is silent without externals, but for a slip', async () => {
  expect(await said(fleet(web))).toEqual([]);
  const slip = web.replace('namespace: web}', 'namespace: shopp}');
  expect(await said(fleet(slip))).toEqual(['warning unknown-namespace argo/web.yaml:6 -> shop']);
});

it('is an error with externals, unless they or the tree provide it', async () => {
  const closed = (text: string): Files => ({ [POLICY]: text });
  expect(await said(fleet(web, closed('externals: []\n')))).toEqual(['error unknown-namespace argo/web.yaml:6']);
  expect(await said(fleet(web + CREATES, closed('externals: []\n')))).toEqual([]);
  const listed = closed('externals:\n  - {kind: Namespace, name: web}\n');
  expect(await said(fleet(web, listed))).toEqual([]);
  expect(await said(fleet(web + CREATES, listed))).toEqual([`warning unused-external ${POLICY}:2`]);
  const secret = closed('externals:\n  - {kind: Namespace, name: web}\n  - {kind: Secret, name: a}\n');
  expect(await said(fleet(web, secret))).toEqual([]);
});

it('is in the list that the command prints, with which the repository passes', async () => {
  const { code, output } = await runCli(['externals', scratchFolder({ ...fleet(web) } as Record<string, string>)]);
  expect([code, output]).toEqual([0, 'externals:\n  - kind: Namespace\n    name: web\n']);
  expect(await said(fleet(web, { [POLICY]: output }))).toEqual([]);
});
