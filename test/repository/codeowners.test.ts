import { describe, expect, test } from 'vitest';
import { Codeowners, codeownersOf } from '../../src/repository/codeowners/codeowners.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Tree } from '../../src/repository/tree.ts';
import type { TreeFile } from '../../src/repository/tree-file.ts';

function codeowners(text: string, size?: number): Codeowners {
  return new Codeowners(new TextFile('.github/CODEOWNERS', text), size);
}

function owns(pattern: string, path: string): boolean {
  return codeowners(`${pattern} @owner`).ownersOf(path) !== 'unmatched';
}

function ownersOf(text: string, path: string): readonly string[] | 'unmatched' {
  const ownership = codeowners(text).ownersOf(path);
  return ownership === 'unmatched' ? ownership : ownership.owners;
}

function treeOf(files: Record<string, string>): Tree {
  return new Tree(
    Object.entries(files).map(([path, text]): TreeFile => {
      const bytes = Buffer.from(text);
      return { path, size: bytes.length, contentId: () => path + text, bytes: () => bytes };
    }),
  );
}

/** Pattern; files that it owns; files that it does not own. */
const PATTERNS: readonly (readonly [string, string, string])[] = [
  ['*', 'a a/b a/b/c .github/CODEOWNERS', ''],
  ['**', 'a a/b a/b/c', ''],
  ['/*', 'a .sops.yaml', 'a/b a/b/c'],
  ['/**', 'a a/b', ''],
  ['/', '', 'a a/b'],
  ['*.js', 'x.js a/x.js a/b/x.js x.js/a', 'x.jsx xjs'],
  ['/*.js', 'x.js', 'a/x.js'],
  ['docs/*', 'docs/getting-started.md', 'docs/build-app/troubleshooting.md docs a/docs/x'],
  ['docs/*.md', 'docs/a.md docs/a.md/b', 'docs/a.txt docs/a/b.md a/docs/b.md'],
  ['apps/', 'apps/x a/apps/x a/apps/b/c', 'apps a/apps apps2/x'],
  ['/docs/', 'docs/x docs/a/b', 'docs a/docs/x'],
  ['foo', 'foo foo/a a/foo a/foo/b', 'foo.txt a/foo.txt afoo a/b'],
  ['/foo', 'foo foo/a foo/a/b', 'a/foo fool foo.txt a/foo/b'],
  ['foo/', 'foo/a a/foo/b/c', 'foo a/foo'],
  ['foo/bar', 'foo/bar foo/bar/a', 'foo/bart a/foo/bar a/foo/bar/b'],
  ['/foo/bar', 'foo/bar foo/bar/a', 'foo/bart a/foo/bar'],
  ['foo/bar/', 'foo/bar/a foo/bar/a/b', 'foo/bar foo/bart a/foo/bar/b'],
  ['f*', 'foo foo/a a/foo a/foo/b f', 'xfoo a/xfoo'],
  ['/f*', 'foo foo/a/b', 'a/foo a/foo/b xfoo'],
  ['f*/', 'foo/a a/foo/b', 'foo a/foo'],
  ['/*/', 'foo/a a/b/c', 'foo'],
  ['/f*/', 'foo/a', 'foo a/foo/b'],
  ['foo/*', 'foo/a', 'foo foo/a/b a/foo/b'],
  ['foo/*/baz', 'foo/a/baz foo/a/baz/b', 'foo foo/baz foo/a/b/baz'],
  ['f?o', 'foo f😀o a/fxo', 'fo fooo f/o'],
  ['f\\*o', 'f*o', 'foo fo'],
  ['f\\?o', 'f?o', 'foo'],
  ['**/logs', 'logs logs/a a/logs a/b/logs/c', 'log a/logs2'],
  ['**/foo/bar', 'foo/bar a/foo/bar a/foo/bar/b', 'foo/a/bar a/foo/b/bar'],
  ['**/*bar*', 'bar a/bar a/rebar a/barrio a/b/bar', 'a/b'],
  ['foo/bar/**', 'foo/bar/a foo/bar/a/b', 'foo/bar a/foo/bar/b'],
  ['/a/**/b', 'a/b a/x/b a/x/y/b a/x/b/c', 'b x/a/b a/x'],
  ['foo/**/', 'foo/bar foo/bar/a', 'foo a/foo/bar'],
  ['foo/**/bar/b*', 'foo/bar/baz foo/a/bar/baz foo/a/b/bar/baz/c', 'foo/bar foo/bar/qux foo/a/bar'],
  ['a**b', 'ab axb axxb', 'a/b axbc'],
  ['/apps/[param]/file.ts', 'apps/[param]/file.ts', 'apps/p/file.ts'],
  ['/Apps/', 'Apps/x', 'apps/x'],
  ['.*', '.github/CODEOWNERS .sops.yaml a/.b', 'a a/b'],
  ['/my\\ docs/', '', 'my docs my\\ docs/x'],
];

