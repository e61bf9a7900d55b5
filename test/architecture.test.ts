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

/** The folder of one tool: `reconcilers/flux`. */
const toolOf = (path: string) => /^reconcilers\/[^/]+(?=\/)/.exec(path)?.[0];

it('a tool has one folder, which no other tool knows, and one line in the list', () => {
  const importers = imports().filter(({ from, to }) => toolOf(to) !== undefined && toolOf(from) !== toolOf(to));
  expect(importers.filter(({ from }) => toolOf(from) !== undefined)).toEqual([]);
  // The list, what assembles a revision, and what is about variables and versions of Flux alone.
  expect([...new Set(importers.map(({ from }) => from))].sort()).toEqual([
    'lint/substituted-secrets.ts',
    'reconcilers/reconcilers.ts',
    'revision/applied-files.ts',
    'revision/load-schemas.ts',
    'revision/revision.ts',
  ]);
});

it('only reconcilers read the objects of a tool, whose kinds are constants in one file', () => {
  const groups = String.raw`(?:(?:kustomize|source|helm)\.toolkit\.fluxcd|fluxcd\.controlplane|argoproj)\.io`;
  const having = (folder: string, pattern: RegExp): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .filter((path) => pattern.test(readFileSync(join(folder, path), 'utf8')))
      .sort();
  // Schemas of Flux and the versions that files name are facts about kinds, and are told below the reconcilers.
  expect(having(SRC, new RegExp(groups)).filter((path) => folderOf(path) !== 'reconcilers')).toEqual([
    'kubernetes/flux-versions.ts',
    'kubernetes/schema/cluster-enums.ts',
    'kubernetes/schema/overlay.ts',
  ]);
  const kinds = new RegExp(`['"\`]${groups}/[A-Z]`);
  expect(having(join(SRC, 'reconcilers'), kinds)).toEqual(['argocd/kinds.ts', 'flux/kinds.ts']);
  expect(having(resolve(SRC, '../rules'), kinds)).toEqual([]);
});
