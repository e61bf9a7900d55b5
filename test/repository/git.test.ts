import { chmodSync, mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { revisionsOf } from '../../src/repository/beside.ts';
import { compareWith } from '../../src/repository/compare.ts';
import { git, gitPlaceOf } from '../../src/repository/git.ts';
import { readCommit } from '../../src/repository/object-store.ts';
import { folderInRepository, remoteUrls } from '../../src/repository/revision.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { bareRepository, canary, SECRET } from './canary.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from './scratch.ts';

const CLEAN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n';

const paths = (folder: string): string[] => [...readWorkTree(folder).files.keys()].sort();
const below = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
const addedIn = (folder: string, path: string) => compareWith(folder, 'main').change.files.get(path)?.added;

describe('the checkout of a folder', () => {
  it('is never a bare repository in it', () => {
    const { command, hasRun } = canary();
    const folder = scratchRepository(below('kubernetes', { ...bareRepository(command), 'evil.yaml': SECRET }));
    const judged = join(folder, 'kubernetes');
    expect(gitPlaceOf(judged)).toEqual({ top: folder, gitDir: join(folder, '.git') });
    expect(folderInRepository(judged)).toBe('kubernetes');
    expect(paths(judged)).toContain('evil.yaml');
    expect(remoteUrls(judged)).toEqual([]);
    expect(revisionsOf(judged)).toEqual([]);
    expect(compareWith(judged, 'HEAD').tree.textAt('evil.yaml')?.text).toBe(SECRET);
    expect(hasRun()).toBe(false);
  });

  it.each([
    ['a folder', (judged: string) => renameSync(join(judged, 'bare'), join(judged, '.git'))],
    ['a link', (judged: string) => symlinkSync('bare', join(judged, '.git'))],
    ['a link to what lies beside it', (judged: string) => symlinkSync('../other', join(judged, '.git'))],
    ['a file', (judged: string) => writeFileSync(join(judged, '.git'), 'gitdir: bare\n')],
    ['a file that leads beside it', (judged: string) => writeFileSync(join(judged, '.git'), 'gitdir: ../other\n')],
  ])('is not a `.git` that is %s in a folder of another one', (_, plant) => {
    const { command, hasRun } = canary();
    const bare = bareRepository(command);
    const folder = scratchRepository({
      ...below('kubernetes', { ...below('bare', bare), 'evil.yaml': SECRET }),
      ...below('other', bare),
    });
    const judged = join(folder, 'kubernetes');
    plant(judged);
    expect(gitPlaceOf(judged)?.top).toBe(folder);
    expect(paths(judged)).toContain('evil.yaml');
    expect(addedIn(judged, 'evil.yaml')).toBeUndefined();
    expect(hasRun()).toBe(false);
  });

  it('is a worktree, a submodule, and a second checkout in a first one', () => {
    const other = scratchRepository({ 'b.yaml': CLEAN });
    const folder = scratchRepository({ 'a.yaml': CLEAN });
    const worktree = join(realpathSync(scratchFolder()), 'tree');
    gitIn(folder, 'worktree', 'add', '-q', worktree);
    gitIn(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${other}`, 'module');
    gitIn(folder, 'clone', '-q', `file://${other}`, 'second');
    for (const [at, path] of [
      [worktree, 'a.yaml'],
      [join(folder, 'module'), 'b.yaml'],
      [join(folder, 'second'), 'b.yaml'],
    ] as const) {
      expect(gitPlaceOf(at)?.top).toBe(at);
      expect(paths(at)).toEqual([path]);
      expect(revisionsOf(at)).toHaveLength(1);
    }
    expect(paths(folder)).toEqual(['.gitmodules', 'a.yaml']);
  });

  it('is not the one that variables of git name', () => {
    const { command, hasRun } = canary();
    const folder = scratchRepository({ 'evil.yaml': SECRET });
    const bare = scratchFolder(bareRepository(command));
    const variables = {
      GIT_DIR: bare,
      GIT_INDEX_FILE: '/dev/null',
      GIT_OBJECT_DIRECTORY: bare,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: command,
      GIT_EXTERNAL_DIFF: command,
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    try {
      expect(paths(folder)).toEqual(['evil.yaml']);
      expect(compareWith(folder, 'HEAD').change.files.size).toBe(0);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(hasRun()).toBe(false);
  });
});

describe('git runs nothing and hides nothing', () => {
  const change = (files: Record<string, string>, config: readonly (readonly [string, string])[] = []): string => {
    const folder = scratchRepository({ 'a.yaml': CLEAN });
    gitIn(folder, 'checkout', '-q', '-b', 'change');
    write(folder, { 'a.yaml': SECRET, ...files });
    commitAll(folder, 'second');
    // What is not committed is compared with the help of attributes and filters.
    write(folder, { 'a.yaml': `${SECRET}# more\n` });
    for (const [name, value] of config) gitIn(folder, 'config', name, value);
    return folder;
  };

  it.each([
    ['fsmonitor', 'core.fsmonitor', undefined],
    ['an external diff', 'diff.external', undefined],
    ['a diff driver', 'diff.x.command', 'diff=x'],
    ['a text conversion', 'diff.x.textconv', 'diff=x'],
    ['a filter', 'filter.x.clean', 'filter=x'],
    ['a filter that goes on running', 'filter.x.process', 'filter=x'],
    ['a filter with an odd name', 'filter.x = y.clean', 'filter=x'],
  ])('with %s', (_, name, attribute) => {
    const { command, hasRun } = canary();
    const attributes: Record<string, string> =
      attribute === undefined ? {} : { '.gitattributes': `*.yaml ${attribute}\n` };
    const folder = change(attributes, [
      [name, command],
      ['filter.x.required', 'true'],
      ['diff.x.cachetextconv', 'true'],
    ]);
    expect(addedIn(folder, 'a.yaml')).toEqual([{ first: 2, last: 6 }]);
    expect(paths(folder)).toContain('a.yaml');
    expect(hasRun()).toBe(false);
  });

  it('with hooks', () => {
    const { command, hasRun } = canary();
    const folder = change({});
    for (const name of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      mkdirSync(join(folder, '.git/hooks'), { recursive: true });
      writeFileSync(join(folder, '.git/hooks', name), `#!/bin/sh\n${command}\n`);
      chmodSync(join(folder, '.git/hooks', name), 0o755);
    }
    expect(addedIn(folder, 'a.yaml')).toEqual([{ first: 2, last: 6 }]);
    expect(hasRun()).toBe(false);
  });

  it.each(['*.yaml -diff', '*.yaml binary', '* -text -diff', '* ident eol=lf'])(
    'with the attributes %s',
    (attributes) => {
      const folder = change({ '.gitattributes': `${attributes}\n`, 'new.yaml': SECRET });
      expect(addedIn(folder, 'a.yaml')).toEqual([{ first: 2, last: 6 }]);
      expect(addedIn(folder, 'new.yaml')).toEqual([{ first: 1, last: 5 }]);
    },
  );

  it('with an order of files that is not there, and other settings of a user', () => {
    const folder = change({ 'b.yaml': SECRET }, [
      ['diff.orderFile', '/nowhere'],
      ['diff.noprefix', 'true'],
      ['diff.renames', 'false'],
      ['diff.context', '0'],
      ['core.quotePath', 'true'],
      ['color.ui', 'always'],
    ]);
    expect(addedIn(folder, 'a.yaml')).toEqual([{ first: 2, last: 6 }]);
    expect(addedIn(folder, 'b.yaml')).toEqual([{ first: 1, last: 5 }]);
  });

  it('with replaced objects', () => {
    const folder = change({});
    const [evil, clean] = ['HEAD:a.yaml', 'main:a.yaml'].map((name) => gitIn(folder, 'rev-parse', name));
    gitIn(folder, 'replace', evil ?? '', clean ?? '');
    expect(readCommit(folder, 'HEAD').textAt('a.yaml')?.text).toBe(SECRET);
  });

  it('with a remote that is to be asked for what a partial clone lacks', () => {
    const { command, hasRun } = canary();
    const origin = scratchRepository({ 'a.yaml': CLEAN });
    gitIn(origin, 'config', 'uploadpack.allowFilter', 'true');
    const folder = join(realpathSync(scratchFolder()), 'clone');
    gitIn(origin, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin}`, folder);
    gitIn(folder, 'config', 'protocol.ext.allow', 'always');
    gitIn(folder, 'config', 'remote.origin.url', `ext::${command}`);
    expect(() => readCommit(folder, 'HEAD')).toThrow(/partial clone/);
    expect(() => git(folder, ['cat-file', '-p', 'HEAD:a.yaml'])).toThrow();
    expect(hasRun()).toBe(false);
  });
});
