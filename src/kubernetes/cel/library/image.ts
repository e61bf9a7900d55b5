import { CelError } from '../failure.ts';
import { type CelValue, Opaque } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const DEFAULT_REGISTRY = 'index.docker.io';
const TAG = /^[A-Za-z0-9_.-]{1,128}$/;
const REPOSITORY = /^[a-z0-9_\-./]{2,255}$/;
const REGISTRY = /^(?:[A-Za-z0-9._~!$&'()*+,;=-]+|\[[0-9A-Fa-f:.]+\])?(?::\d*)?$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Longer texts are not references, whatever they contain. */
const LONGEST = 1_000;

/** A reference to an image, as Kyverno reads it (go-containerregistry, pkg/name, without strict validation). */
export class ImageReference extends Opaque {
  readonly typeName = 'kyverno.image';
  readonly registry: string;
  /** With `library/` for an official image of Docker Hub. */
  readonly repository: string;
  /** The tag that is written; undefined where there is none. */
  readonly tag: string | undefined;
  /** The digest, such as `sha256:…`. */
  readonly digest: string | undefined;
  readonly #text: string;

  constructor(text: string, parts: Pick<ImageReference, 'registry' | 'repository' | 'tag' | 'digest'>) {
    super();
    this.#text = text;
    this.registry = parts.registry;
    this.repository = parts.repository;
    this.tag = parts.tag;
    this.digest = parts.digest;
  }

  equals(other: Opaque): boolean {
    return other instanceof ImageReference && other.#text === this.#text;
  }
}

/** `image(…)`, which is an older name, `parseImageReference(…)` and `isImage(…)`. */
export const IMAGE_FUNCTIONS: Functions = {
  image: ([text]) => (typeof text === 'string' ? referenceOf(text) : undefined),
  parseImageReference: ([text]) => (typeof text === 'string' ? referenceOf(text) : undefined),
  isImage: ([text]) => (typeof text === 'string' ? parseImageReference(text) !== undefined : undefined),
};

/** Methods of references. A reference without a tag and a digest has the tag `latest`. */
export const IMAGE_METHODS: Functions = {
  containsDigest: ofReference(({ digest }) => digest !== undefined),
  registry: ofReference(({ registry }) => registry),
  repository: ofReference(({ repository }) => repository),
  tag: ofReference(tagOf),
  digest: ofReference(({ digest }) => digest ?? ''),
  identifier: ofReference((image) =>
    image.digest === undefined ? tagOf(image) : [image.tag ?? [], image.digest].flat().join('@'),
  ),
  identifierWithSeparator: ofReference((image) =>
    image.digest === undefined ? `:${tagOf(image)}` : `@${image.digest}`,
  ),
};

function tagOf({ tag, digest }: ImageReference): string {
  return tag ?? (digest === undefined ? 'latest' : '');
}

function ofReference(call: (image: ImageReference) => CelValue): CelFunction {
  return ([value]) => (value instanceof ImageReference ? call(value) : undefined);
}

function referenceOf(text: string): ImageReference {
  const reference = parseImageReference(text);
  if (!reference) throw new CelError('could not parse reference');
  return reference;
}

/** The reference that a text is, or undefined if it is none. */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > LONGEST) return undefined;
  const [name = '', digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !DIGEST.test(digest))) return undefined;
  const colon = name.lastIndexOf(':');
  const hasTag = colon !== -1 && !name.slice(colon).includes('/');
  const tag = hasTag ? name.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const [first = '', ...rest] = (hasTag ? name.slice(0, colon) : name).split('/');
  const isRegistry = rest.length > 0 && (first === 'localhost' || /[.:]/.test(first));
  const path = (isRegistry ? rest : [first, ...rest]).join('/');
  if (!REPOSITORY.test(path) || (isRegistry && !REGISTRY.test(first))) return undefined;
  const registry = isRegistry && first !== 'docker.io' ? first : DEFAULT_REGISTRY;
  const repository = registry === DEFAULT_REGISTRY && !path.includes('/') ? `library/${path}` : path;
  return new ImageReference(text, { registry, repository, tag, digest });
}
