// The pinned versions of everything that schemas are made from, read from versions.json.
import { readFileSync } from 'node:fs';

/** Modules with their versions. */
type Modules = Readonly<Record<string, string>>;

interface Versions {
  readonly toolchain: string;
  readonly tools: Readonly<Record<'controllerGen' | 'openapiGen' | 'yaml', readonly string[]>>;
  readonly flux: Readonly<Record<string, { readonly modules: Modules; readonly controllerGen?: readonly string[] }>>;
  readonly kubernetes: Readonly<Record<string, Modules>>;
  readonly custom: Readonly<Record<string, Product>>;
}

/** A product whose CustomResourceDefinitions are in a Go module. */
interface Product {
  readonly module: string;
  readonly version: string;
  readonly licence: Licence;
  readonly crds: readonly string[];
  /** The version of the product that no longer serves a `group/version`. */
  readonly unservedSince?: Readonly<Record<string, string>>;
}

export type Licence = 'Apache-2.0' | 'BSD-3-Clause' | 'MIT';

const versions: Versions = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));
export const { toolchain, tools, flux, kubernetes, custom } = versions;

/** Orders minors such as 2.9 and 2.10 by number. */
export function byMinor(a: string, b: string): number {
  return Number(a.split('.')[1]) - Number(b.split('.')[1]);
}
