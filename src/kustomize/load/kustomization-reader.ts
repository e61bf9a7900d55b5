import { KUSTOMIZATION_NAMES, kustomizationFiles } from '../../repository/kustomization-names.ts';
import type { Tree } from '../../repository/tree.ts';
import type { TreeFile } from '../../repository/tree-file.ts';
import type { Origin } from '../../yaml/origin.ts';
import { problemOrigin } from '../../yaml/problem.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import { isList, isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import { decodeFields } from './decode.ts';
import { DecodeError } from './decode-error.ts';
import { OVERLAY_FIELDS } from './fields.ts';
import { KustomizationFile } from './kustomization.ts';

/** Reads kustomization files, each once per revision. */
export class KustomizationReader {
  readonly #tree: Tree;
  readonly #reader: YamlReader;
  readonly #overlays = new Map<string, KustomizationFile | BuildFailure>();

  constructor(tree: Tree, reader: YamlReader) {
    this.#tree = tree;
    this.#reader = reader;
  }

  /**
   * The kustomization file of a directory, which may be in another repository's tree. Throws a BuildFailure. `strict` is false for
   * the root that Flux reads.
   */
  read(directory: string, strict: boolean, tree = this.#tree): KustomizationFile {
    const key = `${strict}\0${directory}`;
    let overlay = this.#overlays.get(key);
    if (!overlay) {
      overlay = this.#read(directory, strict, tree);
      this.#overlays.set(key, overlay);
    }
    if (overlay instanceof KustomizationFile) return overlay;
    throw overlay;
  }

  #read(directory: string, strict: boolean, tree: Tree): KustomizationFile | BuildFailure {
    const [file, second] = kustomizationFiles(tree, directory);
    if (!file) {
      const names = KUSTOMIZATION_NAMES.map((name) => `'${name}'`);
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
      const origin = parsed && problem ? problemOrigin(parsed.file, problem) : undefined;
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
  ): KustomizationFile | BuildFailure {
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
      const overlay = new KustomizationFile(directory, file, origin, map);
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

/** Fields that count for nothing when they contain an empty list: kustomize moves their items elsewhere first. */
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

function enforceKind({ map, directory, origin, file }: KustomizationFile): BuildFailure | undefined {
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
