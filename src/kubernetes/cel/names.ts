import type { ASTNode } from '@marcbachmann/cel-js';
import { qualifiedName } from './calls.ts';
import { FUNCTIONS, METHODS } from './library/functions.ts';
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
  /** Whether it calls `has` with something other than a field, which cel-go does not compile. */
  readonly misusesHas: boolean;
}

/** Functions that are evaluated here. */
export const EVALUATED: ReadonlySet<string> = new Set([
  ...FUNCTIONS.keys(),
  ...METHODS.keys(),
  ...MACRO_NAMES,
  'has',
  'or',
  'orValue',
]);

/** Functions of the API server and of Kyverno that have no answer here: they ask the cluster, a registry, the time or a host. */
const ELSEWHERE =
  'allowed check errored error reason path group resource subresource serviceAccount fieldSelector labelSelector requestResource ' +
  'cel.bind cel.block jsonpatch.escapeKey transformMapEntry optional.unwrap unwrapOpt ' +
  'http.Get http.Post http.Client resource.Get resource.List resource.Post globalContext.Get globalContext.Project ' +
  'image isImage parseImageReference image.GetMetadata getImageData user.ParseServiceAccount parseServiceAccount ' +
  'verifyImageSignatures verifyAttestationSignatures extractPayload generator.Apply hash.md5 hash.sha1 hash.sha256 md5 sha1 sha256 ' +
  'math.abs math.ceil math.floor math.greatest math.isFinite math.isInf math.isNaN math.least math.max math.min math.round math.sign ' +
  'math.sqrt math.trunc json.unmarshal json.marshal yaml.parse x509.decode time.now time.truncate time.toCron now truncate toCron ' +
  'random listObjToMap transform.listObjToMap base64.encode base64.decode containsDigest identifier registry repository tag digest';

/** Every function that some evaluator of Kubernetes' policies is known to have. */
export const KNOWN_FUNCTIONS: ReadonlySet<string> = new Set([...EVALUATED, ...ELSEWHERE.split(' ')]);

/** Namespaces of functions that only Kyverno has. */
export const KYVERNO_NAMESPACES: ReadonlySet<string> = new Set(
  'http resource globalContext image user generator hash json yaml x509 time transform'.split(' '),
);

const NAMESPACES: ReadonlySet<string> = new Set(
  [...KNOWN_FUNCTIONS].flatMap((name) => (name.includes('.') ? name.slice(0, name.indexOf('.')) : [])),
);

/** The names in a parsed expression. */
export function namesIn(expression: ASTNode): ExpressionNames {
  const free = new Set<string>();
  const functions = new Set<string>();
  const variables = new Set<string>();
  let misusesHas = false;
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
        if (node.args[0] === 'has' && node.args[1][0]?.op !== '.') misusesHas = true;
        all(node.args[1]);
        return;
      case 'rcall': {
        const [name, receiver, args] = node.args;
        const isSpace = receiver.op === 'id' && !bound.has(receiver.args) && NAMESPACES.has(receiver.args);
        functions.add(isSpace ? `${receiver.args}.${name}` : name);
        if (!isSpace) visit(receiver, bound);
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
  return { free, functions, variables, misusesHas };
}

/** The variables that a macro binds: what is not a method and has a name as its first argument. */
function variablesOf([name, , args]: Extract<ASTNode, { readonly op: 'rcall' }>['args']): string[] {
  const [first, second] = args;
  if (METHODS.has(name) || first?.op !== 'id' || args.length < 2) return [];
  return second?.op === 'id' && args.length > 2 ? [first.args, second.args] : [first.args];
}
