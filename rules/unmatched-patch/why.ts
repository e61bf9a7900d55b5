import type { BuiltObject } from '../../src/kustomize/built.ts';
import { isClusterScoped } from '../../src/kustomize/resources/identity.ts';
import { mapAt, stringAt, type YamlMap } from '../../src/yaml/value.ts';

/** What to write instead of a selector that misses its object. */
export interface Why {
  readonly advice: string;
  /** What the overlay sets only after its patches, so that all that select by it miss. */
  readonly late?: 'name' | 'namespace';
  /** The file of the object that it misses. */
  readonly of: string;
}

/** Why a selector misses an object of its kind and name: the first field that does not fit, and what to write. */
export function whyNot(target: YamlMap, object: BuiltObject): Why {
  const { id, previousIds, origin } = object;
  const of = origin.file.path;
  const what = `${id.kind} \`${id.name}\``;
  const before = previousIds.at(-1)?.name;
  if (before !== undefined && stringAt(target, 'name') === id.name && previousIds.every(({ name }) => name !== id.name))
    return {
      advice: `${id.kind} \`${before}\` gets this name only after the patches. Use the name \`${before}\`.`,
      late: 'name',
      of,
    };
  const field = versionAdvice(target, object, what);
  if (field !== undefined) return { advice: field, of };
  const namespace = stringAt(target, 'namespace') ?? '';
  if (namespace !== '' && !isClusterScoped(id) && namespace === id.namespace)
    return {
      advice: `${what} exists, but gets this namespace only after the patches. Remove \`namespace\` from the selector.`,
      late: 'namespace',
      of,
    };
  return { advice: otherAdvice(target, object, what), of };
}

/** About a group or version that does not fit. */
function versionAdvice(target: YamlMap, { id }: BuiltObject, what: string): string | undefined {
  for (const key of ['group', 'version'] as const) {
    const wanted = stringAt(target, key) ?? '';
    if (wanted === '' || wanted === id[key]) continue;
    const own = id[key] === '' ? `has no ${key}` : `has ${key} \`${id[key]}\``;
    return `${what} exists, but ${own}. ${id[key] === '' ? `Remove \`${key}\` from the selector.` : `Use that ${key}, or remove \`${key}\` from the selector.`}`;
  }
  return undefined;
}

function otherAdvice(target: YamlMap, { id, previousIds, value }: BuiltObject, what: string): string {
  const wanted = (key: string): string => stringAt(target, key) ?? '';
  const namespace = wanted('namespace');
  if (namespace !== '' && isClusterScoped(id))
    return `${what} exists, but a ${id.kind} has no namespace. Remove \`namespace\` from the selector.`;
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
  if (field === '') return `${what} exists, but does not match the other fields of the selector.`;
  return mapAt(value, 'metadata', entry) === undefined
    ? `${what} exists, but has no ${entry}.`
    : `${what} exists, but its ${entry} do not match \`${wanted(field)}\`.`;
}
