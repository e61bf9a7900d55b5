import { withEntry } from '../../yaml/edit.ts';
import { isList, isMap, originOf } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { unshare } from '../fields/shared.ts';
import { describe } from '../resources/identity.ts';
import { textsIn, withTexts } from '../resources/metadata.ts';
import type { Resource } from '../resources/resource.ts';
import { applyJsonPatch, type Operation } from './json-patch.ts';
import { JsonPatchError } from './json-pointer.ts';
import { EMPTY } from './merge-patch.ts';
import { select } from './patches.ts';
import type { Selector } from './selector.ts';

/** Applies operations to all objects that a target selects. */
export function patchSelected(
  state: Accumulator,
  operations: readonly Operation[],
  selector: Selector,
  place: EntryPlace,
  storesId: boolean,
): void {
  for (const resource of select(state, selector, place, { operations })) {
    if (storesId) resource.storeId();
    try {
      patchJson(resource, operations);
    } catch (error) {
      if (!(error instanceof JsonPatchError)) throw error;
      throw fail('bad-patch', error.message, {
        ...place,
        origin: operations[0]?.origin ?? place.origin,
        message: `The JSON patch cannot be applied to ${describe(resource.id)}: ${error.message}.`,
      });
    }
  }
}

function patchJson(resource: Resource, operations: readonly Operation[]): void {
  const { origin } = resource;
  let value = resource.value;
  // What kustomize keeps in annotations makes them be there for a patch that adds one.
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  if (resource.isTracked && metadata && !isMap(metadata.annotations)) {
    value = withEntry(
      value,
      'metadata',
      withEntry(metadata, 'annotations', EMPTY, origin),
      originOf(value, 'metadata') ?? origin,
    );
  }
  const patched = applyJsonPatch({ value, origin }, operations);
  if (!isMap(patched))
    throw new JsonPatchError('json: cannot unmarshal array into Go value of type map[string]interface {}');
  const annotations = isMap(patched.metadata) ? patched.metadata.annotations : undefined;
  // kustomize reads them as pairs, whatever they are.
  if (isList(annotations) && annotations.length > 0)
    throw new JsonPatchError('panic: runtime error: index out of range');
  resource.value = withTexts(patched, 'annotations', textsIn(patched, 'annotations'), origin);
  unshare(resource);
}
