// Turns a catalog into the committed files.
import type { Replacement } from '../../src/kubernetes/bundled-schemas.ts';
import { type Catalog, type Kind, type Kinds, member, type Schema } from './catalog.ts';
import { knownKinds } from './known-kinds.ts';
import { removedKinds } from './removed-kinds.ts';
import { retired } from './retired.ts';
import { byMinor, custom } from './versions.ts';

/** A range of minors, both ends included, with the schema that it has; without ends where there is one version only. */
export interface Range {
  readonly from?: string;
  to?: string;
  readonly schema?: string;
}

/** What the index says of one version of a kind. */
export interface Entry {
  readonly served: Range[];
  storage?: Range[];
  deprecated?: { readonly from?: string; readonly warning: string };
  /** The version is served, but its schema is not known here. */
  unknown?: true;
  introduced?: string;
  removed?: string;
  replacement?: Replacement;
}

/** A kind in the index. */
export interface IndexedKind extends Kind<Entry> {
  readonly product: string;
}

/** The text of every schema file, by path. */
export function toFiles({ flux, kubernetes, custom: products }: Catalog): Map<string, string> {
  const files = new Map<string, string>();
  const kinds: Record<string, IndexedKind> = {};
  const minors = { flux: Object.keys(flux).sort(byMinor), kubernetes: Object.keys(kubernetes).sort(byMinor) };

  for (const minor of minors.flux) {
    for (const { key, name, kind, version } of versionsOf(member(flux, minor).kinds)) {
      const entry = entryOf(kinds, 'flux', key, kind, name);
      const text = json(version.schema);
      const shared = entry.served
        .map(({ schema }) => schema)
        .find((file) => file !== undefined && files.get(file) === text);
      const schema = shared ?? `flux/${fileName(key, name)}.${minor.replace('.', '-')}.json`;
      files.set(schema, text);
      extend(entry.served, minors.flux, minor, { schema });
      entry.storage ??= [];
      if (version.storage) extend(entry.storage, minors.flux, minor);
      if (version.deprecated) entry.deprecated ??= { from: minor, warning: version.deprecated };
    }
  }

  for (const minor of minors.kubernetes) {
    const { definitions, kinds: minorKinds } = member(kubernetes, minor);
    const file = `kubernetes/${minor}.json`;
    files.set(file, lines(definitions));
    for (const { key, name, kind, version } of versionsOf(minorKinds)) {
      const entry = entryOf(kinds, 'kubernetes', key, kind, name);
      extend(entry.served, minors.kubernetes, minor, { schema: `${file}#${version.schema}` });
      Object.assign(entry, version.lifecycle);
    }
  }

  for (const product of Object.keys(products)) {
    for (const { key, name, kind, version } of versionsOf(member(products, product).kinds)) {
      const entry = entryOf(kinds, product, key, kind, name);
      if (version.deprecated) entry.deprecated = { warning: version.deprecated };
      const schemas = version.schema ? [version.schema, ...(version.older ?? [])] : [];
      for (const [index, one] of schemas.entries()) {
        const schema = `custom/${fileName(key, name)}${index > 0 ? `.older-${index}` : ''}.json`;
        files.set(schema, json(withoutStatus(one)));
        entry.served.push({ schema });
      }
    }
  }

  for (const { product, key, kind, version } of knownKinds) {
    entryOf(kinds, product, key, kind, version).unknown = true;
  }

  files.set('retired.json', `${JSON.stringify(retired)}\n`);
  const removed = [...(kubernetes[minors.kubernetes[0] ?? '']?.removed ?? []), ...removedKinds];
  files.set('kubernetes/removed.json', `[\n${removed.map(line).sort().join(',\n')}\n]\n`);
  files.set(
    'index.json',
    `{\n"flux":${line(minors.flux)},\n"kubernetes":${line(minors.kubernetes)},\n"products":${line(releases())},\n"kinds":${lines(kinds).trimEnd()}\n}\n`,
  );
  return files;
}

/** The schema without the status, which controllers write and nothing here checks. */
function withoutStatus({ properties, ...rest }: Schema): Schema {
  if (typeof properties !== 'object' || properties === null) return rest;
  return { ...rest, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'status')) };
}

/** The version of each product that its schemas are of, where it is known. */
function releases(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(custom).flatMap(([product, { release, version }]) => {
      const known = release ?? /^v([0-9]+\.[0-9]+\.[0-9]+)$/.exec(version)?.[1];
      return known === undefined ? [] : [[product, known]];
    }),
  );
}

/** All versions of all these kinds. */
function versionsOf<Version>(
  kinds: Kinds<Version>,
): { key: string; name: string; kind: Kind<Version>; version: Version }[] {
  return Object.entries(kinds).flatMap(([key, kind]) =>
    Object.entries(kind.versions).map(([name, version]) => ({ key, name, kind, version })),
  );
}

/** What the index says of one version of a kind. */
function entryOf(
  kinds: Record<string, IndexedKind>,
  product: string,
  key: string,
  { scope, plural }: Kind<unknown>,
  name: string,
): Entry {
  const known = kinds[key] ?? { product, scope, plural, versions: {} };
  kinds[key] = known;
  if (known.product !== product || known.scope !== scope || known.plural !== plural) {
    throw new Error(
      `${key} is not the same everywhere: ${line([known.product, known.scope, known.plural])} and ${line([product, scope, plural])}.`,
    );
  }
  const entry = known.versions[name] ?? { served: [] };
  known.versions[name] = entry;
  return entry;
}

/** Adds a minor to ranges: to the last one if that has the same content and ends just before, else as a new one. */
function extend(ranges: Range[], minors: readonly string[], minor: string, content: { schema?: string } = {}): void {
  const last = ranges.at(-1);
  const before = minors[minors.indexOf(minor) - 1];
  if (last !== undefined && last.to === before && last.schema === content.schema) last.to = minor;
  else ranges.push({ from: minor, to: minor, ...content });
}

function fileName(key: string, version: string): string {
  return `${key.replace('/', '_').toLowerCase()}_${version}`;
}

/** A file of JSON on one line. */
function json(value: unknown): string {
  return `${line(value)}\n`;
}

/** A file of JSON with a line for each member. */
function lines(object: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(object).sort();
  return `{\n${names.map((name) => `${line(name)}:${line(object[name])}`).join(',\n')}\n}\n`;
}

function line(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, inner]) => [key, sorted(inner)]));
}
