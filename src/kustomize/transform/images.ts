import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Accumulator } from '../accumulator.ts';
import { fail } from '../failure.ts';
import { applySpecs, type EntryPlace } from '../fields/apply-specs.ts';
import { type FieldSpec, wrongKind } from '../fields/field-spec.ts';
import type { Entry } from '../load/entries.ts';
import { compilePattern, PatternError } from '../patch/selector.ts';
import { nodeText, untagged, type WrittenValue } from '../resources/scalar.ts';
import { changeContainers } from './containers.ts';

/** An entry of `images`, ready to be applied. */
interface ImageChange {
  readonly isMatch: (image: string) => boolean;
  readonly map: YamlMap;
  readonly origin: Origin;
}

/** Changes the images of all objects as an entry of `images` says; an entry that matches none is valid. */
export function setImages(state: Accumulator, entry: Entry, specs: readonly FieldSpec[], directory: string): void {
  const place: EntryPlace = { origin: entry.origin, directory };
  const change: ImageChange = { isMatch: imageMatcher(stringAt(entry.map, 'name') ?? '', place), ...entry };
  let isUsed = false;
  const touch = { kind: 'image', origin: entry.origin } as const;
  for (const resource of state.resources) {
    if (resource.id.kind === 'CustomResourceDefinition') continue;
    let isMet = false;
    const set = (old: YamlValue | undefined, origin: Origin): WrittenValue | undefined => {
      if (isMap(old) || isList(old)) throw wrongKind('ScalarNode', old);
      const image = nodeText(old, origin);
      if (!change.isMatch(image)) return undefined;
      isMet = true;
      return changeImage(image, old, origin, change);
    };
    changeContainers(resource, set, place);
    applySpecs(resource, specs, set, undefined, place);
    if (!isMet) continue;
    isUsed = true;
    resource.touch(touch);
  }
  if (!isUsed) state.unmatched.push({ kind: 'image', ...place });
}

const TAG_AND_DIGEST = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';

/** The name is a regular expression, anchored, without tag and digest: `.` matches anything. */
function imageMatcher(name: string, place: EntryPlace): (image: string) => boolean {
  // No part of such a name can run wild, and the host's own engine is much faster.
  if (/^[A-Za-z0-9_./:@-]*$/.test(name)) {
    const pattern = new RegExp(`^${name}${TAG_AND_DIGEST}`);
    return (image) => pattern.test(image);
  }
  try {
    const pattern = compilePattern(`^${name}${TAG_AND_DIGEST}`);
    return (image) => pattern.test(image);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw fail('transformer', `panic: ${error.message}`, {
      ...place,
      message: `kustomize reads the image name \`${name}\` as a regular expression, but it is not a valid one, so kustomize crashes.`,
    });
  }
}

function changeImage(
  image: string,
  old: YamlValue | undefined,
  origin: Origin,
  { map, origin: entryOrigin }: ImageChange,
): WrittenValue {
  const { name, tag, digest } = splitImage(image);
  const field = (key: string): string => stringAt(map, key) ?? '';
  const [newName, newTag, newDigest, suffix] = [field('newName'), field('newTag'), field('digest'), field('tagSuffix')];
  let result = newName || name;
  const nextTag = newTag || (newDigest ? '' : suffix ? tag + suffix : tag);
  const nextDigest = newDigest || (newTag || suffix ? '' : digest);
  if (nextTag !== '') result += `:${nextTag}`;
  if (nextDigest !== '') result += `@${nextDigest}`;
  const parts = ['newTag', 'digest', 'newName', 'tagSuffix'].flatMap((key) =>
    field(key) ? (originOf(map, key) ?? []) : [],
  );
  const [first = entryOrigin, ...others] = parts;
  // Lists of containers that field specs mean too are changed twice.
  const isDone = origin.file === first.file && origin.start === first.start;
  const place = isDone ? origin : relate(others.reduce(relate, first), origin);
  return untagged(result, place, old, origin);
}

/** The parts of an image reference (api/internal/image). */
export function splitImage(image: string): { name: string; tag: string; digest: string } {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  if (at === -1 && colon === -1) return { name: image, tag: '', digest: '' };
  if (at !== -1 && (at < colon || colon === -1))
    return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  if (at !== -1) return { name: image.slice(0, colon), tag: image.slice(colon + 1, at), digest: image.slice(at + 1) };
  return { name: image.slice(0, colon), tag: image.slice(colon + 1), digest: '' };
}
