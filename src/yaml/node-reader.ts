import type { DocumentNotes } from './document-notes.ts';
import { type FaultCode, fault } from './fault.ts';
import type { Node } from './node.ts';
import type { ScalarReading } from './scalars.ts';
import type { Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';

/** What reads nodes, as the collections see it whose entries are nodes. */
export interface NodeReader {
  readonly tokens: TokenStream;
  readonly notes: DocumentNotes;
  readonly reading: ScalarReading;
  /** The node that begins at the next token. Throws a Fault. */
  node(isBlock: boolean, takesIndentless: boolean): Node;
}

/** A value that is not written. */
export function emptyNode({ lastEnd }: TokenStream): Node {
  return { value: null, start: lastEnd, end: lastEnd };
}

/** That a token does not fit. */
export function failAt(code: FaultCode, { start, end }: Token): never {
  throw fault(code, start, Math.max(end, start + 1));
}
