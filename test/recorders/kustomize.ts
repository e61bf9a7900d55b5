// Records what kustomize says of small repositories: `node test/recorders/kustomize.ts KUSTOMIZE FOLDER > test/kustomize/recorded.json`.
// Each folder in FOLDER is a repository; each of its directories with a kustomization file that no other one is below is built.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kustomizationDirectories } from '../../src/repository/kustomization-names.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';

const [kustomize = 'kustomize', folder = '.'] = process.argv.slice(2);
const env = { PATH: '/nowhere', HOME: '/nowhere', HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };
const cases = readdirSync(folder)
  .sort()
  .map((name) => {
    const root = resolve(folder, name);
    const tree = readWorkTree(root);
    const files = Object.fromEntries(
      [...tree.files.keys()].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
    );
    const directories = kustomizationDirectories(tree);
    const builds = (directories.length > 0 ? directories : ['']).map((directory) => build(root, directory));
    return { name, files, builds: builds.filter(({ error }) => !error?.startsWith('panic')) };
  });
console.log(`[\n${cases.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`);

function build(root: string, directory: string): { directory: string; output?: string; error?: string } {
  const run = spawnSync(kustomize, ['build', directory || '.'], { cwd: root, encoding: 'utf8', env });
  if (run.status === 0) return { directory, output: run.stdout };
  const error = run.stderr
    .replace(/^# Warning.*\n/gm, '')
    .replaceAll(`${root}/`, '')
    .replaceAll(root, '.');
  return { directory, error: error.replace(/&\{0x[0-9a-f]+ <nil>\}/g, '&{…}').trim() };
}
