// Writes schemas/overlay.schema.json: what kustomize's types say of a kustomization.yaml. With --check it compares instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { goBuild, goDownload, goModule, run } from './go.ts';

/** The kustomize API of kustomize 5.8.2, which has all fields of 5.8.1, with which Flux 2.9 builds. */
const module = { path: 'sigs.k8s.io/kustomize/api', version: 'v0.21.2' };
const file = new URL('../overlay.schema.json', import.meta.url);

goDownload(module.path, module.version, 'Apache-2.0');
const folder = goModule([`${module.path}/types@${module.version}`], {
  'main.go': readFileSync(new URL('overlay/main.go', import.meta.url)),
});
const text = run('.', goBuild(folder, '.'));

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('schemas/overlay.schema.json is not what schemas/generate/overlay.ts makes.');
  process.exitCode = 1;
}
