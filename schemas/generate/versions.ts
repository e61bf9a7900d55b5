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

/** A product whose CustomResourceDefinitions, or the types for them, are in a Go module. */
export interface Product {
  readonly module: string;
  readonly version: string;
  readonly licence: Licence;
  /** Files and folders with CustomResourceDefinitions. The first that serves a version of a kind counts. */
  readonly crds?: readonly string[];
  /** Packages with types of kinds that have no file. */
  readonly types?: readonly string[];
  /** The version of the product, where the module has another. */
  readonly release?: string;
  /** Earlier releases that are in use and whose schemas differ. */
  readonly older?: readonly OlderRelease[];
  /** Modules that the types need in a newer version than the module requires. */
  readonly upgrade?: readonly string[];
  /** Whether `module` is a file here, for a product whose license does not allow its own files. */
  readonly written?: boolean;
}

/** An earlier release of a product. */
export interface OlderRelease {
  readonly module: string;
  readonly version: string;
  /** Only for the versions of kinds that the newest release does not serve. */
  readonly isForUnserved?: boolean;
}

export type Licence = 'Apache-2.0' | 'BSD-3-Clause' | 'MIT';

const versions: Versions = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));
export const { toolchain, tools, flux, kubernetes, custom } = versions;

/** Orders minors such as 2.9 and 2.10 by number. */
export function byMinor(a: string, b: string): number {
  return Number(a.split('.')[1]) - Number(b.split('.')[1]);
}
