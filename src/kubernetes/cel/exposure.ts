import type { Schema } from '../terms/schema.ts';

const TEXT: Schema = { type: 'string' };
const METADATA: Schema = { type: 'object', properties: { name: TEXT, generateName: TEXT } };

/** The schema of a whole object: of its metadata, expressions see only the name. */
export function asResource(schema: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, apiVersion: TEXT, kind: TEXT, metadata: METADATA } };
}

const exposures = new WeakMap<Schema, boolean>();

/** Whether expressions see a field at all: those of unknown type are left out, and so are lists and maps of such. */
export function isExposed(schema: Schema): boolean {
  let exposed = exposures.get(schema);
  if (exposed === undefined) {
    exposed = exposes(schema);
    exposures.set(schema, exposed);
  }
  return exposed;
}

function exposes({ type, items, additionalProperties, ...schema }: Schema): boolean {
  if (schema['x-kubernetes-int-or-string']) return true;
  if (type === 'array') return items !== undefined && isExposed(items);
  if (type === 'object') return typeof additionalProperties !== 'object' || isExposed(additionalProperties);
  return type === 'string' || type === 'integer' || type === 'number' || type === 'boolean';
}
