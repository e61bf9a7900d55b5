// Generates the bundled schemas, or with --check compares them with what is committed. Everything, unless minors or products are named.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fromFiles, toFiles } from './catalog.mjs';
import { customKinds } from './custom.mjs';
import { fluxKinds } from './flux.mjs';
import { kubernetesMinor } from './kubernetes.mjs';
import { sources, withTable } from './sources.mjs';
import { custom, flux, kubernetes } from './versions.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(folder, path), 'utf8');

const several = { type: 'string', multiple: true, default: [] };
const { values: wanted } = parseArgs({
  options: { flux: several, kubernetes: several, custom: several, check: { type: 'boolean', default: false } },
});
const everything = wanted.flux.length + wanted.kubernetes.length + wanted.custom.length === 0;

const catalog = existsSync(join(folder, 'index.json'))
  ? fromFiles((path) => JSON.parse(read(path)))
  : { flux: {}, kubernetes: {}, custom: {} };
generate('flux', flux, (minor) => ({ kinds: fluxKinds(minor) }));
generate('kubernetes', kubernetes, kubernetesMinor);
generate('custom', custom, (product) => ({ kinds: customKinds(product) }));

const files = toFiles(catalog);
files.set('sources.json', `[\n${sources().map((source) => JSON.stringify(source)).join(',\n')}\n]\n`);
files.set('README.md', withTable(read('README.md')));
const present = ['flux', 'kubernetes', 'custom']
  .filter((name) => existsSync(join(folder, name)))
  .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
const obsolete = present.filter((path) => !files.has(path));

if (wanted.check) {
  const changed = [...files].filter(([path, text]) => !existsSync(join(folder, path)) || read(path) !== text);
  const differing = [...changed.map(([path]) => path), ...obsolete].sort();
  if (differing.length > 0) {
    console.error(`These files are not what schemas/generate makes:\n${differing.map((path) => `  schemas/${path}\n`).join('')}`);
    console.error('Run `node schemas/generate/main.mjs` and commit what it changes.');
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of obsolete) rmSync(join(folder, path));
}

/** Replaces what the catalog holds of these minors or products, of all that are known if nothing is named. */
function generate(part, known, make) {
  for (const name of Object.keys(catalog[part])) if (!(name in known)) delete catalog[part][name];
  for (const name of everything ? Object.keys(known) : wanted[part]) {
    if (!(name in known)) throw new Error(`versions.json has no ${part} ${name}.`);
    console.error(`${part} ${name}`);
    catalog[part][name] = make(name);
  }
}
