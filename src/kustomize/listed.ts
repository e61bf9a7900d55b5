import { getOrInsert } from '../grouping.ts';
import type { YamlFile } from '../kubernetes/manifests.ts';
import type { Origin } from '../yaml/origin.ts';
import { isMap, type YamlMap } from '../yaml/value.ts';
import { parseFileSource, SourceError } from './generate/key-values.ts';
import { decodeFields } from './load/decode.ts';
import { DecodeError } from './load/decode-error.ts';
import { entriesOf, textOf, textsOf, type WrittenText } from './load/entries.ts';
import { OVERLAY_FIELDS } from './load/fields.ts';
import { isRemote } from './load/remote.ts';

/** A path of this repository that a kustomization file lists. */
export interface ListedPath {
  /** The field that lists it, such as `resources`. */
  readonly field: string;
  /** Relative to the directory of the kustomization file, as written. */
  readonly path: string;
  /** The scalar that defines it; in `files` of a generator, a key may precede the path. */
  readonly text: string;
  readonly origin: Origin;
}

const read = new WeakMap<YamlFile, readonly ListedPath[]>();
const listed = new WeakMap<YamlFile, readonly ListedPath[]>();

/** The entries of a kustomization file that kustomize fetches from elsewhere. None if kustomize cannot read the file. */
export function remoteEntries(file: YamlFile): readonly ListedPath[] {
  return entriesIn(file).filter(({ path }) => isRemote(path));
}

/** The paths that a kustomization file lists. None if kustomize cannot read the file. */
export function listedPaths(file: YamlFile): readonly ListedPath[] {
  return getOrInsert(listed, file, () =>
    entriesIn(file).filter(({ path }) => path !== '' && !path.includes('\n') && !isRemote(path)),
  );
}

function entriesIn(file: YamlFile): readonly ListedPath[] {
  return getOrInsert(read, file, () => readListed(file));
}

function readListed({ type, parsed }: YamlFile): ListedPath[] {
  const document = parsed.documents[0];
  if (type !== 'overlay' || !document || !isMap(document.value)) return [];
  let map: YamlMap;
  try {
    map = decodeFields(document.value, OVERLAY_FIELDS, 'Kustomization', document.origin, false);
  } catch (error) {
    if (error instanceof DecodeError) return [];
    throw error;
  }
  const { origin } = document;
  return [
    ...[
      'resources',
      'bases',
      'components',
      'configurations',
      'crds',
      'generators',
      'transformers',
      'validators',
    ].flatMap((field) => textsOf(map, field, origin).map((entry) => toListed(field, entry))),
    ...patchPaths(map, origin),
    ...['configMapGenerator', 'secretGenerator'].flatMap((field) => generatorPaths(map, field, origin)),
    ...entriesOf(map, 'helmCharts', origin).flatMap((entry) => [
      ...single('valuesFile', textOf(entry.map, 'valuesFile')),
      ...textsOf(entry.map, 'additionalValuesFiles', entry.origin).map((text) =>
        toListed('additionalValuesFiles', text),
      ),
    ]),
    ...(isMap(map.openapi) ? single('openapi', textOf(map.openapi, 'path')) : []),
  ];
}

function toListed(field: string, { text, origin }: WrittenText): ListedPath {
  return { field, path: text, text, origin };
}

function single(field: string, entry: WrittenText | undefined): ListedPath[] {
  return entry ? [toListed(field, entry)] : [];
}

function patchPaths(map: YamlMap, origin: Origin): ListedPath[] {
  const files = ['patches', 'patchesJson6902', 'replacements'].flatMap((field) =>
    entriesOf(map, field, origin).flatMap(({ map: entry }) => single(field, textOf(entry, 'path'))),
  );
  const merges = textsOf(map, 'patchesStrategicMerge', origin).filter(({ text }) => !text.includes('{'));
  return [...files, ...merges.map((entry) => toListed('patchesStrategicMerge', entry))];
}

function generatorPaths(map: YamlMap, field: string, origin: Origin): ListedPath[] {
  return entriesOf(map, field, origin).flatMap((entry) => [
    ...textsOf(entry.map, 'envs', entry.origin).map((text) => toListed(field, text)),
    ...single(field, textOf(entry.map, 'env')),
    ...textsOf(entry.map, 'files', entry.origin).flatMap((written) => {
      const path = pathOf(written.text);
      return path === undefined ? [] : [{ ...toListed(field, written), path }];
    }),
  ]);
}

/** The path of a generator's `key=path`, or undefined if the generator cannot read the text. */
function pathOf(text: string): string | undefined {
  try {
    return parseFileSource(text).path;
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
