import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/read.ts';
import { findSources } from '../../src/policy/sources.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';

const URL = 'https://github.com/acme/platform';
const policyFor = (path: string, url = URL) =>
  parsePolicy(new TextFile('policy.yaml', `preset: recommended\nsources:\n  ${url}: ${path}\n`), []);

/** What a policy with one source comes to in a folder whose tree is read from the disk. */
async function found(folder: string, path: string, url = URL) {
  return findSources(await policyFor(path, url), folder, [readWorkTree(folder)]);
}

describe('the policy file', () => {
  it.each(['/srv/platform', '~/platform', 'C:\\platform', '"\\\\\\\\host\\\\platform"'])(
    'refuses %s with its place',
    async (path) => {
      await expect(policyFor(path)).rejects.toThrow(/policy\.yaml:3:\d\d: .*is an absolute path/);
    },
  );

  it('keeps the place of each source', async () => {
    expect((await policyFor('../platform')).sources.get(URL)).toEqual({
      path: '../platform',
      at: { file: 'policy.yaml', line: 3, column: 3 },
    });
  });
});

describe('a source', () => {
  it('is a directory of the tree where there is one, in the head or in the base', async () => {
    const folder = scratchRepository({ 'deploy/a.yaml': 'a: b\n' });
    const { directories, checkouts, complaints } = await found(folder, './deploy/');
    expect([...directories]).toEqual([[URL, 'deploy']]);
    expect([checkouts.all, complaints]).toEqual([[], []]);
    const head = new Tree([]);
    const either = findSources(await policyFor('deploy'), scratchFolder(), [head, readWorkTree(folder)]);
    expect([...either.directories]).toEqual([[URL, 'deploy']]);
  });

  it('is at no commit of the repository around it where it is no checkout of its own', async () => {
    const folder = scratchRepository({ '.gitignore': 'platform/\n', 'a.yaml': 'a: b\n' });
    write(join(folder, 'platform'), { 'plain/b.yaml': 'b: c\n', 'own/b.yaml': 'b: c\n' });
    gitIn(join(folder, 'platform/own'), 'init', '-q');
    const id = commitAll(join(folder, 'platform/own'), 'first');
    expect((await found(folder, 'platform/plain')).checkouts.all).toMatchObject([{ revisions: [] }]);
    expect((await found(folder, 'platform/own')).checkouts.all).toMatchObject([{ revisions: [id] }]);
  });

  it('is a checkout beside the judged folder, without what git ignores there', async () => {
    const folder = scratchFolder();
    write(folder, {
      'fleet/a.yaml': 'a: b\n',
      'platform/b.yaml': 'b: c\n',
      'platform/.gitignore': 'out/\n',
      'platform/out/c.yaml': 'c: d\n',
    });
    gitIn(join(folder, 'platform'), 'init', '-q');
    const { directories, checkouts, complaints } = await found(join(folder, 'fleet'), '../platform');
    expect([[...directories], complaints]).toEqual([[], []]);
    const [checkout] = checkouts.all;
    expect([...(checkout?.tree.files.keys() ?? [])].sort()).toEqual([
      'github.com/acme/platform/.gitignore',
      'github.com/acme/platform/b.yaml',
    ]);
    expect(checkouts.at('git@github.com:acme/platform.git')).toBe(checkout);
    expect(checkouts.at('https://github.com/acme/other')).toBeUndefined();
    expect(checkouts.textAt('github.com/acme/platform/b.yaml')?.text).toBe('b: c\n');
  });

  it('knows the commit and the tags of its checkout', async () => {
    const folder = scratchFolder({ 'fleet/a.yaml': 'a: b\n' });
    write(join(folder, 'platform'), { 'b.yaml': 'b: c\n' });
    gitIn(join(folder, 'platform'), 'init', '-q', '-b', 'main');
    const commit = commitAll(join(folder, 'platform'), 'first');
    gitIn(join(folder, 'platform'), 'tag', 'v1.0.0');
    const [checkout] = (await found(join(folder, 'fleet'), '../platform')).checkouts.all;
    expect(checkout?.revisions).toEqual([commit, 'v1.0.0']);
  });

  it('has paths that no judged tree has', async () => {
    const folder = scratchFolder();
    write(folder, { 'fleet/github.com/acme/platform/a.yaml': 'a: b\n', 'platform/b.yaml': 'b: c\n' });
    const { checkouts } = await found(join(folder, 'fleet'), '../platform');
    expect(checkouts.holds('github.com/acme/platform/a.yaml')).toBe(false);
    expect(checkouts.all.map(({ root }) => root)).toEqual(['github.com/acme/platform~']);
    const strange = await found(join(folder, 'fleet'), '../platform', '../..');
    expect(strange.checkouts.all.map(({ root }) => root)).toEqual(['source']);
  });

  it('shares one checkout with another url of the same folder', async () => {
    const folder = scratchFolder();
    write(folder, { 'fleet/a.yaml': 'a: b\n', 'platform/b.yaml': 'b: c\n' });
    const text = `sources:\n  ${URL}: ../platform\n  oci://ghcr.io/acme/platform: ../platform\n`;
    const policy = await parsePolicy(new TextFile('policy.yaml', text), []);
    const { checkouts } = findSources(policy, join(folder, 'fleet'), []);
    expect(checkouts.all).toHaveLength(1);
    expect(checkouts.at('oci://ghcr.io/acme/platform')).toBe(checkouts.at(URL));
  });

  it('is a submodule', async () => {
    const other = scratchRepository({ 'b.yaml': 'b: c\n' });
    const folder = scratchRepository({ 'a.yaml': 'a: b\n' });
    gitIn(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'vendor/platform');
    commitAll(folder, 'second');
    expect((await found(folder, 'vendor/platform')).checkouts.textAt('github.com/acme/platform/b.yaml')?.text).toBe(
      'b: c\n',
    );
  });
});

