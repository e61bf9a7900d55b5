import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the package brings all it needs in its bundles and depends on no other package', () => {
  const { dependencies, optionalDependencies, peerDependencies, files } = JSON.parse(text('package.json'));
  expect({ ...dependencies, ...optionalDependencies, ...peerDependencies }).toEqual({});
  expect(files).toContain('dist');
  const bundles = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  expect(bundles).toContain('cli.js');
  const foreign = bundles.flatMap((path) =>
    [...text(join('dist', path)).matchAll(/^(?:import|export)\b[^;]*?from\s*"([^"]+)"|\bimport\("([^"]+)"\)/gm)]
      .map(([, from, dynamic]) => from ?? dynamic ?? '')
      .filter((from) => !from.startsWith('.') && !isBuiltin(from)),
  );
  expect(foreign).toEqual([]);
});

test('every action in the workflows and in the documentation is pinned to a commit', () => {
  const pages = [
    'README.md',
    ...readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`),
  ];
  const uses = pages.flatMap((page) => [...text(page).matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)]);
  expect(uses.length).toBeGreaterThan(8);
  for (const [, action = '', comment] of uses) {
    if (action === './') continue;
    expect(action).toMatch(/@[0-9a-f]{40}$/);
    expect(comment, `${action} names its version`).toMatch(/^ # (?:v\d|main)/);
  }
});

test('the documentation pins this Action to one commit, and to one of its own history', ({ skip }) => {
  const pages = [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const pins = new Set(
    pages.flatMap((page) => [...text(page).matchAll(/gitops-gate\/gitops-gate@([0-9a-f]{40})/g)].map(([, pin]) => pin)),
  );
  expect(pins.size).toBe(1);
  const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  if (git('rev-parse', '--is-shallow-repository').stdout.trim() !== 'false') skip('this checkout lacks its history');
  expect(git('merge-base', '--is-ancestor', [...pins][0] ?? '', 'HEAD').status).toBe(0);
});
