import type { DocumentNotes } from './document-notes.ts';
import type { Anchor, Node } from './node.ts';
import type { Token } from './token.ts';

/** The anchors of a document, and which of them are being read. */
export class Anchors {
  readonly #notes: DocumentNotes;
  readonly #anchors = new Map<string, Anchor>();
  readonly #open = new Set<string>();

  constructor(notes: DocumentNotes) {
    this.#notes = notes;
  }

  /** Defines an anchor for a node; `size` is how many values an alias of it repeats. */
  define(name: string, node: Node, size: number): void {
    this.#anchors.set(name, { ...node, size });
  }

  /** Begins to read the node of an anchor, which must not contain an alias of it. */
  open(name: string | undefined): void {
    if (name !== undefined) this.#open.add(name);
  }

  close(name: string | undefined): void {
    if (name !== undefined) this.#open.delete(name);
  }

  /** The node that an alias repeats. Empty if it names none. Throws a Fault. */
  resolve({ start, end, value: name }: Token): Node {
    const anchor = this.#anchors.get(name);
    if (this.#open.has(name)) {
      this.#notes.problem('recursive-alias', 'this anchor contains itself', start, end);
      return { value: null, start, end };
    }
    if (!anchor) {
      this.#notes.problem(
        'undefined-alias',
        'this alias (`*`) names an anchor (`&`) that is not defined before it',
        start,
        end,
      );
      return { value: null, start, end };
    }
    this.#notes.expand(anchor.size, start, end);
    const related = this.#notes.origin({ value: null, start, end });
    return { value: anchor.value, start: anchor.start, end: anchor.end, related };
  }
}
