import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import { splitPath } from '../fields/split-path.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText, type WrittenValue } from '../resources/scalar.ts';

/** The parts of a path; a `[key=value]` may hold dots. */
export function smartSplit(path: string): string[] {
  const parts = splitPath(path, '.');
  const result: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    if (!part.startsWith('[') || part.endsWith(']')) {
      result.push(part);
      continue;
    }
    let whole = part;
    while (index < parts.length - 1 && !whole.endsWith(']')) whole += `.${parts[++index] ?? ''}`;
    result.push(whole.includes('=') ? whole : whole.replace(/^[[\]]+|[[\]]+$/g, ''));
  }
  return result;
}

/** The value at a path: fields, indices, `-` for the last item, `[key=value]` for an item. */
export function lookUp(resource: Resource, path: readonly string[]): WrittenValue | undefined {
  let current: WrittenValue | undefined = { value: resource.value, origin: resource.origin };
  for (const raw of path) {
    const part = raw.trim();
    if (part === '') continue;
    if (!current) return undefined;
    current = lookUpPart(current, part);
  }
  return current;
}

function lookUpPart({ value, origin }: WrittenValue, part: string): WrittenValue | undefined {
  const item = (list: YamlValue, index: number): WrittenValue | undefined => {
    if (!isList(list)) return undefined;
    const found = list[index];
    return found === undefined ? undefined : { value: found, origin: originOf(list, index) ?? origin };
  };
  if (/^[0-9]+$/.test(part)) return item(value, Number(part));
  if (part === '-') return isList(value) ? item(value, value.length - 1) : undefined;
  const keyed = /^\[([^=]*)=(.*)\]$/s.exec(part);
  if (keyed && isList(value)) {
    const [, key = '', text = ''] = keyed;
    const index = value.findIndex((entry, at) =>
      key === ''
        ? nodeText(entry, originOf(value, at)) === text
        : isMap(entry) && Object.hasOwn(entry, key) && nodeText(entry[key], originOf(entry, key)) === text,
    );
    return item(value, index);
  }
  if (!isMap(value)) return undefined;
  const found = Object.hasOwn(value, part) ? value[part] : undefined;
  return found === undefined ? undefined : { value: found, origin: originOf(value, part) ?? origin };
}
