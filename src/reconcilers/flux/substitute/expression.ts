/** A part of a text with variables: what stands as it is, or an expression. */
export type Node = TextNode | ExpressionNode;

/** Text as it stands, `$$` already read as `$`. Offsets are those of the source, end exclusive. */
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
  /** Empty where there is none: `:=`, `//`, `^^` …; `#` without operand is the length. */
  readonly operator: string;
  readonly operands: readonly Node[];
  readonly start: number;
  readonly end: number;
}

/** Why a text is no valid template; the message is that of fluxcd/pkg/envsubst. */
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
