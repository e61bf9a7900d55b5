import type { Random } from '../../../random.ts';
import type { MemoryHistory, Tree } from '../memory-history.ts';
import type { PullRequest } from '../pull-request.ts';
import { KEYS, PREFIX_OF_KEY, WRONG } from './manifests.ts';

/** The branch of a pull request, and the ways in which people move it. */
export class Branch {
  readonly #history: MemoryHistory;
  readonly #pull: PullRequest;
  readonly #random: Random;
  readonly #heads: string[] = [];
  #lines = 0;

  constructor(history: MemoryHistory, pull: PullRequest, random: Random) {
    this.#history = history;
    this.#pull = pull;
    this.#random = random;
  }

  /** The files of the head. */
  get tree(): Tree {
    return this.#history.tree(this.#pull.head);
  }

  /** A commit that changes a key or a line. */
  push(): void {
    this.#move(this.#history.commit(this.#changed(this.tree), this.#pull.head));
  }

  /** A commit in the place of the newest one. */
  amend(): void {
    const base = this.#history.mergeBase(this.#pull.base, this.#pull.head);
    this.#move(this.#history.commit(this.#changed(this.tree), base));
  }

  /** A commit that brings back all files of an earlier one. */
  revert(): void {
    const earlier = this.#random.pick(this.#heads) ?? this.#history.mergeBase(this.#pull.base, this.#pull.head);
    this.#move(this.#history.commit(this.#history.tree(earlier), this.#pull.head));
  }

  /** An earlier head becomes the head again. */
  forcePush(): void {
    const earlier = this.#random.pick(this.#heads);
    if (earlier !== undefined) this.#move(earlier);
  }

  /** A file gets another name, and changes perhaps. */
  rename(): void {
    const { 'a.yaml': a, 'b.yaml': b, ...others } = this.tree;
    const renamed = { ...others, ...(a ? { 'b.yaml': a } : {}), ...(b ? { 'a.yaml': b } : {}) };
    const tree = this.#random.below(2) === 0 ? renamed : this.#changed(renamed);
    this.#move(this.#history.commit(tree, this.#pull.head));
  }

  /** A file goes, or comes back. */
  remove(): void {
    const { 'c.yaml': c, ...others } = this.tree;
    const tree = c ? others : { ...others, 'c.yaml': this.#history.tree(this.#pull.base)['c.yaml'] ?? [] };
    this.#move(this.#history.commit(tree, this.#pull.head));
  }

  /** The base branch moves on, and the commits of the pull request are made again on top of it. */
  rebase(): void {
    const { base, tree } = this.#advanced();
    this.#pull.advanceBase(base);
    this.#move(this.#history.commit(tree, base));
  }

  /** The base branch moves on, and is merged into the branch. */
  update(): void {
    const { base, tree } = this.#advanced();
    this.#pull.advanceBase(base);
    this.#move(this.#history.commit(tree, this.#pull.head, base));
  }

  /** The base branch moves on alone: what the pull request shows stays the same. */
  advanceBase(): void {
    this.#pull.advanceBase(this.#advanced().base);
  }

  #move(head: string): void {
    this.#pull.push(head);
    this.#heads.push(head);
  }

  /** A tree with a key that was right and is wrong, or the other way round, or with one line more or less. */
  #changed(tree: Tree): Tree {
    const path = this.#random.pick(Object.keys(tree)) ?? '';
    const lines = [...(tree[path] ?? [])];
    const change = this.#random.below(6);
    if (change === 0) lines.splice(this.#random.below(lines.length), 0, `more${this.#lines++}: 0`);
    else if (change === 1) {
      const at = this.#random.below(lines.length);
      if (!PREFIX_OF_KEY.test(lines[at] ?? '')) lines.splice(at, 1);
    } else return this.#turned(tree, `key${this.#random.below(KEYS)}: `, change === 2);
    return { ...tree, [path]: lines };
  }

  #turned(tree: Tree, key: string, isWrong: boolean): Tree {
    const turn = (line: string): string => {
      if (!line.startsWith(key)) return line;
      return line.includes('bad') && !isWrong ? `${key}ok` : `${key}${this.#random.pick(WRONG)}`;
    };
    return Object.fromEntries(Object.entries(tree).map(([path, lines]) => [path, lines.map(turn)]));
  }

  /** The base with one line more, and the head with the same line. */
  #advanced(): { base: string; tree: Tree } {
    const old = this.#history.tree(this.#pull.base);
    const path = this.#random.pick(Object.keys(old)) ?? '';
    const name = (this.#random.pick(old[path] ?? []) ?? '').split(':')[0];
    const line = `base${this.#lines++}: 0`;
    const added = (tree: Tree): Tree =>
      Object.fromEntries(
        Object.entries(tree).map(([file, lines]) => [
          file,
          lines.flatMap((one) => (one.startsWith(`${name}:`) ? [one, line] : one)),
        ]),
      );
    return { base: this.#history.commit(added(old), this.#pull.base), tree: added(this.tree) };
  }
}
