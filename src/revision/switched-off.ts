import type { Manifests } from '../kubernetes/manifests.ts';
import { directoryOf, join, type Tree } from '../repository/tree.ts';

const COMMENTED = /^[ \t]*#[ \t#]*-[ \t]*(?:path:[ \t]*)?(["']?)([^\s"'#]+)\1[ \t\r]*(?:#.*)?$/gm;

/** The files and directories whose line in a kustomization file is commented out: taken out on purpose. */
export class SwitchedOff {
  readonly #paths = new Set<string>();

  constructor(tree: Tree, manifests: Manifests) {
    for (const { path: overlay, type, parsed } of manifests.files) {
      if (type !== 'overlay' || !parsed.file.text.includes('#')) continue;
      const directory = directoryOf(overlay);
      for (const [, , path = ''] of parsed.file.text.matchAll(COMMENTED)) {
        const full = join(directory, path);
        if (full === undefined || full === directory) continue;
        if (tree.file(full) || tree.isDirectory(full)) this.#paths.add(full);
      }
    }
  }

  /** Whether a path or a directory above it is switched off. */
  has(path: string): boolean {
    if (this.#paths.size === 0) return false;
    for (let at = path.replace(/\/$/, ''); at !== ''; at = directoryOf(at)) if (this.#paths.has(at)) return true;
    return false;
  }
}
