import { editedTree } from '../repository/edited-tree.ts';
import type { Tree } from '../repository/tree.ts';
import { type Candidate, candidatesOf, contradicting, reportedPlaces } from './candidate.ts';
import { disjoint, editedTexts } from './edit-texts.ts';
import { type Checked, type Harm, harmOf, harmOfBroken, READABLE } from './harm.ts';
import { brokenFiles } from './parsed.ts';

/** What is repaired, and how it is checked. */
export interface FixInput<C extends Checked> {
  readonly tree: Tree;
  readonly first: C;
  /** Checks the tree in which some files have other texts. */
  readonly check: (tree: Tree, paths: ReadonlySet<string>) => Promise<C>;
  /** The only rules whose findings are repaired; all if undefined. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Why a file must not be edited, as the end of “`path` …”; undefined if it may be. */
  readonly refusal: (path: string) => string | undefined;
}

/** A repair that was not made, and why, as a sentence. */
export interface Refused {
  readonly candidate: Candidate;
  readonly reason: string;
}

/** The tree with all repairs. */
export interface FixResult<C extends Checked> {
  readonly tree: Tree;
  readonly checked: C;
  /** The files that have another text than before. */
  readonly paths: ReadonlySet<string>;
  readonly made: readonly Candidate[];
  readonly refused: readonly Refused[];
}

/** Times that a tree is checked at most, and readings of it that repairs are made from. */
const MOST_CHECKS = 40;
const MOST_ROUNDS = 10;

/**
 * Makes every certain repair, in rounds: those that do not overlap are made together, and the tree is checked after. A repair that
 * brings a finding, does not remove its own or breaks a file is not made.
 */
export async function fixAll<C extends Checked>(input: FixInput<C>): Promise<FixResult<C>> {
  const fixing = new Fixing(input);
  await fixing.rounds((candidate) => READABLE.has(candidate.rule));
  await fixing.rounds(() => true);
  return fixing.result;
}

/** A tree that was checked, with what was repaired since the last reading. */
interface State<C> {
  readonly tree: Tree;
  readonly checked: C;
  readonly made: readonly Candidate[];
}

interface Tried<C> {
  readonly state: State<C>;
  readonly harm: Harm | undefined;
}

class Fixing<C extends Checked> {
  readonly #input: FixInput<C>;
  readonly #refused = new Map<string, Refused>();
  readonly #made: Candidate[] = [];
  readonly #paths = new Set<string>();
  #state: State<C>;
  #checks = 0;

  constructor(input: FixInput<C>) {
    this.#input = input;
    this.#state = { tree: input.tree, checked: input.first, made: [] };
  }

  get result(): FixResult<C> {
    const { tree, checked } = this.#state;
    const left = new Set(reportedPlaces(checked.found).map(({ fingerprint }) => fingerprint));
    // Another repair may have removed the same finding.
    const refused = [...this.#refused.values()].filter(({ candidate }) =>
      candidate.places.some(({ fingerprint }) => left.has(fingerprint)),
    );
    return { tree, checked, paths: this.#paths, made: this.#made, refused };
  }

  async rounds(isAsked: (candidate: Candidate) => boolean): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const start = this.#state;
      const trial = disjoint(this.#open().filter(isAsked), (path) => start.tree.textAt(path));
      if (trial.length === 0) return;
      const { tree, checked, made } = await this.#settle(start, { ...start, made: [] }, trial);
      this.#state = { tree, checked, made: [] };
      this.#made.push(...made);
      for (const { edits } of made) for (const { path } of edits) this.#paths.add(path);
    }
    for (const candidate of this.#open().filter(isAsked))
      this.#refuse(
        candidate,
        `After ${MOST_ROUNDS} rounds of fixes there is still more to fix. Run the command again.`,
      );
  }

  /** The repairs that may still be made. */
  #open(): Candidate[] {
    const { tree, checked } = this.#state;
    const asked = checked.found.filter(({ rule }) => this.#input.rules?.has(rule) ?? true);
    const candidates = candidatesOf(asked, (path) => tree.textAt(path)).filter((one) => !this.#refused.has(keyOf(one)));
    const uncertain = contradicting(candidates);
    return candidates.filter((candidate) => {
      const path = candidate.edits.map((edit) => edit.path).find((one) => this.#input.refusal(one) !== undefined);
      if (path !== undefined) this.#refuse(candidate, `\`${path}\` ${this.#input.refusal(path)}.`);
      else if (uncertain.has(candidate))
        this.#refuse(candidate, 'Other findings need another value there, so neither is certain.');
      else return true;
      return false;
    });
  }

  /** Makes those of `trial` that do no harm, in addition to those that `settled` has, all from the reading of `start`. */
  async #settle(start: State<C>, settled: State<C>, trial: readonly Candidate[]): Promise<State<C>> {
    const [only] = trial;
    if (!only) return settled;
    if (this.#checks >= MOST_CHECKS) {
      for (const candidate of trial) this.#refuse(candidate, 'Too many fixes had to be tried one at a time.');
      return settled;
    }
    const { state, harm } = await this.#try(start, settled, trial);
    if (!harm) return state;
    if (trial.length === 1) {
      this.#refuse(only, harm.reason);
      return settled;
    }
    const [first, second] = harm.halves;
    return this.#settle(start, await this.#settle(start, settled, first), second);
  }

  async #try(start: State<C>, settled: State<C>, trial: readonly Candidate[]): Promise<Tried<C>> {
    const made = [...settled.made, ...trial];
    const texts = editedTexts(made, (path) => start.tree.textAt(path));
    const tree = editedTree(start.tree, texts);
    const broken = brokenFiles(start.tree, tree, texts.keys());
    if (broken.size > 0) return { state: settled, harm: harmOfBroken(trial, broken) };
    this.#checks++;
    const checked = await this.#input.check(tree, new Set([...this.#paths, ...texts.keys()]));
    const harm = harmOf(trial, settled.checked, checked);
    return { state: { tree, checked, made }, harm };
  }

  #refuse(candidate: Candidate, reason: string): void {
    this.#refused.set(keyOf(candidate), { candidate, reason });
  }
}

/** A repair as it is known again when its lines have moved. */
function keyOf({ rule, title, places }: Candidate): string {
  return JSON.stringify([rule, title, places.map(({ fingerprint }) => fingerprint).sort()]);
}
