import { Environment, ParseError } from '@marcbachmann/cel-js';
import { LONGEST_EXPRESSION } from './program.ts';

/** What is wrong with an expression whatever it is evaluated on. */
export type ExpressionFault =
  /** It cannot be read; `why` is a few words of the parser. */
  | { readonly kind: 'syntax'; readonly why: string }
  /** It never has the type that it must have. */
  | { readonly kind: 'type'; readonly type: string };

/** Says what is wrong with an expression that must have one of some types. */
export type ExpressionCheck = (expression: string, types: readonly string[]) => ExpressionFault | undefined;

/** Types that the checker is sure of. */
const SURE = new Set(['bool', 'int', 'uint', 'double', 'string', 'bytes']);
/** What cel-go reads and the parser here does not: quoted fields, optional entries, objects of a type. */
const NOT_READ = /`|[[{,]\s*\?|\w\s*\{/;
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** Reads expressions without evaluating them, each once. */
export class ExpressionSyntax {
  readonly #environment = new Environment({
    enableOptionalTypes: true,
    unlistedVariablesAreDyn: true,
    limits: { maxAstNodes: 5_000, maxDepth: 100 },
  });
  readonly #read = new Map<string, { readonly type: string | undefined } | { readonly why: string }>();

  /** The fault of an expression that must have one of some types; undefined if there is none, or if that is not known. */
  fault(expression: string, types: readonly string[]): ExpressionFault | undefined {
    let read = this.#read.get(expression);
    if (!read) {
      read = this.#parse(expression);
      this.#read.set(expression, read);
    }
    if ('why' in read) return { kind: 'syntax', why: read.why };
    const { type } = read;
    return type === undefined || types.length === 0 || types.includes(type) ? undefined : { kind: 'type', type };
  }

  #parse(expression: string): { readonly type: string | undefined } | { readonly why: string } {
    if (expression.length > LONGEST_EXPRESSION || NOT_READ.test(expression.replace(TEXT, '""')))
      return { type: undefined };
    try {
      const checked = this.#environment.parse(expression).check();
      return { type: checked.valid && SURE.has(String(checked.type)) ? String(checked.type) : undefined };
    } catch (failure) {
      return failure instanceof ParseError && SYNTAX.has(failure.code)
        ? { why: firstLine(failure.message) }
        : { type: undefined };
    }
  }
}

/** The parser's codes for what no reader of CEL takes. */
const SYNTAX: ReadonlySet<string> = new Set([
  'unexpected_token',
  'expected_token',
  'unexpected_character',
  'unterminated_string',
  'reserved_identifier',
]);

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
