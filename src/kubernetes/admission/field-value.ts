import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { fieldName } from '../terms/words.ts';

/**
 * A value of an object as the API server's own checks see it: by Go's decoding, null and absent are one, and so are an empty
 * string and an unset one. A value of the wrong type, or an unknown one (`${…}`, encrypted), has no answer: the schema reports
 * the first, and nothing reports the second.
 */
export class FieldValue {
  readonly path: FieldPath;
  readonly value: YamlValue | undefined;
  /** Whether a variable above may bring the field though it is not seen. */
  protected readonly isHidden: boolean;

  constructor(value: YamlValue | undefined, path: FieldPath, isHidden: boolean) {
    this.value = value;
    this.path = path;
    this.isHidden = isHidden;
  }

  /** The keys of a mapping whose values are not null, variables aside. */
  get keys(): string[] {
    const { value } = this;
    return isMap(value) ? Object.keys(value).filter((key) => !isUnknown(key) && value[key] !== null) : [];
  }

  /** The text, `''` included, if it is one and known. */
  get text(): string | undefined {
    return typeof this.value === 'string' && !isUnknown(this.value) ? this.value : undefined;
  }

  /** The text if there is one. */
  get word(): string | undefined {
    return this.text || undefined;
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
    if (this.isHidden) return false;
    if (value === undefined || value === null || value === '') return true;
    return isList(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
  }

  /** Whether it is known which keys or entries a mapping or list has. */
  get isWhole(): boolean {
    const { value } = this;
    if (isMap(value) || isList(value)) return !mayHold(value);
    return !this.isHidden && (value === undefined || value === null);
  }

  /** Whether it is known what the field says, even if it is nothing. */
  get isKnown(): boolean {
    return this.isEmpty || this.text !== undefined;
  }

  get isTrue(): boolean {
    return this.value === true;
  }

  get name(): string {
    return `\`${fieldName(this.path)}\``;
  }
}

/** Whether a value may have more keys or entries than are seen. */
export function mayHold(value: YamlValue | undefined): boolean {
  if (typeof value === 'string') return isUnknown(value);
  if (isMap(value)) return Object.keys(value).some(isUnknown);
  return isList(value) && value.some((item) => typeof item === 'string' && isUnknown(item));
}

export function isEmptyList(value: YamlValue | undefined): boolean {
  return isList(value) && value.length === 0;
}
