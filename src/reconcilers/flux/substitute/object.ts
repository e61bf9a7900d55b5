import type { Origin } from '../../../yaml/origin.ts';
import type { YamlMap } from '../../../yaml/value.ts';
import { substituteScalars } from './scalars.ts';
import { holdsDollar, isSubstitutionDisabled, type SubstitutedObject, type VariableLookup } from './substitution.ts';
import { substituteText } from './text.ts';

/** Substitutes variables in an object as kustomize-controller does. */
export function substituteObject(value: YamlMap, origin: Origin, lookup: VariableLookup): SubstitutedObject {
  if (!holdsDollar(value) || isSubstitutionDisabled(value)) return { value, uses: [], missing: [] };
  return substituteScalars(value, origin, lookup) ?? substituteText(value, origin, lookup);
}
