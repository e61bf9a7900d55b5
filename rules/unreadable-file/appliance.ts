import { isWithin, type RuleContext } from '../../src/lint/rule.ts';
import type { TreeFile } from '../../src/repository/tree.ts';

/** Whether a cluster would apply files that were not judged. */
export class Appliance {
  readonly #context: RuleContext;
  readonly #files: ReadonlySet<string>;
  /** Directories of which Argo CD applies the manifests. */
  readonly #directories: readonly string[];

  constructor(context: RuleContext) {
    const { builds, flux, argo } = context;
    this.#context = context;
    this.#files = new Set([...flux.files, ...argo.files, ...builds.flatMap(({ files }) => [...files])]);
    const sources = argo.applications.flatMap((application) => application.sources);
    this.#directories = sources.flatMap(({ type, path }) => (type === 'directory' && path ? path.directory : []));
  }

  /** `error` where a cluster applies the file or may do so, `warning` for another file with objects, else `notice`. */
  severityOf(file: TreeFile): 'error' | 'warning' | 'notice' {
    if (this.#isApplied(file)) return 'error';
    if (!mentionsObjects(file)) return 'notice';
    const { flux, argo } = this.#context;
    return flux.clusters.length === 0 && argo.isEmpty ? 'error' : 'warning';
  }

  /** Whether Argo CD reads a file as a manifest because of the directory that it is in. */
  isInDirectory({ path }: TreeFile): boolean {
    return /\.(?:ya?ml|json)$/.test(path) && this.#directories.some((directory) => isWithin(path, directory));
  }

  #isApplied(file: TreeFile): boolean {
    return this.#files.has(file.path) || this.isInDirectory(file);
  }
}

/** Whether the bytes of a file look like Kubernetes objects; a file that cannot be opened may hold anything. */
function mentionsObjects(file: TreeFile): boolean {
  const bytes = file.bytes();
  return !bytes || (bytes.includes('apiVersion') && bytes.includes('kind'));
}
