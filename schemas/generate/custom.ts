// The kinds of one other product, read from the CustomResourceDefinitions in its Go module.
import { join } from 'node:path';
import { type CustomVersion, type Kinds, member } from './catalog.ts';
import { kindsIn } from './crds.ts';
import { goDownload } from './go.ts';
import { custom } from './versions.ts';

/** The kinds that this product defines, by `group/Kind`. */
export function customKinds(product: string): Kinds<CustomVersion> {
  const { module, version, licence, crds } = member(custom, product);
  const folder = goDownload(module, version, licence);
  return kindsIn(crds.map((path) => join(folder, path)));
}
