import type { ASTNode } from '@marcbachmann/cel-js';
import { qualifiedName } from './calls.ts';
import { ELSEWHERE, OF_AUTHORIZER } from './library/elsewhere.ts';
import { FUNCTIONS, METHODS, OF_KYVERNO } from './library/functions.ts';
import { MACRO_NAMES } from './macros.ts';
import { TYPE_NAMES } from './types.ts';

/** What an expression names. */
export interface ExpressionNames {
  /** Names that nothing in the expression binds, such as `object`. */
  readonly free: ReadonlySet<string>;
  /** Functions, methods and macros, with the namespaces of those that have one: `sets.contains`. */
  readonly functions: ReadonlySet<string>;
  /** Fields of `variables`. */
  readonly variables: ReadonlySet<string>;
}

/** What the expressions of policies and webhooks may mention; not every place has all of them. */
export const ADMISSION_NAMES = [
  'object',
  'oldObject',
  'request',
  'params',
  'variables',
  'namespaceObject',
  'authorizer',
];

/** Functions that are evaluated here. */
export const EVALUATED: ReadonlySet<string> = new Set([
  ...FUNCTIONS.keys(),
  ...METHODS.keys(),
  ...MACRO_NAMES,
  'has',
  'or',
  'orValue',
  'cel.bind',
]);

/** Every function that some evaluator of Kubernetes' policies is known to have. */
export const KNOWN_FUNCTIONS: ReadonlySet<string> = new Set([...EVALUATED, ...ELSEWHERE.keys()]);

/** Every function that the API server has. */
export const API_SERVER_FUNCTIONS: ReadonlySet<string> = new Set([
  ...[...EVALUATED].filter((name) => !OF_KYVERNO.has(name) && name !== 'cel.bind'),
  ...OF_AUTHORIZER,
  'jsonpatch.escapeKey',
]);

const NAMESPACES: ReadonlySet<string> = new Set(
  [...KNOWN_FUNCTIONS].flatMap((name) => (name.includes('.') ? name.slice(0, name.indexOf('.')) : [])),
);

/** The names in a parsed expression. */
export function namesIn(expression: ASTNode): ExpressionNames {
  const free = new Set<string>();
  const functions = new Set<string>();
  const variables = new Set<string>();
  const visit = (node: ASTNode, bound: ReadonlySet<string>): void => {
    const all = (nodes: readonly ASTNode[], names = bound): void => {
      for (const one of nodes) visit(one, names);
    };
    switch (node.op) {
      case 'value':
        return;
      case 'id':
        if (!bound.has(node.args) && !TYPE_NAMES.has(node.args)) free.add(node.args);
        return;
      case '.':
      case '.?':
        if (TYPE_NAMES.has(qualifiedName(node) ?? '')) return;
        if (node.args[0].op === 'id' && node.args[0].args === 'variables') variables.add(node.args[1]);
        visit(node.args[0], bound);
        return;
      case 'call':
        functions.add(node.args[0]);
        all(node.args[1]);
        return;
      case 'rcall': {
        const [name, receiver, args] = node.args;
        const isSpace = receiver.op === 'id' && !bound.has(receiver.args) && NAMESPACES.has(receiver.args);
        if (!isSpace) visit(receiver, bound);
        functions.add(isSpace ? `${receiver.args}.${name}` : name);
        const names = variablesOf(node.args);
        all(args.slice(names.length), new Set([...bound, ...names]));
        return;
      }
      case 'map':
        for (const pair of node.args) all(pair);
        return;
      case '!_':
      case '-_':
        visit(node.args, bound);
        return;
      default:
        all(node.args);
    }
  };
  visit(expression, new Set());
  return { free, functions, variables };
}

/** The variables that a macro binds: what is not a method and has a name as its first argument. */
function variablesOf([name, , args]: Extract<ASTNode, { readonly op: 'rcall' }>['args']): string[] {
  const [first, second] = args;
  if (METHODS.has(name) || first?.op !== 'id' || args.length < 2) return [];
  return second?.op === 'id' && args.length > 2 ? [first.args, second.args] : [first.args];
}
