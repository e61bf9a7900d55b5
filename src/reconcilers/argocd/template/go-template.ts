import { partsOf } from '../../../text/go-actions.ts';
import { callFunction } from './functions.ts';
import { NotKnown } from './not-known.ts';
import { isParameterList, isParameterMap, type Parameter, type ParameterSet } from './parameters.ts';
import type { Rendered } from './rendered.ts';
import { type Token, tokenize } from './tokens.ts';

const MAX_LENGTH = 100_000;
const MAX_DEPTH = 20;
const STATEMENTS = new Set(['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'continue']);

/**
 * Fills parameters into a text that is a Go template, as far as it takes fields, `index`, pipes and simple functions.
 * Statements, variables and everything else are not known, and not run.
 */
export function renderGo(text: string, parameters: ParameterSet): Rendered {
  if (!text.includes('{{')) return { text, unknown: undefined };
  if (text.length > MAX_LENGTH) return { text, unknown: 'the template is too long' };
  let result = '';
  let unknown: string | undefined;
  for (const part of partsOf(text)) {
    if (part.action === undefined) {
      result += part.text;
      continue;
    }
    try {
      result += evaluate(part.action, parameters);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      if (error.isStatement) return { text, unknown: error.message };
      unknown ??= error.message;
      result += part.text;
    }
  }
  return { text: result, unknown };
}

function evaluate(action: string, parameters: ParameterSet): string {
  const [first] = tokenize(action);
  if (first?.kind === 'name' && STATEMENTS.has(first.text)) throw new NotKnown(`it uses \`${first.text}\``, true);
  return print(evaluatePipeline(action, parameters), action);
}

/** The value of a pipeline, such as `.Values.name | default "web"`. Throws NotKnown. */
export function evaluatePipeline(pipeline: string, parameters: ParameterSet): Parameter {
  const expression = new Expression(tokenize(pipeline), parameters);
  const value = expression.pipeline(0);
  if (!expression.isAtEnd) throw new NotKnown(`\`{{${pipeline}}}\` is not supported`);
  return value;
}

/** A value as a template prints it. */
function print(value: Parameter, action: string): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new NotKnown(`the value of \`{{${action}}}\` is not known`);
}

/** Evaluates the tokens of one action, one after the other. */
class Expression {
  readonly #tokens: readonly Token[];
  readonly #parameters: ParameterSet;
  #at = 0;

  constructor(tokens: readonly Token[], parameters: ParameterSet) {
    this.#tokens = tokens;
    this.#parameters = parameters;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Commands with pipes between them: each value is the last argument of the next. */
  pipeline(depth: number): Parameter {
    if (depth > MAX_DEPTH) throw new NotKnown('it is nested too deeply');
    let value = this.#command(depth, []);
    while (this.#takes('|')) value = this.#command(depth, [value]);
    return value;
  }

  #command(depth: number, piped: readonly Parameter[]): Parameter {
    const token = this.#tokens[this.#at];
    if (token?.kind === 'name') {
      this.#at++;
      const given: Parameter[] = [];
      while (this.#isOperand()) given.push(this.#operand(depth));
      return callFunction(token.text, [...given, ...piped]);
    }
    if (piped.length > 0) throw new NotKnown('a pipe does not lead to a function');
    return this.#operand(depth);
  }

  #isOperand(): boolean {
    const token = this.#tokens[this.#at];
    return token !== undefined && !(token.kind === 'mark' && (token.text === '|' || token.text === ')'));
  }

  #operand(depth: number): Parameter {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'value') return token.value;
    if (token?.kind === 'field') return this.#field(token.path);
    if (token?.kind === 'name') return callFunction(token.text, []);
    if (token?.text !== '(') throw new NotKnown('its syntax is not supported');
    const value = this.pipeline(depth + 1);
    if (!this.#takes(')')) throw new NotKnown('its syntax is not supported');
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'field' || !next.isAttached) return value;
    this.#at++;
    return fieldOf(value, next.path);
  }

  #field([first, ...rest]: readonly string[]): Parameter {
    const { values, isOpen } = this.#parameters;
    if (first === undefined) return values.has('.') ? values.get('.') : values;
    if (first.startsWith('$') && !values.has(first)) {
      if (first === '$') return fieldOf(values, rest);
      throw new NotKnown(`the variable \`${first}\` is not known`);
    }
    if (!values.has(first) && isOpen)
      throw new NotKnown(`the parameter \`${[first, ...rest].join('.')}\` is not known`);
    return fieldOf(values, [first, ...rest]);
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.#at++;
    return true;
  }
}

/** The value at a path, or null if there is none, as in Go. */
function fieldOf(value: Parameter, path: readonly string[]): Parameter {
  let current = value;
  for (const name of path) {
    if (isParameterList(current) || !isParameterMap(current))
      throw new NotKnown(`\`${path.join('.')}\` does not exist`);
    if (!current.has(name)) return null;
    current = current.get(name);
    if (current === undefined) throw new NotKnown(`the parameter \`${path.join('.')}\` is not known`);
  }
  return current;
}
