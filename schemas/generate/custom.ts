// The kinds of one other product, read from the CustomResourceDefinitions in its Go module, or generated from its types.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CustomVersion, type Kinds, member, type Schema } from './catalog.ts';
import { kindsIn, withoutDescriptions } from './crds.ts';
import { goDownload, goTool, run, writableCopy } from './go.ts';
import { custom, type OlderRelease, type Product, tools } from './versions.ts';

/** The metadata of an embedded object as controller-gen writes it. */
const METADATA = ['annotations', 'finalizers', 'labels', 'name', 'namespace'];

/** The kinds that this product defines, by `group/Kind`. */
export function customKinds(product: string): Kinds<CustomVersion> {
  const { older = [], ...newest } = member(custom, product);
  return older.reduce(
    (kinds, release) => withOlder(kinds, kindsOf({ ...newest, ...release }), release),
    kindsOf(newest),
  );
}

function kindsOf(product: Product): Kinds<CustomVersion> {
  const { module, version, licence, crds = [], written } = product;
  if (written) return kindsIn([fileURLToPath(new URL(`../../${module}`, import.meta.url))]);
  const folder = goDownload(module, version, licence);
  const stated = kindsIn(crds.map((path) => join(folder, path)));
  const made = kindsIn(generated(product, folder));
  for (const { versions } of Object.values(made))
    for (const [name, version] of Object.entries(versions))
      versions[name] = { ...version, schema: version.schema && withOpenMetadata(version.schema) };
  return { ...made, ...stated };
}

/** The schema with the metadata of embedded objects open, since Go decodes more of its fields than controller-gen writes. */
function withOpenMetadata(schema: Schema): Schema {
  const { properties } = schema;
  const isMetadata = METADATA.every(
    (name) => typeof properties === 'object' && properties !== null && name in properties,
  );
  const open = isMetadata ? { ...schema, 'x-kubernetes-preserve-unknown-fields': true } : schema;
  return withoutDescriptions(open, withOpenMetadata);
}

/** The newer kinds with the schemas of an older release: of versions that it still served, and of those that it served otherwise. */
function withOlder(
  newer: Kinds<CustomVersion>,
  older: Kinds<CustomVersion>,
  { isForUnserved }: OlderRelease,
): Kinds<CustomVersion> {
  const kinds = Object.entries(newer).map(([key, kind]) => {
    const versions = Object.entries(kind.versions).map(([name, version]) => {
      const schema = older[key]?.versions[name]?.schema;
      if (!schema || JSON.stringify(schema) === JSON.stringify(version.schema)) return [name, version];
      if (!version.schema) return [name, { ...version, schema }];
      if (isForUnserved) return [name, version];
      return [name, { ...version, older: [...(version.older ?? []), schema] }];
    });
    return [key, { ...kind, versions: Object.fromEntries(versions) }];
  });
  return Object.fromEntries(kinds);
}

/** The CustomResourceDefinitions that controller-gen makes from the types, for kinds that the module has no files for. */
function generated({ types = [], upgrade = [] }: Product, module: string): string[] {
  if (types.length === 0) return [];
  // What a module replaces and excludes counts only in itself.
  const folder = writableCopy(module);
  if (upgrade.length > 0) run(folder, 'go', 'get', ...upgrade);
  const output = join(folder, 'generated-crds');
  mkdirSync(output);
  const paths = types.map((path) => `paths=./${path}`);
  const options = 'crd:maxDescLen=0,allowDangerousTypes=true,generateEmbeddedObjectMeta=true';
  run(folder, goTool(tools.controllerGen), options, ...paths, `output:crd:dir=${output}`);
  return [output];
}
