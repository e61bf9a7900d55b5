import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const RULES = resolve(import.meta.dirname, '../rules');

/** The folders in the order in which data goes through them: each imports from itself and from those before it. */
const ORDER = [
  'text',
  'repository',
  'yaml',
  'kubernetes',
  'kustomize',
  'reconcilers',
  'policy',
  'baseline',
  'masking',
  'change',
  'revision',
  'findings',
  'deeds',
  'imported',
  'lint',
  'acceptance',
  'gate.ts',
  'fix',
  'report',
  'init',
  'invocation',
  'review',
  'hosts',
  'cli',
];

/** The rooms of two folders, and the modules between them, in such an order. */
const ROOMS: { readonly [folder: string]: readonly string[] } = {
  kubernetes: [
    'object.ts',
    'object-index.ts',
    'admit.ts',
    'file-type.ts',
    'manifests.ts',
    'terms',
    'bundled-schemas.ts',
    'kind-names.ts',
    'retired-apis.ts',
    'scope.ts',
    'references',
    'container-variables.ts',
    'targets.ts',
    'installed.ts',
    'cel',
    'policies',
    'admission',
    'immutable',
    'schema',
    'schemas.ts',
    'secrets',
    'sops',
    'data',
  ],
  kustomize: [
    'failure.ts',
    'unknown-part.ts',
    'resources',
    'duplicate.ts',
    'load',
    'fields',
    'accumulator.ts',
    'generate',
    'patch',
    'patch-fault.ts',
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
  'fault.ts',
  'guard.ts',
  'in-time.ts',
  'limits.ts',
  'grouping.ts',
  'nearly-all.ts',
];

/** What rules may import of src/: folders, or modules that are in none. A new room is a decision; list it here. */
const ROOMS_OF_RULES = [
  'baseline',
  'change',
  'change/moves',
  'deeds',
  'findings',
  'grouping.ts',
  'kubernetes',
  'kubernetes/data',
  'kubernetes/immutable',
  'kubernetes/policies',
  'kubernetes/references',
  'kubernetes/schema',
  'kubernetes/secrets',
  'kubernetes/sops',
  'kubernetes/terms',
  'kustomize',
  'kustomize/resources',
  'lint',
  'nearly-all.ts',
  'once.ts',
  'policy',
  'reconcilers',
  'reconcilers/argocd',
  'reconcilers/argocd/entrypoints',
  'reconcilers/argocd/source',
  'reconcilers/argocd/template',
  'reconcilers/flux',
  'reconcilers/flux/entrypoints',
  'reconcilers/flux/follow',
  'reconcilers/flux/generated',
  'reconcilers/flux/named',
  'reconcilers/flux/references',
  'reconcilers/flux/source',
  'reconcilers/flux/substitute',
  'repository',
  'repository/codeowners',
  'revision',
  'severity.ts',
  'text',
  'yaml',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** The imports of the modules in a folder, tests aside; paths are relative to it. */
function imports(folder = SRC): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      const targets = [...text.matchAll(/^(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)];
      return targets.map(([, plain, lazy]) => ({
        from: path,
        to: relative(folder, resolve(folder, dirname(path), plain ?? lazy ?? '')),
      }));
    });
}

/** Modules of src/ whose text has a pattern, those of one folder aside. */
function filesThat(pattern: RegExp, except?: string): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && folderOf(path) !== except)
    .filter((path) => pattern.test(readFileSync(join(SRC, path), 'utf8')));
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
    ({ from, to }) =>
      !['', 'invocation', 'hosts', 'cli'].includes(folderOf(from)) && folderOf(to) === '' && !GROUND.includes(to),
  );
  expect(wrong).toEqual([]);
});

it('every folder has its place in the order', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ORDER.includes(name))).toEqual([]);
});

it('one module imports the rules, by their index', () => {
  const rules = imports().filter(({ to }) => to.startsWith('../rules'));
  expect(rules).toEqual([{ from: 'run.ts', to: '../rules/index.ts' }]);
});

