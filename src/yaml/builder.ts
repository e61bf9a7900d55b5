import type { TextFile } from '../repository/text-file.ts';
import { Cursor } from './cursor.ts';
import { Fault, type FaultCode, fault } from './fault.ts';
import { Origin } from './origin.ts';
import type { TextProblem, TextProblemKind } from './problem.ts';
import { resolvePlain, resolveTagged, type ScalarReading } from './scalars.ts';
import { Scanner } from './scanner.ts';
import { TagDirectives } from './tag-directives.ts';
import { TOKEN, type Token, type TokenType } from './token.ts';
import {
  isList,
  isMap,
  type MutableYamlMap,
  newList,
  newMap,
  ORIGINS,
  pushItem,
  setEntry,
  type YamlValue,
} from './value.ts';

/** A value with the range that wrote it, before it is put into its collection. */
interface Node {
  readonly value: YamlValue;
  readonly start: number;
  readonly end: number;
  readonly related?: Origin;
  /** What a scalar says before it is resolved; undefined for all else. */
  readonly text?: string;
  /** Whether it is the key `<<` that merges mappings. */
  readonly isMerge?: boolean;
}

interface Anchor extends Node {
  /** Values in it, aliases counted as often as they are used. */
  readonly size: number;
}

interface Properties {
  readonly anchor: string | undefined;
  /** The tag in its short form (`!!str`); empty where there is none. */
  readonly tag: string;
}

/** Collections inside collections at most; the API server's own limit is far lower for what it accepts. */
const MAX_DEPTH = 200;
/** Values that the aliases of one document may expand to; go-yaml has a limit of the same kind. */
const MAX_EXPANDED = 400_000;
/** Values that one document may hold; an object with so many is larger than what the API server stores (about 1.5 MiB). */
const MAX_VALUES = 800_000;
/** Keys that one mapping may hold, for the same reason. */
const MAX_KEYS = 150_000;
/** Problems of one document that are kept; a build fails with the first one. */
const MAX_PROBLEMS = 20;

const NO_PROPERTIES: Properties = { anchor: undefined, tag: '' };

/**
 * Builds one document: values as kustomize would read them, and the origin of each. The tokens are read by the grammar that
 * go-yaml's parserc.go has.
 */
export class DocumentBuilder {
  readonly #file: TextFile;
  readonly #base: number;
  readonly #reading: ScalarReading;
  readonly #cursor: Cursor;
  readonly #scanner: Scanner;
  readonly #most: number;
  readonly #tags = new TagDirectives();
  readonly #anchors = new Map<string, Anchor>();
  readonly #open = new Set<string>();
  readonly problems: TextProblem[] = [];
  /** Problems beyond those that are kept. */
  moreProblems = 0;
  /** Values that were read. */
  count = 0;
  #lastEnd = 0;
  #expanded = 0;
  #depth = 0;

  /** Reads the part of a file from an offset up to another; `most` is how many values may still be read. */
  constructor(file: TextFile, start: number, end: number, reading: ScalarReading, most = MAX_VALUES) {
    this.#most = Math.min(most, MAX_VALUES);
    this.#file = file;
    this.#base = start;
    this.#reading = reading;
    this.#cursor = new Cursor(file.text, start, end);
    this.#scanner = new Scanner(this.#cursor);
  }

  /** The first document; undefined where there is none. Throws a Fault. */
  build(): { value: YamlValue; origin: Origin } | undefined {
    const scanner = this.#scanner;
    const first = scanner.peek();
    if (first.type === TOKEN.STREAM_END) return undefined;
    const hasDirectives = this.#tags.read(scanner);
    const isExplicit = scanner.peek().type === TOKEN.DOCUMENT_START;
    if (isExplicit) this.#skip();
    else if (hasDirectives) throw fault('document-start-missing', first.start);
    const isEmpty = isExplicit && scanner.peek().type <= TOKEN.DOCUMENT_END;
    const root = isEmpty ? this.#empty() : this.#node(true, false);
    scanner.peek();
    return { value: root.value, origin: this.#origin(root) };
  }

  /** Where something stands behind the document that no reader of the file gets to; undefined where nothing does. */
  behind(): number | undefined {
    const scanner = this.#scanner;
    try {
      while (scanner.peek().type === TOKEN.DOCUMENT_END) scanner.skip();
      const { type, start } = scanner.peek();
      return type === TOKEN.STREAM_END ? undefined : this.#base + start;
    } catch (error) {
      if (error instanceof Fault) return this.#base + error.start;
      throw error;
    }
  }

  #skip(): void {
    this.#lastEnd = this.#scanner.peek().end;
    this.#scanner.skip();
  }

