import type { Codeowners, Ownership } from '../../src/repository/codeowners/codeowners.ts';
import type { OwnerLine } from '../../src/repository/codeowners/line.ts';
import { directoryOf } from '../../src/repository/tree.ts';

/** A folder (with `/` at the end) or a file that no line of CODEOWNERS matches, although one matches something next to it. */
export interface Gap {
  readonly path: string;
  /** The folder that it lies in; `''` for the root. */
  readonly parent: string;
  readonly files: readonly string[];
}

/** Which files of a revision CODEOWNERS covers, and where it has gaps. */
export class Coverage {
  readonly codeowners: Codeowners;
  readonly #ownerships = new Map<string, Ownership>();
  /** Files that a line matches, by each folder above them. */
  readonly #matchedBelow = new Map<string, string[]>();

  constructor(codeowners: Codeowners, paths: Iterable<string>) {
    this.codeowners = codeowners;
    for (const path of paths) {
      const ownership = codeowners.ownersOf(path);
      this.#ownerships.set(path, ownership);
      if (ownership === 'unmatched') continue;
      for (const folder of foldersAbove(path)) {
        const matched = this.#matchedBelow.get(folder);
        if (matched) matched.push(path);
        else this.#matchedBelow.set(folder, [path]);
      }
    }
  }

  /** Whether any file has an owner. */
  get ownsAnything(): boolean {
    return [...this.#ownerships.values()].some((ownership) => ownership !== 'unmatched' && ownership.owners.length > 0);
  }

  isUnmatched(path: string): boolean {
    return this.#ownerships.get(path) === 'unmatched';
  }

  /** The widest gaps around the files that no line matches, in the order of the files. */
  gaps(paths: Iterable<string> = this.#ownerships.keys()): Gap[] {
    const gaps = new Map<string, { path: string; parent: string; files: string[] }>();
    for (const file of paths) {
      if (!this.isUnmatched(file)) continue;
      const gap = this.#gapRound(file);
      const known = gaps.get(gap.path);
      if (known) known.files.push(file);
      else gaps.set(gap.path, { ...gap, files: [file] });
    }
    return [...gaps.values()];
  }

  #gapRound(file: string): { path: string; parent: string } {
    let path = file;
    for (const parent of foldersAbove(file)) {
      if (this.#matchedBelow.has(parent)) return { path, parent };
      path = `${parent}/`;
    }
    return { path: '', parent: '' };
  }

  /** What CODEOWNERS says of the files and folders next to a gap; in the root only of files next to a file, for folders there have little in common. */
  neighbours({ path: gap, parent }: Gap): Neighbours {
    const names = new Set<string>();
    const lines = new Set<OwnerLine>();
    for (const path of this.#matchedBelow.get(parent) ?? []) {
      const ownership = this.#ownerships.get(path) ?? 'unmatched';
      const [name = '', ...deeper] = path.slice(parent === '' ? 0 : parent.length + 1).split('/');
      if (ownership === 'unmatched' || (parent === '' && (deeper.length > 0 || gap.endsWith('/')))) continue;
      names.add(name);
      lines.add(ownership.line);
    }
    return { count: names.size, lines: [...lines].sort((a, b) => a.line - b.line) };
  }
}

/** Files and folders of one folder that lines of CODEOWNERS match. */
export interface Neighbours {
  readonly count: number;
  /** In the order of the file. */
  readonly lines: readonly OwnerLine[];
}

/** The folders that a path lies in, the nearest first and the root, `''`, last. */
function* foldersAbove(path: string): Iterable<string> {
  let folder = path;
  do {
    folder = directoryOf(folder);
    yield folder;
  } while (folder !== '');
}
