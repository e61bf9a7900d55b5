/** What a rule fails with while it is evaluated, in the words of the API server. It names keys and positions, never a value. */
export class CelError extends Error {}

/** Why the result of a rule is unknown. */
export class NotKnown extends Error {}

/**
 * A value whose type something does not take. Where types are only known at run time, that is an error of the API server; expressions
 * about typed fields with such a mistake do not compile.
 */
export class Mismatch extends NotKnown {}

/** A rule that takes more steps than it may: no part of it is taken for an answer. */
export class Runaway extends NotKnown {}

/** Steps that an evaluation may take, in units of the API server's own cost: about one for each call, item and ten characters. */
export class Budget {
  #left: number;
  readonly #whole: Budget | undefined;

  /** `whole`: the budget that this one is a part of. */
  constructor(steps: number, whole?: Budget) {
    this.#left = steps;
    this.#whole = whole;
  }

  get spent(): boolean {
    return this.#left < 0;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Runaway('it takes too many steps');
    this.#whole?.spend(steps);
  }

  /** Spends what it costs to go through a text. */
  read(text: string): void {
    this.spend(1 + text.length / 10);
  }
}
