import { directoryOf, join, nameOf, type Tree, type TreeFile } from '../../repository/tree.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import { isList, isMap, listAt, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import type { Written } from '../resources/scalar.ts';
import { DecodeError, decodeFields } from './decode.ts';
import { OVERLAY_FIELDS } from './fields.ts';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A text of a kustomization file with its place. */
export interface WrittenText {
  readonly text: string;
  readonly origin: Origin;
}

/** An entry of a list of a kustomization file with its place. */
export interface Entry {
  readonly map: YamlMap;
  readonly origin: Origin;
}

/** A kustomization file, decoded; fields that are null count as absent. */
export class Overlay {
  /** The directory that contains it, links resolved; `''` at the root. */
  readonly directory: string;
  readonly file: TreeFile;
  /** Its document as a whole. */
  readonly origin: Origin;
  readonly map: YamlMap;

  constructor(directory: string, file: TreeFile, origin: Origin, map: YamlMap) {
    this.directory = directory;
    this.file = file;
    this.origin = origin;
    this.map = map;
  }

  get isComponent(): boolean {
    return this.map.kind === 'Component';
  }

  /** A text that is not empty. */
  text(field: string): WrittenText | undefined {
    return textOf(this.map, field);
  }

  /** The texts of a list, empty ones included. */
  texts(field: string): WrittenText[] {
    return textsOf(this.map, field, this.origin);
  }

  entries(field: string): Entry[] {
    return entriesOf(this.map, field, this.origin);
  }
}

export function textOf(map: YamlMap, field: string): WrittenText | undefined {
  const text = stringAt(map, field);
  const origin = originOf(map, field);
  return text && origin ? { text, origin } : undefined;
}

export function textsOf(map: YamlMap, field: string, origin: Origin): WrittenText[] {
  const list = listAt(map, field);
  return list.flatMap((text, index) =>
    typeof text === 'string' ? [{ text, origin: originOf(list, index) ?? origin }] : [],
  );
}

export function entriesOf(map: YamlMap, field: string, origin: Origin): Entry[] {
  const list = listAt(map, field);
  return list.flatMap((entry, index) =>
    isMap(entry) ? [{ map: entry, origin: originOf(list, index) ?? origin }] : [],
  );
}

/** The pairs of a mapping of texts, sorted by key as kustomize writes them. */
export function pairsOf(value: YamlValue | undefined, origin: Origin): [string, Written][] {
  if (!isMap(value)) return [];
  return Object.keys(value)
    .sort(compareText)
    .map((key) => [key, { value: value[key] ?? '', origin: originOf(value, key) ?? origin }]);
}

/** Order by UTF-16 units, which is kustomize's for all names that occur. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The names of the kustomization files in a directory. */
export function overlayFiles(tree: Tree, directory: string): TreeFile[] {
  return NAMES.flatMap((name) => {
    const path = join(directory, name);
    const file = path === undefined ? undefined : tree.file(path);
    return file ? [file] : [];
  });
}

/** Reads kustomization files, each once per revision. */
export class OverlayReader {
  readonly #tree: Tree;
  readonly #reader: YamlReader;
  readonly #overlays = new Map<string, Overlay | BuildFailure>();

  constructor(tree: Tree, reader: YamlReader) {
    this.#tree = tree;
    this.#reader = reader;
  }

  /**
   * The kustomization file of a directory, which may be in another repository's tree; throws a BuildFailure. `strict` is false for
   * the root that Flux reads.
   */
  read(directory: string, strict: boolean, tree = this.#tree): Overlay {
    const key = `${strict}\0${directory}`;
    let overlay = this.#overlays.get(key);
    if (!overlay) {
      overlay = this.#read(directory, strict, tree);
      this.#overlays.set(key, overlay);
    }
    if (overlay instanceof Overlay) return overlay;
    throw overlay;
  }

