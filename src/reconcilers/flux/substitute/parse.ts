import { ExpressionError, type Node } from './expression.ts';
import { type Accept, type ScanMode, Scanner, type Token } from './scanner.ts';

/** Expressions inside expressions at most. */
const MAX_DEPTH = 50;

const identifier: Accept = (character) => /[\p{L}\p{Nd}_]/u.test(character);
const notClosing: Accept = (character) => character !== '}';
const notSlash: Accept = (character) => character !== '/';
const notColonOrClosing: Accept = (character) => character !== ':' && character !== '}';
const one =
  (wanted: string): Accept =>
  (character, count) =>
    count === 1 && character === wanted;
const upToTwo =
  (wanted: string): Accept =>
  (character, count) =>
    count < 3 && wanted.includes(character);
const oneOf =
  (first: string, second: string): Accept =>
  (character, count) =>
    (count === 1 && character === first) || (count === 2 && second.includes(character));

/** The parts of a text, in order. Throws ExpressionError. Behaves as fluxcd/pkg/envsubst/parse does. */
export function parseTemplate(source: string): Node[] {
  const scanner = new Scanner(source);
  const nodes: Node[] = [];
  for (;;) {
    const token = scanner.scan({ accept: 'any', open: true, escaping: 'dollar' });
    if (token.type === 'end') return nodes;
    if (token.type === 'text') nodes.push(token);
    else if (token.type === 'open') nodes.push(new ExpressionParser(scanner).parse(scanner.at - 2, 0));
    else throw new ExpressionError('bad substitution', scanner.at);
  }
}

class ExpressionParser {
  readonly #scanner: Scanner;
  #start = 0;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** The expression whose `${` was read. */
  parse(start: number, depth: number): Node {
    this.#start = start;
    this.#depth = depth;
    if (depth > MAX_DEPTH) throw this.#error(`expressions are nested more than ${MAX_DEPTH} deep`);
    if (this.#scanner.peek() === '#') return this.#length();
    const name = this.#scanner.scan({ accept: identifier });
    if (name.type !== 'text') throw this.#error('unable to parse variable name');
    return this.#operation(name.text);
  }

  #operation(variable: string): Node {
    switch (this.#scanner.peek()) {
      case ':':
        return /[=\-?+]/.test(this.#scanner.peek(1))
          ? this.#default(variable, oneOf(':', '=-?+'))
          : this.#substring(variable);
      case '=':
        return this.#default(variable, one('='));
      case ',':
      case '^':
        return this.#node(variable, this.#operator(upToTwo(',^')), []);
      case '/':
        return this.#replace(variable);
      case '#':
        return this.#remove(variable, upToTwo('#'));
      case '%':
        return this.#remove(variable, upToTwo('%'));
      default:
        if (this.#scanner.scan({ close: true }).type !== 'close') throw this.#error('missing closing brace');
        return this.#made(variable, '', []);
    }
  }

  #length(): Node {
    const operator = this.#operator(one('#'));
    const name = this.#scanner.scan({ accept: identifier });
    if (name.type !== 'text') throw this.#error('bad substitution');
    return this.#node(name.text, operator, []);
  }

  #default(variable: string, accept: Accept): Node {
    const operator = this.#operator(accept, 'unable to parse default function');
    const operands: Node[] = [];
    while (this.#scanner.peek() !== '}') operands.push(this.#operand({ accept: notClosing }));
    return this.#node(variable, operator, operands);
  }

  #substring(variable: string): Node {
    const operator = this.#operator(one(':'));
    const operands = [this.#operand({ accept: notColonOrClosing })];
    const next = this.#scanner.scan({ accept: (character) => character === ':', close: true });
    if (next.type === 'close') return this.#made(variable, operator, operands);
    if (next.type !== 'text') throw this.#error('bad substitution');
    operands.push(this.#operand({ accept: notClosing }));
    return this.#node(variable, operator, operands);
  }

  #remove(variable: string, accept: Accept): Node {
    const operator = this.#operator(accept);
    return this.#node(variable, operator, [this.#operand({ accept: notClosing })]);
  }

  #replace(variable: string): Node {
    const operator = this.#operator(oneOf('/', '/#%'));
    const operands = [this.#operand({ accept: notSlash, escaping: 'all' })];
    const slash = this.#scanner.scan({ accept: (character) => character === '/' });
    if (slash.type !== 'text') throw this.#error('bad substitution');
    if (this.#scanner.peek() !== '}') operands.push(this.#operand({ accept: notClosing, escaping: 'all' }));
    return this.#node(variable, operator, operands);
  }

  #operator(accept: Accept, problem = 'bad substitution'): string {
    const token = this.#scanner.scan({ accept });
    if (token.type !== 'text') throw this.#error(problem);
    return token.text;
  }

  #operand(mode: ScanMode): Node {
    const token: Token = this.#scanner.scan({ ...mode, open: true });
    if (token.type === 'text') return token;
    if (token.type !== 'open') throw this.#error('unable to parse substitution within function');
    return new ExpressionParser(this.#scanner).parse(this.#scanner.at - 2, this.#depth + 1);
  }

  /** The expression, once its closing brace is read. */
  #node(variable: string, operator: string, operands: Node[]): Node {
    if (this.#scanner.scan({ close: true }).type !== 'close') throw this.#error('bad substitution');
    return this.#made(variable, operator, operands);
  }

  #made(variable: string, operator: string, operands: Node[]): Node {
    return { variable, operator, operands, start: this.#start, end: this.#scanner.at };
  }

  #error(message: string): ExpressionError {
    return new ExpressionError(message, this.#start);
  }
}
