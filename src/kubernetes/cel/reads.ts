import type { FieldPath } from '../terms/problem.ts';

/** What an evaluation reads of an object: all paths, and the one that decided its result. */
export class Reads {
  readonly paths: FieldPath[] = [];
  #last: FieldPath | undefined;

  get last(): FieldPath | undefined {
    return this.#last;
  }

  note(path: FieldPath): void {
    this.paths.push(path);
    this.#last = path;
  }

  /** Forgets that something was read later than a path, apart from `paths`. */
  goBack(path: FieldPath | undefined): void {
    this.#last = path;
  }
}