it('only the invocation chooses a policy, and only it starts a check', () => {
  const choosing = imports().filter(({ to }) => to === 'policy/find.ts');
  expect(choosing.map(({ from }) => from)).toEqual(['invocation/policy.ts']);
  expect(filesThat(/\bcheck\(\{/)).toEqual(['invocation/invocation.ts']);
  expect(filesThat(/\bfindSources\(/, 'policy')).toEqual(['invocation/settings.ts']);
});

it('a review knows no host: only hosts/github talks to GitHub, and only the Action starts it', () => {
  const entering = imports().filter(({ from, to }) => folderOf(to) === 'hosts' && folderOf(from) !== 'hosts');
  expect(entering.map(({ from }) => from)).toEqual(['action.ts']);
  const api = filesThat(/'@(?:actions|octokit)\/|\bprocess\.env\.GITHUB_|\benv\.GITHUB_|octokit/);
  expect(api.filter((path) => !path.startsWith('hosts/github/'))).toEqual([]);
  expect(filesThat(/github/i).filter((path) => path.startsWith('review/'))).toEqual([]);
});

it('rules import their own folder and the rooms that are listed, each of which one of them needs', () => {
  const found = imports(RULES).filter(({ from }) => from !== 'index.ts');
  const isOwn = ({ from, to }: Import): boolean => dirname(from) === dirname(to);
  const rooms = found
    .filter((one) => !isOwn(one))
    .map(({ to }) => {
      const path = relative('../src', to);
      return path.includes('/') && !path.startsWith('..') ? dirname(path) : path;
    });
  expect([...new Set(rooms)].sort()).toEqual(ROOMS_OF_RULES);
});

it('each rule has a page and a test beside it', () => {
  const folders = readdirSync(RULES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const missing = folders.flatMap(({ name }) =>
    ['rule.ts', 'README.md', 'rule.test.ts'].flatMap((file) =>
      existsSync(join(RULES, name, file)) ? [] : [`${name}/${file}`],
    ),
  );
  expect(missing).toEqual([]);
});

/** The folder of one tool: `reconcilers/flux`. */
const toolOf = (path: string) => /^reconcilers\/[^/]+(?=\/)/.exec(path)?.[0];

it('a tool has one folder, which no other tool knows, and one line in the list', () => {
  const importers = imports().filter(({ from, to }) => toolOf(to) !== undefined && toolOf(from) !== toolOf(to));
  expect(importers.filter(({ from }) => toolOf(from) !== undefined)).toEqual([]);
  // The list, what assembles a revision, and what is about the versions of Flux alone.
  expect([...new Set(importers.map(({ from }) => from))].sort()).toEqual([
    'reconcilers/reconcilers.ts',
    'revision/content.ts',
    'revision/load-schemas.ts',
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
    'kubernetes/admission/controllers.ts',
    'kubernetes/admission/release-images.ts',
    'kubernetes/references/custom-kinds.ts',
    'kubernetes/references/pods.ts',
    'kubernetes/schema/cluster-enums.ts',
    'kubernetes/schema/overlay.ts',
    'kubernetes/schema/partial.ts',
  ]);
  const kinds = new RegExp(`['"\`]${groups}/[A-Z]`);
  expect(having(join(SRC, 'reconcilers'), kinds)).toEqual(['argocd/kinds.ts', 'flux/kinds.ts']);
  expect(having(resolve(SRC, '../rules'), kinds)).toEqual([]);
});

it('no modules import each other in a circle, types included', () => {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports()) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at !== -1) circles.push([...way.slice(at), path]);
    if (at !== -1 || done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

it('modules fit on a few screens', () => {
  const long = [SRC, RULES].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      // The list of rules is generated, with two lines for each.
      .filter((path) => folder !== RULES || path !== 'index.ts')
      .filter((path) => readFileSync(join(folder, path), 'utf8').trimEnd().split('\n').length > 150),
  );
  expect(long).toEqual([]);
});
