// Generates the bundled schemas, or with --check compares them with what is committed. Everything, unless minors or products are named.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Catalog } from './catalog.ts';
import { customKinds } from './custom.ts';
import { fluxKinds } from './flux.ts';
import { fromFiles } from './from-files.ts';
import { kubernetesMinor } from './kubernetes.ts';
import { sourcesFile, withTable } from './sources.ts';
import { toFiles } from './to-files.ts';
import { custom, flux, kubernetes } from './versions.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

const { values: wanted } = parseArgs({
  options: {
    flux: { type: 'string', multiple: true, default: [] },
    kubernetes: { type: 'string', multiple: true, default: [] },
    custom: { type: 'string', multiple: true, default: [] },
    check: { type: 'boolean', default: false },
  },
});
const everything = wanted.flux.length + wanted.kubernetes.length + wanted.custom.length === 0;

const catalog: Catalog = everything
  ? { flux: {}, kubernetes: {}, custom: {} }
  : fromFiles({
      index: JSON.parse(read('index.json')),
      removed: JSON.parse(read('kubernetes/removed.json')),
      schema: (path) => JSON.parse(read(path)),
      definitions: (path) => JSON.parse(read(path)),
    });
generate('flux', catalog.flux, flux, (minor) => ({ kinds: fluxKinds(minor) }));
generate('kubernetes', catalog.kubernetes, kubernetes, kubernetesMinor);
generate('custom', catalog.custom, custom, (product) => ({ kinds: customKinds(product) }));

const files = toFiles(catalog);
files.set('sources.json', sourcesFile());
files.set('README.md', withTable(read('README.md')));
const obsolete = ['flux', 'kubernetes', 'custom']
  .filter((name) => existsSync(join(folder, name)))
  .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  .filter((path) => !files.has(path));

if (wanted.check) {
  const isCommitted = ([path, text]: readonly [string, string]): boolean =>
    existsSync(join(folder, path)) && read(path) === text;
  const changed = [...files].filter((file) => !isCommitted(file)).map(([path]) => path);
  const differing = [...changed, ...obsolete].sort().map((path) => `  schemas/${path}\n`);
  if (differing.length > 0) {
    console.error(`These files are not what schemas/generate makes:\n${differing.join('')}`);
    console.error('Run `npm run schemas` and commit what it changes.');
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
function generate<Part>(
  part: 'flux' | 'kubernetes' | 'custom',
  made: Record<string, Part>,
  known: Readonly<Record<string, unknown>>,
  make: (name: string) => Part,
): void {
  for (const name of Object.keys(made)) {
    if (!(name in known)) delete made[name];
  }
  for (const name of everything ? Object.keys(known) : wanted[part]) {
    if (!(name in known)) throw new Error(`versions.json has no ${part} ${name}.`);
    console.error(`${part} ${name}`);
    made[name] = make(name);
  }
}
