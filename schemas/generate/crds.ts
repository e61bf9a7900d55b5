// Reads CustomResourceDefinitions and says what each kind's versions are.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomVersion, Kinds, Schema } from './catalog.ts';
import { goBuild, goModule, run } from './go.ts';
import { tools } from './versions.ts';

/** What we read of a CustomResourceDefinition. */
interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly scope: string;
    readonly versions: readonly DefinedVersion[];
    /** One schema for all versions, in apiextensions.k8s.io/v1beta1. */
    readonly validation?: { readonly openAPIV3Schema: Schema };
  };
}

interface DefinedVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly deprecationWarning?: string;
  readonly schema?: { readonly openAPIV3Schema: Schema } | undefined;
}

let reader: string | undefined;

/** The kinds defined in these YAML files and folders, by `group/Kind`. */
export function kindsIn(paths: readonly string[]): Kinds<CustomVersion> {
  const source = readFileSync(new URL('crds/main.go', import.meta.url));
  reader ??= goBuild(goModule(tools.yaml, { 'main.go': source }), '.');
  const kinds: Kinds<CustomVersion> = {};
  const definitions: readonly Definition[] = JSON.parse(run('.', reader, ...paths.flatMap(yamlFiles)));
  for (const definition of definitions) {
    const { group, names, scope, versions, validation } = definition.spec;
    const key = `${group}/${names.kind}`;
    const kind = kinds[key] ?? { scope, plural: names.plural, versions: {} };
    kinds[key] = kind;
    const known = kind.versions;
    for (const version of versions) {
      // The same kind may be defined by two files, such as two release channels: the first that serves a version wins.
      if (known[version.name]?.schema === undefined)
        known[version.name] = describe(group, names.kind, { schema: validation, ...version });
    }
  }
  return kinds;
}

function describe(
  group: string,
  kind: string,
  { name, served, storage, deprecated, deprecationWarning, schema }: DefinedVersion,
): CustomVersion {
  return {
    schema: served ? withoutDescriptions(schema?.openAPIV3Schema ?? {}) : undefined,
    storage,
    deprecated: deprecated ? (deprecationWarning ?? `${group}/${name} ${kind} is deprecated`) : undefined,
  };
}

/** The schema without its description, and with what `inside` makes of the schemas inside it. */
export function withoutDescriptions(schema: Schema, inside: (schema: Schema) => Schema = withoutDescriptions): Schema {
  const { description, ...rest } = schema;
  for (const [keyword, value] of Object.entries(rest)) {
    if (keyword === 'properties' && isSchema(value)) {
      rest[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, isSchema(inner) ? inside(inner) : inner]),
      );
    } else if (['items', 'additionalProperties', 'not'].includes(keyword) && isSchema(value)) {
      rest[keyword] = inside(value);
    } else if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value)) {
      rest[keyword] = value.map((inner) => inside(inner));
    }
  }
  return rest;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function yamlFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}
