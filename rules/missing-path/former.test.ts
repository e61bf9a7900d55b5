import { expect, it } from 'vitest';
import { application, overlay, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const found = async (files: Files, repositories: readonly string[] = [REPOSITORY]): Promise<string[]> =>
  brief(await findingsOf('missing-path', files, { repositories }));
const FORMER = 'https://github.com/before/fleet';
const moved = (path: string, url = FORMER): Files => ({
  'root.yaml': application('root', 'apps'),
  'apps/shop.yaml': application('shop', 'k8s/deploy/shop'),
  'apps/web.yaml': application('web', path).replace(REPOSITORY, url),
  ...overlay('k8s/deploy/shop'),
  ...overlay('k8s/deploy/web'),
});

it('warns of a directory of the former owner that is only elsewhere in the tree', async () => {
  const warning = ['warning missing-path apps/web.yaml:9'];
  expect(await found(moved('deploy/web'))).toEqual(warning);
  expect(await found(moved('./old/deploy/web/', 'git@github.com:before/fleet.git'))).toEqual(warning);
  const several = moved('deploy/web');
  several['apps/web.yaml'] = String(several['apps/web.yaml'])
    .replace('  source:', '  sources:')
    .replace('    repoURL', '  - repoURL');
  expect(await found(several)).toEqual(warning);
});

it('is silent where the path is here, may be any, or is of another repository', async () => {
  expect(await found(moved('k8s/deploy/web'))).toEqual([]);
  expect(await found(moved('deploy/api'))).toEqual([]);
  expect(await found(moved('deploy/web', 'https://github.com/before/charts'))).toEqual([]);
  expect(await found({ ...moved('deploy/web'), ...overlay('old/deploy/web') })).toEqual([]);
  const unreached = {
    'root.yaml': application('root', 'live'),
    'live/shop.yaml': application('shop', 'k8s/deploy/shop'),
  };
  expect(await found({ ...moved('deploy/web'), ...unreached })).toEqual([]);
});
