// Reads CustomResourceDefinitions and says what each kind's versions are.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { goBuild, goModule, run } from './go.mjs';
import { tools } from './versions.mjs';

let reader;

/** The kinds defined in these YAML files and folders, by `group/Kind`. */
export function kindsIn(paths) {
  const source = readFileSync(new URL('crds/main.go', import.meta.url));
  reader ??= goBuild(goModule(tools.yaml, { 'main.go': source }), '.');
  const kinds = {};
  for (const definition of JSON.parse(run('.', reader, ...paths.flatMap(yamlFiles)))) {
    const { group, names, scope, versions } = definition.spec;
    const key = `${group}/${names.kind}`;
    kinds[key] ??= { scope, plural: names.plural, versions: {} };
    const known = kinds[key].versions;
    for (const version of versions) {
      // The same kind may be defined by two files, such as two release channels: the first that serves a version wins.
      if (known[version.name]?.schema === undefined) known[version.name] = describe(group, names.kind, version);
    }
  }
  return kinds;
}

function describe(group, kind, { name, served, storage, deprecated, deprecationWarning, schema }) {
  return {
    schema: served ? withoutDescriptions(schema.openAPIV3Schema) : undefined,
    storage,
    deprecated: deprecated ? (deprecationWarning ?? `${group}/${name} ${kind} is deprecated`) : undefined,
  };
}

/** The schema without its description, and with what `inside` makes of the schemas inside it. */
export function withoutDescriptions(schema, inside = withoutDescriptions) {
  const { description, ...rest } = schema;
  for (const [keyword, value] of Object.entries(rest)) {
    if (keyword === 'properties') {
      rest[keyword] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner)]));
    } else if (['items', 'additionalProperties', 'not'].includes(keyword) && typeof value === 'object') {
      rest[keyword] = inside(value);
    } else if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) {
      rest[keyword] = value.map((inner) => inside(inner));
    }
  }
  return rest;
}

function yamlFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}
