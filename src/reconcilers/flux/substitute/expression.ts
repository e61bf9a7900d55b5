/** A part of a text with variables: literal text, or an expression. */
export type Node = TextNode | ExpressionNode;

/** Literal text, with `$$` read as `$`. Offsets are those of the source, end exclusive. */
export interface TextNode {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Offsets of characters of the source that only escape the next one. */
  readonly escapes: readonly number[];
}

/** `${variable}`, with an operator and its operands perhaps. */
export interface ExpressionNode {
  readonly variable: string;
  /** Empty if there is none: `:=`, `//`, `^^` …; `#` without operand is the length. */
  readonly operator: string;
  readonly operands: readonly Node[];
  readonly start: number;
  readonly end: number;
}

/** Why a text is not a valid template. The message is that of fluxcd/pkg/envsubst. */
export class ExpressionError extends Error {
  /** Where the expression begins that cannot be read. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

export function isExpression(node: Node): node is ExpressionNode {
  return 'variable' in node;
}
