import type { TagDirectives } from './tag-directives.ts';
import { TOKEN, type Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';

/** What may precede a node. */
export interface Properties {
  readonly anchor: Token | undefined;
  /** The tag in its short form (`!!str`). Empty if there is none. */
  readonly tag: string;
}

/** Those of a node with nothing before it. */
export const NO_PROPERTIES: Properties = { anchor: undefined, tag: '' };

/** Reads the anchor and the tag before a node, in either order. Throws a Fault. */
export function readProperties(tokens: TokenStream, tags: TagDirectives): Properties {
  let anchor: Token | undefined;
  let tag: Token | undefined;
  for (;;) {
    const token = tokens.peek();
    if (token.type === TOKEN.ANCHOR && !anchor) anchor = token;
    else if (token.type === TOKEN.TAG && !tag) tag = token;
    else break;
    tokens.take();
  }
  return { anchor, tag: tag ? tags.resolve(tag) : '' };
}
