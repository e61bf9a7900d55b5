import { listWords, quoted } from '../../text/words.ts';
import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { ExpressionCheck, ExpressionFault, Sight } from '../cel/syntax.ts';
import type { FieldPath, MinorRange, SchemaFix, SchemaProblem, SchemaProblemKind } from '../terms/problem.ts';
import { FieldValue, isEmptyList, mayHold } from './field-value.ts';

/** What is known about the problems of a field, apart from their messages. */
type ProblemDetails = Pick<SchemaProblem, 'rejectedBy' | 'against' | 'unsure'>;

/** What is found while an object is looked at, and what reads its expressions, if anything does. */
export interface Examination {
  readonly problems: SchemaProblem[];
  readonly fault?: ExpressionCheck | undefined;
}

/** A field of an object, with the fields below it, that takes reports of what is wrong with it. */
export class Field extends FieldValue {
  readonly #on: Examination;
  readonly #more: ProblemDetails;

  constructor(
    value: YamlValue | undefined,
    path: FieldPath,
    on: Examination,
    { hidden = false, more = {} }: { readonly hidden?: boolean; readonly more?: ProblemDetails } = {},
  ) {
    super(value, path, hidden);
    this.#on = on;
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

  /** The same field; what is reported of it does nothing, but nothing rejects it. */
  get accepted(): Field {
    return this.#with({ unsure: true });
  }

  #with(more: ProblemDetails): Field {
    return new Field(this.value, this.path, this.#on, { hidden: this.isHidden, more: { ...this.#more, ...more } });
  }

  /** The field at a path below. */
  at(...keys: (string | number)[]): Field {
    let { value } = this;
    let hidden = this.isHidden;
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

  /** The fields of a mapping by key. */
  get entries(): [string, Field][] {
    return this.keys.map((key) => [key, this.at(key)]);
  }

  /** What is wrong with the expression that the text is, if it is known. */
  expressionFault(types: readonly string[], sight: Sight): ExpressionFault | undefined {
    return this.word === undefined ? undefined : this.#on.fault?.(this.word.trim(), types, sight);
  }

  /** Whether a mapping surely has nothing under a key. */
  lacks(key: string): boolean {
    return this.isWhole && !isList(this.value) && this.at(key).isEmpty;
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
    const choice = keys.length > 8 ? what : `one of ${listWords(keys.map(quoted), 'or')}`;
    if (given.length === 0) this.lacking('one-of', `${this.name} must have ${choice}.`);
    else {
      const names = listWords(given.map(quoted));
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
