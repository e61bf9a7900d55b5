import type { TextFile } from '../../repository/text-file.ts';
import type { Origin } from '../../yaml/origin.ts';
import { LIMITS, type ParsedFile, type TextProblem, type YamlDocument } from '../../yaml/parse.ts';
import { resolvePlain } from '../../yaml/scalars.ts';
import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { BuildProblemKind } from '../failure.ts';
import { compareText } from '../load/kustomization.ts';
import { hasFolded, refoldObject } from './refold.ts';
import { Resource } from './resource.ts';
import { nodeText } from './scalar.ts';

/** The objects of a text, or why kustomize takes none of it. */
export type LoadedObjects = { readonly resources: readonly Resource[] } | LoadError;

export interface LoadError {
  readonly kind: BuildProblemKind;
  /** In kustomize's words. */
  readonly cause: string;
  /** For people. */
  readonly message: string;
  readonly origin: Origin | undefined;
}

export function isLoadError(loaded: LoadedObjects): loaded is LoadError {
  return 'cause' in loaded;
}

/** Problems that go-yaml finds only when it writes the object. */
const LATE = new Set<TextProblem['kind']>(['duplicate-key', 'complex-key']);

/** The objects of a parsed text as kustomize's resource factory makes them; `name` is the file's as written, or empty for an inline text. */
export function loadObjects({ file, documents, problems }: ParsedFile, name: string): LoadedObjects {
  const [problem] = problems;
  if (problem) return malformed(file, problem, name);
  const nodes: [YamlValue, Origin, string | undefined][] = [];
  const isFolded = isFoldedText(file);
  for (const document of documents) {
    const fatal = document.problems.find(({ kind }) => !LATE.has(kind));
    if (fatal) return malformed(file, fatal, name);
    const defect = defectOf(document);
    if (document.value === null) continue;
    const value = isFolded ? refoldObject(document.value) : document.value;
    const items = documents.length === 1 ? listItems(value) : undefined;
    if (items) for (const [item, origin] of items) nodes.push([item, origin ?? document.origin, defect]);
    else nodes.push([value, document.origin, defect]);
  }
  return inline(nodes);
}

const FOLDED = new WeakMap<TextFile, boolean>();

/** Looked for once per file: each of its inline patches asks. */
function isFoldedText(file: TextFile): boolean {
  let isFolded = FOLDED.get(file);
  if (isFolded === undefined) {
    isFolded = hasFolded(file.text);
    FOLDED.set(file, isFolded);
  }
  return isFolded;
}

/** The items of a `List`. */
function listItems(value: YamlValue): [YamlValue, Origin | undefined][] | undefined {
  if (!isMap(value) || (value.kind !== 'List' && value.kind !== 'ResourceList')) return undefined;
  if (!Object.hasOwn(value, 'items')) return Object.hasOwn(value, 'functionConfig') ? [] : undefined;
  const { items } = value;
  if (isList(items)) return items.map((item, index) => [item, originOf(items, index)]);
  // Of a mapping, kustomize takes the keys and values for objects, and fails with the first key.
  return isMap(items) && !isEmpty(items) ? [[Object.keys(items)[0] ?? '', originOf(value, 'items')]] : [];
}

/** Checks all nodes and puts the items of other lists (`ConfigMapList`) behind them. */
function inline(nodes: [YamlValue, Origin, string | undefined][]): LoadedObjects {
  const queue = [...nodes];
  const resources: Resource[] = [];
  for (const [value, origin, defect] of queue) {
    if (isEmpty(value)) continue;
    const error = metadataError(value);
    if (error !== undefined) return { kind: 'invalid-object', ...error, origin };
    if (!isMap(value)) continue;
    const kind = nodeText(value.kind, originOf(value, 'kind'));
    if (!kind.endsWith('List') || !Object.hasOwn(value, 'items')) {
      const resource = new Resource(value, origin);
      resource.defect = defect;
      resources.push(resource);
      continue;
    }
    const { items } = value;
    if (items === null || items === undefined) continue;
    if (!isList(items)) {
      const cause = `expected array in ${kind}/items, but found ${isMap(items) ? 'map[string]interface {}' : typeof items}`;
      return { kind: 'invalid-object', cause, message: `\`items\` of the ${kind} must be a list.`, origin };
    }
    for (let index = 0; index < items.length; index++) {
      queue.push([items[index] ?? null, originOf(items, index) ?? origin, defect]);
    }
  }
  return { resources };
}

