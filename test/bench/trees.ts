import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the bundles of real repositories lie, beside the project; undefined where they are missing. */
export function realRepositories(): string | undefined {
  const folder = resolve(import.meta.dirname, '../../../shared/realbugs/repos');
  return existsSync(folder) ? folder : undefined;
}

/** Checks the newest trees of the real repositories out into a temporary folder and gives their paths by name. */
export function checkOutRealTrees(names?: readonly string[]): Map<string, string> {
  const bundles = realRepositories();
  const trees = new Map<string, string>();
  if (!bundles) return trees;
  const target = join(tmpdir(), `gitops-gate-trees-${process.pid}`);
  mkdirSync(target, { recursive: true });
  process.on('exit', () => rmSync(target, { recursive: true, force: true }));
  for (const bundle of readdirSync(bundles).filter((name) => name.endsWith('.bundle'))) {
    const name = bundle.replace(/\.bundle$/, '');
    if (names && !names.includes(name)) continue;
    execFileSync('git', ['clone', '-q', '-b', 'main', join(bundles, bundle), join(target, name)]);
    trees.set(name, join(target, name));
  }
  return trees;
}
