/** Ends the evaluation of a template whose value is unknown. The message says what is missing. */
export class NotKnown extends Error {
  /** Whether it is a statement, which leaves the whole text open. */
  readonly isStatement: boolean;

  constructor(message: string, isStatement = false) {
    super(message);
    this.isStatement = isStatement;
  }
}