function isEmpty(value: YamlValue): boolean {
  if (value === null) return true;
  if (isList(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
}

/** What kustomize misses in an object, or undefined. */
function metadataError(value: YamlValue): { cause: string; message: string } | undefined {
  const missing = {
    cause: 'missing Resource metadata',
    message:
      'This is not a Kubernetes object because it has neither `kind` nor `metadata`. Only objects can be listed under `resources`.',
  };
  if (!isMap(value)) return missing;
  const field = (map: YamlMap, key: string): string => {
    const entry = Object.hasOwn(map, key) ? map[key] : undefined;
    return entry === undefined || isEmpty(entry) ? '' : nodeText(entry, originOf(map, key));
  };
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  const kind = field(value, 'kind');
  const apiVersion = field(value, 'apiVersion');
  const name = metadata ? field(metadata, 'name') : '';
  const namespace = metadata ? field(metadata, 'namespace') : '';
  const labels = metadata?.labels;
  const annotations = metadata?.annotations;
  const states = (key: string, map: YamlMap | undefined): boolean =>
    map !== undefined && Object.hasOwn(map, key) && !isEmpty(map[key] ?? null);
  const hasAny =
    states('apiVersion', value) ||
    states('kind', value) ||
    ['name', 'namespace', 'labels', 'annotations'].some((key) => states(key, metadata));
  if (!hasAny) return missing;
  const printed = `{{${apiVersion} ${kind}} {{${name} ${namespace}} ${goMap(labels)} ${goMap(annotations)}}}`;
  if (kind === '') {
    return { cause: `missing kind in object ${printed}`, message: 'The object has no `kind`.' };
  }
  if (kind.endsWith('List') || name !== '') return undefined;
  return {
    cause: `missing metadata.name in object ${printed}`,
    message: `The ${kind} has no \`metadata.name\`.`,
  };
}

/** A mapping of texts as Go prints it. */
function goMap(value: YamlValue | undefined): string {
  if (!isMap(value)) return 'map[]';
  const keys = Object.keys(value).sort(compareText);
  return `map[${keys.map((key) => `${key}:${nodeText(value[key], originOf(value, key))}`).join(' ')}]`;
}

function malformed(file: TextFile, problem: TextProblem, name: string): LoadError {
  const { line } = file.position(problem.start);
  const place = name === '' ? '' : ` in File: ${name}`;
  return {
    kind: LIMITS.has(problem.kind) ? 'limit' : 'malformed',
    cause: `MalformedYAMLError: yaml: line ${line}: ${problem.message}${place}`,
    message: `\`${file.path}\` is not valid YAML: ${problem.message} (line ${line}).`,
    origin: undefined,
  };
}

const DEFECTS = new WeakMap<YamlDocument, string | undefined>();

/** Why an object of this document cannot be written out, in kustomize's words; undefined where it can. */
function defectOf(document: YamlDocument): string | undefined {
  if (!DEFECTS.has(document)) DEFECTS.set(document, findDefect(document));
  return DEFECTS.get(document);
}

/** Lets a copy of a document, whose places no longer show how its keys were written, have the defect of the first. */
export function inheritDefect(copy: YamlDocument, document: YamlDocument): YamlDocument {
  DEFECTS.set(copy, defectOf(document));
  return copy;
}

function findDefect({ problems, value, file }: YamlDocument): string | undefined {
  const duplicate = problems.find(({ kind }) => kind === 'duplicate-key');
  if (duplicate) {
    const line = file.position(duplicate.start).line;
    const first = file.position(duplicate.related?.start ?? 0).line;
    const key = file.text.slice(duplicate.start, duplicate.end);
    return `yaml: unmarshal errors:\n  line ${line}: mapping key "${key}" already defined at line ${first}`;
  }
  if (problems.length > 0) return 'yaml: invalid map key';
  return isMap(value) ? defectIn(value, true) : undefined;
}

function defectIn(value: YamlValue, isRoot: boolean): string | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? undefined
      : `json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`;
  }
  if (isList(value)) {
    for (const item of value) {
      const defect = typeof item === 'object' || typeof item === 'number' ? defectIn(item, false) : undefined;
      if (defect) return defect;
    }
    return undefined;
  }
  if (!isMap(value)) return undefined;
  for (const key in value) {
    if (!isRoot && !isTextKey(value, key)) return 'json: unsupported type: map[interface {}]interface {}';
    const entry = value[key];
    if (typeof entry !== 'object' && typeof entry !== 'number') continue;
    const defect = defectIn(entry, false);
    if (defect) return defect;
  }
  return undefined;
}

const FIRST_OF_OTHER = new Set('0123456789+-.~nNtTfF');

/** Whether go-yaml reads a key as text and not as a number, boolean or null. */
function isTextKey(map: YamlMap, key: string): boolean {
  if (key !== '' && !FIRST_OF_OTHER.has(key.charAt(0))) return true;
  if (typeof resolvePlain(key, 'resource') === 'string') return true;
  const origin = originOf(map, key);
  const written = origin ? origin.file.text.charAt(origin.keyStart - 1) + origin.file.text.charAt(origin.keyStart) : '';
  return /["']/.test(written);
}
