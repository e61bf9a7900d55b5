import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { misspelt } from '../../text/misspelling.ts';
import { nearest } from '../../text/nearest.ts';
import { FOREIGN, syntaxWords, TEXT } from './meant.ts';
import { API_SERVER_FUNCTIONS, EVALUATED, type ExpressionNames, KNOWN_FUNCTIONS, namesIn } from './names.ts';
import { readable } from './notation.ts';
import { LONGEST_EXPRESSION } from './program.ts';
import { infer } from './typing/infer.ts';
import { TypeFault } from './typing/scope.ts';
import type { Dialect } from './typing/signatures.ts';
import { DYN, isOpen, isSure, simple, type Type, typeText } from './typing/type.ts';

/** What is wrong with an expression whatever it is evaluated on. */
export type ExpressionFault =
  /** It cannot be read; `why` is a few words of the parser. */
  | { readonly kind: 'syntax'; readonly why: string }
  /** It never has the type that it must have. */
  | { readonly kind: 'type'; readonly type: string }
  /** A part of it has a type that something does not take; `why` ends a sentence about the expression. */
  | { readonly kind: 'mismatch'; readonly why: string }
  /** It calls a function that does not exist; `near` is what it probably means. */
  | { readonly kind: 'function'; readonly name: string; readonly near: string | undefined }
  /** It names something that it does not see; `near` is what it probably means. */
  | { readonly kind: 'name'; readonly name: string; readonly near: string | undefined };

/** What an expression sees, and what evaluates it. */
export interface Sight {
  readonly dialect: Dialect;
  /** All names that it sees, if they are known. */
  readonly visible?: readonly string[] | undefined;
}

/** Says what is wrong with an expression that must have one of some types, any if there are none. */
export type ExpressionCheck = (
  expression: string,
  types: readonly string[],
  sight: Sight,
) => ExpressionFault | undefined;

/** A parsed expression, and what it names; or why it cannot be read. */
type Reading = { readonly ast: ASTNode; readonly names: ExpressionNames } | { readonly why: string };

/** Types of names; those of objects are only known at run time. */
const NAMED: ReadonlyMap<string, Type> = new Map([
  ['object', DYN],
  ['oldObject', DYN],
  ['params', DYN],
  ['authorizer', simple('authorizer')],
]);
/** What cel-go reads and the parser here does not: objects of a type. */
const NOT_READ = /\b(?!in\b)\w+\s*\{/;

/** Reads expressions without evaluating them, each once. */
export class ExpressionSyntax {
  readonly #environment = new Environment({
    enableOptionalTypes: true,
    unlistedVariablesAreDyn: true,
    limits: { maxAstNodes: 5_000, maxDepth: 100 },
  });
  readonly #read = new Map<string, Reading | undefined>();

  /** The fault of an expression that must have one of some types; undefined if there is none, or if that is not known. */
  fault(expression: string, types: readonly string[], sight: Sight): ExpressionFault | undefined {
    const read = this.#reading(expression);
    if (!read) return undefined;
    if ('why' in read) return { kind: 'syntax', why: read.why };
    return functionFault(read.names, sight) ?? nameFault(read.names, sight) ?? typeFault(read.ast, types, sight);
  }

  /** What an expression names; undefined if it cannot be read, or not here. */
  names(expression: string): ExpressionNames | undefined {
    const read = this.#reading(expression);
    return !read || 'why' in read ? undefined : read.names;
  }

  /** Whether a function is one that is evaluated. */
  evaluates(name: string): boolean {
    return EVALUATED.has(name);
  }

  #reading(expression: string): Reading | undefined {
    if (!this.#read.has(expression)) this.#read.set(expression, this.#parse(expression));
    return this.#read.get(expression);
  }

  #parse(expression: string): Reading | undefined {
    if (expression.length > LONGEST_EXPRESSION || NOT_READ.test(expression.replace(TEXT, '""'))) return undefined;
    try {
      const { ast } = this.#environment.parse(readable(expression));
      return { ast, names: namesIn(ast) };
    } catch (failure) {
      const why = failure instanceof ParseError ? syntaxWords(failure, expression) : undefined;
      return why === undefined ? undefined : { why };
    }
  }
}

/** A function that does not exist or, where evaluators may have functions that are not known, that is a misspelling of one. */
function functionFault({ functions }: ExpressionNames, { visible, dialect }: Sight): ExpressionFault | undefined {
  const known = dialect === 'kubernetes' ? API_SERVER_FUNCTIONS : KNOWN_FUNCTIONS;
  for (const name of functions) {
    if (known.has(name)) continue;
    const near = KNOWN_FUNCTIONS.has(name) ? undefined : (FOREIGN.get(name) ?? misspelt(name, [...known]));
    // Evaluators with more names have more functions, too, and write them in another case.
    const isMeant = EVALUATED.has(near ?? '') && near?.toLowerCase() !== name.toLowerCase();
    if (visible !== undefined || isMeant) return { kind: 'function', name, near };
  }
  return undefined;
}

function nameFault({ free }: ExpressionNames, { visible }: Sight): ExpressionFault | undefined {
  if (visible === undefined) return undefined;
  for (const name of free) if (!visible.includes(name)) return { kind: 'name', name, near: nearest(name, visible) };
  return undefined;
}

function typeFault(ast: ASTNode, types: readonly string[], { dialect }: Sight): ExpressionFault | undefined {
  try {
    const type = infer(ast, { dialect, types: NAMED });
    const isWrong = types.length > 0 && !isOpen(type) && type.name !== 'null' && !types.includes(type.name);
    return isWrong ? { kind: 'type', type: isSure(type) ? typeText(type) : type.name } : undefined;
  } catch (failure) {
    if (failure instanceof TypeFault) return { kind: 'mismatch', why: failure.message };
    // Deep recursion is the only failure of JavaScript's own that an expression can bring about.
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}
