import { numberText } from '../../limits.ts';
import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import type { FieldSpec } from './field-spec.ts';
import { mergeSpecs } from './merge-configs.ts';
import {
  EMPTY_CONFIG,
  fieldSpec,
  type NameReference,
  SPEC_LISTS,
  type TransformerConfig,
} from './transformer-config.ts';

/** The field specs of a decoded list. */
export function readSpecs(map: YamlMap, field: string): FieldSpec[] {
  return listAt(map, field).filter(isMap).map(readSpec);
}

function readSpec(map: YamlMap): FieldSpec {
  const text = (key: string): string => stringAt(map, key) ?? '';
  return fieldSpec({
    group: text('group'),
    version: text('version'),
    kind: text('kind'),
    path: text('path'),
    create: map.create === true,
  });
}

/** A transformer configuration from its decoded file. */
export function readConfiguration(map: YamlMap): TransformerConfig {
  const lists: { [list in (typeof SPEC_LISTS)[number]]?: readonly FieldSpec[] } = {};
  for (const list of SPEC_LISTS) lists[list] = readSpecs(map, list);
  const nameReference = listAt(map, 'nameReference')
    .filter(isMap)
    .map((reference): NameReference => {
      const { group, version, kind } = readSpec(reference);
      return { group, version, kind, fieldSpecs: readSpecs(reference, 'fieldSpecs') };
    });
  return { ...EMPTY_CONFIG, ...lists, nameReference };
}

/** What the schemas of custom kinds, given as OpenAPI by Go type name, say about names and labels (`crds`). Throws a BuildFailure. */
export function configurationFromCrds(types: YamlMap): TransformerConfig {
  const found = new CrdReader(types);
  for (const name of Object.keys(types)) {
    const properties = propertiesOf(types[name]);
    if (!properties || !['kind', 'apiVersion', 'metadata'].every((key) => Object.hasOwn(properties, key))) continue;
    found.read(name.slice(name.lastIndexOf('.') + 1), name, []);
  }
  return found.config;
}

function propertiesOf(type: YamlValue | undefined): YamlMap | undefined {
  if (!isMap(type)) return undefined;
  const schema = isMap(type.Schema) ? type.Schema : isMap(type.schema) ? type.schema : undefined;
  return schema && isMap(schema.properties) ? schema.properties : undefined;
}

/** Properties of all types that are looked at; types that refer to one another have no end. */
const MAX_PROPERTIES = 100_000;

class CrdReader {
  readonly #types: YamlMap;
  readonly #annotations: FieldSpec[] = [];
  readonly #labels: FieldSpec[] = [];
  readonly #names: FieldSpec[] = [];
  readonly #references: NameReference[] = [];
  #seen = 0;

  constructor(types: YamlMap) {
    this.#types = types;
  }

  get config(): TransformerConfig {
    return {
      ...EMPTY_CONFIG,
      commonAnnotations: mergeSpecs([], this.#annotations),
      commonLabels: mergeSpecs([], this.#labels),
      namePrefix: mergeSpecs([], this.#names),
      nameReference: this.#references,
    };
  }

  read(kind: string, type: string, path: readonly string[]): void {
    const properties = propertiesOf(this.#types[type]);
    // A type that contains itself has no end.
    if (!properties || path.length > 50) return;
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (isMap(property)) this.#property(kind, property, [...path, name]);
    }
  }

  #property(kind: string, property: YamlMap, path: readonly string[]): void {
    if (++this.#seen > MAX_PROPERTIES) throw tooManyProperties();
    const spec = fieldSpec({ kind, path: path.join('/') });
    if (typeof property['x-kubernetes-annotation'] === 'string') this.#annotations.push(spec);
    if (typeof property['x-kubernetes-label-selector'] === 'string') this.#labels.push(spec);
    if (typeof property['x-kubernetes-identity'] === 'string') this.#names.push(spec);
    this.#reference(kind, property, path);
    if (typeof property.$ref === 'string') this.read(kind, property.$ref, path);
  }

  #reference(kind: string, property: YamlMap, path: readonly string[]): void {
    const version = property['x-kubernetes-object-ref-api-version'];
    const target = property['x-kubernetes-object-ref-kind'];
    if (typeof version !== 'string' || typeof target !== 'string') return;
    const key = property['x-kubernetes-object-ref-name-key'];
    const spec = fieldSpec({ kind, path: [...path, typeof key === 'string' ? key : 'name'].join('/') });
    this.#references.push({ group: '', version, kind: target, fieldSpecs: [spec] });
  }
}

function tooManyProperties(): BuildFailure {
  const cause = `the types have more than ${numberText(MAX_PROPERTIES)} properties`;
  return fail('limit', cause, {
    origin: undefined,
    directory: '',
    message: `The build was not checked: ${cause}, including the types that they reference.`,
  });
}
