import type { YamlMap, YamlValue } from '../../yaml/value.ts';
import { Budget, CelError, Mismatch, NotKnown, Runaway } from '../cel/failure.ts';
import type { Programs } from '../cel/programs.ts';
import type { Reads } from '../cel/reads.ts';
import { type Reading, unstructured } from '../cel/unstructured.ts';
import { CelList, type CelValue, LiteralMap } from '../cel/values.ts';
import type { FieldPath } from '../terms/problem.ts';
import { selected } from './image-list.ts';
import type { ImageSelection, PolicyExpressions } from './policy.ts';
import { Variables } from './variables.ts';

/** The variables of expressions, in the order in which they are bound. */
export const INPUTS = [
  'object',
  'oldObject',
  'request',
  'params',
  'namespaceObject',
  'exceptions',
  'images',
  'variables',
] as const;
/** What one expression may spend, as on the API server. */
const EXPRESSION_STEPS = 1_000_000;
const LONGEST_MESSAGE = 5_120;

/** `exceptions` of a policy of Kyverno without an exception that applies. */
const NO_EXCEPTIONS = new LiteralMap(
  ['allowedImages', 'allowedValues'].map((name) => [name, new CelList([])] as const),
);

function noVariable(): never {
  throw new NotKnown('an image list reads a variable');
}

/** What the expressions of a policy see of one request. */
export interface PolicyInput {
  readonly object: YamlMap;
  /** Null where the object is new; undefined where that is not known. So for the others. */
  readonly oldObject: YamlMap | null | undefined;
  readonly request: YamlMap | undefined;
  readonly params: YamlMap | null | undefined;
  readonly namespaceObject: YamlMap | null | undefined;
  /** How the objects are read. */
  readonly reading: Pick<Reading, 'dropsEmpty' | 'mayFill' | 'isHidden'>;
  /** Whether the value of the object at a path is a secret, which no message may quote. */
  isHidden(path: FieldPath): boolean;
}

/** The value of an expression, its error, or why it has none. */
export type Result = CelValue | CelError | NotKnown;

/** The evaluation of a policy for one object. */
export class Evaluation {
  readonly #programs: Programs;
  readonly #budget: Budget;
  readonly #reads: Reads | undefined;
  readonly #slots: readonly (CelValue | undefined)[];
  readonly #variables: Variables;

  constructor(programs: Programs, policy: PolicyExpressions, input: PolicyInput, budget: Budget, reads?: Reads) {
    this.#programs = programs;
    this.#budget = budget;
    this.#reads = reads;
    const reading = { ...input.reading, budget, reads };
    const others = { budget };
    const bound = (value: YamlValue | undefined, how: Reading = others): CelValue | undefined =>
      value === undefined ? undefined : unstructured(value, how);
    this.#slots = [
      bound(input.object, reading),
      bound(input.oldObject, { ...input.reading, budget }),
      bound(input.request),
      bound(input.params),
      bound(input.namespaceObject),
      NO_EXCEPTIONS,
      policy.images && this.#imagesOf(policy.images),
    ];
    this.#variables = new Variables(policy.variables, (expression, visible) => this.#evaluate(expression, visible));
  }

  /** What an expression gives. */
  result(expression: string): Result {
    try {
      return this.#evaluate(expression, this.#variables);
    } catch (failure) {
      if (failure instanceof Mismatch) return new CelError(`no such overload: ${failure.message}`);
      if (failure instanceof CelError || failure instanceof NotKnown) return failure;
      // Deep recursion is the only failure of JavaScript's own that an expression can bring about.
      if (failure instanceof RangeError) return new NotKnown('the expression is nested too deeply');
      throw failure;
    }
  }

  /** The text that an expression gives, if it is one line. */
  text(expression: string | undefined): string | undefined {
    const result = expression === undefined ? undefined : this.result(expression);
    const text = typeof result === 'string' ? result.trim() : '';
    return text === '' || text.includes('\n') || text.length > LONGEST_MESSAGE ? undefined : text;
  }

  /** `images`, whose lists are found when they are first read. */
  #imagesOf({ extractors, references, pins }: ImageSelection): Variables {
    const none = new Variables([], noVariable);
    return new Variables(extractors, (expression) => {
      const images = this.#evaluate(expression, none);
      return selected(images, references, { budget: this.#budget, pins });
    });
  }

  #evaluate(expression: string, variables: Variables): CelValue {
    const program = this.#programs.get(expression);
    if (program instanceof NotKnown) throw program;
    const budget = new Budget(EXPRESSION_STEPS, this.#budget);
    try {
      return program({ slots: [...this.#slots, variables], budget, reads: this.#reads });
    } catch (failure) {
      if (failure instanceof Runaway && budget.spent) this.#programs.giveUp(expression, failure);
      throw failure;
    }
  }
}
