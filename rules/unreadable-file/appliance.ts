import { isKustomizationPath, kustomizationPaths } from '../../src/repository/kustomization-names.ts';
import { isWithin } from '../../src/repository/tree.ts';
import type { TreeFile } from '../../src/repository/tree-file.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether a cluster may apply files that were not checked. */
export class Appliance {
  readonly #revision: Revision;
  readonly #files: ReadonlySet<string>;
  /** Directories of which a reconciler applies the manifests as they are. */
  readonly #directories: readonly string[];

  constructor(revision: Revision) {
    const { builds, reconcilers } = revision;
    this.#revision = revision;
    const built = builds.flatMap(({ files, directory, directories }) => [
      ...files,
      // A kustomization file that cannot be read is not part of what its build has read.
      ...[directory, ...directories].flatMap((one) => kustomizationPaths(one)),
    ]);
    this.#files = new Set([...reconcilers.flatMap(({ files }) => [...files]), ...built]);
    this.#directories = reconcilers.flatMap(({ plainDirectories }) => plainDirectories);
  }

  /** `error` if a cluster applies the file or may do so, `warning` for another file that may contain objects, else `notice`. */
  severityOf(file: TreeFile): 'error' | 'warning' | 'notice' {
    if (this.#isApplied(file)) return 'error';
    if (!mayHoldObjects(file)) return 'notice';
    return this.#revision.reconcilers.some(({ isRunning }) => isRunning) ? 'warning' : 'error';
  }

  /** Whether a reconciler reads a file as a manifest because of the directory that it is in. */
  isInDirectory({ path }: TreeFile): boolean {
    return /\.(?:ya?ml|json)$/.test(path) && this.#directories.some((directory) => isWithin(path, directory));
  }

  #isApplied(file: TreeFile): boolean {
    return this.#files.has(file.path) || this.isInDirectory(file);
  }
}

/** A letter of a key that is written as an escape: `"\x61piVersion"`. */
const ESCAPED_LETTER = /\\(?:x|u00|U000000)[4-7][0-9a-f]/i;
/** A line that begins another document, behind something. */
const SEPARATOR = '\n---';

/**
 * Whether a file may hold Kubernetes objects. It does not if it is one document without the words that every object has:
 * values of a chart, settings of a program. A file with several documents is made to be applied.
 */
function mayHoldObjects(file: TreeFile): boolean {
  const bytes = file.bytes();
  if (!bytes || isKustomizationPath(file.path) || isUtf16(bytes)) return true;
  if (bytes.includes('apiVersion') && bytes.includes('kind')) return true;
  return bytes.includes(SEPARATOR, firstContent(bytes)) || ESCAPED_LETTER.test(bytes.toString('latin1'));
}

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The start of the first line of a file that is not a comment, blank or a marker. */
function firstContent(bytes: Buffer): number {
  const head = bytes.toString('latin1', 0, 4096);
  return /^(?:(?:---[ \t]*|[ \t]*#[^\n]*|[ \t]*)\r?\n)*/.exec(head)?.[0].length ?? 0;
}
