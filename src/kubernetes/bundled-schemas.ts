import { getOrInsert } from '../grouping.ts';
import { readResource } from '../resources.ts';
import { minorNumber } from './terms/minors.ts';
import type { ObjectSchema, Schema } from './terms/schema.ts';

/** Another version of a kind, to be used instead. */
export interface Replacement {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** A schema for a range of minors, both ends included; without a range if a product is known in one version only. */
export interface ServedRange {
  readonly from?: string;
  readonly to?: string;
  /** File, or file and definition: `kubernetes/1.36.json#io.k8s.api.apps.v1.Deployment`. */
  readonly schema: string;
}

/** One version of a bundled kind; schemas/README.md says what each field is. */
export interface KnownVersion {
  readonly served: readonly ServedRange[];
  readonly storage?: readonly { readonly from: string; readonly to: string }[];
  readonly deprecated?: { readonly from?: string; readonly warning: string };
  readonly removed?: string;
  readonly replacement?: Replacement;
  /** It is served, and its schema is not bundled. */
  readonly unknown?: true;
}

/** A bundled kind. */
export interface KnownKind {
  /** `flux`, `kubernetes` or the name of another product. */
  readonly product: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly versions: Readonly<Record<string, KnownVersion>>;
}

/** A built-in version that no bundled minor serves. */
export interface RemovedVersion {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly lastServed: string;
  readonly removed: string;
  readonly replacement: Replacement | null;
}

interface Index {
  readonly flux: readonly string[];
  readonly kubernetes: readonly string[];
  /** The versions of other products that the schemas are of, by product, where they are known. */
  readonly products: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, KnownKind>>;
}

let index: Index | undefined;
let removed: readonly RemovedVersion[] | undefined;
const files = new Map<string, Readonly<Record<string, Schema>> & Schema>();
const schemas = new Map<string, ObjectSchema>();

/** The bundled kinds and the minors that they are known for, oldest first; read from disk once. */
export function schemaIndex(): Index {
  index ??= readJson<Index>('index.json');
  return index;
}

/** A bundled kind by `group/Kind`. */
export function knownKind(groupKind: string): KnownKind | undefined {
  const { kinds } = schemaIndex();
  return Object.hasOwn(kinds, groupKind) ? kinds[groupKind] : undefined;
}

/** A version of a bundled kind. */
export function knownVersion(kind: KnownKind, version: string): KnownVersion | undefined {
  return Object.hasOwn(kind.versions, version) ? kind.versions[version] : undefined;
}

/** A built-in version that was removed before the oldest bundled minor. */
export function removedVersion(group: string, version: string, kind: string): RemovedVersion | undefined {
  removed ??= readJson<RemovedVersion[]>('kubernetes/removed.json');
  return removed.find((entry) => entry.kind === kind && entry.group === group && entry.version === version);
}

/** A bundled schema by the index's name for it; its file is read when it is first met. */
export function bundledSchema(name: string): ObjectSchema {
  return getOrInsert(schemas, name, () => readSchema(name));
}

function readSchema(name: string): ObjectSchema {
  const [path = '', definition] = name.split('#');
  let file = files.get(path);
  if (!file) {
    file = readJson<Readonly<Record<string, Schema>> & Schema>(path);
    files.set(path, file);
  }
  return definition === undefined
    ? { root: file, definitions: {}, reader: 'definition' }
    : { root: file[definition] ?? {}, definitions: file, reader: 'server' };
}

/** The range that contains a minor; one older or newer than every known one counts as the oldest or newest. */
export function servedIn({ served }: KnownVersion, minor: string, known: readonly string[]): ServedRange | undefined {
  const number = Math.min(
    Math.max(minorNumber(minor), minorNumber(known[0] ?? minor)),
    minorNumber(known.at(-1) ?? minor),
  );
  return served.find(
    ({ from, to }) =>
      (from === undefined || minorNumber(from) <= number) && (to === undefined || number <= minorNumber(to)),
  );
}

// The generic names the shape that schemas/generate/ writes; the files come with the program.
function readJson<T>(path: string): T {
  const value: T = JSON.parse(readResource(`schemas/${path}`));
  return value;
}