describe('a path that cannot be read is told with its place, and the source stays unknown:', () => {
  const told = async (folder: string, path: string) => {
    const { directories, checkouts, complaints } = await found(folder, path);
    expect([[...directories], checkouts.all]).toEqual([[], []]);
    expect(complaints.map(({ at }) => at)).toEqual([{ file: 'policy.yaml', line: 3, column: 3 }]);
    return complaints[0]?.message;
  };

  it('nothing there', async () => {
    expect(await told(scratchFolder({ 'a.yaml': 'a: b\n' }), '../no-such-folder-here')).toContain(
      '`../no-such-folder-here` is neither in this repository nor next to it',
    );
  });

  it('a file', async () => {
    const folder = scratchFolder({ 'fleet/a.yaml': 'a: b\n', platform: 'text' });
    expect(await told(join(folder, 'fleet'), '../platform')).toContain('is not a directory');
  });

  it('a folder that holds the judged one', async () => {
    const folder = scratchFolder({ 'fleet/a.yaml': 'a: b\n' });
    for (const path of ['..', '../..', '../../../../../../..', '../fleet'])
      expect(await told(join(folder, 'fleet'), path)).toContain('contains the repository that is being checked');
  });

  it('a link inside of the work tree that leads out of it', async () => {
    const other = scratchFolder({ 'b.yaml': 'b: c\n' });
    const folder = scratchRepository({ 'a.yaml': 'a: b\n' });
    symlinkSync(other, join(folder, 'platform'));
    expect(await told(folder, 'platform')).toContain('symbolic link');
    mkdirSync(join(other, 'inner'));
    expect(await told(folder, 'platform/inner')).toContain('symbolic link');
    commitAll(folder, 'second');
    expect(await told(folder, 'platform')).toContain('symbolic link');
  });

  it('a directory that git tracks here, when another revision is judged', async () => {
    const folder = scratchRepository({ 'platform/b.yaml': 'b: c\n' });
    const { complaints } = findSources(await policyFor('platform'), folder, [new Tree([])]);
    expect(complaints[0]?.message).toContain('belongs to this repository');
  });
});

it('does not follow a folder of the checkout that has become a link', async () => {
  const folder = scratchFolder();
  write(folder, { 'fleet/a.yaml': 'a: b\n', 'outside/secret.yaml': 'a: b\n', 'platform/b.yaml': 'b: c\n' });
  const platform = join(folder, 'platform');
  write(platform, { 'apps/secret.yaml': 'b: c\n' });
  gitIn(platform, 'init', '-q', '-b', 'main');
  commitAll(platform, 'first');
  gitIn(platform, 'rm', '-q', '--cached', 'apps/secret.yaml');
  gitIn(
    platform,
    'update-index',
    '--add',
    '--cacheinfo',
    `100644,${gitIn(platform, 'hash-object', 'b.yaml')},link/secret.yaml`,
  );
  symlinkSync('../outside', join(platform, 'link'));
  const [checkout] = (await found(join(folder, 'fleet'), '../platform')).checkouts.all;
  const paths = [...(checkout?.tree.files.keys() ?? [])];
  expect(paths).toContain('github.com/acme/platform/b.yaml');
  expect(paths.filter((path) => path.includes('link'))).toEqual([]);
});
