import { type Guard, Unguarded } from '../guard.ts';
import { numberText, raiseAdvice } from '../limits.ts';
import type { Tree } from '../repository/tree.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import type { ParsedFile } from './document.ts';
import { parseYaml } from './parse.ts';
import type { ScalarReading } from './scalars.ts';

/** Parses files, each content once: base and head share what did not change. */
export class YamlReader {
  /** What keeps one fault from ending the work on the revision that is read. */
  readonly guard: Guard;
  readonly #parsed: Map<string, ParsedFile>;
  readonly #refused = new Map<string, string>();
  /** The paths of the files whose values have been counted. */
  readonly #counted = new Set<string>();

  constructor(guard: Guard = new Unguarded(), parsed = new Map<string, ParsedFile>()) {
    this.guard = guard;
    this.#parsed = parsed;
  }

  /** A reader of another revision, which knows what this one has parsed. */
  next(): YamlReader {
    return new YamlReader(this.guard.next(), this.#parsed);
  }

  /** Leaves a file out from now on; `why` ends a sentence. */
  refuse({ path }: TreeFile, why: string): void {
    this.#refused.set(path, why);
  }

  /** The files that are left out, and why. */
  get refused(): ReadonlyMap<string, string> {
    return this.#refused;
  }

  /** The parsed file, or undefined if its text is not readable or the file is left out. */
  read(tree: Tree, file: TreeFile, reading: ScalarReading): ParsedFile | undefined {
    if (this.#refused.has(file.path)) return undefined;
    const key = `${reading}\0${file.contentId()}\0${file.path}`;
    let parsed = this.#parsed.get(key);
    if (!parsed) {
      if (!this.#mayHave(0, file)) return undefined;
      const text = tree.text(file);
      if (typeof text === 'string') return undefined;
      parsed = this.guard.run(
        'files',
        () => ({ what: 'This file', at: file.path }),
        () => parseYaml(text, reading, this.#counted.has(file.path) ? undefined : this.guard.rest('values')),
        () => undefined,
      );
      if (!parsed) return undefined;
    }
    if (!this.#mayHave(parsed.values, file)) return undefined;
    this.#counted.add(file.path);
    this.#parsed.set(key, parsed);
    return parsed;
  }

  /** Counts values of a file that was not counted yet; leaves it out where the revision has too many of them. */
  #mayHave(values: number, file: TreeFile): boolean {
    if (this.#counted.has(file.path) || this.guard.take('values', values)) return true;
    const most = numberText(this.guard.limits.values);
    const why = `the YAML files of this repository have more than ${most} values, and the smallest are read first`;
    this.refuse(file, `${why}. ${raiseAdvice('values')}`);
    return false;
  }
}
