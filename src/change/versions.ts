import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { splitImage } from '../kustomize/transform/images.ts';
import { isMap, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.ts';
import type { FieldDifference } from './fields.ts';

/** A version that moves: a chart, a source's reference, an image. */
export interface VersionMove {
  /** `chart`, `image`, `tag`, `semver`, `revision` … */
  readonly what: string;
  /** What does not change: the name of the image. Empty if the object has only one such version. */
  readonly name: string;
  /** Empty if none was set. */
  readonly before: string;
  readonly after: string;
  /** The fields that set the version. */
  readonly fields: readonly FieldDifference[];
}

const SOURCES = new Set(['GitRepository', 'OCIRepository', 'Bucket']);
/** Fields of a source's reference, the one that wins first. */
const REFERENCE = ['digest', 'name', 'commit', 'semver', 'tag', 'branch'];
/** Parts of an image that Helm values set separately. */
const IMAGE_PARTS = new Set(['registry', 'repository', 'tag', 'digest']);
/** Objects that hold texts and schemas, where `image` is any word. */
const TEXTS = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition']);

/** The versions that move with the fields of an object. */
export function versionMoves(
  before: KubernetesObject,
  after: KubernetesObject,
  fields: readonly FieldDifference[],
): VersionMove[] {
  const moves = fields.flatMap((field) => plainMove(after.kind, field));
  const reference = SOURCES.has(after.kind) ? fields.filter(({ field }) => /^spec\.ref(?:\.|$)/.test(field)) : [];
  if (reference.length > 0) moves.push(referenceMove(before, after, reference));
  return TEXTS.has(after.kind) ? moves : [...moves, ...splitImages(before, after, fields)];
}

function plainMove(kind: string, difference: FieldDifference): VersionMove[] {
  const { field, before, after } = difference;
  const [old, now] = [textOf(before), textOf(after)];
  if (kind === 'HelmRelease' && field === 'spec.chart.spec.version') return [move('chart', old, now, difference)];
  if (kind === 'HelmChart' && field === 'spec.version') return [move('chart', old, now, difference)];
  if (kind === 'FluxInstance' && field === 'spec.distribution.version') return [move('Flux', old, now, difference)];
  if (kind === 'Application' && /^spec\.sources?(?:\[[^\]]*\])?\.targetRevision$/.test(field))
    return [move('revision', old, now, difference)];
  if (TEXTS.has(kind) || !/(?:^|\.)image(?:Name)?$/.test(field) || old === '' || now === '') return [];
  return [imageMove(old, now, [difference])];
}

function move(what: string, before: string, after: string, field: FieldDifference): VersionMove {
  return { what, name: '', before, after, fields: [field] };
}

/** Compares an image with the same name by its tag, others as a whole. */
function imageMove(before: string, after: string, fields: readonly FieldDifference[]): VersionMove {
  const [old, now] = [splitImage(before), splitImage(after)];
  if (old.name !== now.name) return { what: 'image', name: '', before, after, fields };
  const digests = old.tag === now.tag;
  return {
    what: 'image',
    name: old.name,
    before: digests ? shortDigest(old.digest) : old.tag,
    after: digests ? shortDigest(now.digest) : now.tag,
    fields,
  };
}

function shortDigest(digest: string): string {
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? digest.slice(0, 19) : digest;
}

function referenceMove(
  before: KubernetesObject,
  after: KubernetesObject,
  fields: readonly FieldDifference[],
): VersionMove {
  const [oldKey, old] = referenceOf(before);
  const [nowKey, now] = referenceOf(after);
  if (oldKey === nowKey) return { what: nowKey || 'ref', name: '', before: old, after: now, fields };
  return { what: 'ref', name: '', before: `${oldKey} ${old}`.trim(), after: `${nowKey} ${now}`.trim(), fields };
}

function referenceOf({ value }: KubernetesObject): [string, string] {
  const key = REFERENCE.find((field) => stringAt(value, 'spec', 'ref', field)) ?? '';
  return [key, key === '' ? '' : (stringAt(value, 'spec', 'ref', key) ?? '')];
}

/** Images that values set in parts: `image: {repository, tag}`. */
function splitImages(
  before: KubernetesObject,
  after: KubernetesObject,
  fields: readonly FieldDifference[],
): VersionMove[] {
  const groups = new Map<string, FieldDifference[]>();
  for (const field of fields) {
    const path = field.after?.path ?? field.before?.path ?? [];
    if (!IMAGE_PARTS.has(String(path.at(-1)))) continue;
    const parent = field.field.slice(0, field.field.lastIndexOf('.'));
    groups.set(parent, [...(groups.get(parent) ?? []), field]);
  }
  return [...groups].flatMap(([parent, own]) => {
    const [old, now] = [imageAt(before, own, 'before'), imageAt(after, own, 'after')];
    if (!old || !now || !(isImage(old, parent) && isImage(now, parent))) return [];
    return [imageMove(written(old), written(now), own)];
  });
}

function imageAt(
  { value }: KubernetesObject,
  fields: readonly FieldDifference[],
  side: 'before' | 'after',
): YamlMap | undefined {
  const path = fields.map((field) => field[side]?.path).find((found) => found !== undefined);
  const found: YamlValue | undefined = path && valueAt(value, path.slice(0, -1));
  return isMap(found) ? found : undefined;
}

function isImage(map: YamlMap, field: string): boolean {
  return stringAt(map, 'repository') !== undefined || /image$/i.test(field);
}

function written(map: YamlMap): string {
  const part = (key: string): string => (map[key] === undefined || isMap(map[key]) ? '' : String(map[key]));
  const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map(part);
  const name = [registry, repository].filter(Boolean).join('/');
  return `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

function textOf(place: Place | undefined): string {
  const value = place?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
