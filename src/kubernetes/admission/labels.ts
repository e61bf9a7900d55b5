import { quoted } from '../../text/words.ts';
import { isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { wrongKey, wrongLabelValue } from '../terms/names.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { fieldName } from '../terms/words.ts';
import { invalid, isNoString, notText } from './metadata-text.ts';

/** Bytes of all annotations together, at most. */
const ANNOTATIONS_SIZE = 256 * 1024;

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
