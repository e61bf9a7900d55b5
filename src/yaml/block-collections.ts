import { Mapping } from './mapping.ts';
import type { Node } from './node.ts';
import { emptyNode, failAt, type NodeReader } from './node-reader.ts';
import { TOKEN, type TokenType } from './token.ts';
import { type MutableYamlList, newList, pushItem, type YamlList, type YamlMap } from './value.ts';

/** A list of lines that begin with `-`. Throws a Fault. */
export function readBlockSequence(reader: NodeReader): YamlList {
  const { tokens } = reader;
  tokens.skip();
  const list = newList();
  for (;;) {
    const token = tokens.peek();
    if (token.type === TOKEN.BLOCK_ENTRY) readItem(reader, list, TOKEN.BLOCK_ENTRY);
    else if (token.type === TOKEN.BLOCK_END) break;
    else failAt('dash-missing', token);
  }
  tokens.skip();
  return list;
}

/** Such a list as the value of a key, not indented further than the key. Throws a Fault. */
export function readIndentlessSequence(reader: NodeReader): YamlList {
  const { tokens } = reader;
  const list = newList();
  while (tokens.peek().type === TOKEN.BLOCK_ENTRY) readItem(reader, list, TOKEN.KEY, TOKEN.VALUE, TOKEN.BLOCK_ENTRY);
  return list;
}

/** An item from its `-` on, which is empty before a token of some types. */
function readItem(reader: NodeReader, list: MutableYamlList, ...ends: readonly TokenType[]): void {
  const { tokens, notes } = reader;
  tokens.take();
  const { type } = tokens.peek();
  const isEmpty = type === TOKEN.BLOCK_END || ends.includes(type);
  const item = isEmpty ? emptyNode(tokens) : reader.node(true, false);
  pushItem(list, item.value, notes.origin(item));
}

/** A mapping of lines with a `:`. Throws a Fault. */
export function readBlockMapping(reader: NodeReader): YamlMap {
  const { tokens, notes, reading } = reader;
  tokens.skip();
  const entries = new Mapping(notes, reading);
  for (;;) {
    const token = tokens.peek();
    if (token.type === TOKEN.BLOCK_END) break;
    if (token.type !== TOKEN.KEY) failAt('key-missing', token);
    tokens.take();
    const key = isBlockGap(tokens.peek().type) ? emptyNode(tokens) : reader.node(true, true);
    const keyEnd = tokens.lastEnd;
    let value: Node | undefined;
    if (tokens.peek().type === TOKEN.VALUE) {
      tokens.take();
      if (!isBlockGap(tokens.peek().type)) value = reader.node(true, true);
    }
    entries.put(key, keyEnd, value ?? emptyNode(tokens));
  }
  tokens.skip();
  return entries.finish();
}

function isBlockGap(type: TokenType): boolean {
  return type === TOKEN.KEY || type === TOKEN.VALUE || type === TOKEN.BLOCK_END;
}
