import type { DocumentNotes } from './document-notes.ts';
import type { Anchor, Node } from './node.ts';
import type { Token } from './token.ts';

/** An anchor with the place of its name, and that of the one before it that has the same name and another value, if nothing used it. */
interface Definition extends Anchor {
  readonly at: Token;
  readonly unused: Token | undefined;
  isUsed: boolean;
}

/** The anchors of a document, and which of them are being read. */
export class Anchors {
  readonly #notes: DocumentNotes;
  readonly #definitions = new Map<string, Definition>();
  readonly #open = new Set<string>();
  /** Where the collections begin that are being read, the outermost first. */
  readonly #collections: number[] = [];

  constructor(notes: DocumentNotes) {
    this.#notes = notes;
  }

  /** Defines an anchor for a node; `size` is how many values an alias of it repeats. */
  define(at: Token, node: Node, size: number): void {
    const before = this.#definitions.get(at.value);
    const isOther = before !== undefined && this.#textOf(before) !== this.#textOf(node);
    if (isOther && node.start === node.end) this.#notes.redefine(before.at, at, true);
    const unused = isOther && !before.isUsed ? before.at : undefined;
    this.#definitions.set(at.value, { ...node, size, at, unused, isUsed: false });
  }

  /** Begins to read a collection, which must not contain an alias of its own anchor. */
  open({ start }: Token, anchor: Token | undefined): void {
    this.#collections.push(start);
    if (anchor) this.#open.add(anchor.value);
  }

  close(anchor: Token | undefined): void {
    this.#collections.pop();
    if (anchor) this.#open.delete(anchor.value);
  }

  /** The node that an alias repeats. Empty if it names none. Throws a Fault. */
  resolve({ start, end, value: name }: Token): Node {
    const definition = this.#definitions.get(name);
    if (this.#open.has(name)) {
      this.#notes.problem('recursive-alias', 'this anchor contains itself', start, end);
      return { value: null, start, end };
    }
    if (!definition) {
      this.#notes.problem(
        'undefined-alias',
        'this alias (`*`) names an anchor (`&`) that is not defined before it',
        start,
        end,
      );
      return { value: null, start, end };
    }
    definition.isUsed = true;
    const { at, unused } = definition;
    if (unused && !this.#separates(unused, at)) this.#notes.redefine(unused, at, false);
    this.#notes.expand(definition.size, start, end);
    const related = this.#notes.origin({ value: null, start, end });
    return { value: definition.value, start: definition.start, end: definition.end, related };
  }

  /** Whether the innermost collection that contains the second anchor and what is read now does not contain the first. */
  #separates(first: Token, second: Token): boolean {
    const innermost = this.#collections.findLast((start) => start <= second.start);
    return innermost !== undefined && innermost > first.start;
  }

  #textOf({ start, end }: Node): string {
    return this.#notes.written(start, end);
  }
}
