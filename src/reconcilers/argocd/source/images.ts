import type { Origin } from '../../../yaml/origin.ts';
import {
  newList,
  newMap,
  originOf,
  setEntry,
  stringAt,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';

const FIELDS = ['newName', 'newTag', 'digest'] as const;

/** The `images` of a kustomization file after `kustomize edit set image`: sorted by name, those that are set in full. */
export function setImages(own: YamlList, images: YamlList, origin: Origin): YamlList {
  const entries = new Map<string, { readonly value: YamlValue; readonly origin: Origin }>();
  for (const [index, value] of own.entries())
    entries.set(stringAt(value, 'name') ?? '', { value, origin: originOf(own, index) ?? origin });
  for (const [index, image] of images.entries()) {
    const parts = typeof image === 'string' ? parseImage(image) : undefined;
    if (!parts) continue;
    const place = originOf(images, index) ?? origin;
    const before = entries.get(parts.name)?.value;
    entries.set(parts.name, { value: toEntry(parts, before, place), origin: place });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return newList(
    sorted.map(({ value }) => value),
    sorted.map((entry) => entry.origin),
  );
}

/** An image in the form of `kustomize edit set image`. `*` keeps the current value. */
interface ImageParts {
  readonly name: string;
  readonly newName: string;
  readonly newTag: string;
  readonly digest: string;
}

function parseImage(text: string): ImageParts | undefined {
  const at = text.indexOf('=');
  if (at === -1) {
    const { name, newTag, digest } = parseTagged(text);
    return newTag === '' && digest === '' ? undefined : { name, newName: '', newTag, digest };
  }
  const { name: newName, newTag, digest } = parseTagged(text.slice(at + 1));
  return { name: text.slice(0, at), newName, newTag, digest };
}

function parseTagged(text: string): { readonly name: string; readonly newTag: string; readonly digest: string } {
  const at = text.indexOf('@');
  if (at !== -1) return { name: text.slice(0, at), newTag: '', digest: text.slice(at + 1) };
  const [, name, newTag] = /^(.*):([a-zA-Z0-9._-]+|\*)$/.exec(text) ?? [];
  return { name: name ?? text, newTag: newTag ?? '', digest: '' };
}

function toEntry(parts: ImageParts, before: YamlValue | undefined, origin: Origin): YamlMap {
  const entry = newMap();
  setEntry(entry, 'name', parts.name, origin);
  for (const field of FIELDS) {
    const text = parts[field] === '*' ? (stringAt(before, field) ?? '') : parts[field];
    if (text !== '') setEntry(entry, field, text, origin);
  }
  return entry;
}
