import { listWords, quoted } from '../../text/words.ts';
import { isList, type YamlValue } from '../../yaml/value.ts';
import { isQuantity, nearestQuantity } from '../terms/format.ts';
import type { FieldPath, SchemaFix, SchemaProblem, SchemaProblemKind } from '../terms/problem.ts';
import type { ObjectSchema, Schema } from '../terms/schema.ts';
import { fieldName, isSecretPath, typeWords, valueWords } from '../terms/words.ts';
import { scalarProblem } from './scalar.ts';
import { retyped } from './types.ts';
import type { Verdict } from './verdict.ts';

/** What is being said of one object by its schema: where the walk is, the problems so far, and how to word one. */
export class Judgement {
  readonly schema: ObjectSchema;
  /** The object's kind and version, for messages. */
  readonly what: string;
  readonly #kind: string;
  path: (string | number)[] = [];
  problems: SchemaProblem[] = [];
  /** Whether a part of the value was not known. */
  isUnknown = false;
  /** Inside `anyOf` and the like, which only constrain values: what the fields are is said outside. */
  isOnlyOfValues = false;

  constructor(schema: ObjectSchema, what: string, kind: string) {
    this.schema = schema;
    this.what = what;
    this.#kind = kind;
  }

  /** What a schema inside `anyOf`, `oneOf`, `not` or `allOf` says of the value at the current path; `walk` walks it. */
  trial(walk: () => void): Verdict {
    const before = { problems: this.problems, isUnknown: this.isUnknown, isOnlyOfValues: this.isOnlyOfValues };
    this.problems = [];
    this.isUnknown = false;
    this.isOnlyOfValues = true;
    walk();
    const verdict = { problems: this.problems, unknown: this.isUnknown };
    this.problems = before.problems;
    this.isUnknown = before.isUnknown || verdict.unknown;
    this.isOnlyOfValues = before.isOnlyOfValues;
    return verdict;
  }

  /** Adds a problem of the field at the current path, or below it. */
  report(
    kind: SchemaProblemKind,
    say: (field: string) => string,
    more: {
      readonly below?: FieldPath;
      readonly values?: readonly string[];
      readonly fix?: SchemaFix | undefined;
      /** Below the field too. */
      readonly also?: FieldPath;
    } = {},
  ): void {
    const path = [...this.path, ...(more.below ?? [])];
    const message = say(path.length === 0 ? `The ${this.what}` : `\`${fieldName(path)}\``);
    const also = more.also && [[...this.path, ...more.also]];
    this.problems.push({
      kind,
      path,
      message,
      values: more.values ?? [kind, message],
      fix: more.fix,
      ...(also && { also }),
    });
  }

  add(problems: readonly SchemaProblem[]): void {
    this.problems.push(...problems);
  }

  /** The value as messages may show it. */
  shown(value: YamlValue): string {
    return valueWords(value, isSecretPath(this.path, this.#kind));
  }

  /** A scalar in backquotes, as messages may show it. */
  quoted(value: boolean | number | string): string {
    return isSecretPath(this.path, this.#kind) ? '`•••`' : quoted(String(value));
  }

  /** Says that a value has none of the types of a schema. */
  wrongType(value: YamlValue, types: readonly string[], schema: Schema = {}): void {
    const wanted = listWords(types.map(typeWords), 'or');
    const meant = types.map((type) => retyped(value, type)).find((found) => found !== undefined);
    const isWrong = meant?.kind === 'quote' && scalarProblem(String(value), schema, this.schema.reader, () => '');
    const fix = isWrong ? undefined : meant;
    const values = ['wrong-type', ...types, value === null ? 'null' : isList(value) ? 'array' : typeof value];
    this.report('wrong-type', (field) => `${field} must be ${wanted}, not ${this.shown(value)}.`, { values, fix });
  }

  /** Says what is wrong with a value that must be a quantity. */
  quantity(value: YamlValue): void {
    if (typeof value === 'number' && Number.isFinite(value)) return;
    if (typeof value !== 'string') {
      this.wrongType(value, ['string', 'number']);
    } else if (!isQuantity(value)) {
      const near = nearestQuantity(value);
      this.report(
        'wrong-value',
        (field) =>
          `${field} is ${this.quoted(value)}, which is not a valid quantity. Use a number with an optional suffix, such as \`500m\`, \`64Mi\` or \`1Gi\`.`,
        { values: ['quantity', value], fix: near === undefined ? undefined : { kind: 'value', text: near } },
      );
    }
  }

  /** Says what is wrong with a scalar of the right type. */
  scalar(value: boolean | number | string, schema: Schema): void {
    const problem = scalarProblem(value, schema, this.schema.reader, () => this.quoted(value));
    if (problem) {
      this.report('wrong-value', (field) => `${field} ${problem.message}.`, {
        values: isSecretPath(this.path, this.#kind) ? ['wrong-value'] : ['wrong-value', String(value)],
        fix: problem.fix,
      });
    }
  }

  /** Says that a list or mapping has too few or too many entries. */
  size(what: string, size: number, least: number | undefined, most: number | undefined): void {
    if (least !== undefined && size < least) {
      this.report('wrong-value', (field) => `${field} has ${size} ${what}, but must have at least ${least}.`, {
        values: ['size', what, `>=${least}`],
      });
    } else if (most !== undefined && size > most) {
      this.report('wrong-value', (field) => `${field} has ${size} ${what}, but can have at most ${most}.`, {
        values: ['size', what, `<=${most}`],
      });
    }
  }
}
