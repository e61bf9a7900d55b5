import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { podSpecPath } from '../../src/kubernetes/references/pods.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { isList, isMap, listAt, stringAt, type YamlValue } from '../../src/yaml/value.ts';

/** An image whose tag moves. */
export interface FloatingImage {
  readonly at: Place;
  /** The image without its tag. */
  readonly name: string;
  /** `latest`, or undefined if the image has no tag. */
  readonly tag: string | undefined;
}

/** The images of an object's pods, and of a release's values, that have no tag or `latest`. */
export function floatingImages(object: KubernetesObject): FloatingImage[] {
  if (object.groupKind === HELM_RELEASE)
    return valuesBelow(object.at('spec', 'values').value, ['spec', 'values']).map((path) => inValues(object, path));
  const spec = podSpecPath(object);
  if (!spec) return [];
  return ['initContainers', 'containers'].flatMap((field) =>
    listAt(object.value, ...spec, field).flatMap((container, index) => {
      const image = floating(stringAt(container, 'image'));
      return image ? [{ at: object.at(...spec, field, index, 'image'), ...image }] : [];
    }),
  );
}

/** A port of a registry is followed by a path, and a tag is not. */
function floating(image: string | undefined): Pick<FloatingImage, 'name' | 'tag'> | undefined {
  if (!image || hasPlaceholder(image) || image.includes('@')) return undefined;
  const [, name = image, tag] = /^(.*):([^:/]*)$/.exec(image) ?? [];
  return tag === undefined || tag === 'latest' ? { name, tag } : undefined;
}

type Path = readonly (string | number)[];

/** The paths of images in values that have the tag `latest`. Without a tag, a chart takes that of its own version. */
function valuesBelow(value: YamlValue | undefined, path: Path): Path[] {
  if (isList(value)) return value.flatMap((item, index) => valuesBelow(item, [...path, index]));
  if (!isMap(value)) return [];
  const isFloating = value.tag === 'latest' && stringAt(value, 'repository') !== undefined && !value.digest;
  const below = Object.keys(value).flatMap((key) => valuesBelow(value[key], [...path, key]));
  return isFloating ? [path, ...below] : below;
}

function inValues(object: KubernetesObject, path: Path): FloatingImage {
  return {
    at: object.at(...path, 'tag'),
    name: stringAt(object.value, ...path, 'repository') ?? '',
    tag: 'latest',
  };
}
