import { isMap, newMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { withAdmission } from '../admission/admission.ts';
import { controllerProblems } from '../admission/controllers.ts';
import { kyvernoProblems } from '../admission/kyverno.ts';
import { metadataProblems } from '../admission/metadata.ts';
import { bundledSchema, removedVersion, schemaIndex } from '../bundled-schemas.ts';
import type { CelProblem } from '../cel/rules.ts';
import type { ExpressionCheck } from '../cel/syntax.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { type ObjectSchema, resolve, type Schema } from '../terms/schema.ts';
import { fieldName, isSecretPath } from '../terms/words.ts';
import { byCause } from './causes.ts';
import { typedDuplicates } from './duplicates.ts';
import { checkedAs, ofOwnVersion } from './removed-shapes.ts';
import { Walk } from './walk.ts';

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
/** Fields that the schema of a kind does not check: the identity, what the server writes, what SOPS adds. */
const NOT_JUDGED = new Set(['apiVersion', 'kind', 'metadata', 'status', 'sops']);
/** Metadata with rules of its own; the rest is a matter of type. */
const NAMED_METADATA = new Set(['name', 'namespace', 'labels', 'annotations']);

/** Evaluates the rules of a schema on an object, and reads the expressions of policies and webhooks. */
export interface Expressions {
  check(object: YamlMap, schema: Schema): readonly CelProblem[];
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
  const body = new Walk(object.value, schema, what, object.kind).judge(bodyOf(object.value), bodySchema(schema), []);
  const problems = [...body, ...metadataOf(object, schema)];
  if (schema.reader === 'definition' && problems.length === 0)
    return [
      ...brokenRules(object, schema, what, expressions),
      ...controllerProblems(object),
      ...kyvernoProblems(object, expressions?.fault),
    ];
  if (schema.reader !== 'server') return byCause(problems, what);
  const { group, version, kind, value } = object;
  const checked = { value, ...checkedAs(object, removedVersion(group, version, kind)) };
  return byCause(ofOwnVersion(object, typedDuplicates(withAdmission(checked, problems, expressions?.fault))), what);
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

/** Problems of an object's metadata, which do not depend on its kind's schema. */
export function metadataOf(object: KubernetesObject, schema: ObjectSchema): SchemaProblem[] {
  const { value, groupKind, builds } = object;
  const { metadata } = value;
  const problems = metadataProblems(value, { groupKind, raw: builds.length === 0 });
  const rest = otherMetadata(metadata);
  if (rest === undefined) return problems;
  const { root, definitions } = bundledSchema(`kubernetes/${schemaIndex().kubernetes.at(-1)}.json#${OBJECT_META}`);
  const around: ObjectSchema = {
    root: { properties: { ...resolve(schema.root, schema.definitions).properties, metadata: root } },
    definitions,
    reader: 'server',
  };
  const walk = new Walk(value, around, `${object.kind} ${object.version}`, object.kind);
  const others = walk.judge(rest, root, ['metadata']);
  // Of a custom resource's metadata, the server drops what it does not know.
  const drops = schema.reader === 'definition';
  return [
    ...problems,
    ...others.map((problem) => (drops && problem.kind === 'unknown-field' ? { ...problem, unsure: true } : problem)),
  ];
}

/** The metadata without the parts that have their own rules, or undefined if nothing is left to check. */
function otherMetadata(metadata: YamlValue | undefined): YamlValue | undefined {
  if (!isMap(metadata)) return metadata;
  let rest: ReturnType<typeof newMap> | undefined;
  for (const key in metadata) {
    if (NAMED_METADATA.has(key) && !isOdd(key, metadata[key])) continue;
    rest ??= newMap();
    rest[key] = metadata[key];
  }
  return rest;
}

/** Whether a field with its own rules has a type that these rules do not handle. */
function isOdd(key: string, value: YamlValue | undefined): boolean {
  if (key === 'name' || key === 'namespace') return typeof value === 'object' && value !== null;
  return !isMap(value) && value !== null;
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
