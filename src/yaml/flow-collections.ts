import { fault } from './fault.ts';
import { Mapping } from './mapping.ts';
import type { Node } from './node.ts';
import { emptyNode, failAt, type NodeReader } from './node-reader.ts';
import { TOKEN, type Token, type TokenType } from './token.ts';
import type { TokenStream } from './token-stream.ts';
import { newList, pushItem, type YamlList, type YamlMap } from './value.ts';

/** A list in `[]`. Throws a Fault. */
export function readFlowSequence(reader: NodeReader, start: number): YamlList {
  const { tokens, notes } = reader;
  tokens.take();
  const list = newList();
  for (let isFirst = true; ; isFirst = false) {
    if (!hasNext(tokens, TOKEN.FLOW_SEQUENCE_END, isFirst, start)) return list;
    const token = tokens.peek();
    const item = token.type === TOKEN.KEY ? readPair(reader, token) : reader.node(false, false);
    pushItem(list, item.value, notes.origin(item));
  }
}

/** Whether a flow collection goes on; the end of one that does not is taken. */
function hasNext(tokens: TokenStream, end: TokenType, isFirst: boolean, start: number): boolean {
  let { type } = tokens.peek();
  if (type !== end && !isFirst) {
    if (type !== TOKEN.FLOW_ENTRY) {
      const isList = end === TOKEN.FLOW_SEQUENCE_END;
      if (type <= TOKEN.DOCUMENT_END) throw fault(isList ? 'flow-list-unclosed' : 'flow-map-unclosed', start);
      failAt(isList ? 'flow-list-comma' : 'flow-map-comma', tokens.peek());
    }
    tokens.take();
    ({ type } = tokens.peek());
  }
  if (type !== end) {
    if (type <= TOKEN.DOCUMENT_END)
      throw fault(end === TOKEN.FLOW_SEQUENCE_END ? 'flow-list-unclosed' : 'flow-map-unclosed', start);
    return true;
  }
  tokens.take();
  return false;
}

/** A pair without braces inside a list (`[a: b]`). */
function readPair(reader: NodeReader, { start }: Token): Node {
  const { tokens, notes, reading } = reader;
  notes.count++;
  tokens.take();
  const entries = new Mapping(notes, reading);
  const { type } = tokens.peek();
  const isEmptyKey = type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_SEQUENCE_END;
  let key: Node;
  if (isEmptyKey) {
    // So does go-yaml: it loses the token that shows that there is no key.
    tokens.take();
    key = emptyNode(tokens);
  } else key = reader.node(false, false);
  const keyEnd = tokens.lastEnd;
  let value: Node | undefined;
  if (tokens.peek().type === TOKEN.VALUE) {
    tokens.take();
    const { type } = tokens.peek();
    if (type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_SEQUENCE_END) value = reader.node(false, false);
  }
  entries.put(key, keyEnd, value ?? emptyNode(tokens));
  return { value: entries.finish(), start, end: tokens.lastEnd };
}

/** A mapping in `{}`. Throws a Fault. */
export function readFlowMapping(reader: NodeReader, start: number): YamlMap {
  const { tokens, notes, reading } = reader;
  tokens.take();
  const entries = new Mapping(notes, reading);
  for (let isFirst = true; ; isFirst = false) {
    if (!hasNext(tokens, TOKEN.FLOW_MAPPING_END, isFirst, start)) return entries.finish();
    const isKey = tokens.peek().type === TOKEN.KEY;
    if (isKey) tokens.take();
    const key = isKey && isFlowGap(tokens.peek().type) ? emptyNode(tokens) : reader.node(false, false);
    const keyEnd = tokens.lastEnd;
    let value: Node | undefined;
    if (isKey && tokens.peek().type === TOKEN.VALUE) {
      tokens.take();
      const { type } = tokens.peek();
      if (type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_MAPPING_END) value = reader.node(false, false);
    }
    entries.put(key, keyEnd, value ?? emptyNode(tokens));
  }
}

function isFlowGap(type: TokenType): boolean {
  return type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_MAPPING_END;
}
