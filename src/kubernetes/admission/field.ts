import { listWords } from '../../text/words.ts';
import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { ExpressionCheck, ExpressionFault, Sight } from '../cel/syntax.ts';
import type { FieldPath, MinorRange, SchemaFix, SchemaProblem, SchemaProblemKind } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { fieldName } from '../terms/words.ts';

/** What is known about the problems of a field, apart from their messages. */
type ProblemDetails = Pick<SchemaProblem, 'rejectedBy' | 'against'>;

/** What is found while an object is looked at, and what reads its expressions, if anything does. */
export interface Examination {
  readonly problems: SchemaProblem[];
  readonly fault?: ExpressionCheck | undefined;
}

/**
 * A field of an object as the API server's own checks see it: by Go's decoding, null and absent are one, and so are an empty
 * string and an unset one. A value of the wrong type, or an unknown one (`${…}`, encrypted), has no answer: the schema reports
 * the first, and nothing reports the second.
 */
export class Field {
  readonly path: FieldPath;
  readonly value: YamlValue | undefined;
  readonly #on: Examination;
  /** Whether a variable above may bring the field though it is not seen. */
  readonly #hidden: boolean;
  readonly #more: ProblemDetails;

  constructor(
    value: YamlValue | undefined,
    path: FieldPath,
    on: Examination,
    { hidden = false, more = {} }: { readonly hidden?: boolean; readonly more?: ProblemDetails } = {},
  ) {
    this.value = value;
    this.path = path;
    this.#on = on;
    this.#hidden = hidden;
    this.#more = more;
  }

  /** The same field; what is reported of it is rejected only by some minors of Kubernetes. */
  onlyIn(rejectedBy: MinorRange): Field {
    return this.#with({ rejectedBy });
  }

  /** The same field; what is reported of it is that it contradicts others. */
  against(...others: readonly Field[]): Field {
    return this.#with({ against: others.map(({ path }) => path) });
  }

  #with(more: ProblemDetails): Field {
    return new Field(this.value, this.path, this.#on, { hidden: this.#hidden, more: { ...this.#more, ...more } });
  }

