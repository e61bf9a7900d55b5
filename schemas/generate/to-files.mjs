// Turns a catalog into the committed files.
import removedKinds from './removed-kinds.mjs';
import { byMinor, custom as products } from './versions.mjs';

/**
 * The text of every schema file, by path.
 *
 * A catalog has `flux` and `kubernetes`, by minor, and `custom`, by product. Each of their entries has `kinds`, by
 * `group/Kind`: scope, plural, versions. A Kubernetes minor has its `definitions` and the versions `removed` too.
 */
export function toFiles({ flux, kubernetes, custom }) {
  const files = new Map();
  const kinds = {};
  const minors = { flux: Object.keys(flux).sort(byMinor), kubernetes: Object.keys(kubernetes).sort(byMinor) };

  for (const minor of minors.flux) {
    for (const { key, name, kind, version } of versionsOf(flux[minor].kinds)) {
      const entry = entryOf(kinds, 'flux', key, kind, name);
      const text = json(version.schema);
      const shared = entry.served.map(({ schema }) => schema).find((file) => files.get(file) === text);
      const schema = shared ?? `flux/${fileName(key, name)}.${minor.replace('.', '-')}.json`;
      files.set(schema, text);
      extend(entry.served, minors.flux, minor, { schema });
      entry.storage ??= [];
      if (version.storage) extend(entry.storage, minors.flux, minor);
      if (version.deprecated) entry.deprecated ??= { from: minor, warning: version.deprecated };
    }
  }

  for (const minor of minors.kubernetes) {
    const { definitions, kinds: minorKinds } = kubernetes[minor];
    const file = `kubernetes/${minor}.json`;
    files.set(file, lines(definitions));
    for (const { key, name, kind, version } of versionsOf(minorKinds)) {
      const entry = entryOf(kinds, 'kubernetes', key, kind, name);
      extend(entry.served, minors.kubernetes, minor, { schema: `${file}#${version.schema}` });
      Object.assign(entry, version.lifecycle);
    }
  }

  for (const product of Object.keys(custom)) {
    for (const { key, name, kind, version } of versionsOf(custom[product].kinds)) {
      const entry = entryOf(kinds, product, key, kind, name);
      const group = key.split('/')[0];
      entry.unservedSince = products[product].unservedSince?.[`${group}/${name}`];
      if (version.deprecated) entry.deprecated = { warning: version.deprecated };
      if (version.schema) {
        const schema = `custom/${fileName(key, name)}.json`;
        files.set(schema, json(version.schema));
        entry.served.push({ schema });
      }
    }
  }

  const removed = [...(kubernetes[minors.kubernetes[0]]?.removed ?? []), ...removedKinds];
  files.set('kubernetes/removed.json', `[\n${removed.map(line).sort().join(',\n')}\n]\n`);
  files.set(
    'index.json',
    `{\n"flux":${line(minors.flux)},\n"kubernetes":${line(minors.kubernetes)},\n"kinds":${lines(kinds).trimEnd()}\n}\n`,
  );
  return files;
}

/** All versions of all these kinds. */
function versionsOf(kinds) {
  return Object.entries(kinds).flatMap(([key, kind]) =>
    Object.entries(kind.versions).map(([name, version]) => ({ key, name, kind, version })),
  );
}

/** What the index says of one version of a kind. */
function entryOf(kinds, product, key, { scope, plural }, name) {
  kinds[key] ??= { product, scope, plural, versions: {} };
  const known = kinds[key];
  if (known.product !== product || known.scope !== scope || known.plural !== plural) {
    throw new Error(
      `${key} is not the same everywhere: ${line([known.product, known.scope, known.plural])} and ${line([product, scope, plural])}.`,
    );
  }
  known.versions[name] ??= { served: [] };
  return known.versions[name];
}

/** Adds a minor to ranges: to the last one if that has the same content and ends just before, else as a new one. */
function extend(ranges, minors, minor, content = {}) {
  const last = ranges.at(-1);
  const before = minors[minors.indexOf(minor) - 1];
  if (last !== undefined && last.to === before && last.schema === content.schema) last.to = minor;
  else ranges.push({ from: minor, to: minor, ...content });
}

function fileName(key, version) {
  return `${key.replace('/', '_').toLowerCase()}_${version}`;
}

/** A file of JSON on one line. */
function json(value) {
  return `${line(value)}\n`;
}

/** A file of JSON with a line for each member. */
function lines(object) {
  const names = Object.keys(object).sort();
  return `{\n${names.map((name) => `${line(name)}:${line(object[name])}`).join(',\n')}\n}\n`;
}

function line(value) {
  return JSON.stringify(sorted(value));
}

/** The same value with the keys of its objects in order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
