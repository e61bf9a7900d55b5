import { isMap, newMap, type YamlMap } from '../../yaml/value.ts';
import { withAdmission } from '../admission/admission.ts';
import { controllerProblems } from '../admission/controllers.ts';
import { durationProblems } from '../admission/durations.ts';
import { kyvernoProblems } from '../admission/kyverno.ts';
import { releaseImageProblems } from '../admission/release-images.ts';
import { secretTemplateProblems } from '../admission/secret-template.ts';
import { removedVersion } from '../bundled-schemas.ts';
import type { CelProblem } from '../cel/check.ts';
import type { ExpressionCheck } from '../cel/syntax.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { type ObjectSchema, resolve, type Schema } from '../terms/schema.ts';
import { fieldName, isSecretPath } from '../terms/words.ts';
import { byCause } from './causes.ts';
import { typedDuplicates } from './duplicates.ts';
import { metadataOf } from './object-metadata.ts';
import { checkedAs, ofOwnVersion } from './removed-shapes.ts';
import { Walk } from './walk.ts';

/** Fields that the schema of a kind does not check: the identity, what the server writes, what SOPS adds. */
const NOT_JUDGED = new Set(['apiVersion', 'kind', 'metadata', 'status', 'sops']);

/** Evaluates the rules of a schema on an object, and reads the expressions of policies and webhooks. */
export interface Expressions {
  check(object: YamlMap, schema: Schema): readonly CelProblem[];
  checkUpdate(object: YamlMap, old: YamlMap, schema: Schema): readonly CelProblem[];
  readonly fault: ExpressionCheck;
}

/**
 * Problems of an object under one schema: structure, values, lists, metadata, and the schema's own rules, which count only
 * where the rest is right.
 */
export function judgeObject(
  object: KubernetesObject,
  schema: ObjectSchema,
  expressions: Expressions | undefined,
): SchemaProblem[] {
  if (isPatch(object.value)) return [];
  const what = `${object.kind} ${object.version}`;
  const problems = shapeProblems(object, schema);
  if (schema.reader === 'definition' && problems.length === 0)
    return [
      ...brokenRules(object, schema, what, expressions),
      ...controllerProblems(object),
      ...durationProblems(object),
      ...releaseImageProblems(object),
      ...secretTemplateProblems(object),
      ...kyvernoProblems(object, expressions?.fault),
    ];
  // A template is right or wrong whatever else is in the object.
  if (schema.reader !== 'server') return byCause([...problems, ...secretTemplateProblems(object)], what, object.value);
  const { group, version, kind, value } = object;
  const checked = { value, ...checkedAs(object, removedVersion(group, version, kind)) };
  return byCause(
    ofOwnVersion(object, typedDuplicates(withAdmission(checked, problems, expressions?.fault))),
    what,
    value,
  );
}

/** The problems of an object that its structure alone shows, whatever fields are still missing, as in a patch. */
export function partialProblems(object: KubernetesObject, schema: ObjectSchema): SchemaProblem[] {
  if (isPatch(object.value)) return [];
  const problems = shapeProblems(object, schema);
  const own = schema.reader === 'server' ? ofOwnVersion(object, problems) : problems;
  return byCause(own, `${object.kind} ${object.version}`, object.value);
}

function shapeProblems(object: KubernetesObject, schema: ObjectSchema): SchemaProblem[] {
  const walk = new Walk(object.value, schema, `${object.kind} ${object.version}`, object.kind);
  return [...walk.judge(bodyOf(object.value), bodySchema(schema), []), ...metadataOf(object, schema)];
}

function brokenRules(
  { value, kind }: KubernetesObject,
  { root }: ObjectSchema,
  what: string,
  expressions: Expressions | undefined,
): SchemaProblem[] {
  return (expressions?.check(value, root) ?? []).map(({ path, message, rule }) => {
    const field = path.length === 0 ? 'The object' : `\`${fieldName(path)}\``;
    // The message of a rule may quote the value.
    const words = isSecretPath(path, kind) ? rule : message;
    const against = fieldsOf(rule, path);
    return {
      kind: 'broken-rule',
      path,
      message: `${field} violates a rule of ${what}: ${words}`,
      values: [rule],
      against,
    };
  });
}

/** The fields that a rule of the value at a path names. */
function fieldsOf(rule: string, path: FieldPath): FieldPath[] {
  const names = new Set([...rule.matchAll(/\bself\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name));
  return [...names].map((name) => [...path, name]);
}

/** A partial object for a strategic merge, which no list of patches names. */
function isPatch(value: YamlMap): boolean {
  const { metadata, spec } = value;
  return [value, metadata, spec].some((part) => isMap(part) && Object.hasOwn(part, '$patch'));
}

function bodyOf(value: YamlMap): YamlMap {
  const body = newMap();
  for (const key in value) if (!NOT_JUDGED.has(key)) body[key] = value[key];
  return body;
}

const bodySchemas = new WeakMap<ObjectSchema, Schema>();

function bodySchema(schema: ObjectSchema): Schema {
  let body = bodySchemas.get(schema);
  if (!body) {
    const root = resolve(schema.root, schema.definitions);
    body = { ...root, required: (root.required ?? []).filter((name) => !NOT_JUDGED.has(name)) };
    bodySchemas.set(schema, body);
  }
  return body;
}
