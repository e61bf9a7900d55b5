import type { TextFile } from '../repository/text-file.ts';
import type { RedefinedAnchor } from './document.ts';
import { Fault } from './fault.ts';
import type { Node } from './node.ts';
import { Origin } from './origin.ts';
import type { TextProblem, TextProblemKind } from './problem.ts';
import type { Token } from './token.ts';

/** Values that the aliases of one document may expand to; go-yaml has a limit of the same kind. */
const MAX_EXPANDED = 400_000;
/** Problems of one document that are kept; a build fails with the first one. */
const MAX_PROBLEMS = 20;

/** What is recorded about a document while it is read: problems, the number of values, and the positions of its nodes. */
export class DocumentNotes {
  readonly #file: TextFile;
  readonly #base: number;
  readonly problems: TextProblem[] = [];
  /** Problems beyond those that are kept. */
  moreProblems = 0;
  /** Anchors that may be taken for an earlier one of the same name, by where they begin. */
  readonly #redefined = new Map<number, RedefinedAnchor>();
  /** Values that were read. */
  count = 0;
  #expanded = 0;

  /** `base` is where the part of the file begins from which offsets count. */
  constructor(file: TextFile, base: number) {
    this.#file = file;
    this.#base = base;
  }

  get redefined(): readonly RedefinedAnchor[] {
    return [...this.#redefined.values()];
  }

  /** Records an anchor that an alias, or an empty value, may take for an earlier one. */
  redefine(earlier: Token, anchor: Token, isEmpty: boolean): void {
    if (this.#redefined.size >= MAX_PROBLEMS || this.#redefined.has(anchor.start)) return;
    this.#redefined.set(anchor.start, {
      at: this.origin(placeOf(anchor)),
      earlier: this.origin(placeOf(earlier)),
      isEmpty,
    });
  }

  /** A piece of the text as it is written. */
  written(start: number, end: number): string {
    return this.#file.text.slice(this.#base + start, this.#base + end);
  }

  /** An offset into the text as one into the file. */
  offset(at: number): number {
    return this.#base + at;
  }

  /** Counts values that are written once and used again. Throws a Fault. */
  expand(count: number, start: number, end: number): void {
    this.count += count;
    this.#expanded += count;
    if (this.#expanded <= MAX_EXPANDED) return;
    throw new Fault('too-many-aliases', `its aliases expand to more than ${MAX_EXPANDED} values`, start, end);
  }

  /** The place of a node, with that of its key. */
  origin(node: Node, keyStart = node.start, keyEnd = keyStart): Origin {
    const base = this.#base;
    return new Origin(this.#file, base + keyStart, base + keyEnd, base + node.start, base + node.end, node.related);
  }

  problem(kind: TextProblemKind, message: string, start: number, end: number, related?: TextProblem['related']): void {
    if (this.problems.length >= MAX_PROBLEMS) {
      this.moreProblems++;
      return;
    }
    const place = { start: this.#base + start, end: this.#base + end };
    this.problems.push(related ? { kind, message, ...place, related } : { kind, message, ...place });
  }
}

function placeOf({ start, end }: Token): Node {
  return { value: null, start, end };
}
