import { type Limits, numberText, raiseAdvice } from '../../limits.ts';
import type { TextFile } from '../../repository/text-file.ts';
import type { TreeFile } from '../../repository/tree.ts';
import { Origin } from '../../yaml/origin.ts';
import {
  isMap,
  newMap,
  originOf,
  setEntry,
  stringAt,
  withEntry,
  withoutEntry,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.ts';
import { type BuildFailure, fail, type RelatedPlace, within } from '../failure.ts';
import { compareText, type Entry, pairsOf, textOf, textsOf, type WrittenText } from '../load/kustomization.ts';
import { type Accumulator, describe } from '../resources/accumulator.ts';
import { idText } from '../resources/identity.ts';
import { mergeTexts, setTexts, type Texts, textMap, textsIn, withTexts } from '../resources/metadata.ts';
import { type Behavior, Resource } from '../resources/resource.ts';
import type { Written } from '../resources/scalar.ts';
import { type KeyValue, parseEnvFile, parseFileSource, parseLiteral, SourceError } from './key-values.ts';

/** How a generator reads files: the file of a path, and its text for origins. */
export interface SourceReader {
  readonly directory: string;
  /** Throws a BuildFailure where the file is not there. */
  file(path: WrittenText): TreeFile;
  /** Makes the build partly known where an entry is fetched from elsewhere; returns whether it is. */
  skipsRemote(entry: WrittenText): boolean;
  textFile(file: TreeFile): TextFile | undefined;
  readonly limits: Limits;
  /** Counts bytes of generated objects; whether the revision may have so many. */
  mayGenerate(bytes: number): boolean;
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
    () => loadPairs(map, origin, reader),
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

function loadPairs(map: YamlMap, origin: Origin, reader: SourceReader): KeyValue[] {
  const env = textOf(map, 'env');
  const envs = [...textsOf(map, 'envs', origin), ...(env ? [env] : [])];
  return [
    ...readAll(envs, 'env source files', reader, (source) => readEnv(source, reader)),
    ...readAll(textsOf(map, 'literals', origin), 'literal sources', reader, (source) => [parseLiteral(source)]),
    ...readAll(textsOf(map, 'files', origin), 'file sources', reader, (source) => [readFile(source, reader)]),
  ];
}

function readAll(
  sources: readonly WrittenText[],
  name: string,
  { directory }: SourceReader,
  read: (source: WrittenText) => KeyValue[],
): KeyValue[] {
  return within(
    // kustomize lists the sources here, with the values of literals.
    (text) => `${name}: ${text}`,
    () =>
      sources.flatMap((source) => {
        try {
          return read(source);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          throw fail('generator', error.cause, { origin: source.origin, directory, message: error.message });
        }
      }),
  );
}

/** Ends a build that generates more than the limits allow. Throws a BuildFailure. */
function checkSize(pairs: readonly KeyValue[], origin: Origin, reader: SourceReader): void {
  const { generatedEntries, generatedMegabytes } = reader.limits;
  const tooMuch = (what: string, limit: keyof Limits): BuildFailure =>
    fail('limit', `more than ${what}`, {
      origin,
      directory: reader.directory,
      message: `The generator makes more than ${what}, which is more than gitops-gate follows, so this build was not checked. ${raiseAdvice(limit)}`,
    });
  if (pairs.length > generatedEntries) throw tooMuch(`${numberText(generatedEntries)} entries`, 'generatedEntries');
  const bytes = pairs.reduce((sum, { value }) => sum + value.length, 0);
  if (!reader.mayGenerate(bytes))
    throw tooMuch(
      `${numberText(generatedMegabytes)} MiB together with the others of this repository`,
      'generatedMegabytes',
    );
}

function readEnv(source: WrittenText, reader: SourceReader): KeyValue[] {
  if (reader.skipsRemote(source)) return [];
  const file = reader.file(source);
  const text = reader.textFile(file);
  if (!text)
    throw new SourceError(
      'line has invalid utf8 bytes',
      `The generator cannot read \`${source.text}\`: it is not UTF-8.`,
    );
  const whole = new Origin(text, 0, 0, 0, text.text.length, source.origin);
  return parseEnvFile(text.text, whole, reader.limits.generatedEntries);
}

function readFile(source: WrittenText, reader: SourceReader): KeyValue {
  const { key, path } = parseFileSource(source.text);
  if (reader.skipsRemote({ text: path, origin: source.origin })) return { key, value: '', origin: source.origin };
  const file = reader.file({ text: path, origin: source.origin });
  const text = reader.textFile(file);
  if (text) return { key, value: text.text, origin: new Origin(text, 0, 0, 0, text.text.length, source.origin) };
  const bytes = file.bytes() ?? Buffer.alloc(0);
  return { key, value: decodeUtf8(bytes) ?? bytes, origin: source.origin };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checkKeys(pairs: readonly KeyValue[], name: string, directory: string): readonly KeyValue[] {
  const seen = new Set<string>();
  for (const { key, origin } of pairs) {
    if (seen.has(key)) {
      throw fail('generator', `configmap ${name} illegally repeats the key \`${key}\``, {
        origin,
        directory,
        message: `The generator \`${name}\` has the key \`${key}\` twice.`,
      });
    }
    seen.add(key);
  }
  return [...pairs].sort((a, b) => compareText(a.key, b.key));
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

/** Base64, in lines of 70 letters where it is longer. */
function encodeBase64(value: string | Buffer): string {
  const encoded = Buffer.from(value).toString('base64');
  return encoded.length < 70 ? encoded : `${encoded.match(/.{1,70}/g)?.join('\n') ?? ''}\n`;
}

/** Puts a generated object in: a new one, or merged into or in place of one that is there. */
export function absorb(state: Accumulator, generated: Resource, directory: string): void {
  const matches = state.withId(generated.id);
  const [old] = matches;
  const id = idText(generated.id);
  const { behavior } = generated;
  if (!old) {
    if (behavior === 'merge' || behavior === 'replace') {
      if (state.isPartial) return;
      throw refused(
        generated,
        directory,
        `id ${goId(generated)} does not exist; cannot merge or replace`,
        `\`behavior: ${behavior}\` requires ${describe(generated.id)} in a base, but no base defines it.`,
      );
    }
    state.append([generated], generated.origin, directory);
    return;
  }
  if (matches.length > 1) {
    throw refused(
      generated,
      directory,
      `found multiple objects that could accept merge of ${id}`,
      `This entry changes ${describe(generated.id)}, but more than one object matches.`,
    );
  }
  if (behavior !== 'merge' && behavior !== 'replace') {
    throw refused(
      generated,
      directory,
      `id ${goId(generated)} exists; can not use behavior: '${behavior}', behavior must be merge or replace`,
      `${describe(generated.id)} already exists in \`${old.origin.file.path}\`. Set \`behavior\` to \`merge\` or \`replace\`, or use another name.`,
      [{ origin: old.origin, message: 'defined here' }],
    );
  }
  state.resources[state.resources.indexOf(old)] = joinResources(old, generated, behavior);
}

function goId({ id }: Resource): string {
  const quote = JSON.stringify;
  return `resid.ResId{Gvk:resid.Gvk{Group:${quote(id.group)}, Version:${quote(id.version)}, Kind:${quote(id.kind)}, isClusterScoped:false}, Name:${quote(id.name)}, Namespace:${quote(id.namespace)}}`;
}

function refused(
  generated: Resource,
  directory: string,
  cause: string,
  message: string,
  related: readonly RelatedPlace[] = [],
): BuildFailure {
  return fail('generator', cause, { origin: generated.origin, directory, message, related });
}

/** The generated object in place of an old one: its names and history stay, labels and annotations are joined, data for a merge. */
function joinResources(old: Resource, generated: Resource, behavior: 'merge' | 'replace'): Resource {
  const { origin } = generated;
  let value = generated.value;
  for (const field of ['labels', 'annotations'] as const) {
    value = withTexts(value, field, mergeTexts(textsIn(old.value, field), textsIn(generated.value, field)), origin);
  }
  value = takeMetadata(value, old, origin);
  if (behavior === 'merge') {
    for (const field of ['data', 'binaryData']) {
      const texts = mergeTexts(textMap(old.value, field), textMap(generated.value, field));
      value = texts.size === 0 ? withoutEntry(value, field) : setTexts(value, field, texts, origin);
    }
  }
  const joined = old.copy();
  joined.value = value;
  joined.needsHash = old.needsHash && generated.needsHash;
  joined.touch({ kind: 'patch', origin });
  return joined;
}

function takeMetadata(value: YamlMap, old: Resource, origin: Origin): YamlMap {
  const metadata = isMap(value.metadata) ? value.metadata : newMap();
  const taken = ['name', 'namespace'].reduce<YamlMap>((result, key) => {
    const entry: YamlValue | undefined = old.metadata?.[key];
    const written: Written | undefined =
      entry === undefined
        ? undefined
        : { value: entry, origin: (old.metadata && originOf(old.metadata, key)) ?? origin };
    return written ? withEntry(result, key, written.value, written.origin) : withoutEntry(result, key);
  }, metadata);
  return withEntry(value, 'metadata', taken, originOf(value, 'metadata') ?? origin);
}
