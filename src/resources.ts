import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The folder of the package or checkout: one up from `src/` and `dist/`, two from `dist/chunks/`.
const FOLDER = ['../', '../../']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('schemas/index.json', url)));

/** The absolute path of a file that comes with the program: `schemas/…`, `rules/<id>/README.md`. */
export function resourcePath(path: string): string {
  if (!FOLDER) throw new Error('The schemas and pages of gitops-gate are missing next to the program.');
  return fileURLToPath(new URL(path, FOLDER));
}

/** The text of a file that comes with the program. */
export function readResource(path: string): string {
  return readFileSync(resourcePath(path), 'utf8');
}