  #node(isBlock: boolean, takesIndentless: boolean): Node {
    const token = this.#scanner.peek();
    if (++this.count > this.#most) {
      throw new Fault(
        'too-many-values',
        `it holds more than ${MAX_VALUES} values, and no object with so many fits into a cluster`,
        token.start,
      );
    }
    if (token.type === TOKEN.SCALAR) return this.#scalar(token, NO_PROPERTIES);
    if (token.type === TOKEN.ALIAS) return this.#alias(token);
    if (token.type !== TOKEN.ANCHOR && token.type !== TOKEN.TAG)
      return this.#content(token, NO_PROPERTIES, isBlock, takesIndentless) ?? this.#fail('no-value', token);
    const properties = this.#properties();
    const next = this.#scanner.peek();
    if (next.type === TOKEN.SCALAR) return this.#scalar(next, properties);
    return (
      this.#content(next, properties, isBlock, takesIndentless) ??
      this.#anchored(properties, this.#emptyWith(properties))
    );
  }

  #fail(code: FaultCode, { start, end }: Token): never {
    throw fault(code, start, Math.max(end, start + 1));
  }

  #properties(): Properties {
    let anchor: string | undefined;
    let tag: Token | undefined;
    for (;;) {
      const token = this.#scanner.peek();
      if (token.type === TOKEN.ANCHOR && anchor === undefined) anchor = token.value;
      else if (token.type === TOKEN.TAG && !tag) tag = token;
      else break;
      this.#skip();
    }
    return { anchor, tag: tag ? this.#tags.resolve(tag) : '' };
  }

  #content(token: Token, properties: Properties, isBlock: boolean, takesIndentless: boolean): Node | undefined {
    switch (token.type) {
      case TOKEN.FLOW_SEQUENCE_START:
        return this.#collection(token, properties, this.#flowSequence);
      case TOKEN.FLOW_MAPPING_START:
        return this.#collection(token, properties, this.#flowMapping);
      case TOKEN.BLOCK_SEQUENCE_START:
        return isBlock ? this.#collection(token, properties, this.#blockSequence) : undefined;
      case TOKEN.BLOCK_MAPPING_START:
        return isBlock ? this.#collection(token, properties, this.#blockMapping) : undefined;
      case TOKEN.BLOCK_ENTRY:
        return takesIndentless ? this.#collection(token, properties, this.#indentlessSequence) : undefined;
      default:
        return undefined;
    }
  }

  #scalar({ start, end, value: text, isPlain }: Token, properties: Properties): Node {
    this.#skip();
    const { tag } = properties;
    const value =
      isPlain && tag === '' ? resolvePlain(text, this.#reading) : this.#tagged(text, tag, isPlain, start, end);
    const isMerge = text === '<<' && (tag === '!!merge' || (isPlain && (tag === '' || tag === '!')));
    return this.#anchored(properties, { value, start, end, text, isMerge });
  }

  #tagged(text: string, tag: string, isPlain: boolean, start: number, end: number): YamlValue {
    const isResolved = isPlain && (tag === '' || this.#reading === 'resource');
    if (tag === '' || tag === '!') return isResolved ? resolvePlain(text, this.#reading) : text;
    const value = resolveTagged(text, tag, this.#reading);
    if (value === undefined)
      this.#problem('bad-tag', 'this value does not have the type that its tag (`!!`) says', start, end);
    return value ?? null;
  }

  /** A value that is not written. */
  #empty(): Node {
    return { value: null, start: this.#lastEnd, end: this.#lastEnd };
  }

  #emptyWith(properties: Properties): Node {
    const { start, end } = this.#empty();
    return { value: this.#tagged('', properties.tag, true, start, end), start, end };
  }

  #anchored({ anchor }: Properties, node: Node, size = 1): Node {
    if (anchor !== undefined) this.#anchors.set(anchor, { ...node, size });
    return node;
  }

  #alias({ start, end, value: name }: Token): Node {
    this.#skip();
    const anchor = this.#anchors.get(name);
    if (this.#open.has(name)) {
      this.#problem('recursive-alias', 'this anchor contains itself', start, end);
      return { value: null, start, end };
    }
    if (!anchor) {
      this.#problem(
        'undefined-alias',
        'this alias (`*`) names an anchor (`&`) that is not defined before it',
        start,
        end,
      );
      return { value: null, start, end };
    }
    this.#expand(anchor.size, start, end);
    const related = this.#origin({ value: null, start, end });
    return { value: anchor.value, start: anchor.start, end: anchor.end, related };
  }

  /** Counts values that are written once and used again. */
  #expand(count: number, start: number, end: number): void {
    this.count += count;
    this.#expanded += count;
    if (this.#expanded <= MAX_EXPANDED) return;
    throw new Fault('too-many-aliases', `its aliases expand to more than ${MAX_EXPANDED} values`, start, end);
  }

  #collection(token: Token, properties: Properties, fill: (start: number) => YamlValue): Node {
    const { anchor } = properties;
    const before = this.count;
    if (++this.#depth > MAX_DEPTH) {
      const message = `it is nested more than ${MAX_DEPTH} levels deep`;
      throw new Fault('too-deep', message, token.start, token.end);
    }
    if (anchor !== undefined) this.#open.add(anchor);
    const value = fill.call(this, token.start);
    if (anchor !== undefined) this.#open.delete(anchor);
    this.#depth--;
    return this.#anchored(properties, { value, start: token.start, end: this.#lastEnd }, this.count - before + 1);
  }

  #blockSequence(): YamlValue {
    this.#scanner.skip();
    const list = newList();
    for (;;) {
      const token = this.#scanner.peek();
      if (token.type === TOKEN.BLOCK_ENTRY) this.#entry(list, TOKEN.BLOCK_ENTRY);
      else if (token.type === TOKEN.BLOCK_END) break;
      else this.#fail('dash-missing', token);
    }
    this.#scanner.skip();
    return list;
  }

  #indentlessSequence(): YamlValue {
    const list = newList();
    while (this.#scanner.peek().type === TOKEN.BLOCK_ENTRY)
      this.#entry(list, TOKEN.KEY, TOKEN.VALUE, TOKEN.BLOCK_ENTRY);
    return list;
  }

  /** An item from its `-` on, which is empty before a token of some types. */
  #entry(list: ReturnType<typeof newList>, ...ends: readonly TokenType[]): void {
    this.#skip();
    const { type } = this.#scanner.peek();
    const isEmpty = type === TOKEN.BLOCK_END || ends.includes(type);
    const item = isEmpty ? this.#empty() : this.#node(true, false);
    pushItem(list, item.value, this.#origin(item));
  }

  #blockMapping(): YamlValue {
    this.#scanner.skip();
    const entries = new Entries(newMap());
    for (;;) {
      const token = this.#scanner.peek();
      if (token.type === TOKEN.BLOCK_END) break;
      if (token.type !== TOKEN.KEY) this.#fail('key-missing', token);
      this.#skip();
      const key = isBlockGap(this.#scanner.peek().type) ? this.#empty() : this.#node(true, true);
      const keyEnd = this.#lastEnd;
      let value: Node | undefined;
      if (this.#scanner.peek().type === TOKEN.VALUE) {
        this.#skip();
        if (!isBlockGap(this.#scanner.peek().type)) value = this.#node(true, true);
      }
      this.#put(entries, key, keyEnd, value ?? this.#empty());
    }
    this.#scanner.skip();
    return this.#finished(entries);
  }

  #flowSequence(start: number): YamlValue {
    this.#skip();
    const list = newList();
    for (let isFirst = true; ; isFirst = false) {
      if (!this.#hasNextInFlow(TOKEN.FLOW_SEQUENCE_END, isFirst, start)) return list;
      const token = this.#scanner.peek();
      const item = token.type === TOKEN.KEY ? this.#pair(token) : this.#node(false, false);
      pushItem(list, item.value, this.#origin(item));
    }
  }

  /** Whether a flow collection goes on; the end of one that does not is taken. */
  #hasNextInFlow(end: TokenType, isFirst: boolean, start: number): boolean {
    let { type } = this.#scanner.peek();
    if (type !== end && !isFirst) {
      if (type !== TOKEN.FLOW_ENTRY) {
        const isList = end === TOKEN.FLOW_SEQUENCE_END;
        if (type <= TOKEN.DOCUMENT_END) throw fault(isList ? 'flow-list-unclosed' : 'flow-map-unclosed', start);
        this.#fail(isList ? 'flow-list-comma' : 'flow-map-comma', this.#scanner.peek());
      }
      this.#skip();
      ({ type } = this.#scanner.peek());
    }
    if (type !== end) {
      if (type <= TOKEN.DOCUMENT_END)
        throw fault(end === TOKEN.FLOW_SEQUENCE_END ? 'flow-list-unclosed' : 'flow-map-unclosed', start);
      return true;
    }
    this.#skip();
    return false;
  }

  /** A pair without braces inside a list (`[a: b]`). */
  #pair({ start }: Token): Node {
    this.count++;
    this.#skip();
    const entries = new Entries(newMap());
    const { type } = this.#scanner.peek();
    const isEmptyKey = type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_SEQUENCE_END;
    let key: Node;
    if (isEmptyKey) {
      // So does go-yaml: the token that shows that there is no key is lost.
      this.#skip();
      key = this.#empty();
    } else key = this.#node(false, false);
    const keyEnd = this.#lastEnd;
    let value: Node | undefined;
    if (this.#scanner.peek().type === TOKEN.VALUE) {
      this.#skip();
      const { type } = this.#scanner.peek();
      if (type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_SEQUENCE_END) value = this.#node(false, false);
    }
    this.#put(entries, key, keyEnd, value ?? this.#empty());
    return { value: this.#finished(entries), start, end: this.#lastEnd };
  }

  #flowMapping(start: number): YamlValue {
    this.#skip();
    const entries = new Entries(newMap());
    for (let isFirst = true; ; isFirst = false) {
      if (!this.#hasNextInFlow(TOKEN.FLOW_MAPPING_END, isFirst, start)) return this.#finished(entries);
      const isKey = this.#scanner.peek().type === TOKEN.KEY;
      if (isKey) this.#skip();
      const key = isKey && isFlowGap(this.#scanner.peek().type) ? this.#empty() : this.#node(false, false);
      const keyEnd = this.#lastEnd;
      let value: Node | undefined;
      if (isKey && this.#scanner.peek().type === TOKEN.VALUE) {
        this.#skip();
        const { type } = this.#scanner.peek();
        if (type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_MAPPING_END) value = this.#node(false, false);
      }
      this.#put(entries, key, keyEnd, value ?? this.#empty());
    }
  }

  #put({ map, merged }: Entries, key: Node, keyEnd: number, value: Node): void {
    const name = this.#keyName(key);
    if (key.isMerge) {
      if (merged.length > 0) this.#duplicate(key.start, keyEnd, merged[0]?.start ?? key.start);
      merged.push(value);
      return;
    }
    if (map[ORIGINS].keys.length >= MAX_KEYS) {
      const message = `one of its mappings holds more than ${MAX_KEYS} keys, and no object with so many fits into a cluster`;
      throw new Fault('too-many-values', message, key.start, keyEnd);
    }
    const first = map[ORIGINS].get(name);
    if (first) this.#duplicate(key.start, keyEnd, first.keyStart - this.#base);
    setEntry(map, name, value.value, this.#origin(value, key.start, keyEnd));
  }

  #finished({ map, merged }: Entries): YamlValue {
    for (const source of merged) this.#merge(map, source);
    return map;
  }

  /** Writes the entries of a `<<` that the mapping does not have itself; of several, the first wins. */
  #merge(map: MutableYamlMap, { value, start, end, related }: Node): void {
    const sources = isList(value) ? value : [value];
    for (const source of sources) {
      if (!isMap(source)) {
        this.#problem('bad-merge', 'a merge key `<<` takes a mapping or a list of mappings', start, end);
        return;
      }
      this.#expand(Object.keys(source).length, start, end);
      for (const key in source) {
        if (Object.hasOwn(map, key)) continue;
        const origin = source[ORIGINS]?.get(key);
        const entry = source[key];
        if (origin && entry !== undefined) setEntry(map, key, entry, related ? origin.with(related) : origin);
      }
    }
  }

  #keyName({ value, start, end, text }: Node): string {
    if (text !== undefined && this.#reading === 'resource') return text;
    if (typeof value === 'string') return value;
    if (value === null && this.#reading === 'resource') return '';
    if (value === null || typeof value !== 'object') return String(value);
    this.#problem('complex-key', 'a mapping or a list is used as a key', start, end);
    return this.#file.text.slice(this.#base + start, this.#base + end);
  }

  #duplicate(start: number, end: number, firstStart: number): void {
    this.#problem('duplicate-key', 'this key is already defined in the same mapping', start, end, {
      message: 'first defined here',
      start: this.#base + firstStart,
      end: this.#base + firstStart + (end - start),
    });
  }

  #origin(node: Node, keyStart = node.start, keyEnd = keyStart): Origin {
    const base = this.#base;
    return new Origin(this.#file, base + keyStart, base + keyEnd, base + node.start, base + node.end, node.related);
  }

  #problem(kind: TextProblemKind, message: string, start: number, end: number, related?: TextProblem['related']): void {
    if (this.problems.length >= MAX_PROBLEMS) {
      this.moreProblems++;
      return;
    }
    const place = { start: this.#base + start, end: this.#base + end };
    this.problems.push(related ? { kind, message, ...place, related } : { kind, message, ...place });
  }
}

/** The entries of a mapping that is being read, and the values of its `<<`. */
class Entries {
  readonly map: MutableYamlMap;
  readonly merged: Node[] = [];

  constructor(map: MutableYamlMap) {
    this.map = map;
  }
}

function isBlockGap(type: TokenType): boolean {
  return type === TOKEN.KEY || type === TOKEN.VALUE || type === TOKEN.BLOCK_END;
}

function isFlowGap(type: TokenType): boolean {
  return type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_MAPPING_END;
}
