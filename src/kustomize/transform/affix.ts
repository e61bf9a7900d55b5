import { relate } from '../../yaml/origin.ts';
import { isList, isMap } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { applySpec, type EntryPlace } from '../fields/apply-specs.ts';
import { type FieldSpec, type Setter, wrongKind } from '../fields/field-spec.ts';
import type { WrittenText } from '../load/entries.ts';
import { type GroupVersionKind, isSelected } from '../resources/identity.ts';
import { nodeText, untagged } from '../resources/scalar.ts';

const UNPREFIXED: readonly GroupVersionKind[] = [
  { group: '', version: '', kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', version: '', kind: 'APIService' },
  { group: '', version: '', kind: 'Namespace' },
];

/** Puts a prefix before names, or a suffix behind them; the text that was there stays the first place of the result. */
export function setAffix(
  state: Accumulator,
  affix: WrittenText,
  side: 'prefix' | 'suffix',
  specs: readonly FieldSpec[],
  place: EntryPlace,
): void {
  const set: Setter = (old, origin) => {
    if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
    const text = nodeText(old, origin);
    const whole = side === 'prefix' ? affix.text + text : text + affix.text;
    return untagged(whole, old === undefined ? affix.origin : relate(origin, affix.origin), old, origin);
  };
  for (const resource of state.resources) {
    const { originalId } = resource;
    if (UNPREFIXED.some((kind) => isSelected(originalId, kind))) continue;
    for (const spec of specs) {
      if (!isSelected(originalId, spec)) continue;
      if (spec.path === 'metadata/name') {
        if (side === 'prefix') resource.prefixes = [...resource.prefixes, affix.text];
        else resource.suffixes = [...resource.suffixes, affix.text];
        resource.storeId();
      }
      if (isSelected(resource.id, spec)) applySpec(resource, spec, set, 'scalar', place);
    }
  }
}
