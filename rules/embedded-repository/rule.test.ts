import { describe, expect, it } from 'vitest';
import { Tree } from '../../src/repository/tree.ts';
import { treeOf } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const bare = (folder: string, head = 'ref: refs/heads/main\n'): Files => ({
  [`${folder}HEAD`]: head,
  [`${folder}config`]: '[core]\n  bare = false\n',
  [`${folder}objects/.keep`]: '',
  [`${folder}refs/.keep`]: '',
});
const found = async (files: Files | Tree): Promise<string[]> => brief(await findingsOf('embedded-repository', files));

describe('embedded-repository', () => {
  it.each([
    ['in a folder', 'apps/', 'ref: refs/heads/main\n'],
    ['at the top', '', 'ref: refs/heads/main\n'],
    ['with a commit', 'apps/', `${'a'.repeat(40)}\n`],
  ])('is an error %s', async (_, folder, head) => {
    expect(await found(bare(folder, head))).toEqual([`error embedded-repository ${folder}HEAD:1`]);
  });

  it('is an error where names differ by case, as they do not on every disk', async () => {
    const files = { 'apps/head': 'ref: refs/heads/main\n', 'apps/Objects/a': '', 'apps/REFS/a': '' };
    expect(await found(files)).toEqual(['error embedded-repository apps/head:1']);
  });

  it('is an error where a file names the folder with the objects', async () => {
    const files = { 'apps/HEAD': 'ref: refs/heads/main\n', 'apps/commondir': '../store\n' };
    expect(await found(files)).toEqual([]);
    expect(await found({ ...files, 'store/objects/a': '', 'store/refs/a': '' })).toEqual([
      'error embedded-repository apps/HEAD:1',
    ]);
    expect(await found({ ...files, 'apps/commondir': '/elsewhere\n' })).toEqual([
      'error embedded-repository apps/HEAD:1',
    ]);
  });

  it('is an error where HEAD is a link to a branch', async () => {
    const { files } = treeOf({ 'apps/objects/a': '', 'apps/refs/heads/main': 'a'.repeat(40) });
    const linked = new Tree([...files.values()], new Map([['apps/HEAD', 'refs/heads/main']]));
    expect(await found(linked)).toEqual(['error embedded-repository apps/refs/heads/main:1']);
  });

  it.each([
    ['without objects', { 'apps/HEAD': 'ref: refs/heads/main\n', 'apps/refs/a': '' }],
    ['without refs', { 'apps/HEAD': 'ref: refs/heads/main\n', 'apps/objects/a': '' }],
    ['with a HEAD that is other text', bare('apps/', 'The first lines of every page.\n')],
  ])('is silent about a folder %s', async (_, files) => expect(await found(files)).toEqual([]));
});
