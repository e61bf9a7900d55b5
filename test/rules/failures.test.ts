// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { FILES_ALONE } from '../../src/revision/options.ts';
import { Revision } from '../../src/revision/revision.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { application } from '../argocd/repository.ts';
import { bootstrap, configMap, type Files, kustomization, treeOf } from '../flux/repository.ts';
import { checkTree } from './check-tree.ts';

/** The files that make a reconciler fail for certain, in which no rule finds anything. */
async function unexplained(tree: Tree): Promise<string[]> {
  const { reconcilers } = new Revision(tree, new YamlReader(), FILES_ALONE);
  const failures = reconcilers.flatMap(({ entrypoints }) => entrypoints.flatMap((one) => one.failures));
  if (failures.length === 0) return ['nothing fails'];
  const found = new Set(
    (await checkTree(tree)).flatMap(({ location, related, places }) =>
      [location, ...[...related, ...places].map((one) => one.location)].map(({ path }) => path),
    ),
  );
  return failures.flatMap(({ text, origin }) => (origin && found.has(origin.file.path) ? [] : [text]));
}

const app = (spec: string, files: Files): Files => ({
  ...bootstrap('clusters/live'),
  'clusters/live/app.yaml': kustomization('app', './app', spec),
  ...files,
});

const BROKEN: Readonly<Record<string, Files>> = {
  'a path': app('', {}),
  'a component': app('  components: [../lost]', { 'app/cm.yaml': configMap('a', '  b: c') }),
  'a remote component': app('  components: ["https://example.org/x"]', { 'app/cm.yaml': configMap('a', '  b: c') }),
  'a patch': app('  patches: [{patch: "a: b"}]', { 'app/cm.yaml': configMap('a', '  b: c') }),
  'a variable name': app('  postBuild: {substitute: {a-b: c}}', { 'app/cm.yaml': configMap('a', '  b: c') }),
  'a substitution': app('  postBuild: {substitute: {A: c}}', { 'app/cm.yaml': configMap('a', '  b: "${A-}}${"') }),
  'a file': app('', { 'app/kustomization.yaml': 'resources: [lost.yaml]' }),
  'a file of YAML': app('', { 'app/cm.yaml': 'a: [b\n' }),
  'a file that is no object': app('', { 'app/values.yaml': 'a: b\n' }),
  'an object that is there twice': app('', {
    'app/a.yaml': configMap('a', '  b: c'),
    'app/b.yaml': configMap('a', '  b: c'),
  }),
  'an Application': {
    'argo/app.yaml': [application('web', 'apps/lost'), application('shop', 'apps/shop')],
    'apps/shop/cm.yaml': configMap('a', '  b: c'),
  },
};

describe('what certainly fails has a finding', () => {
  it.each(Object.entries(BROKEN))('where %s is wrong', async (_, files) => {
    expect(await unexplained(treeOf(files))).toEqual([]);
  });

  const shared = resolve(import.meta.dirname, '../../../shared');
  const trees = [join(shared, 'quiet'), join(shared, 'cases/trees')].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  const folders = trees.flatMap((tree) =>
    existsSync(join(tree, 'before')) ? [join(tree, 'before'), join(tree, 'after')] : [tree],
  );
  it.runIf(folders.length > 0)('in each tree at hand', async () => {
    for (const folder of folders.filter((path) => existsSync(path) && !path.endsWith('.md')))
      expect([[], ['nothing fails']]).toContainEqual(await unexplained(readWorkTree(folder)));
  });
});
