import { quoted } from '../../text/words.ts';
import { isList, isMap, mapAt, type YamlValue } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { fieldName } from '../terms/words.ts';

const RELEASE = 'helm.toolkit.fluxcd.io/HelmRelease';
/** The name of an image, perhaps with a registry: a URL is something else. */
const NAME = /^[a-zA-Z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const SHA256 = /^sha256:[0-9a-fA-F]{64}$/;
const OTHER_DIGEST = /^(?!sha256:)[a-zA-Z][a-zA-Z0-9]*(?:[-_+.][a-zA-Z][a-zA-Z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** A tag and a digest without the `@` between them. */
const JOINED = /^(?<tag>\w[\w.-]*?)(?<digest>sha256:[0-9a-fA-F]{64})$/;

/**
 * Tags in the values of a HelmRelease with which no image can be pulled: charts write `repository:tag`, and the kubelet reports
 * InvalidImageName for each pod (distribution/reference, ParseNormalizedNamed).
 */
export function releaseImageProblems({ groupKind, value }: KubernetesObject): SchemaProblem[] {
  const values = groupKind === RELEASE ? mapAt(value, 'spec', 'values') : undefined;
  return values ? [...tagsIn(values, ['spec', 'values'])] : [];
}

function* tagsIn(value: YamlValue | undefined, path: FieldPath): Iterable<SchemaProblem> {
  if (isList(value)) for (const [index, item] of value.entries()) yield* tagsIn(item, [...path, index]);
  if (!isMap(value)) return;
  const { tag, repository } = value;
  const isImage = typeof repository === 'string' && NAME.test(repository);
  if (isImage && typeof tag === 'string' && !isValid(tag)) yield problemOf(tag, [...path, 'tag']);
  for (const key in value) yield* tagsIn(value[key], [...path, key]);
}

function isValid(text: string): boolean {
  if (text === '' || isUnknown(text) || text.includes('*')) return true;
  const at = text.indexOf('@');
  const [tag, digest] = at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  // Without a tag, charts write `repository@digest`.
  if (digest === undefined) return TAG.test(tag) || isDigest(tag);
  return (tag === '' || TAG.test(tag)) && isDigest(digest);
}

function isDigest(text: string): boolean {
  return SHA256.test(text) || OTHER_DIGEST.test(text);
}

function problemOf(text: string, path: FieldPath): SchemaProblem {
  const { tag, digest } = JOINED.exec(text)?.groups ?? {};
  const meant = tag === undefined ? undefined : `${tag}@${digest}`;
  const advice = meant
    ? 'Write `@` before the digest.'
    : 'A digest is `sha256:` and 64 hexadecimal digits, and follows an `@`.';
  return {
    kind: 'wrong-value',
    path,
    message: `\`${fieldName(path)}\` is ${quoted(text)}, which is not a valid tag of an image, so its pods cannot start. ${advice}`,
    values: [text],
    fix: meant === undefined ? undefined : { kind: 'value', text: meant },
    unsure: meant === undefined,
  };
}
