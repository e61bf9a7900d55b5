import { readResource } from '../resources.ts';

/** An API version that an operator stopped serving, or a group that it renamed. */
export interface RetiredVersion {
  readonly product: string;
  readonly group: string;
  /** Without one, all versions of the group. */
  readonly version?: string;
  /** Without any, all kinds. */
  readonly kinds?: readonly string[];
  /** The first version of the product that does not serve it. */
  readonly since: string;
  /** Where the product says so. */
  readonly source: string;
  /** The apiVersion to use instead. */
  readonly to: string;
  /** New names of kinds, by the old ones. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** How a repository shows which version of a product it installs. */
export interface ProductMarks {
  /** Helm charts. Those with a version of their own list which version of the product starts with which version of the chart. */
  readonly charts: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  /** Ends of the names of images that have the product's version as their tag. */
  readonly images: readonly string[];
  /** GitHub repositories that have the product's versions as their tags. */
  readonly repositories: readonly string[];
  /** A setting that keeps old versions; where a file has it, nothing is certain. */
  readonly keptBy?: string;
}

/** What `schemas/retired.json` contains. */
export interface RetiredApis {
  readonly products: Readonly<Record<string, ProductMarks>>;
  readonly versions: readonly RetiredVersion[];
}

let retired: RetiredApis | undefined;

/** The retired API versions of operators; read from disk once, when an unknown version is first met. */
export function retiredApis(): RetiredApis {
  if (!retired) {
    const read: RetiredApis = JSON.parse(readResource('schemas/retired.json'));
    retired = read;
  }
  return retired;
}

/** The entry for an API version that an operator stopped serving. */
export function retiredVersion(group: string, version: string, kind: string): RetiredVersion | undefined {
  return retiredApis().versions.find(
    (entry) =>
      entry.group === group &&
      (entry.version === undefined || entry.version === version) &&
      (entry.kinds === undefined || entry.kinds.includes(kind)),
  );
}
