/** An expression that must be true of an object. */
export interface Validation {
  readonly expression: string;
  readonly message: string | undefined;
  /** An expression of the message, used if it gives one line of text. */
  readonly messageExpression: string | undefined;
}

/** A named expression; `variables.NAME` is its value. */
export interface Variable {
  readonly name: string;
  readonly expression: string;
}

/** The expressions of a policy, as the API server evaluates them for one object. */
export interface PolicyExpressions<V extends Validation = Validation> {
  /** Each sees those before it. */
  readonly variables: readonly Variable[];
  /** Conditions that must be true for the policy to apply; they do not see the variables. */
  readonly conditions: readonly string[];
  readonly validations: readonly V[];
}
