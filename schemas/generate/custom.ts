// The kinds of one other product, read from the CustomResourceDefinitions in its Go module, or generated from its types.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CustomVersion, type Kinds, member } from './catalog.ts';
import { kindsIn } from './crds.ts';
import { goDownload, goTool, run, writableCopy } from './go.ts';
import { custom, type Product, tools } from './versions.ts';

/** The kinds that this product defines, by `group/Kind`. */
export function customKinds(product: string): Kinds<CustomVersion> {
  const known = member(custom, product);
  if (known.written) return kindsIn([fileURLToPath(new URL(`../../${known.module}`, import.meta.url))]);
  const folder = goDownload(known.module, known.version, known.licence);
  return kindsIn([...(known.crds ?? []).map((path) => join(folder, path)), ...generated(known, folder)]);
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
