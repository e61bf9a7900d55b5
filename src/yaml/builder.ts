import type { TextFile } from '../repository/text-file.ts';
import { Anchors } from './anchors.ts';
import { readBlockMapping, readBlockSequence, readIndentlessSequence } from './block-collections.ts';
import { Cursor } from './cursor.ts';
import { DocumentNotes } from './document-notes.ts';
import { Fault, fault } from './fault.ts';
import { readFlowMapping, readFlowSequence } from './flow-collections.ts';
import type { Node } from './node.ts';
import { emptyNode, failAt, type NodeReader } from './node-reader.ts';
import type { Origin } from './origin.ts';
import { NO_PROPERTIES, type Properties, readProperties } from './properties.ts';
import { emptyScalar, scalarNode } from './scalar-nodes.ts';
import type { ScalarReading } from './scalars.ts';
import { TagDirectives } from './tag-directives.ts';
import { TOKEN, type Token } from './token.ts';
import { TokenStream } from './token-stream.ts';
import type { YamlValue } from './value.ts';

/** Collections inside collections at most; the API server's own limit is far lower for what it accepts. */
const MAX_DEPTH = 200;
/** Values that one document may hold; an object with so many is larger than what the API server stores (about 1.5 MiB). */
const MAX_VALUES = 800_000;

/**
 * Builds one document: values as kustomize would read them, and the origin of each. The tokens are read by the grammar that
 * go-yaml's parserc.go has.
 */
export class DocumentBuilder implements NodeReader {
  readonly tokens: TokenStream;
  readonly notes: DocumentNotes;
  readonly reading: ScalarReading;
  readonly #most: number;
  readonly #tags = new TagDirectives();
  readonly #anchors: Anchors;
  #depth = 0;

  /** Reads the part of a file from an offset up to another; `most` is how many values may still be read. */
  constructor(file: TextFile, start: number, end: number, reading: ScalarReading, most = MAX_VALUES) {
    this.#most = Math.min(most, MAX_VALUES);
    this.reading = reading;
    this.notes = new DocumentNotes(file, start);
    this.#anchors = new Anchors(this.notes);
    this.tokens = new TokenStream(new Cursor(file.text, start, end));
  }

  /** The first document, or undefined if there is none. Throws a Fault. */
  build(): { value: YamlValue; origin: Origin } | undefined {
    const { tokens } = this;
    const first = tokens.peek();
    if (first.type === TOKEN.STREAM_END) return undefined;
    const hasDirectives = this.#tags.read(tokens);
    const isExplicit = tokens.peek().type === TOKEN.DOCUMENT_START;
    if (isExplicit) tokens.take();
    else if (hasDirectives) throw fault('document-start-missing', first.start);
    const isEmpty = isExplicit && tokens.peek().type <= TOKEN.DOCUMENT_END;
    const root = isEmpty ? emptyNode(tokens) : this.node(true, false);
    tokens.peek();
    return { value: root.value, origin: this.notes.origin(root) };
  }

  /** The start of content after the document that no reader of the file reaches, or undefined. */
  behind(): number | undefined {
    const { tokens } = this;
    try {
      while (tokens.peek().type === TOKEN.DOCUMENT_END) tokens.skip();
      const { type, start } = tokens.peek();
      return type === TOKEN.STREAM_END ? undefined : this.notes.offset(start);
    } catch (error) {
      if (error instanceof Fault) return this.notes.offset(error.start);
      throw error;
    }
  }

  node(isBlock: boolean, takesIndentless: boolean): Node {
    const token = this.tokens.peek();
    if (++this.notes.count > this.#most) {
      throw new Fault(
        'too-many-values',
        `it has more than ${MAX_VALUES} values, which is too many for an object in a cluster`,
        token.start,
      );
    }
    if (token.type === TOKEN.SCALAR) return this.#scalar(token, NO_PROPERTIES);
    if (token.type === TOKEN.ALIAS) return this.#alias(token);
    if (token.type !== TOKEN.ANCHOR && token.type !== TOKEN.TAG)
      return this.#content(token, NO_PROPERTIES, isBlock, takesIndentless) ?? failAt('no-value', token);
    const properties = readProperties(this.tokens, this.#tags);
    const next = this.tokens.peek();
    if (next.type === TOKEN.SCALAR) return this.#scalar(next, properties);
    return (
      this.#content(next, properties, isBlock, takesIndentless) ??
      this.#anchored(properties, emptyScalar(this, properties.tag))
    );
  }

  #content(token: Token, properties: Properties, isBlock: boolean, takesIndentless: boolean): Node | undefined {
    switch (token.type) {
      case TOKEN.FLOW_SEQUENCE_START:
        return this.#collection(token, properties, readFlowSequence);
      case TOKEN.FLOW_MAPPING_START:
        return this.#collection(token, properties, readFlowMapping);
      case TOKEN.BLOCK_SEQUENCE_START:
        return isBlock ? this.#collection(token, properties, readBlockSequence) : undefined;
      case TOKEN.BLOCK_MAPPING_START:
        return isBlock ? this.#collection(token, properties, readBlockMapping) : undefined;
      case TOKEN.BLOCK_ENTRY:
        return takesIndentless ? this.#collection(token, properties, readIndentlessSequence) : undefined;
      default:
        return undefined;
    }
  }

  #scalar(token: Token, properties: Properties): Node {
    this.tokens.take();
    return this.#anchored(properties, scalarNode(this, token, properties.tag));
  }

  #anchored({ anchor }: Properties, node: Node, size = 1): Node {
    if (anchor) this.#anchors.define(anchor, node, size);
    return node;
  }

  #alias(token: Token): Node {
    this.tokens.take();
    return this.#anchors.resolve(token);
  }

  #collection(token: Token, properties: Properties, read: (reader: NodeReader, start: number) => YamlValue): Node {
    const before = this.notes.count;
    if (++this.#depth > MAX_DEPTH) {
      const message = `it has more than ${MAX_DEPTH} levels of nesting`;
      throw new Fault('too-deep', message, token.start, token.end);
    }
    this.#anchors.open(token, properties.anchor);
    const value = read(this, token.start);
    this.#anchors.close(properties.anchor);
    this.#depth--;
    const node = { value, start: token.start, end: this.tokens.lastEnd };
    return this.#anchored(properties, node, this.notes.count - before + 1);
  }
}
