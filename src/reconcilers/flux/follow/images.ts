import { copyList } from '../../../yaml/edit.ts';
import type { Origin } from '../../../yaml/origin.ts';
import {
  copyMap,
  deleteEntry,
  isMap,
  newMap,
  ORIGINS,
  pushItem,
  setEntry,
  stringAt,
  type YamlList,
  type YamlMap,
} from '../../../yaml/value.ts';

/** Images of a kustomization file with those of a Flux Kustomization over them, field by field; tag and digest go together. */
export function mergeImages(own: YamlList, images: readonly (readonly [YamlMap, Origin])[]): YamlList {
  const list = copyList(own);
  for (const [image, origin] of images) {
    const at = list.findIndex((entry) => stringAt(entry, 'name') === (stringAt(image, 'name') ?? ''));
    const existing = list[at];
    if (!isMap(existing)) {
      pushItem(list, written(newMap(), image, origin, ['name', 'newName', 'newTag', 'digest']), origin);
      continue;
    }
    const merged = copyMap(existing);
    if (stringAt(image, 'newTag') || stringAt(image, 'digest')) {
      deleteEntry(merged, 'newTag');
      deleteEntry(merged, 'digest');
    }
    list[at] = written(merged, image, origin, ['newName', 'newTag', 'digest']);
    list[ORIGINS][at] = origin;
  }
  return list;
}

function written(map: ReturnType<typeof newMap>, image: YamlMap, origin: Origin, fields: readonly string[]): YamlMap {
  for (const field of fields) {
    const value = stringAt(image, field);
    if (value) setEntry(map, field, value, image[ORIGINS]?.get(field) ?? origin);
  }
  return map;
}
