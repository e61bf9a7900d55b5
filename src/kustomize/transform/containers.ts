import { withEntry, withItem } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { FieldError, wrongKind } from '../fields/field-spec.ts';
import type { Resource } from '../resources/resource.ts';
import type { WrittenValue } from '../resources/scalar.ts';

type SetImage = (old: YamlValue | undefined, origin: Origin) => WrittenValue | undefined;

/** Changes the image of each item of any list called `containers` or `initContainers`, wherever it is. */
export function changeContainers(resource: Resource, set: SetImage, { directory }: EntryPlace): void {
  if (!hasContainers(resource.value)) return;
  try {
    const changed = walk(resource.value, resource.origin, set);
    if (isMap(changed)) resource.value = changed;
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { kind, name } = resource.id;
    throw fail('transformer', error.message, {
      origin: resource.origin,
      directory,
      message: `\`images\` cannot be applied to the ${kind} \`${name}\`: its containers are not a list of mappings with an image.`,
    });
  }
}

const HAS_CONTAINERS = new WeakMap<YamlMap | YamlList, boolean>();

/** Whether there is a list of containers anywhere below; remembered per value, because many builds share most values. */
function hasContainers(value: YamlValue | undefined): boolean {
  if (!isMap(value) && !isList(value)) return false;
  let known = HAS_CONTAINERS.get(value);
  if (known === undefined) {
    known = isList(value)
      ? value.some(hasContainers)
      : isList(value.containers) ||
        isList(value.initContainers) ||
        Object.keys(value).some((key) => hasContainers(value[key]));
    HAS_CONTAINERS.set(value, known);
  }
  return known;
}

function walk(value: YamlValue, origin: Origin, set: SetImage): YamlValue {
  if (!hasContainers(value)) return value;
  if (isList(value)) {
    return value.reduce<YamlList>((list, item, index) => {
      const place = originOf(value, index) ?? origin;
      const changed = walk(item, place, set);
      return changed === item ? list : withItem(list, index, changed, place);
    }, value);
  }
  if (!isMap(value)) return value;
  let result = value;
  for (const key of Object.keys(value)) {
    const place = originOf(value, key) ?? origin;
    const entry = value[key] ?? null;
    let changed = walk(entry, place, set);
    if ((key === 'containers' || key === 'initContainers') && isList(changed))
      changed = changeItems(changed, place, set);
    if (changed !== entry) result = withEntry(result, key, changed, place);
  }
  return result;
}

function changeItems(list: YamlList, origin: Origin, set: SetImage): YamlList {
  return list.reduce<YamlList>((result, item, index) => {
    if (item === null) return result;
    if (!isMap(item)) throw wrongKind('MappingNode', item);
    if (!Object.hasOwn(item, 'image') || item.image === null) return result;
    const place = originOf(list, index) ?? origin;
    const image = set(item.image, originOf(item, 'image') ?? place);
    return image ? withItem(result, index, withEntry(item, 'image', image.value, image.origin), place) : result;
  }, list);
}