describe('a pattern', () => {
  test.each(PATTERNS)('%s', (pattern, owned, others) => {
    const split = (paths: string): string[] => paths.split(' ').filter((path) => path !== '');
    expect(split(owned).filter((path) => !owns(pattern, path))).toEqual([]);
    expect(split(others).filter((path) => owns(pattern, path))).toEqual([]);
  });

  test('an escaped space is part of it', () => {
    expect(owns('/my\\ docs/', 'my docs/x')).toBe(true);
    expect(owns('/my\\ docs/', 'my')).toBe(false);
  });

  // Without a bound on the work, each of these would go on for as long as the test may.
  test('many wildcards are matched against many names', () => {
    expect(owns(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
    expect(owns(`/${'**/a/'.repeat(200)}b`, `${'a/'.repeat(2000)}c`)).toBe(false);
  });
});

describe('a file', () => {
  test('belongs to the last line that matches, and to it alone', () => {
    const text = '* @everyone\n/apps/ @apps @more # both\n*.md\n/apps/base/*.yaml base@example.org\n';
    expect(ownersOf(text, 'a')).toEqual(['@everyone']);
    expect(ownersOf(text, 'apps/x')).toEqual(['@apps', '@more']);
    expect(ownersOf(text, 'apps/base/x.yaml')).toEqual(['base@example.org']);
    expect(ownersOf('/apps/base/ @base\n* @everyone', 'apps/base/x')).toEqual(['@everyone']);
  });

  test('that a line without owners matches is unowned on purpose, another one is unmatched', () => {
    expect(ownersOf('/apps/ @x\n/apps/github # nobody', 'apps/github/a')).toEqual([]);
    expect(ownersOf('/apps/ @x\n/apps/github', 'clusters/a')).toBe('unmatched');
  });

  test('is not owned by a line that GitHub skips', () => {
    for (const line of ['!a @x', '\\#a @x', '/***/a @x', '/ @x', '* x', '* @x y', '* @x/y/z', '* @', '* @x, @y'])
      expect(ownersOf(line, 'a'), line).toBe('unmatched');
    for (const owner of ['@x', '@x-y', '@x_y', '@x/y', '@x/y.z_1', '@x[bot]', 'x.y+z@example.co.uk'])
      expect(ownersOf(`* ${owner}`, 'a'), owner).toEqual([owner]);
  });

  test('in the CODEOWNERS of the talk: patterns that end in `/*` own no file in a subfolder', () => {
    const text = `* @global-owner1 @global-owner2

/.github/CODEOWNERS @team-leads

/infrastructure/* @cloud-ops
/clusters/* @cloud-ops
/apps/base/* @cloud-ops

/apps/dev/gotosocial/* @team1
/apps/dev/podinfo/* @team2
/apps/staging/portainer/* @team2

/apps/production/* @team-leads
`;
    const everyone = ['@global-owner1', '@global-owner2'];
    expect(ownersOf(text, '.github/CODEOWNERS')).toEqual(['@team-leads']);
    expect(ownersOf(text, 'infrastructure/kustomization.yaml')).toEqual(['@cloud-ops']);
    expect(ownersOf(text, 'infrastructure/controllers/sealed-secrets.yaml')).toEqual(everyone);
    expect(ownersOf(text, 'clusters/production/apps.yaml')).toEqual(everyone);
    expect(ownersOf(text, 'apps/base/podinfo/release.yaml')).toEqual(everyone);
    expect(ownersOf(text, 'apps/dev/podinfo/values.yaml')).toEqual(['@team2']);
    expect(ownersOf(text, 'apps/dev/gotosocial/values.yaml')).toEqual(['@team1']);
    expect(ownersOf(text, 'apps/production/podinfo/values.yaml')).toEqual(everyone);
    expect(ownersOf(text, 'apps/production/kustomization.yaml')).toEqual(['@team-leads']);
  });
});

describe('a line', () => {
  test('knows where its words stand', () => {
    const text = '# who owns what\r\n\r\n  /a\\ b/ @x\tteam@example.org # @not\r\n/c\r\n';
    const { lines } = codeowners(text);
    expect(lines.map(({ line }) => line)).toEqual([3, 4]);
    expect(lines.flatMap(({ pattern, owners }) => [pattern, ...owners])).toMatchObject(
      ['/a\\ b/', '@x', 'team@example.org', '/c'].map((word) => ({ text: word, start: text.indexOf(word) })),
    );
    for (const { pattern } of lines) expect(text.slice(pattern.start, pattern.end)).toBe(pattern.text);
  });

  test('that GitHub skips says why, and which word is to blame', () => {
    const fault = (line: string): unknown => {
      const { type, word } = codeowners(line).lines[0]?.fault ?? {};
      return [type, word?.text];
    };
    expect(fault('!/apps/ @x')).toEqual(['negation', '!/apps/']);
    expect(fault('\\#x @x')).toEqual(['escaped-hash', '\\#x']);
    expect(fault('/a/***/b @x')).toEqual(['three-stars', '/a/***/b']);
    expect(fault('/ @x')).toEqual(['root', '/']);
    expect(fault('* @x user @@y')).toEqual(['owner', 'user']);
    expect(fault('/a')).toEqual([undefined, undefined]);
    expect(fault('/a[b]c @x')).toEqual([undefined, undefined]);
    expect(fault('/a\\')).toEqual([undefined, undefined]);
  });
});

describe('the file that counts', () => {
  test('is the first of .github, the root and docs', () => {
    const files = { 'docs/CODEOWNERS': '* @docs', CODEOWNERS: '* @root', '.github/CODEOWNERS': '* @github' };
    expect(codeownersOf(treeOf(files))?.file.path).toBe('.github/CODEOWNERS');
    expect(codeownersOf(treeOf({ 'docs/CODEOWNERS': '', CODEOWNERS: '' }))?.file.path).toBe('CODEOWNERS');
    expect(codeownersOf(treeOf({ 'docs/CODEOWNERS': '' }))?.file.path).toBe('docs/CODEOWNERS');
    expect(
      codeownersOf(treeOf({ 'apps/CODEOWNERS': '', codeowners: '', '.github/CODEOWNERS.md': '' })),
    ).toBeUndefined();
    expect(codeownersOf(treeOf({ CODEOWNERS: '* @x\0' }))).toBeUndefined();
  });

  test('owns nothing over 3 MB', () => {
    expect(codeowners('* @x', 3 * 1024 * 1024).ownersOf('a')).not.toBe('unmatched');
    const large = codeowners('* @x', 3 * 1024 * 1024 + 1);
    expect(large.unread).toBe('too large');
    expect(large.ownersOf('a')).toBe('unmatched');
  });
});
