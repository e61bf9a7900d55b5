import { withEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import { isMap, newMap, originOf, setEntry, stringAt, type YamlMap } from '../../yaml/value.ts';
import { fail, within } from '../failure.ts';
import { type Entry, pairsOf, textOf } from '../load/entries.ts';
import { compareText } from '../resources/compare-text.ts';
import type { Behavior } from '../resources/history.ts';
import { type Texts, withTexts } from '../resources/metadata.ts';
import { Resource } from '../resources/resource.ts';
import type { BuildPart } from '../unknown-part.ts';
import type { KeyValue } from './key-values.ts';
import { checkKeys, checkSize, loadPairs, type SourceReader } from './sources.ts';

/** An entry of `configMapGenerator` or `secretGenerator` as a part of a build. */
export function generatorPart(kind: 'ConfigMap' | 'Secret', { map, origin }: Entry): BuildPart {
  const field = kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
  const name = stringAt(map, 'name') ?? '';
  return { field, entry: '', generated: { kind, name, namespace: stringAt(map, 'namespace') ?? '' }, origin };
}

/** An entry of `configMapGenerator` or `secretGenerator`, made into its object. */
export function generate(
  kind: 'ConfigMap' | 'Secret',
  { map, origin }: Entry,
  globals: YamlMap | undefined,
  reader: SourceReader,
): Resource {
  const name = textOf(map, 'name');
  const details = { origin, directory: reader.directory };
  if (!name) {
    throw fail('generator', 'a configmap must have a name', {
      ...details,
      message: `An entry of \`${kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator'}\` has no \`name\`.`,
    });
  }
  const pairs = within(
    (text) => `loading KV pairs: ${text}`,
    () => loadPairs(map, generatorPart(kind, { map, origin }), origin, reader),
  );
  checkSize(pairs, origin, reader);
  const options = mergeOptions(map, globals, origin);
  const object = newMap();
  setEntry(object, 'apiVersion', 'v1', origin);
  setEntry(object, 'kind', kind, origin);
  const metadata = newMap();
  setEntry(metadata, 'name', name.text, name.origin);
  const namespace = textOf(map, 'namespace');
  if (namespace) setEntry(metadata, 'namespace', namespace.text, namespace.origin);
  setEntry(object, 'metadata', metadata, origin);
  if (kind === 'Secret') {
    const type = textOf(map, 'type');
    setEntry(object, 'type', type?.text ?? 'Opaque', type?.origin ?? origin);
    setEntry(object, 'data', newMap(), origin);
  }
  let value = fill(object, kind, checkKeys(pairs, name.text, reader.directory), origin);
  if (options.labels.size > 0) value = withTexts(value, 'labels', options.labels, origin);
  if (options.annotations.size > 0) value = withTexts(value, 'annotations', options.annotations, origin);
  if (options.immutable) value = withEntry(value, 'immutable', true, options.immutable);
  const resource = new Resource(value, origin);
  resource.needsHash = !options.disableHash;
  resource.behavior = behaviorOf(stringAt(map, 'behavior'));
  return resource;
}

function behaviorOf(text: string | undefined): Behavior {
  return text === 'replace' || text === 'merge' || text === 'create' ? text : 'unspecified';
}

interface Options {
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly disableHash: boolean;
  readonly immutable: Origin | undefined;
}

/** The entry's own options over `generatorOptions`; a flag set in either is set. */
function mergeOptions(map: YamlMap, globals: YamlMap | undefined, origin: Origin): Options {
  const own = isMap(map.options) ? map.options : undefined;
  const texts = (field: string): Texts =>
    new Map(
      [...pairsOf(globals?.[field], origin), ...pairsOf(own?.[field], origin)].sort(([a], [b]) => compareText(a, b)),
    );
  const flag = (field: string): Origin | undefined =>
    own?.[field] === true
      ? (originOf(own, field) ?? origin)
      : globals?.[field] === true
        ? (originOf(globals, field) ?? origin)
        : undefined;
  return {
    labels: texts('labels'),
    annotations: texts('annotations'),
    disableHash: flag('disableNameSuffixHash') !== undefined,
    immutable: flag('immutable'),
  };
}

function fill(object: YamlMap, kind: 'ConfigMap' | 'Secret', pairs: readonly KeyValue[], origin: Origin): YamlMap {
  const data = newMap();
  const binary = newMap();
  for (const { key, value, origin: place } of pairs) {
    if (kind === 'Secret') setEntry(data, key, encodeBase64(value), place);
    else if (typeof value === 'string') setEntry(data, key, value, place);
    else setEntry(binary, key, encodeBase64(value), place);
  }
  let filled = object;
  if (Object.keys(data).length > 0) filled = withEntry(filled, 'data', data, origin);
  if (Object.keys(binary).length > 0) filled = withEntry(filled, 'binaryData', binary, origin);
  return filled;
}

/** Base64, in lines of 70 letters if it is longer. */
function encodeBase64(value: string | Buffer): string {
  const encoded = Buffer.from(value).toString('base64');
  return encoded.length < 70 ? encoded : `${encoded.match(/.{1,70}/g)?.join('\n') ?? ''}\n`;
}
