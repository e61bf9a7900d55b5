import { getOrInsert } from '../../grouping.ts';
import { withPrefix } from '../paths.ts';
import type { TextFile } from '../text-file.ts';
import type { Tree } from '../tree.ts';
import { readText } from '../tree-file.ts';
import { type OwnerLine, parseLines } from './line.ts';
import { compilePattern, escaped, firstName, matchesPattern, type Pattern } from './pattern.ts';

export { coversPattern } from './covers.ts';
export type { Fault, OwnerLine, Word } from './line.ts';
export { isOwner } from './line.ts';
export { compilePattern, escaped, matchesPattern, type Pattern, wholeFolder } from './pattern.ts';

/** Where GitHub looks for CODEOWNERS; the first that is there counts, the others do not. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Bytes over which GitHub does not load the file. */
const MAX_SIZE = 3 * 1024 * 1024;
/** Maximum number of lines. Larger files are not checked because each file of the tree is matched against each line. */
const MAX_LINES = 20_000;

/** Who owns a file: the line that decides and its owners, none if the line names none; `unmatched` if no line matches it. */
export type Ownership = { readonly line: OwnerLine; readonly owners: readonly string[] } | 'unmatched';

/** The file that decides who owns what in one revision, as GitHub reads it. */
export class Codeowners {
  readonly file: TextFile;
  /** The checked folder in the repository; empty if it is the repository. If not, the file is outside of the checked tree. */
  readonly folder: string;
  /** Why no line is read: GitHub loads no file of this size, or this program stops at so many lines. */
  readonly unread: 'too large' | 'too many lines' | undefined;
  /** All lines but comments and blank ones, also those that GitHub skips. */
  readonly lines: readonly OwnerLine[];
  /** Lines by the first name that they ask for, `undefined` for any, each list in the order of the file. */
  readonly #byFirstName = new Map<string | undefined, OwnerLine[]>();
  /** The answers, because several rules ask for the same paths. */
  readonly #known = new Map<string, Ownership>();

  constructor(file: TextFile, size = Buffer.byteLength(file.text), folder = '') {
    this.file = file;
    this.folder = folder;
    this.unread = size > MAX_SIZE ? 'too large' : file.lineCount > MAX_LINES ? 'too many lines' : undefined;
    this.lines = this.unread ? [] : parseLines(file);
    for (const line of this.lines) {
      if (line.fault) continue;
      const first = firstName(line.compiled);
      const others = this.#byFirstName.get(first);
      if (others) others.push(line);
      else this.#byFirstName.set(first, [line]);
    }
  }

  /** The pattern of all files of the checked tree. */
  get everyFile(): Pattern {
    return compilePattern(this.isAbove ? `/${escaped(this.folder)}/` : '*');
  }

  /** Whether the file is outside of the checked tree, so that nothing can be said at its lines. */
  get isAbove(): boolean {
    return this.folder !== '';
  }

  /** Who owns the file at a path of the checked tree: the last line that matches decides alone. */
  ownersOf(path: string): Ownership {
    return this.ownersInRepository(this.inRepository(path));
  }

  /** The same for a path of the repository. */
  ownersInRepository(path: string): Ownership {
    return getOrInsert(this.#known, path, () => this.#ownersOf(path));
  }

  /** A path of the checked tree as CODEOWNERS sees it. */
  inRepository(path: string): string {
    return withPrefix(this.folder, path);
  }

  #ownersOf(path: string): Ownership {
    const names = path.split('/');
    const anchored = this.#lastMatch(names[0], names, 0);
    const line = this.#lastMatch(undefined, names, anchored?.line ?? 0) ?? anchored;
    return line ? { line, owners: line.owners.map(({ text }) => text) } : 'unmatched';
  }

  /** The last matching line among those for a first name, if it is after the line `after`. */
  #lastMatch(first: string | undefined, names: readonly string[], after: number): OwnerLine | undefined {
    return this.#byFirstName
      .get(first)
      ?.findLast(({ line, compiled }) => line > after && matchesPattern(compiled, names));
  }
}

/** The CODEOWNERS that counts in a revision, or undefined if there is none that can be read. */
export function codeownersOf(tree: Tree): Codeowners | undefined {
  const isRepository = tree.file(CODEOWNERS_PATHS[0]) !== undefined;
  return (isRepository ? undefined : ownersAbove(tree)) ?? ownersIn(tree);
}

/** GitHub reads the file of the repository. A folder with a `.github/CODEOWNERS` is one for itself, such as an example or a template. */
function ownersAbove({ above }: Tree): Codeowners | undefined {
  const file = above && CODEOWNERS_PATHS.flatMap((candidate) => above.files.get(candidate) ?? [])[0];
  const text = file && readText(file);
  return above && typeof text === 'object' ? new Codeowners(text, file?.size, above.folder) : undefined;
}

function ownersIn(tree: Tree): Codeowners | undefined {
  const path = CODEOWNERS_PATHS.find((candidate) => tree.file(candidate));
  const text = path === undefined ? undefined : tree.textAt(path);
  return text && new Codeowners(text, path === undefined ? undefined : tree.file(path)?.size);
}
