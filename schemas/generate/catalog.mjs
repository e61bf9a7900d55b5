// The catalog: the kinds of every release and product, how they become the committed files, and how these are read back.
import { readFileSync } from 'node:fs';
import { byMinor, custom as products } from './versions.mjs';

/** Versions whose types are in no module any more (https://kubernetes.io/docs/reference/using-api/deprecation-guide/). */
const removedKinds = JSON.parse(readFileSync(new URL('removed-kinds.json', import.meta.url), 'utf8'));

/**
 * The text of every generated file, by path.
 * `flux` and `kubernetes` map minors, `custom` maps products, to their `kinds`; a Kubernetes minor has `definitions` and `removed` too.
 */
export function toFiles({ flux, kubernetes, custom }) {
  const files = new Map();
  const kinds = {};
  const fluxMinors = Object.keys(flux).sort(byMinor);
  const kubernetesMinors = Object.keys(kubernetes).sort(byMinor);

  for (const minor of fluxMinors) {
    for (const [key, version, { schema, storage, deprecated }] of versionsOf(flux[minor].kinds)) {
      const entry = entryOf(kinds, 'flux', key, version, flux[minor].kinds[key]);
      const text = JSON.stringify(sorted(schema)) + '\n';
      const shared = entry.served?.map((range) => range.schema).find((file) => files.get(file) === text);
      const file = shared ?? `flux/${fileName(key, version)}.${minor.replace('.', '-')}.json`;
      files.set(file, text);
      extend((entry.served ??= []), fluxMinors, minor, { schema: file });
      if (storage) extend((entry.storage ??= []), fluxMinors, minor);
      if (deprecated !== undefined) entry.deprecated ??= { from: minor, warning: deprecated };
    }
  }
  for (const minor of kubernetesMinors) {
    const file = `kubernetes/${minor}.json`;
    files.set(file, lines(kubernetes[minor].definitions));
    for (const [key, version, { schema, lifecycle }] of versionsOf(kubernetes[minor].kinds)) {
      const entry = entryOf(kinds, 'kubernetes', key, version, kubernetes[minor].kinds[key]);
      extend((entry.served ??= []), kubernetesMinors, minor, { schema: `${file}#${schema}` });
      Object.assign(entry, lifecycle);
    }
  }
  for (const product of Object.keys(custom)) {
    for (const [key, version, { schema, deprecated }] of versionsOf(custom[product].kinds)) {
      const entry = entryOf(kinds, product, key, version, custom[product].kinds[key]);
      entry.served = [];
      entry.unservedSince = products[product].unservedSince?.[`${key.split('/')[0]}/${version}`];
      if (deprecated !== undefined) entry.deprecated = { warning: deprecated };
      if (schema === undefined) continue;
      const file = `custom/${fileName(key, version)}.json`;
      files.set(file, JSON.stringify(sorted(schema)) + '\n');
      entry.served.push({ schema: file });
    }
  }

  const removed = [...(kubernetes[kubernetesMinors[0]]?.removed ?? []), ...removedKinds];
  const rows = removed.map((row) => JSON.stringify(sorted(row))).sort();
  files.set('kubernetes/removed.json', `[\n${rows.join(',\n')}\n]\n`);
  const minors = `"flux":${JSON.stringify(fluxMinors)},\n"kubernetes":${JSON.stringify(kubernetesMinors)}`;
  files.set('index.json', `{\n${minors},\n"kinds":${lines(kinds).trimEnd()}\n}\n`);
  return files;
}

/** The catalog that these files say; `read` gives the JSON in a file. */
export function fromFiles(read) {
  const catalog = { flux: {}, kubernetes: {}, custom: {} };
  const index = read('index.json');
  const removed = read('kubernetes/removed.json').filter(
    (row) => !removedKinds.some(({ group, version, kind }) => row.group === group && row.version === version && row.kind === kind),
  );
  const between = (minors, { from, to }) => minors.slice(minors.indexOf(from), minors.indexOf(to) + 1);
  for (const minor of index.flux) catalog.flux[minor] = { kinds: {} };
  for (const minor of index.kubernetes) {
    catalog.kubernetes[minor] = { kinds: {}, removed, definitions: read(`kubernetes/${minor}.json`) };
  }

  for (const [key, { product, scope, plural, versions }] of Object.entries(index.kinds)) {
    const put = (kinds, name, version) => {
      kinds[key] ??= { scope, plural, versions: {} };
      kinds[key].versions[name] = version;
    };
    for (const [name, { served, storage = [], deprecated, introduced, removed, replacement }] of Object.entries(versions)) {
      if (product === 'flux') {
        const stored = storage.flatMap((range) => between(index.flux, range));
        for (const range of served) {
          for (const minor of between(index.flux, range)) {
            const warned = deprecated !== undefined && byMinor(deprecated.from, minor) <= 0;
            put(catalog.flux[minor].kinds, name, {
              schema: read(range.schema),
              storage: stored.includes(minor),
              deprecated: warned ? deprecated.warning : undefined,
            });
          }
        }
      } else if (product === 'kubernetes') {
        for (const { from, schema } of served) {
          const lifecycle = { introduced, deprecated, removed, replacement };
          put(catalog.kubernetes[from].kinds, name, { schema: schema.split('#')[1], lifecycle });
        }
      } else {
        catalog.custom[product] ??= { kinds: {} };
        const schema = served.length > 0 ? read(served[0].schema) : undefined;
        put(catalog.custom[product].kinds, name, { schema, deprecated: deprecated?.warning });
      }
    }
  }
  return catalog;
}

function versionsOf(kinds) {
  return Object.entries(kinds).flatMap(([key, { versions }]) =>
    Object.entries(versions).map(([name, version]) => [key, name, version]),
  );
}

/** The index's entry of a kind's version, made when it is new. */
function entryOf(kinds, product, key, version, { scope, plural }) {
  const kind = (kinds[key] ??= { product, scope, plural, versions: {} });
  if (kind.product !== product) throw new Error(`${key} belongs both to ${kind.product} and to ${product}.`);
  return (kind.versions[version] ??= {});
}

function fileName(key, version) {
  return `${key.replace('/', '_').toLowerCase()}_${version}`;
}

/** Adds a minor to ranges: to the last one where it follows on with the same content, else as one of its own. */
function extend(ranges, minors, minor, content = {}) {
  const last = ranges.at(-1);
  const follows = last !== undefined && minors.indexOf(last.to) === minors.indexOf(minor) - 1;
  if (follows && last.schema === content.schema) last.to = minor;
  else ranges.push({ from: minor, to: minor, ...content });
}

/** JSON with one member a line. */
function lines(object) {
  const members = Object.entries(sorted(object)).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

/** The same value with the keys of its objects in order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
