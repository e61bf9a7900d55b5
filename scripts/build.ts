/** Builds `dist/`: the bundles, and the licences of what is inside. `--check` compares instead. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const committed = join(root, 'dist');
/** Facts of other projects that are inside the bundles, by the folder that contains them with their licence. */
const FACTS = [{ folder: 'src/kubernetes/secrets/gitleaks', title: 'gitleaks 8.30.1, token shapes (MIT)' }];

if (process.argv.includes('--check')) {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-dist-'));
  try {
    await build(folder);
    const stale = differences(folder, committed);
    if (stale.length > 0) {
      console.error(
        `dist/ is not what the sources give; run \`npm run build\`:\n${stale.map((path) => `  ${path}`).join('\n')}`,
      );
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  rmSync(committed, { recursive: true, force: true });
  await build(committed);
}

async function build(folder: string): Promise<void> {
  const bundle = await rolldown({
    input: { cli: join(root, 'src/cli.ts'), action: join(root, 'src/action.ts') },
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: { compress: true, mangle: false, codegen: false },
  });
  await bundle.close();
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeFileSync(join(folder, 'LICENSES.txt'), licences(modules));
}

/** Name, version and licence text of every package that has a module in the bundles, and of the facts in them. */
function licences(modules: readonly string[]): string {
  const packages = new Set<string>();
  for (const id of modules) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
    if (match?.[1]) packages.add(match[1]);
  }
  const parts = [...packages].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : 'No licence text comes with the package.';
    return { title: `${name} ${version} (${license})`, text };
  });
  for (const { folder, title } of FACTS)
    parts.push({ title, text: readFileSync(join(root, folder, 'LICENSE'), 'utf8').trim() });
  parts.sort((a, b) => (a.title < b.title ? -1 : 1));
  return `Packages inside these bundles and their licences.\n\n${parts.map(({ title, text }) => `${'='.repeat(80)}\n${title}\n\n${text}\n`).join('\n')}`;
}

function differences(fresh: string, old: string): string[] {
  const list = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      : [];
  const paths = new Set([...list(fresh), ...list(old)]);
  return [...paths].sort().filter((path) => {
    const [a, b] = [join(fresh, path), join(old, path)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  });
}
