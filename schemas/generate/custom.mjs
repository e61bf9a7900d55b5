// The kinds of one other product, read from the CustomResourceDefinitions in its Go module.
import { join } from 'node:path';
import { kindsIn } from './crds.mjs';
import { goDownload } from './go.mjs';
import { custom } from './versions.mjs';

/** The kinds that this product defines, by `group/Kind`. */
export function customKinds(product) {
  const { module, version, licence, crds } = custom[product];
  const folder = goDownload(module, version, licence);
  return kindsIn(crds.map((path) => join(folder, path)));
}
