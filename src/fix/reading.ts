import { editedTree } from '../repository/edited-tree.ts';
import type { Tree } from '../repository/tree.ts';
import type { Candidate } from './candidate.ts';
import { editedTexts } from './edit-texts.ts';
import { type Checked, type Harm, harmOf, harmOfBroken } from './harm.ts';
import { brokenFiles } from './parsed.ts';

/** A tree that was checked, and the repairs that made it from a reading. */
export interface State<C> {
  readonly tree: Tree;
  readonly checked: C;
  readonly made: readonly Candidate[];
}

/** What a reading needs of the run that it is part of. */
export interface ReadingOptions<C> {
  /** Checks the tree in which the files at some paths have other texts; undefined if there were too many checks. */
  readonly check: (tree: Tree, paths: Iterable<string>) => Promise<C | undefined>;
  /** Told what is not made, and why, as a sentence. */
  readonly refuse: (candidate: Candidate, reason: string) => void;
  /** Whether a repair must not bring a finding that has a repair itself. */
  readonly isStrict: boolean;
}

interface Tried<C> {
  readonly state: State<C>;
  readonly harm: Harm | undefined;
}

/** The texts and the findings of a tree, whose lines the repairs name. */
export class Reading<C extends Checked> {
  readonly #start: State<C>;
  readonly #options: ReadingOptions<C>;

  constructor(tree: Tree, checked: C, options: ReadingOptions<C>) {
    this.#start = { tree, checked, made: [] };
    this.#options = options;
  }

  /** Makes those of some repairs that do no harm. None overlaps another one. */
  async repaired(trial: readonly Candidate[]): Promise<State<C>> {
    return this.#settle(this.#start, trial);
  }

  /** Makes repairs in addition to those that are settled: all, or first one part and then the other. */
  async #settle(settled: State<C>, trial: readonly Candidate[]): Promise<State<C>> {
    const [only] = trial;
    if (!only) return settled;
    const tried = await this.#try(settled, trial);
    if (!tried) {
      for (const one of trial) this.#options.refuse(one, 'Too many fixes had to be tried one at a time.');
      return settled;
    }
    const { state, harm } = tried;
    if (!harm) return state;
    if (trial.length === 1) {
      this.#options.refuse(only, harm.reason);
      return settled;
    }
    const [first, second] = harm.halves;
    return this.#settle(await this.#settle(settled, first), second);
  }

  async #try(settled: State<C>, trial: readonly Candidate[]): Promise<Tried<C> | undefined> {
    const { check, isStrict } = this.#options;
    const made = [...settled.made, ...trial];
    const before = this.#start.tree;
    const texts = editedTexts(made, (path) => before.textAt(path));
    const tree = editedTree(before, texts);
    const broken = brokenFiles(before, tree, texts.keys());
    if (broken.size > 0) return { state: settled, harm: harmOfBroken(trial, broken) };
    const checked = await check(tree, texts.keys());
    if (!checked) return undefined;
    return {
      state: { tree, checked, made },
      harm: harmOf(trial, { before: settled.checked, after: checked, isStrict }),
    };
  }
}
