import type { BuiltObject } from '../../src/kustomize/built.ts';
import { isClusterScoped } from '../../src/kustomize/resources/identity.ts';
import { mapAt, stringAt, type YamlMap } from '../../src/yaml/value.ts';

/** Why a selector misses an object of its kind and name: the first field that does not fit, and what to write. */
export function whyNot(target: YamlMap, { id, previousIds, value }: BuiltObject): string {
  const what = `${id.kind} \`${id.name}\``;
  const wanted = (key: string): string => stringAt(target, key) ?? '';
  for (const key of ['group', 'version'] as const) {
    if (wanted(key) === '' || wanted(key) === id[key]) continue;
    const own = id[key] === '' ? `has no ${key}` : `has ${key} \`${id[key]}\``;
    return `${what} exists, but ${own}. ${id[key] === '' ? `Remove \`${key}\` from the selector.` : `Write that, or remove \`${key}\` from the selector.`}`;
  }
  const namespace = wanted('namespace');
  if (namespace !== '' && isClusterScoped(id))
    return `${what} exists, but a ${id.kind} has no namespace. Remove \`namespace\` from the selector.`;
  if (namespace !== '' && namespace === id.namespace)
    return `${what} exists, but gets this namespace only after the patches. Remove \`namespace\` from the selector.`;
  const before = [...previousIds, id].map((one) => one.namespace).find((one) => one !== '');
  if (namespace !== '' && namespace !== id.namespace)
    return before === undefined
      ? `${what} exists, but has no namespace. Remove \`namespace\` from the selector.`
      : `${what} exists, but is in namespace \`${before}\`.`;
  const [field, entry] = (
    [
      ['labelSelector', 'labels'],
      ['annotationSelector', 'annotations'],
    ] as const
  ).find(([key]) => wanted(key) !== '') ?? ['', ''];
  return field === ''
    ? `${what} exists, but does not match the other fields of the selector.`
    : `${what} exists, but its ${entry} do not match \`${wanted(field)}\`.${hasAny(value, entry) ? '' : ` It has no ${entry}.`}`;
}

function hasAny(value: YamlMap, entry: string): boolean {
  return mapAt(value, 'metadata', entry) !== undefined;
}
