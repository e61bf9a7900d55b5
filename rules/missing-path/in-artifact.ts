import type { CopiedDirectory } from '../../src/reconcilers/flux/source/copied.ts';
import { isWithin, type Tree } from '../../src/repository/tree.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { nearest } from '../../src/text/nearest.ts';
import type { NearDirectory } from './near.ts';

/** The path in a generated artifact at which a directory of the tree is; undefined if no entry copies it. */
export function pathInArtifact(directory: string, copies: readonly CopiedDirectory[]): string | undefined {
  const copy = copies.find(({ from }) => isWithin(directory, from));
  return copy && joined(copy.to, directory.slice(copy.from.length));
}

/** Whether nothing is copied to where a path of a generated artifact is. */
export function isOutside(path: string, copies: readonly CopiedDirectory[]): boolean {
  const wanted = namesOf(path).join('/');
  return copies.every(({ to }) => !isWithin(wanted, to));
}

/** The directory that a path of a generated artifact means if the first part of it, the name of a copied directory, is misspelled. */
export function nearCopy(path: string, copies: readonly CopiedDirectory[], tree: Tree): NearDirectory | undefined {
  const wanted = namesOf(path);
  for (const depth of new Set(copies.map(({ to }) => to.split('/').length))) {
    const first = wanted.slice(0, depth).join('/');
    const names = copies.flatMap(({ to }) => (to !== '' && to.split('/').length === depth ? to : []));
    // What is below the name proves more than the two names.
    const meant = misspelt(first, names, wanted.length > depth ? 'absent' : 'alike');
    const copy = copies.find(({ to }) => to === (meant ?? nearest(first, names)));
    const directory = copy && joined(copy.from, wanted.slice(depth).join('/'));
    if (directory !== undefined && tree.isDirectory(directory)) return { directory, isCertain: meant !== undefined };
  }
  return undefined;
}

function joined(directory: string, rest: string): string {
  return [directory, rest.replace(/^\//, '')].filter((part) => part !== '').join('/');
}

function namesOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
