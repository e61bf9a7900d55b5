import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { artifactPaths } from '../../src/reconcilers/flux/source/ignore.ts';
import { IgnorePattern } from '../../src/reconcilers/flux/source/ignore-pattern.ts';
import { Tree } from '../../src/repository/tree.ts';

type Case = [pattern: string, domain: string[], path: string[], result: 'NoMatch' | 'Exclude' | 'Include'];

// The library's own tests (fluxcd/pkg/sourceignore 0.18.0), those for files.
const cases: Case[] = JSON.parse(readFileSync(join(import.meta.dirname, 'ignore-observed.json'), 'utf8'));

it.each(cases)('%s in %j against %j: %s', (line, domain, path, result) => {
  const pattern = new IgnorePattern(line, domain);
  expect(pattern.matches(path) ? (pattern.isInclusion ? 'Include' : 'Exclude') : 'NoMatch').toBe(result);
});

/** A tree of files with these texts. */
function tree(files: Record<string, string>): Tree {
  return new Tree(
    Object.entries(files).map(([path, text]) => {
      const bytes = Buffer.from(text);
      return { path, size: bytes.length, contentId: () => path, bytes: () => bytes };
    }),
    new Map([['link.yaml', 'a.yaml']]),
  );
}

const FILES = {
  'a.yaml': '',
  'logo.png': '',
  '.sops.yaml': '',
  '.github/w.yaml': '',
  'apps/b.yaml': '',
  '.gitignore': '',
};

it('leaves out version control, pictures, workflows and links unless told otherwise', () => {
  expect(artifactPaths(tree(FILES), undefined)).toEqual(['a.yaml', 'apps/b.yaml']);
});

it('takes all but version control as soon as a pattern is stated', () => {
  const all = ['a.yaml', 'logo.png', '.sops.yaml', '.github/w.yaml', 'apps/b.yaml'];
  expect(artifactPaths(tree(FILES), 'nothing')).toEqual(all);
  expect(artifactPaths(tree({ ...FILES, '.sourceignore': '# only this\n' }), undefined)).toEqual([
    'a.yaml',
    'apps/b.yaml',
    '.sourceignore',
  ]);
});

it('lets ignore files count for their directory, and spec.ignore for more than they', () => {
  const files = { ...FILES, 'apps/.sourceignore': '/b.yaml', '.sourceignore': '/*\n!/apps\n' };
  expect(artifactPaths(tree(files), undefined)).toEqual(['apps/.sourceignore']);
  expect(artifactPaths(tree(files), '!/apps/b.yaml')).toEqual(['apps/b.yaml', 'apps/.sourceignore']);
});
