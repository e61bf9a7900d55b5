import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap } from '../../yaml/value.ts';
import { type FailureDetails, fail } from '../failure.ts';
import { idText, isSelected } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { overwrite, type WrittenValue } from '../resources/scalar.ts';
import { applyFieldSpec, FieldError, type FieldSpec, type Setter, wrongKind } from './field-spec.ts';

/** Where a transformer is defined, for its failures. */
export type EntryPlace = Pick<FailureDetails, 'directory'> & { readonly origin: Origin };

/** Applies field specs of a transformer to an object; paths that cannot be followed fail the build. */
export function applySpecs(
  resource: Resource,
  specs: readonly FieldSpec[],
  set: Setter,
  kind: 'scalar' | 'map' | undefined,
  place: EntryPlace,
): void {
  for (const spec of specs) {
    if (!isSelected(resource.id, spec)) continue;
    applySpec(resource, spec, set, kind, place);
  }
}

export function applySpec(
  resource: Resource,
  spec: FieldSpec,
  set: Setter,
  kind: 'scalar' | 'map' | undefined,
  place: EntryPlace,
): void {
  const creation = kind && { kind, origin: place.origin };
  try {
    resource.value = applyFieldSpec(resource.value, resource.origin, spec, set, creation);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { id } = resource;
    throw fail('transformer', `considering field '${spec.path}' of object ${idText(id)}: ${error.message}`, {
      origin: error.origin ?? resource.origin,
      directory: place.directory,
      message: `kustomize cannot follow \`${spec.path}\` in the ${id.kind} \`${id.name}\`: a field on that path has an unexpected type.`,
    });
  }
}

/** A setter for a scalar of the given value. */
export function scalar(written: WrittenValue): Setter {
  return (old, origin) => {
    if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
    return overwrite(written, old, origin);
  };
}
