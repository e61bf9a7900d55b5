import { Environment, ParseError } from '@marcbachmann/cel-js';
import { misspelt } from '../../text/misspelling.ts';
import { nearest } from '../../text/nearest.ts';
import { EVALUATED, type ExpressionNames, KNOWN_FUNCTIONS, KYVERNO_NAMESPACES, namesIn } from './names.ts';
import { LONGEST_EXPRESSION } from './program.ts';

/** What is wrong with an expression whatever it is evaluated on. */
export type ExpressionFault =
  /** It cannot be read; `why` is a few words of the parser. */
  | { readonly kind: 'syntax'; readonly why: string }
  /** It never has the type that it must have. */
  | { readonly kind: 'type'; readonly type: string }
  /** It calls a function that is a misspelling of another one. */
  | { readonly kind: 'function'; readonly name: string; readonly near: string }
  /** It names something that it does not see; `near` is what it probably means. */
  | { readonly kind: 'name'; readonly name: string; readonly near: string | undefined };

/** Says what is wrong with an expression that must have one of some types; `visible` are all names that it sees, if they are known. */
export type ExpressionCheck = (
  expression: string,
  types: readonly string[],
  visible?: readonly string[],
) => ExpressionFault | undefined;

/** What is known of an expression: the type, if it is sure, and what it names; or why it cannot be read. */
type Reading =
  | { readonly type: string | undefined; readonly names: ExpressionNames | undefined }
  | { readonly why: string };

const NOTHING: Reading = { type: undefined, names: undefined };

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
  readonly #read = new Map<string, Reading>();

  /** The fault of an expression that must have one of some types and sees some names; undefined if there is none, or if that is not known. */
  fault(expression: string, types: readonly string[], visible?: readonly string[]): ExpressionFault | undefined {
    const read = this.#reading(expression);
    if ('why' in read) return { kind: 'syntax', why: read.why };
    const { type, names } = read;
    if (names?.misusesHas) return { kind: 'syntax', why: '`has` requires a field, such as `has(a.b)`' };
    for (const name of names?.functions ?? []) {
      const [space = ''] = name.split('.');
      // Where all names are known, the expression is not one of Kyverno.
      if (visible && space !== name && KYVERNO_NAMESPACES.has(space) && !EVALUATED.has(name))
        return { kind: 'name', name: space, near: undefined };
      const near = KNOWN_FUNCTIONS.has(name) ? undefined : misspelt(name, [...KNOWN_FUNCTIONS]);
      // Evaluators with more names have more functions, too, and write them in another case.
      const isMeant =
        visible !== undefined || (EVALUATED.has(near ?? '') && near?.toLowerCase() !== name.toLowerCase());
      if (near !== undefined && isMeant) return { kind: 'function', name, near };
    }
    for (const name of visible ? (names?.free ?? []) : [])
      if (!visible?.includes(name)) return { kind: 'name', name, near: nearest(name, visible ?? []) };
    return type === undefined || types.length === 0 || types.includes(type) ? undefined : { kind: 'type', type };
  }

  /** What an expression names; undefined if it cannot be read, or not here. */
  names(expression: string): ExpressionNames | undefined {
    const read = this.#reading(expression);
    return 'why' in read ? undefined : read.names;
  }

  /** Whether a function is one that is evaluated. */
  evaluates(name: string): boolean {
    return EVALUATED.has(name);
  }

  #reading(expression: string): Reading {
    let read = this.#read.get(expression);
    if (!read) {
      read = this.#parse(expression);
      this.#read.set(expression, read);
    }
    return read;
  }

  #parse(expression: string): Reading {
    if (expression.length > LONGEST_EXPRESSION || NOT_READ.test(expression.replace(TEXT, '""'))) return NOTHING;
    try {
      const parsed = this.#environment.parse(expression);
      const checked = parsed.check();
      const type = checked.valid && SURE.has(String(checked.type)) ? String(checked.type) : undefined;
      return { type, names: namesIn(parsed.ast) };
    } catch (failure) {
      return failure instanceof ParseError && SYNTAX.has(failure.code) ? { why: firstLine(failure.message) } : NOTHING;
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
