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
  /** Expressions that must not fail, whatever they give. */
  readonly annotations?: readonly V[];
  /** The lists of `images`, for policies that see images. */
  readonly images?: ImageSelection | undefined;
}

/** The images of an object that a policy is for. */
export interface ImageSelection {
  /** Expressions of lists of images; `images.NAME` is one. */
  readonly extractors: readonly Variable[];
  /** An image is one of them if it fits one of these, or if there are none. */
  readonly references: readonly ImagePattern[];
  /** Whether images without a digest get one before the policy sees them. */
  readonly pins: boolean;
}

/** A pattern of images: a glob, or an expression that sees the image as `ref`. An empty expression is a pattern that is not known. */
export type ImagePattern = { readonly glob: string } | { readonly expression: string };
