import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SCHEMAS = resolve(import.meta.dirname, '../../schemas');

interface Index {
  readonly kinds: Record<
    string,
    { readonly versions: Record<string, { readonly served: readonly { readonly schema: string }[] }> }
  >;
}

/** Lays the newest bundled schemas out as kubeconform looks them up, `<group>/<kind>_<version>.json`, and gives the folder. */
export function schemasForKubeconform(folder: string): string {
  const index: Index = JSON.parse(readFileSync(join(SCHEMAS, 'index.json'), 'utf8'));
  for (const [groupKind, { versions }] of Object.entries(index.kinds)) {
    const [group = '', kind = ''] = groupKind.split('/');
    for (const [version, { served }] of Object.entries(versions)) {
      const schema = served.at(-1)?.schema;
      if (schema === undefined) continue;
      const target = join(folder, group);
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, `${kind.toLowerCase()}_${version}.json`), JSON.stringify(schemaAt(schema)));
    }
  }
  return folder;
}

/** A schema file, or one definition of it with those that it refers to beside it. */
function schemaAt(place: string): object {
  const [path = '', name] = place.split('#');
  const file = JSON.parse(readFileSync(join(SCHEMAS, path), 'utf8'));
  if (name === undefined) return file;
  const closure: Record<string, unknown> = {};
  const add = (definition: string): void => {
    if (Object.hasOwn(closure, definition)) return;
    closure[definition] = file[definition];
    for (const [, next = ''] of JSON.stringify(file[definition]).matchAll(/"\$ref":"#\/([^"]+)"/g)) add(next);
  };
  add(name);
  return { ...closure, ...file[name] };
}
