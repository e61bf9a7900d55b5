// Reads the committed files back into a catalog, so that a part of it can be made anew.
import removedKinds from './removed-kinds.mjs';
import { byMinor } from './versions.mjs';

/** The catalog (see to-files.mjs) that these files were made from; `read` gives the JSON of a file. */
export function fromFiles(read) {
  const index = read('index.json');
  const removed = read('kubernetes/removed.json').filter(
    (row) => !removedKinds.some((known) => sameVersion(known, row)),
  );
  const catalog = {
    flux: Object.fromEntries(index.flux.map((minor) => [minor, { kinds: {} }])),
    kubernetes: Object.fromEntries(
      index.kubernetes.map((minor) => [minor, { kinds: {}, removed, definitions: read(`kubernetes/${minor}.json`) }]),
    ),
    custom: {},
  };
  for (const [key, kind] of Object.entries(index.kinds)) {
    for (const [name, entry] of Object.entries(kind.versions)) {
      for (const { part, version } of versionsOf(catalog, index, kind.product, entry, read)) {
        part.kinds[key] ??= { scope: kind.scope, plural: kind.plural, versions: {} };
        part.kinds[key].versions[name] = version;
      }
    }
  }
  return catalog;
}

/** What an entry of the index says, for each part of the catalog that it belongs to. */
function versionsOf(catalog, index, product, entry, read) {
  const { served, storage, deprecated, introduced, removed, replacement } = entry;
  if (product === 'flux') {
    const stored = storage.flatMap((range) => minorsOf(range, index.flux));
    return served.flatMap((range) =>
      minorsOf(range, index.flux).map((minor) => ({
        part: catalog.flux[minor],
        version: {
          schema: read(range.schema),
          storage: stored.includes(minor),
          deprecated: deprecated && byMinor(deprecated.from, minor) <= 0 ? deprecated.warning : undefined,
        },
      })),
    );
  }
  if (product === 'kubernetes') {
    const lifecycle = { introduced, deprecated, removed, replacement };
    return served.map(({ from, schema }) => ({
      part: catalog.kubernetes[from],
      version: { schema: schema.split('#')[1], lifecycle },
    }));
  }
  catalog.custom[product] ??= { kinds: {} };
  const schema = served.length > 0 ? read(served[0].schema) : undefined;
  return [{ part: catalog.custom[product], version: { schema, deprecated: deprecated?.warning } }];
}

function minorsOf({ from, to }, minors) {
  return minors.slice(minors.indexOf(from), minors.indexOf(to) + 1);
}

function sameVersion(a, b) {
  return a.group === b.group && a.version === b.version && a.kind === b.kind;
}
