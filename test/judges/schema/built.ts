import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkOutRealTrees } from '../../bench/trees.ts';
import { buildTree } from './programs.ts';

/** Where the built overlays come from: trees or folders of trees, or what was built before. */
interface BuiltOptions {
  readonly tree: readonly string[];
  readonly built?: string | undefined;
}

/** The files that hold the built overlays of the trees; those of ../shared/realbugs where none are named. */
export function builtFiles(kustomizeAll: string | undefined, options: BuiltOptions, folder: string): string[] {
  const { built, tree } = options;
  if (built !== undefined)
    return readdirSync(built)
      .sort()
      .flatMap((name) => yamlFiles(join(built, name)));
  const trees = tree.length > 0 ? tree.flatMap(treesIn) : [...checkOutRealTrees().values()];
  return trees.flatMap((path) => buildTree(kustomizeAll ?? '', path, join(folder, basename(path))));
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** The folder itself, or those in it where they are repositories. */
function treesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const inside = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const repositories = inside.filter((path) => readdirSync(path).includes('.git'));
  return entries.some(({ name }) => name === '.git') || repositories.length === 0 ? [folder] : repositories;
}
