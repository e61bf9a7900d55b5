import type { Origin } from '../../../yaml/origin.ts';
import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../../yaml/value.ts';

/** A value for `${name}`. */
export interface Variable {
  readonly name: string;
  /** The value without line breaks, or the text `${name}` if it is unknown. */
  readonly value: string;
  readonly isKnown: boolean;
  /** What defines it, or undefined if that is not in this repository. */
  readonly origin: Origin | undefined;
}

/** Variables by name; undefined for a name that has none. */
export type VariableLookup = (name: string) => Variable | undefined;

/** Why an object cannot be substituted: then the whole Kustomization fails. */
export interface SubstitutionFailure {
  readonly kind: 'syntax' | 'not-yaml' | 'limit';
  /** In the controller's words. */
  readonly cause: string;
  /** The expression, the scalar, or the entry that contains it. */
  readonly origin: Origin;
}

/** A use of a variable. */
export interface VariableUse {
  readonly variable: string;
  readonly origin: Origin;
}

/** An object after substitution. */
export interface SubstitutedObject {
  /** The object itself if nothing was replaced or substitution failed. */
  readonly value: YamlMap;
  readonly uses: readonly VariableUse[];
  /** Uses of variables that have neither a value nor a fallback: strict mode fails at the first, else they are empty. */
  readonly missing: readonly VariableUse[];
  readonly failure?: SubstitutionFailure;
}

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute';
const withDollar = new WeakMap<object, boolean>();

/** Whether the object says itself that it wants no substitution. */
export function isSubstitutionDisabled(value: YamlMap): boolean {
  return ['labels', 'annotations'].some((field) => stringAt(value, 'metadata', field, ANNOTATION) === 'disabled');
}

/** Whether a value contains a `$`. */
export function holdsDollar(value: YamlValue | undefined): boolean {
  if (typeof value === 'string') return value.includes('$');
  if (!isMap(value) && !isList(value)) return false;
  let holds = withDollar.get(value);
  if (holds === undefined) {
    holds = isList(value)
      ? value.some(holdsDollar)
      : Object.keys(value).some((key) => key.includes('$') || holdsDollar(value[key]));
    withDollar.set(value, holds);
  }
  return holds;
}
