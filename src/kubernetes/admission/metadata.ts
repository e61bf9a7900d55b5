import { quoted } from '../../text/words.ts';
import { isMap, type YamlMap } from '../../yaml/value.ts';
import { knownKind } from '../bundled-schemas.ts';
import { nearestName, wrongLabelName, wrongName } from '../terms/names.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { annotationProblems, labelProblems } from './labels.ts';
import { invalid, isScalarButNoString, notText } from './metadata-text.ts';

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
