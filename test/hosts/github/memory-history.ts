import { createHash } from 'node:crypto';
import type { ChangedPath, History, LineEdit } from './history.ts';
import { diffLines, editsOf, patchOf } from './line-diff.ts';

/** The lines of each file of a commit, by its path. */
export type Tree = Readonly<Record<string, readonly string[]>>;

interface Commit {
  readonly parents: readonly string[];
  readonly tree: Tree;
}

/** Commits that exist in memory alone. */
export class MemoryHistory implements History {
  readonly #commits = new Map<string, Commit>();

  /** Adds a commit and gives its id. */
  commit(tree: Tree, ...parents: string[]): string {
    const id = createHash('sha1')
      .update(JSON.stringify([this.#commits.size, tree]))
      .digest('hex');
    this.#commits.set(id, { parents, tree });
    return id;
  }

  tree(id: string): Tree {
    return this.#commit(id).tree;
  }

  mergeBase(base: string, head: string): string {
    const known = new Set(this.#ancestors(head));
    const found = this.#ancestors(base).find((one) => known.has(one));
    if (found === undefined) throw new Error('The commits have nothing in common');
    return found;
  }

  commits(base: string, head: string): string[] {
    const known = new Set(this.#ancestors(base));
    return this.#ancestors(head)
      .filter((one) => !known.has(one))
      .reverse();
  }

  changes(from: string, to: string): ChangedPath[] {
    const [before, after] = [this.tree(from), this.tree(to)];
    const removed = new Set(Object.keys(before).filter((path) => !(path in after)));
    const found = Object.keys(after).flatMap((path): ChangedPath[] => {
      const old = before[path];
      const previousPath = old ? undefined : [...removed].find((gone) => isAlike(before[gone], after[path]));
      if (previousPath !== undefined) removed.delete(previousPath);
      const was = old ?? (previousPath === undefined ? [] : (before[previousPath] ?? []));
      const patch = patchOf(diffLines(was, after[path] ?? []));
      if (old) return patch === undefined ? [] : [{ path, status: 'modified', patch }];
      return [
        previousPath === undefined
          ? { path, status: 'added', patch }
          : { path, status: 'renamed', previousPath, patch },
      ];
    });
    const gone = [...removed].map(
      (path): ChangedPath => ({ path, status: 'removed', patch: patchOf(diffLines(before[path] ?? [], [])) }),
    );
    return [...found, ...gone].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  edits(from: string, to: string, path: string): LineEdit[] | undefined {
    const after = this.tree(to)[path];
    return after && editsOf(diffLines(this.tree(from)[path] ?? [], after));
  }

  entry(commit: string, path: string): { oid: string; mode: number } | undefined {
    const lines = this.tree(commit)[path];
    return lines && { oid: createHash('sha1').update(lines.join('\n')).digest('hex'), mode: 0o100644 };
  }

  text(commit: string, path: string): string {
    const lines = this.tree(commit)[path];
    if (!lines) throw new Error(`${path} does not exist`);
    return `${lines.join('\n')}\n`;
  }

  #commit(id: string): Commit {
    const found = this.#commits.get(id);
    if (!found) throw new Error(`${id} does not exist`);
    return found;
  }

  /** A commit and what it follows, the newest first. */
  #ancestors(id: string): string[] {
    const found = new Set<string>();
    const queue = [id];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...this.#commit(next).parents);
    }
    return [...found];
  }
}

/** Whether git takes a file for another one under a new name: more than half of it is the same. */
function isAlike(before: readonly string[] = [], after: readonly string[] = []): boolean {
  const kept = diffLines(before, after).filter(({ mark }) => mark === ' ').length;
  return kept * 2 > Math.max(before.length, after.length);
}
