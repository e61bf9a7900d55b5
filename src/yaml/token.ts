export const TOKEN = {
  STREAM_END: 0,
  VERSION_DIRECTIVE: 1,
  TAG_DIRECTIVE: 2,
  DOCUMENT_START: 3,
  DOCUMENT_END: 4,
  BLOCK_SEQUENCE_START: 5,
  BLOCK_MAPPING_START: 6,
  BLOCK_END: 7,
  FLOW_SEQUENCE_START: 8,
  FLOW_SEQUENCE_END: 9,
  FLOW_MAPPING_START: 10,
  FLOW_MAPPING_END: 11,
  BLOCK_ENTRY: 12,
  FLOW_ENTRY: 13,
  KEY: 14,
  VALUE: 15,
  ALIAS: 16,
  ANCHOR: 17,
  TAG: 18,
  SCALAR: 19,
} as const;

export type TokenType = (typeof TOKEN)[keyof typeof TOKEN];

/** A token of YAML with its range. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** The value of a scalar, the name of an anchor or alias, the handle of a tag. */
  readonly value: string;
  /** The rest of a tag, the prefix of a `%TAG` line. */
  readonly suffix: string;
  /** Whether a scalar is written without quotes and not as a block. */
  readonly isPlain: boolean;
}

/** A token that is defined by its type alone. */
export function mark(type: TokenType, start: number, end: number): Token {
  return { type, start, end, value: '', suffix: '', isPlain: false };
}
