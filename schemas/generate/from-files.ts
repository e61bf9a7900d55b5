// Reads the committed files back into a catalog, so that a part of it can be made anew.
import type { RemovedVersion } from '../../src/kubernetes/bundled-schemas.ts';
import { type Catalog, type CustomPart, type Kind, type Kinds, member, type Schema } from './catalog.ts';
import { removedKinds } from './removed-kinds.ts';
import type { Entry, IndexedKind } from './to-files.ts';
import { byMinor } from './versions.ts';

/** Where the committed files are read. */
export interface CommittedFiles {
  readonly index: {
    readonly flux: readonly string[];
    readonly kubernetes: readonly string[];
    readonly kinds: Readonly<Record<string, IndexedKind>>;
  };
  readonly removed: readonly RemovedVersion[];
  /** The schema, or the definitions, in a file. */
  schema(path: string): Schema;
  definitions(path: string): Record<string, Schema>;
}

/** The catalog that the committed files were made from (see to-files.ts). */
export function fromFiles(committed: CommittedFiles): Catalog {
  const { index } = committed;
  const removed = committed.removed.filter((row) => !removedKinds.some((known) => sameVersion(known, row)));
  const catalog: Catalog = {
    flux: Object.fromEntries(index.flux.map((minor) => [minor, { kinds: {} }])),
    kubernetes: Object.fromEntries(
      index.kubernetes.map((minor) => [
        minor,
        { kinds: {}, removed, definitions: committed.definitions(`kubernetes/${minor}.json`) },
      ]),
    ),
    custom: {},
  };
  for (const [key, kind] of Object.entries(index.kinds)) {
    for (const [name, entry] of Object.entries(kind.versions)) {
      if (entry.unknown) continue;
      if (kind.product === 'flux') addFluxVersion(catalog, committed, key, kind, name, entry);
      else if (kind.product === 'kubernetes') addBuiltInVersion(catalog, key, kind, name, entry);
      else addCustomVersion(catalog, committed, key, kind, name, entry);
    }
  }
  return catalog;
}

function addFluxVersion(
  { flux }: Catalog,
  { index, schema }: CommittedFiles,
  key: string,
  kind: IndexedKind,
  name: string,
  { served, storage = [], deprecated }: Entry,
): void {
  const stored = storage.flatMap((range) => minorsOf(range, index.flux));
  for (const range of served) {
    for (const minor of minorsOf(range, index.flux)) {
      const isDeprecated = deprecated?.from !== undefined && byMinor(deprecated.from, minor) <= 0;
      versionsOf(member(flux, minor).kinds, key, kind)[name] = {
        schema: range.schema === undefined ? undefined : schema(range.schema),
        storage: stored.includes(minor),
        deprecated: isDeprecated ? deprecated.warning : undefined,
      };
    }
  }
}

function addBuiltInVersion(
  { kubernetes }: Catalog,
  key: string,
  kind: IndexedKind,
  name: string,
  { served, introduced, deprecated, removed, replacement }: Entry,
): void {
  const lifecycle = { introduced, deprecated, removed, replacement };
  for (const { from = '', schema } of served)
    versionsOf(member(kubernetes, from).kinds, key, kind)[name] = { schema: schema?.split('#')[1] ?? '', lifecycle };
}

function addCustomVersion(
  { custom }: Catalog,
  { schema }: CommittedFiles,
  key: string,
  kind: IndexedKind,
  name: string,
  { served, deprecated }: Entry,
): void {
  const [newest, ...older] = served.flatMap((range) => (range.schema === undefined ? [] : [schema(range.schema)]));
  const part: CustomPart = custom[kind.product] ?? { kinds: {} };
  custom[kind.product] = part;
  versionsOf(part.kinds, key, kind)[name] = {
    schema: newest,
    ...(older.length > 0 && { older }),
    deprecated: deprecated?.warning,
  };
}

/** The versions of a kind in a part of the catalog, which gets the kind if it has none. */
function versionsOf<Version>(
  kinds: Kinds<Version>,
  key: string,
  { scope, plural }: Kind<unknown>,
): Record<string, Version> {
  const kind = kinds[key] ?? { scope, plural, versions: {} };
  kinds[key] = kind;
  return kind.versions;
}

function minorsOf({ from = '', to = '' }: { from?: string; to?: string }, minors: readonly string[]): string[] {
  return minors.slice(minors.indexOf(from), minors.indexOf(to) + 1);
}

function sameVersion(a: RemovedVersion, b: RemovedVersion): boolean {
  return a.group === b.group && a.version === b.version && a.kind === b.kind;
}
