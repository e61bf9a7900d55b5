import { expect, it } from 'vitest';
import { application, applicationSet, configMap, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const said = async (files: Files): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('missing-path', { ...overlay('apps/web/staging'), ...files }, { repositories: [REPOSITORY] }),
  );

it('reports a directory with overlays only below it', async () => {
  expect(await said({ 'web.yaml': application('web', 'apps/web/staging') })).toEqual([]);
  expect(await said({ 'web.yaml': application('web', 'apps/web') })).toEqual(['warning missing-path web.yaml:9']);
  expect(await said({ 'web.yaml': application('web', 'apps') })).toEqual(['warning missing-path web.yaml:9']);
  const more = '    directory: {recurse: true}\n';
  expect(await said({ 'web.yaml': application('web', 'apps/web', more) })).toEqual([]);
});

it('leaves a directory alone that has files of its own, or nothing yet', async () => {
  expect(await said({ 'web.yaml': application('web', 'apps/web'), 'apps/web/map.yaml': configMap('a') })).toEqual([]);
  expect(await said({ 'web.yaml': application('web', 'later'), 'later/README.md': 'Put apps here.\n' })).toEqual([]);
  expect(await said({ 'web.yaml': application('web', 'later'), 'later/docs/README.md': 'Put apps here.\n' })).toEqual(
    [],
  );
});

it('reports a set only if no Application of it has a directory of its own', async () => {
  const set = (path: string): Files => ({
    'sets.yaml': applicationSet('[{list: {elements: [{dir: staging}, {dir: ""}]}}]', 'web-{{dir}}', path),
  });
  expect(await said(set('apps/web'))).toEqual(['warning missing-path sets.yaml:12']);
  expect(await said(set('apps/web/{{dir}}'))).toEqual([]);
});
