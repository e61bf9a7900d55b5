import type { Tree } from '../repository/tree.ts';
import { type Candidate, candidatesOf, contradicting, reportedPlaces } from './candidate.ts';
import { disjoint } from './edit-texts.ts';
import { type Checked, READABLE } from './harm.ts';
import { Reading } from './reading.ts';
import { verdictOn } from './verdict.ts';

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
 * brings a finding, does not remove its own or breaks a file is not made. It may bring one that has a repair, if no such finding is
 * left in the end.
 */
export async function fixAll<C extends Checked>(input: FixInput<C>): Promise<FixResult<C>> {
  const lenient = new Fixing(input, false);
  await lenient.run();
  if (!lenient.leavesNews) return lenient.result;
  const strict = new Fixing(input, true);
  await strict.run();
  return strict.result;
}

class Fixing<C extends Checked> {
  readonly #input: FixInput<C>;
  readonly #isStrict: boolean;
  readonly #refused = new Map<string, Refused>();
  readonly #made: Candidate[] = [];
  readonly #paths = new Set<string>();
  #tree: Tree;
  #checked: C;
  #checks = 0;
  /** What is known of the tree once everything in it can be read. */
  #readable: C;

  constructor(input: FixInput<C>, isStrict: boolean) {
    this.#input = input;
    this.#isStrict = isStrict;
    this.#tree = input.tree;
    this.#checked = input.first;
    this.#readable = input.first;
  }

  async run(): Promise<void> {
    await this.#rounds((candidate) => READABLE.has(candidate.rule));
    this.#readable = this.#checked;
    await this.#rounds(() => true);
  }

  /** Whether something is reported that was not before. */
  get leavesNews(): boolean {
    return verdictOn([], this.#readable.found, this.#checked.found).brought.length > 0;
  }

  get result(): FixResult<C> {
    const left = new Set(reportedPlaces(this.#checked.found).map(({ fingerprint }) => fingerprint));
    // Another repair may have removed the same finding.
    const refused = [...this.#refused.values()].filter(({ candidate }) =>
      candidate.places.some(({ fingerprint }) => left.has(fingerprint)),
    );
    return { tree: this.#tree, checked: this.#checked, paths: this.#paths, made: this.#made, refused };
  }

  async #rounds(isAsked: (candidate: Candidate) => boolean): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const trial = disjoint(this.#open().filter(isAsked), (path) => this.#tree.textAt(path));
      if (trial.length === 0) return;
      const reading = new Reading(this.#tree, this.#checked, {
        check: (tree, paths) => this.#check(tree, paths),
        refuse: (candidate, reason) => this.#refuse(candidate, reason),
        isStrict: this.#isStrict,
      });
      const { tree, checked, made } = await reading.repaired(trial);
      this.#tree = tree;
      this.#checked = checked;
      this.#made.push(...made);
      for (const { edits } of made) for (const { path } of edits) this.#paths.add(path);
    }
    for (const candidate of this.#open().filter(isAsked))
      this.#refuse(candidate, `There is still more to fix after ${MOST_ROUNDS} rounds. Run the command again.`);
  }

  async #check(tree: Tree, paths: Iterable<string>): Promise<C | undefined> {
    if (++this.#checks > MOST_CHECKS) return undefined;
    return this.#input.check(tree, new Set([...this.#paths, ...paths]));
  }

  /** The repairs that may still be made. */
  #open(): Candidate[] {
    const asked = this.#checked.found.filter(({ rule }) => this.#input.rules?.has(rule) ?? true);
    const all = candidatesOf(asked, (path) => this.#tree.textAt(path));
    const candidates = all.filter((one) => !this.#refused.has(keyOf(one)));
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

  #refuse(candidate: Candidate, reason: string): void {
    this.#refused.set(keyOf(candidate), { candidate, reason });
  }
}

/** A repair as it is known again when its lines have moved. */
function keyOf({ rule, title, edits, places }: Candidate): string {
  const paths = edits.map(({ path }) => path);
  return JSON.stringify([rule, title, paths, places.map(({ fingerprint }) => fingerprint).sort()]);
}
