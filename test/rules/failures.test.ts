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
import { brief, checkTree } from './check-tree.ts';

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
  return failures.flatMap(({ text, origin, problem }) => {
    const path = origin?.file.path ?? `${problem?.directory}/kustomization.yaml`;
    return found.has(path) ? [] : [text];
  });
}

const app = (spec: string, files: Files): Files => ({
  ...bootstrap('clusters/live'),
  'clusters/live/app.yaml': kustomization('app', './app', spec),
  ...files,
});

const argo = (source: string, overlay = 'resources: [cm.yaml]'): Files => ({
  'argo/web.yaml': application('web', 'apps/web', source),
  'argo/shop.yaml': application('shop', 'apps/shop'),
  'apps/web/kustomization.yaml': overlay,
  'apps/web/cm.yaml': configMap('web', '  b: c'),
  'apps/shop/cm.yaml': configMap('shop', '  b: c'),
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
  'the YAML of an overlay': app('', { 'app/kustomization.yaml': 'resources: [a.yaml' }),
  'a generator': app('', { 'app/kustomization.yaml': 'configMapGenerator: [{literals: [a=b]}]' }),
  'a base': app('', { 'app/kustomization.yaml': 'resources: [../base]', 'base/note.txt': '' }),
  'a kind of kustomization': app('', { 'app/kustomization.yaml': 'kind: Kustomisation\nresources: []' }),
  'a patch of a file': app('', { 'app/kustomization.yaml': 'patches: [{path: lost.yaml}]' }),
  "an Application's component": argo('    kustomize: {components: [../lost]}\n'),
  "an Application's patch file": argo('    kustomize: {patches: [{path: lost.yaml}]}\n'),
  "an Application's patch": argo(
    '    kustomize: {patches: [{target: {kind: ConfigMap}, patch: "[{op: remove, path: /data/z}]"}]}\n',
  ),
  'an overlay of an Application': argo('', 'resources: [cm.yaml, lost]'),
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

  it('is the last to be told, once, and not where a rule is off that may say so', async () => {
    const files = argo('    kustomize: {patches: [{path: lost.yaml}]}\n');
    expect(brief(await checkTree(files))).toEqual(['error overlay-build argo/web.yaml:11']);
    expect(brief(await checkTree(argo('')))).toEqual([]);
    const policy = { rules: new Map([['missing-path', 'off' as const]]) };
    expect(brief(await checkTree(files, { policy }))).toEqual([]);
    const unreached = { 'root.yaml': application('root', 'live'), 'live/shop.yaml': application('shop', 'apps/shop') };
    expect(brief(await checkTree({ ...files, ...unreached }))).toEqual([]);
  });
});
