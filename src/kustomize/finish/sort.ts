import { isMap, listAt, originOf, stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail, within } from '../failure.ts';
import { kindRanks, ORDER_FIRST, ORDER_LAST, sortText } from '../fields/kind-order.ts';
import type { KustomizationFile } from '../load/kustomization.ts';
import { compareText } from '../resources/compare-text.ts';
import { gvkText } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
/** The order in which objects are given if the kustomization file sets none. */
export type Order = 'legacy' | 'none';

/** Sorts objects as `sortOptions` say, or as the caller wants. */
export function sortResources(state: Accumulator, overlay: KustomizationFile, order: Order): void {
  const options = isMap(overlay.map.sortOptions) ? overlay.map.sortOptions : undefined;
  if (!options) {
    if (order === 'legacy') sortLegacy(state, overlay, ORDER_FIRST, ORDER_LAST);
    return;
  }
  const stated = stringAt(options, 'order') ?? '';
  const own = isMap(options.legacySortOptions) ? options.legacySortOptions : undefined;
  const origin = originOf(overlay.map, 'sortOptions') ?? overlay.origin;
  const details = { origin, directory: overlay.directory };
  if (stated !== 'legacy' && stated !== 'fifo') {
    throw fail('invalid-overlay', "the field 'sortOptions.order' must be one of [fifo, legacy]", details);
  }
  if (stated === 'fifo') {
    if (!own) return;
    const cause =
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'";
    throw fail('invalid-overlay', cause, details);
  }
  const [first, last] = own ? [texts(own, 'orderFirst'), texts(own, 'orderLast')] : [ORDER_FIRST, ORDER_LAST];
  sortLegacy(state, overlay, first, last);
}

function sortLegacy(
  state: Accumulator,
  overlay: KustomizationFile,
  first: readonly string[],
  last: readonly string[],
): void {
  state.resources = legacyOrder(state.resources, first, last);
  within(
    (text) => `SortOrderTransformer: Failed to append to resources: ${text}`,
    () => state.checkUnique(overlay.origin, overlay.directory),
  );
}

function texts(map: YamlMap, field: string): string[] {
  return listAt(map, field).filter((item) => typeof item === 'string');
}

/** Kinds in the order of their texts; of two that are called Namespace, the core one comes first. */
function compareKinds(a: { resource: Resource; kind: string }, b: { resource: Resource; kind: string }): number {
  const [first, second] = [a.resource.id, b.resource.id];
  const isReversed =
    first.kind === 'Namespace' && second.kind === 'Namespace' && (first.group === '' || second.group === '');
  return isReversed ? compareText(b.kind, a.kind) : compareText(a.kind, b.kind);
}

function legacyOrder(resources: readonly Resource[], first: readonly string[], last: readonly string[]): Resource[] {
  const ranks = kindRanks(first, last);
  const keyed = resources.map((resource) => {
    const { id } = resource;
    return {
      resource,
      rank: ranks.get(id.kind) ?? 0,
      kind: sortText(id),
      name: `${gvkText(id)}|${id.namespace || '~X'}|${id.name || '~N'}`,
    };
  });
  keyed.sort((a, b) => a.rank - b.rank || compareKinds(a, b) || compareText(a.name, b.name));
  return keyed.map(({ resource }) => resource);
}
