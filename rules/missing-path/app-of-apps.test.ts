import { expect, it } from 'vitest';
import { application, overlay } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const found = async (files: Files): Promise<string[]> => brief(await findingsOf('missing-path', files));
const at = (path: string): Files => ({
  'root.yaml': application('root', 'apps'),
  'apps/web.yaml': application('web', path),
  ...overlay('website'),
});

it('knows its repository by the Applications that its own Applications deploy', async () => {
  expect(await found(at('webbsite'))).toEqual(['error missing-path apps/web.yaml:9']);
  expect(await found(at('website'))).toEqual([]);
});

it('takes no directory that is there by chance for the repository', async () => {
  const other = { ...at('webbsite'), 'root.yaml': application('root', 'website') };
  expect(await found(other)).toEqual([]);
});

it('knows its repository by an app of apps with a slip in its path', async () => {
  const slip = { ...at('website'), 'root.yaml': application('root', 'appz') };
  expect(await found(slip)).toEqual(['error missing-path root.yaml:9']);
  expect(await found({ ...slip, 'root.yaml': application('root', 'deploy') })).toEqual([]);
});
