// Generates the bundled schemas, or with --check compares them with what is committed. Everything, unless minors or products are named.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { customKinds } from './custom.mjs';
import { fluxKinds } from './flux.mjs';
import { fromFiles } from './from-files.mjs';
import { kubernetesMinor } from './kubernetes.mjs';
import { sourcesFile, withTable } from './sources.mjs';
import { toFiles } from './to-files.mjs';
import { custom, flux, kubernetes } from './versions.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(folder, path), 'utf8');

const several = { type: 'string', multiple: true, default: [] };
const { values: wanted } = parseArgs({
  options: { flux: several, kubernetes: several, custom: several, check: { type: 'boolean', default: false } },
});
const everything = wanted.flux.length + wanted.kubernetes.length + wanted.custom.length === 0;

const catalog = everything ? { flux: {}, kubernetes: {}, custom: {} } : fromFiles((path) => JSON.parse(read(path)));
generate('flux', flux, (minor) => ({ kinds: fluxKinds(minor) }));
generate('kubernetes', kubernetes, kubernetesMinor);
generate('custom', custom, (product) => ({ kinds: customKinds(product) }));

const files = toFiles(catalog);
files.set('sources.json', sourcesFile());
files.set('README.md', withTable(read('README.md')));
const obsolete = ['flux', 'kubernetes', 'custom']
  .filter((name) => existsSync(join(folder, name)))
  .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  .filter((path) => !files.has(path));

if (wanted.check) {
  const isCommitted = ([path, text]) => existsSync(join(folder, path)) && read(path) === text;
  const changed = [...files].filter((file) => !isCommitted(file)).map(([path]) => path);
  const differing = [...changed, ...obsolete].sort().map((path) => `  schemas/${path}\n`);
  if (differing.length > 0) {
    console.error(`These files are not what schemas/generate makes:\n${differing.join('')}`);
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

/** Makes these minors or products anew, or all that are known; those no longer known go. */
function generate(part, known, make) {
  for (const name of Object.keys(catalog[part])) {
    if (!(name in known)) delete catalog[part][name];
  }
  for (const name of everything ? Object.keys(known) : wanted[part]) {
    if (!(name in known)) throw new Error(`versions.json has no ${part} ${name}.`);
    console.error(`${part} ${name}`);
    catalog[part][name] = make(name);
  }
}