  #read(directory: string, strict: boolean, tree: Tree): Overlay | BuildFailure {
    const [file, second] = overlayFiles(tree, directory);
    if (!file) {
      const names = NAMES.map((name) => `'${name}'`);
      const cause = `unable to find one of ${names[0]}, ${names[1]} or ${names[2]} in directory '${directory || '.'}'`;
      return fail('no-overlay', cause, {
        origin: undefined,
        directory,
        message: `The directory \`${directory || '.'}\` has no kustomization.yaml.`,
      });
    }
    const parsed = this.#reader.read(tree, file, 'kustomization');
    const document = parsed?.documents[0];
    const whole = document?.origin;
    if (second) {
      return fail('invalid-overlay', `Found multiple kustomization files under: ${directory || '.'}\n`, {
        origin: whole,
        directory,
        message: `\`${directory || '.'}\` contains more than one kustomization file, and kustomize accepts only one. Keep one.`,
      });
    }
    const problem = parsed?.problems[0] ?? document?.problems.find(({ kind }) => kind !== 'duplicate-key');
    if (!parsed || problem) {
      const line = parsed && problem ? parsed.file.position(problem.start).line : 1;
      const origin = whole ?? undefined;
      return fail('invalid-overlay', `invalid Kustomization: yaml: line ${line}: ${problem?.message ?? 'unreadable'}`, {
        origin,
        directory,
        message: `\`${file.path}\` is not valid YAML: ${problem?.message ?? 'the file cannot be read'} (line ${line}).`,
      });
    }
    return this.#decode(directory, file, document?.value ?? null, whole, strict);
  }

  #decode(
    directory: string,
    file: TreeFile,
    value: YamlValue,
    origin: Origin | undefined,
    strict: boolean,
  ): Overlay | BuildFailure {
    const empty = (): BuildFailure =>
      fail('invalid-overlay', 'kustomization.yaml is empty', {
        origin,
        directory,
        message: `\`${file.path}\` is empty. If that is intended, write \`resources: []\`.`,
      });
    if (value === null || !origin) return empty();
    if (!isMap(value)) {
      const type = isList(value) ? 'array' : typeof value;
      const cause = `invalid Kustomization: json: cannot unmarshal ${type} into Go value of type types.Kustomization`;
      return fail('invalid-overlay', cause, {
        origin,
        directory,
        message: `\`${file.path}\` does not contain a mapping, so it is not a valid kustomization.yaml.`,
      });
    }
    try {
      const map = decodeFields(value, OVERLAY_FIELDS, 'Kustomization', origin, strict);
      const overlay = new Overlay(directory, file, origin, map);
      if (strict && isEmpty(map)) return empty();
      return enforceKind(overlay) ?? overlay;
    } catch (error) {
      if (error instanceof DecodeError) return refused(error, directory, file);
      throw error;
    }
  }
}

function refused(error: DecodeError, directory: string, file: TreeFile): BuildFailure {
  const { unknownField } = error;
  const message = unknownField
    ? `\`${unknownField.name}\` is not a field of kustomization.yaml, so nothing in \`${file.path}\` is built.`
    : `kustomize cannot read \`${file.path}\`: ${error.message.replace('json: ', '')}.`;
  return fail('invalid-overlay', `invalid Kustomization: ${error.message}`, {
    origin: error.origin,
    directory,
    message,
    unknownField,
  });
}

/** Fields that count for nothing when they hold an empty list: kustomize moves their items elsewhere first. */
const MOVED = new Set(['bases', 'imageTags', 'helmChartInflationGenerator']);

function isEmpty(map: YamlMap): boolean {
  for (const key in map) {
    if (key === 'apiVersion' || key === 'kind') continue;
    const value = map[key];
    if (value === undefined || value === null || value === '') continue;
    if (MOVED.has(key) && isList(value) && value.length === 0) continue;
    return false;
  }
  return true;
}

function enforceKind({ map, directory, origin, file }: Overlay): BuildFailure | undefined {
  const kind = stringAt(map, 'kind') || 'Kustomization';
  const version = stringAt(map, 'apiVersion') ?? '';
  const required = `kustomize.config.k8s.io/${kind === 'Component' ? 'v1alpha1' : 'v1beta1'}`;
  const errors: string[] = [];
  if (kind !== 'Kustomization' && kind !== 'Component') errors.push('kind should be Kustomization or Component');
  if (version !== '' && version !== required) errors.push(`apiVersion for ${kind} should be ${required}`);
  if (errors.length === 0) return undefined;
  return fail('invalid-overlay', `Failed to read kustomization file under ${directory || '.'}:\n${errors.join('\n')}`, {
    origin: originOf(map, kind === 'Kustomization' || kind === 'Component' ? 'apiVersion' : 'kind') ?? origin,
    directory,
    message: `\`${file.path}\`: ${errors.join('; ')}.`,
  });
}

/** All directories of a tree that have a kustomization file, sorted; those behind links once, where they are. */
export function overlayDirectories(tree: Tree): string[] {
  const directories = new Set<string>();
  for (const path of tree.files.keys()) if (NAMES.includes(nameOf(path))) directories.add(directoryOf(path));
  return [...directories].sort(compareText);
}
