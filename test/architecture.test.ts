import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The folders in the order in which data goes through them: each imports from itself and from those before it. */
const ORDER = [
  'text',
  'repository',
  'yaml',
  'kubernetes',
  'kustomize',
  'reconcilers',
  'policy',
  'masking',
  'change',
  'revision',
  'findings',
  'lint',
  'gate.ts',
  'report',
  'github',
  'cli',
];

/** The rooms of two folders, and the modules between them, in such an order. */
const ROOMS: { readonly [folder: string]: readonly string[] } = {
  kubernetes: [
    'object.ts',
    'admit.ts',
    'file-type.ts',
    'manifests.ts',
    'terms',
    'bundled-schemas.ts',
    'targets.ts',
    'cel',
    'admission',
    'schema',
    'schemas.ts',
    'secrets',
  ],
  kustomize: [
    'failure.ts',
    'resources',
    'load',
    'fields',
    'accumulator.ts',
    'generate',
    'patch',
    'context.ts',
    'target.ts',
    'replace',
    'transform',
    'roots.ts',
    'built.ts',
    'finish',
    'accumulate',
    'build.ts',
    'builds.ts',
    'listed.ts',
    'readers.ts',
    'write',
  ],
};

/** Modules that stand on nothing and may be imported from everywhere. */
const GROUND = [
  'once.ts',
  'severity.ts',
  'usage-error.ts',
  'tool.ts',
  'resources.ts',
  'gate.ts',
  'guard.ts',
  'limits.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function imports(): Import[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      const targets = [...text.matchAll(/^(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)];
      return targets.map(([, plain, lazy]) => ({
        from: path,
        to: relative(SRC, resolve(SRC, dirname(path), plain ?? lazy ?? '')),
      }));
    });
}

/** The folder of a module under src/; the gate stands alone between two folders. */
const folderOf = (path: string) =>
  path === 'gate.ts' ? path : path.includes('/') ? path.slice(0, path.indexOf('/')) : '';

it('data goes one way through the folders', () => {
  const wrong = imports().filter(({ from, to }) => {
    const [before, after] = [ORDER.indexOf(folderOf(to)), ORDER.indexOf(folderOf(from))];
    return folderOf(from) !== '' && folderOf(to) !== '' && !to.startsWith('..') && before > after;
  });
  expect(wrong).toEqual([]);
});

it.each(Object.entries(ROOMS))('data goes one way through the rooms of %s', (folder, rooms) => {
  const roomOf = (path: string) => path.split('/')[1] ?? '';
  const inside = imports().filter(({ from, to }) => folderOf(from) === folder && folderOf(to) === folder);
  const wrong = inside.filter(({ from, to }) => rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(from)));
  expect(wrong).toEqual([]);
  expect([...new Set(inside.map(({ from }) => roomOf(from)))].filter((room) => !rooms.includes(room))).toEqual([]);
});

it('folders import no module above them, the ground aside', () => {
  const wrong = imports().filter(
    ({ from, to }) => !['', 'github', 'cli'].includes(folderOf(from)) && folderOf(to) === '' && !GROUND.includes(to),
  );
  expect(wrong).toEqual([]);
});

it('every folder has its place in the order', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ORDER.includes(name))).toEqual([]);
});

it('only run.ts imports the rules, and only the Action talks to GitHub', () => {
  const rules = imports().filter(({ to }) => to.startsWith('../rules'));
  expect(rules.map(({ from }) => from)).toEqual(['run.ts']);
  const github = imports().filter(({ from, to }) => folderOf(to) === 'github' && folderOf(from) !== 'github');
  expect([...new Set(github.map(({ from }) => from))]).toEqual(['action.ts']);
});
