import type { Origin } from '../../src/yaml/origin.ts';

type TextFile = Origin['file'];

const NAMED = /(?<!\$)\$([A-Za-z_][A-Za-z0-9_]*)/g;
const ASSIGNED = /(?:^|[\s;&|("'`])([A-Za-z_][A-Za-z0-9_]*)=(.{0,80})/gm;

const named = new WeakMap<TextFile, ReadonlySet<string>>();
const assigned = new WeakMap<TextFile, ReadonlySet<string>>();

/** The variables that scripts in a file use as `$name`, which Flux leaves as it is, or set themselves. */
export function namesOfShell(file: TextFile): ReadonlySet<string> {
  let names = named.get(file);
  if (!names) {
    names = new Set([...[...file.text.matchAll(NAMED)].map(([, name = '']) => name), ...assignedIn(file)]);
    named.set(file, names);
  }
  return names;
}

/** The variables that scripts in a file set; one that gets Flux's of the same name (`HOST=${HOST}`) does not count. */
export function assignedIn(file: TextFile): ReadonlySet<string> {
  let names = assigned.get(file);
  if (!names) {
    const found = [...file.text.matchAll(ASSIGNED)];
    const own = found.filter(([, name = '', value = '']) => !value.replace(/^["']/, '').startsWith(`\${${name}`));
    names = new Set(own.map(([, name = '']) => name));
    assigned.set(file, names);
  }
  return names;
}