  /** The field at a path below. */
  at(...keys: (string | number)[]): Field {
    let { value } = this;
    let hidden = this.#hidden;
    for (const key of keys) {
      const holder = value;
      if (isMap(holder)) value = Object.hasOwn(holder, key) ? holder[key] : undefined;
      else value = isList(holder) ? holder[Number(key)] : undefined;
      hidden = value === undefined && (hidden || mayHold(holder));
    }
    return new Field(value, [...this.path, ...keys], this.#on, { hidden });
  }

  /** The entries of a list. */
  get items(): Field[] {
    return isList(this.value) ? this.value.map((_, index) => this.at(index)) : [];
  }

  /** The keys of a mapping whose values are not null, variables aside. */
  get keys(): string[] {
    const { value } = this;
    return isMap(value) ? Object.keys(value).filter((key) => !isUnknown(key) && value[key] !== null) : [];
  }

  /** The fields of a mapping by key. */
  get entries(): [string, Field][] {
    return this.keys.map((key) => [key, this.at(key)]);
  }

  /** The text, `''` included, if it is one and known. */
  get text(): string | undefined {
    return typeof this.value === 'string' && !isUnknown(this.value) ? this.value : undefined;
  }

  /** The text if there is one. */
  get word(): string | undefined {
    return this.text || undefined;
  }

  /** What is wrong with the expression that the text is, if it is known. */
  expressionFault(types: readonly string[], sight: Sight): ExpressionFault | undefined {
    return this.word === undefined ? undefined : this.#on.fault?.(this.word.trim(), types, sight);
  }

  get integer(): number | undefined {
    return typeof this.value === 'number' && Number.isInteger(this.value) ? this.value : undefined;
  }

  /** Whether something other than null is written. */
  get isSet(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** Whether nothing is written, or nothing that counts for a text, list or mapping. */
  get isEmpty(): boolean {
    const { value } = this;
    if (this.#hidden) return false;
    if (value === undefined || value === null || value === '') return true;
    return isList(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
  }

  /** Whether it is known which keys or entries a mapping or list has. */
  get isWhole(): boolean {
    const { value } = this;
    if (isMap(value) || isList(value)) return !mayHold(value);
    return !this.#hidden && (value === undefined || value === null);
  }

  /** Whether it is known what the field says, even if it is nothing. */
  get isKnown(): boolean {
    return this.isEmpty || this.text !== undefined;
  }

  /** Whether a mapping surely has nothing under a key. */
  lacks(key: string): boolean {
    return this.isWhole && !isList(this.value) && this.at(key).isEmpty;
  }

  get isTrue(): boolean {
    return this.value === true;
  }

  get name(): string {
    return `\`${fieldName(this.path)}\``;
  }

  /** Reports what is wrong with the field. `code` and `values` distinguish the problem from others of the field. */
  wrong(code: string, message: string, values: readonly string[] = [], fix?: SchemaFix): void {
    this.#report('wrong-value', message, [code, ...values], fix);
  }

  /** Reports that the field repeats another one. */
  duplicate(message: string, values: readonly string[] = []): void {
    this.#report('duplicate-entry', message, ['duplicate-entry', ...values]);
  }

  /** Reports that something that this field requires does not exist. */
  lacking(code: string, message: string, values: readonly string[] = [], fix?: SchemaFix): void {
    this.#report('missing-field', message, [code, ...values], fix);
  }

  /** Reports that a mapping certainly lacks a required field. `why` is a sentence. Returns whether it does. */
  require(key: string, why = ''): boolean {
    if (!this.lacks(key)) return false;
    const field = this.at(key);
    const state = field.value === undefined || field.value === null ? 'is missing' : 'is empty';
    field.lacking('required', `${field.name} ${state}.${why === '' ? '' : ` ${why}.`}`);
    return true;
  }

  /** Reports that there is not exactly one of several fields. Returns the field, if there is one. */
  exactlyOne(keys: readonly string[], what: string): string | undefined {
    return this.#choice(keys, what, true);
  }

  /** Reports that there is more than one of several exclusive fields. Returns the field, if there is one. */
  onlyOne(keys: readonly string[], what: string): string | undefined {
    return this.#choice(keys, what, false);
  }

  #choice(keys: readonly string[], what: string, required: boolean): string | undefined {
    const given = this.given(keys);
    if (given.length === 1 || (given.length === 0 && !(required && this.isWhole))) return given[0];
    const choice =
      keys.length > 8
        ? what
        : `one of ${listWords(
            keys.map((key) => `\`${key}\``),
            'or',
          )}`;
    if (given.length === 0) this.lacking('one-of', `${this.name} must have ${choice}.`);
    else {
      const names = listWords(given.map((key) => `\`${key}\``));
      this.lastOf(given).wrong('one-of', `${this.name} has ${names}, but can have only ${choice}.`, given);
    }
    return undefined;
  }

  /** Of keys that exclude each other the one that is written last; what is reported of it is that it contradicts the others. */
  lastOf(keys: readonly string[]): Field {
    const written = isMap(this.value) ? Object.keys(this.value).filter((key) => keys.includes(key)) : [];
    const last = written.pop();
    return last === undefined ? this : this.at(last).against(...written.map((key) => this.at(key)));
  }

  /** Which of some keys a mapping has. */
  given(keys: readonly string[]): string[] {
    return keys.filter((key) => this.at(key).isSet && !isEmptyList(this.at(key).value));
  }

  #report(kind: SchemaProblemKind, message: string, values: readonly string[], fix?: SchemaFix): void {
    this.#on.problems.push({ kind, path: this.path, message, values, fix, ...this.#more });
  }
}

function isEmptyList(value: YamlValue | undefined): boolean {
  return isList(value) && value.length === 0;
}

/** Whether a value may have more keys or entries than are seen. */
function mayHold(value: YamlValue | undefined): boolean {
  if (typeof value === 'string') return isUnknown(value);
  if (isMap(value)) return Object.keys(value).some(isUnknown);
  return isList(value) && value.some((item) => typeof item === 'string' && isUnknown(item));
}
