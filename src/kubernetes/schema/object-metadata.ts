import { isMap, newMap, type YamlValue } from '../../yaml/value.ts';
import { metadataProblems } from '../admission/metadata.ts';
import { bundledSchema, schemaIndex } from '../bundled-schemas.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { type ObjectSchema, resolve } from '../terms/schema.ts';
import { Walk } from './walk.ts';

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
/** Metadata with rules of its own; the rest is a matter of type. */
const NAMED_METADATA = new Set(['name', 'namespace', 'labels', 'annotations']);

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
