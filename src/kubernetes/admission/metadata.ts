import { quoted } from '../../text/words.ts';
import { isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { knownKind } from '../bundled-schemas.ts';
import { nearestName, wrongKey, wrongLabelName, wrongLabelValue, wrongName } from '../terms/names.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { fieldName, valueWords } from '../terms/words.ts';

/** Bytes of all annotations together, at most. */
const ANNOTATIONS_SIZE = 256 * 1024;
/** Kinds that clients read from files, without a name. */
const READ_BY_CLIENTS = new Set(['template.openshift.io/Template']);

/** How an object reaches the API server, if that affects which metadata is valid. */
export interface MetadataContext {
  /** `group/Kind`. */
  readonly groupKind: string;
  /** It is in a file. Overlays may still name it, and kustomize converts its annotations to strings. */
  readonly raw: boolean;
}

/** Problems of an object's name, namespace, labels and annotations. */
export function metadataProblems({ metadata }: YamlMap, context: MetadataContext): SchemaProblem[] {
  if (metadata !== undefined && metadata !== null && !isMap(metadata)) return [];
  if (!isMap(metadata) || isUnnamed(metadata)) {
    if (context.raw && READ_BY_CLIENTS.has(context.groupKind)) return [];
    const path = ['metadata', 'name'];
    return [{ kind: 'missing-field', path, message: '`metadata.name` is missing.', values: ['missing-field', 'name'] }];
  }
  return [
    ...nameProblems(metadata, context),
    ...labelProblems(metadata.labels, ['metadata', 'labels']),
    ...annotationProblems(metadata.annotations, ['metadata', 'annotations'], context.raw),
  ];
}

function isUnnamed({ name, generateName }: YamlMap): boolean {
  return [name, generateName].every((value) => value === undefined || value === null || value === '');
}

function* nameProblems(
  { name, namespace, generateName }: YamlMap,
  { groupKind, raw }: MetadataContext,
): Iterable<SchemaProblem> {
  const path = ['metadata', 'name'];
  // `_` is what people write if the overlay's `namespace:` will name the Namespace.
  const placeholder = raw && groupKind === '/Namespace' && name === '_';
  if (isScalarButNoString(name)) yield notText(path, name, 'wrong-type');
  else if (typeof name === 'string' && name !== '' && !isUnknown(name) && !placeholder) {
    const wrong = wrongName(name, groupKind);
    if (wrong)
      yield invalid('invalid-name', path, `The name ${quoted(name)} ${wrong}`, name, nearestName(name, groupKind));
  }
  if (typeof generateName === 'string' && generateName !== '' && !isUnknown(generateName)) {
    // Something is added to it, so that it may end in `-`.
    const wrong = wrongName(generateName.replace(/.-$/, 'a'), groupKind);
    if (wrong)
      yield invalid(
        'invalid-name',
        ['metadata', 'generateName'],
        `The name ${quoted(generateName)} ${wrong}`,
        generateName,
      );
  }
  if (isScalarButNoString(namespace)) yield notText(['metadata', 'namespace'], namespace, 'wrong-type');
  else if (typeof namespace === 'string' && namespace !== '' && !isUnknown(namespace)) {
    // Of an object that is in no namespace, the API server drops it.
    const wrong = knownKind(groupKind)?.scope === 'Cluster' ? undefined : wrongLabelName(namespace);
    if (wrong)
      yield invalid(
        'invalid-name',
        ['metadata', 'namespace'],
        `The namespace ${quoted(namespace)} ${wrong}`,
        namespace,
      );
  }
}

/** Problems of the labels at a path. */
export function* labelProblems(labels: YamlValue | undefined, path: FieldPath): Iterable<SchemaProblem> {
  if (!isMap(labels)) return;
  for (const key in labels) {
    const value = labels[key];
    if (isUnknown(key)) continue;
    const wrong = wrongKey(key);
    if (wrong) yield invalid('invalid-label', [...path, key], `The label key ${quoted(key)} ${wrong}`, key);
    if (isNoString(value)) yield notText([...path, key], value, 'invalid-label');
    else if (isEmptied(labels, key)) yield emptied([...path, key]);
    else if (typeof value === 'string' && !isUnknown(value)) {
      const problem = wrongLabelValue(value);
      if (problem)
        yield invalid(
          'invalid-label',
          [...path, key],
          `The value ${quoted(value)} of the label \`${key}\` ${problem}`,
          value,
        );
    }
  }
}

/** Problems of the annotations at a path. `raw`: kustomize may still convert them to strings. */
export function* annotationProblems(
  annotations: YamlValue | undefined,
  path: FieldPath,
  raw: boolean,
): Iterable<SchemaProblem> {
  if (!isMap(annotations)) return;
  let size = 0;
  for (const key in annotations) {
    const value = annotations[key];
    if (isUnknown(key)) continue;
    const wrong = wrongKey(key.toLowerCase());
    if (wrong) yield invalid('invalid-label', [...path, key], `The annotation key ${quoted(key)} ${wrong}`, key);
    if (isNoString(value)) {
      const problem = notText([...path, key], value, 'invalid-label');
      yield raw && typeof value !== 'object'
        ? {
            ...problem,
            message: `${problem.message} kustomize converts it to a string, but the API server rejects it.`,
            unsure: true,
          }
        : problem;
    } else if (isEmptied(annotations, key)) yield emptied([...path, key]);
    size += key.length + (typeof value === 'string' ? value.length : 0);
  }
  if (size > ANNOTATIONS_SIZE)
    yield {
      kind: 'wrong-value',
      path,
      message: `\`${fieldName(path)}\` has ${Math.ceil(size / 1024)} KiB, but can have at most 256 KiB.`,
      values: ['annotations-size'],
    };
}

/** The start of a mapping or a list, as it is written. */
const COLLECTION = /^(?:[{[]|-\s|(?:[^\s"'|>#&*!$][^\n]*?|"[^"\n]*"|'[^'\n]*'):(?:\s|$))/;

/** Whether a mapping or a list is written in place of a text, so that kustomize leaves an empty text there. */
function isEmptied(map: YamlMap, key: string): boolean {
  return map[key] === '' && COLLECTION.test(originOf(map, key)?.text ?? '');
}

function emptied(path: FieldPath): SchemaProblem {
  return {
    kind: 'lost-text',
    path,
    message: `\`${fieldName(path)}\` must be a string, not a mapping or a list. kustomize replaces it with an empty string, so what is in it is lost.`,
    values: ['lost-text'],
    unsure: true,
  };
}

/** Whether the value is not a string. The schema reports a map or list in place of a name. */
function isScalarButNoString(value: YamlValue | undefined): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function isNoString(value: YamlValue | undefined): value is number | boolean | YamlMap | YamlList {
  return value !== undefined && value !== null && typeof value !== 'string';
}

function notText(path: FieldPath, value: YamlValue, kind: 'wrong-type' | 'invalid-label'): SchemaProblem {
  const scalar = isScalarButNoString(value);
  return {
    kind,
    path,
    message: `\`${fieldName(path)}\` must be a string, not ${valueWords(value, false)}.${scalar ? ' Put it in quotes.' : ''}`,
    values: ['wrong-type', 'string', typeof value],
    fix: scalar ? { kind: 'quote' } : undefined,
  };
}

function invalid(
  kind: 'invalid-name' | 'invalid-label',
  path: FieldPath,
  message: string,
  value: string,
  near?: string,
): SchemaProblem {
  return {
    kind,
    path,
    message: `${message}. The API server rejects the object.`,
    values: [kind, value],
    fix: near === undefined ? undefined : { kind: 'value', text: near },
  };
}
