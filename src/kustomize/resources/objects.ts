import type { TextFile } from '../../repository/text-file.ts';
import type { ParsedFile } from '../../yaml/document.ts';
import { keyOrigin, type Origin } from '../../yaml/origin.ts';
import { LIMITS, problemOrigin, type TextProblem } from '../../yaml/problem.ts';
import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import type { BuildProblemKind } from '../failure.ts';
import { type Defect, defectOf } from './defects.ts';
import { isEmpty, metadataError } from './object-head.ts';
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
  const nodes: [YamlValue, Origin, Defect | undefined][] = [];
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
function inline(nodes: [YamlValue, Origin, Defect | undefined][]): LoadedObjects {
  const queue = [...nodes];
  const resources: Resource[] = [];
  for (const [value, origin, defect] of queue) {
    if (isEmpty(value)) continue;
    const error = metadataError(value);
    if (error) {
      const { cause, message, field } = error;
      const written = field && isMap(value) ? originOf(value, field) : undefined;
      return { kind: 'invalid-object', cause, message, origin: written ? keyOrigin(written) : origin };
    }
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

function malformed(file: TextFile, problem: TextProblem, name: string): LoadError {
  const { line } = file.position(problem.start);
  const place = name === '' ? '' : ` in File: ${name}`;
  return {
    kind: LIMITS.has(problem.kind) ? 'limit' : 'malformed',
    cause: `MalformedYAMLError: yaml: line ${line}: ${problem.message}${place}`,
    message: `\`${file.path}\` is not valid YAML: ${problem.message} (line ${line}).`,
    origin: problemOrigin(file, problem),
  };
}
