import { isMap, originOf, type YamlMap } from '../../yaml/value.ts';
import { FieldError } from '../fields/field-spec.ts';
import { nodeText } from '../resources/scalar.ts';
import { type Item, setElement } from './list-items.ts';

/** `$patch`: what to do instead of merging. */
export type Directive = 'merge' | 'replace' | 'delete';

/** The directive of a mapping; undefined for a strange one if kustomize lets it pass and keeps it. */
export function directiveOf(patch: YamlMap, isLenient: boolean): Directive | undefined {
  if (!Object.hasOwn(patch, '$patch')) return 'merge';
  const text = nodeText(patch.$patch, originOf(patch, '$patch'));
  if (text === 'merge' || text === 'replace' || text === 'delete') return text;
  if (isLenient) return undefined;
  throw new FieldError(`unknown patch strategy '${text}'`);
}

/** The `$patch` of a list, which is an item of its own, and the items without it. */
export function applyListDirective(items: Item[]): { directive: Directive; items: Item[] } {
  const marker = items.find(({ value }) => isMap(value) && Object.hasOwn(value, '$patch'));
  if (!marker || !isMap(marker.value) || Object.keys(marker.value).length > 1) return { directive: 'merge', items };
  const text = nodeText(marker.value.$patch, originOf(marker.value, '$patch'));
  if (text !== 'merge' && text !== 'replace' && text !== 'delete') {
    throw new FieldError(`unknown patch strategy '${text}'`);
  }
  setElement(items, undefined, ['$patch'], [text]);
  return { directive: text, items };
}
