import type { TextFile } from '../../src/repository/text-file.ts';
import { isList, isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** The drafts of JSON Schema that Helm's libraries read. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** A `values.schema.json`; its draft is undefined if it names none, so that libraries read it each in their own way. */
export interface JsonSchema {
  readonly root: YamlValue;
  readonly draft: Draft | undefined;
}

/** UTF-16 code units of a schema that is read. */
const MAX_LENGTH = 4_000_000;
const SCHEMAS = new WeakMap<TextFile, JsonSchema | null>();

/** The schema in a file, or undefined if it is not one. */
export function schemaIn(file: TextFile): JsonSchema | undefined {
  let schema = SCHEMAS.get(file);
  if (schema === undefined) {
    schema = read(file.text);
    SCHEMAS.set(file, schema);
  }
  return schema ?? undefined;
}

function read(text: string): JsonSchema | null {
  if (text.length > MAX_LENGTH) return null;
  let root: YamlValue;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  return isMap(root) ? { root, draft: draftOf(stringAt(root, '$schema') ?? '') } : null;
}

const DRAFT = /^https?:\/\/json-schema\.org\/(?:draft-0?(?<old>[467])|draft\/(?<year>2019-09|2020-12))\/schema#?$/;

function draftOf(url: string): Draft | undefined {
  const { old, year } = DRAFT.exec(url)?.groups ?? {};
  if (year !== undefined) return year === '2019-09' ? 2019 : 2020;
  return old === '4' ? 4 : old === '6' ? 6 : old === '7' ? 7 : undefined;
}

/** What a `$ref` to a place in the same file means, or undefined if it is another file, an anchor, or not there. */
export function referenced({ root }: JsonSchema, reference: string): YamlValue | undefined {
  if (reference === '#') return root;
  if (!reference.startsWith('#/') || reference.includes('%')) return undefined;
  let value: YamlValue | undefined = root;
  for (const part of reference.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isMap(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else value = isList(value) && /^[0-9]{1,6}$/.test(key) ? value[Number(key)] : undefined;
  }
  return value;
}

/** The entries of a mapping of a schema: properties, patterns, dependencies. */
export function entriesAt(schema: YamlMap, keyword: string): [string, YamlValue][] {
  const map = ownOf(schema, keyword);
  return isMap(map) ? Object.keys(map).map((key) => [key, map[key] ?? null]) : [];
}

/** The texts in a list of a schema. */
export function textsAt(schema: YamlMap, keyword: string): string[] {
  return listAt(schema, keyword).flatMap((text) => (typeof text === 'string' ? text : []));
}

/** A keyword of a schema as a number, or undefined. */
export function numberAt(schema: YamlMap, keyword: string): number | undefined {
  const value = ownOf(schema, keyword);
  return typeof value === 'number' ? value : undefined;
}

/** The value of a keyword. */
export function ownOf(schema: YamlMap, keyword: string): YamlValue | undefined {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}
