import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { TextFile } from '../repository/text-file.ts';
import { Origin } from './origin.ts';
import type { TextProblem, TextProblemKind } from './parse.ts';
import { resolvePlain, resolveTagged, type ScalarReading } from './scalars.ts';
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
}

interface Anchor extends Node {
  /** Values in it, aliases counted as often as they are used. */
  readonly size: number;
}

interface Built {
  readonly value: YamlValue;
  readonly origin: Origin;
  readonly problems: readonly TextProblem[];
  /** Index of the event behind this document. */
  readonly next: number;
}

/** Values that the aliases of one document may come to when written out; go-yaml has a limit of the same kind. */
const MAX_EXPANDED = 400_000;

/** Builds documents from js-yaml's event stream: values as kustomize would read them, and the origin of each. */
export class DocumentBuilder {
  readonly #file: TextFile;
  readonly #text: string;
  readonly #base: number;
  readonly #reading: ScalarReading;
  #events: readonly Event[] = [];
  #at = 0;
  #lastEnd = 0;
  #count = 0;
  #anchors = new Map<string, Anchor>();
  #open = new Set<string>();
  #problems: TextProblem[] = [];

  /** `text` is the part of the source that the events came from, `base` its offset in the source. */
  constructor(file: TextFile, text: string, base: number, reading: ScalarReading) {
    this.#file = file;
    this.#text = text;
    this.#base = base;
    this.#reading = reading;
  }

  /** Builds the document whose content begins at event `at`. */
  build(events: readonly Event[], at: number): Built {
    this.#events = events;
    this.#at = at;
    this.#count = 0;
    this.#anchors = new Map();
    this.#open = new Set();
    this.#problems = [];
    const root = this.#node();
    // The event that closes the document.
    this.#at++;
    if (this.#count > MAX_EXPANDED) {
      this.#problem(
        'too-many-aliases',
        `it has more than ${MAX_EXPANDED.toLocaleString('en-US')} values, those that its aliases stand for included`,
        root.start,
        root.start,
      );
      return { value: null, origin: this.#origin(root), problems: this.#problems, next: this.#at };
    }
    return { value: root.value, origin: this.#origin(root), problems: this.#problems, next: this.#at };
  }

  #node(): Node {
    const event = this.#events[this.#at++];
    this.#count++;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      case EVENT_ID.MAPPING:
        return this.#collection(event, this.#mapping);
      case EVENT_ID.SEQUENCE:
        return this.#collection(event, this.#sequence);
      default:
        throw new Error('the event stream ends inside a document');
    }
  }

  #scalar(event: ScalarEvent): Node {
    const { valueStart, valueEnd, style } = event;
    const tag = event.tagStart === -1 ? '' : this.#text.slice(event.tagStart, event.tagEnd);
    if (valueStart === -1) {
      const at = Math.max(this.#lastEnd, event.anchorEnd, event.tagEnd);
      return this.#anchored(event.anchorStart, event.anchorEnd, {
        value: tag === '!!str' ? '' : null,
        start: at,
        end: at,
      });
    }
    const written = event.fast ? this.#text.slice(valueStart, valueEnd) : getScalarValue(this.#text, event);
    const text = this.#endsUnbroken(event) ? written.replace(/\n$/, '') : written;
    const value =
      tag !== ''
        ? resolveTagged(text, tag, this.#reading)
        : style === SCALAR_STYLE.PLAIN
          ? resolvePlain(text, this.#reading)
          : text;
    let start = valueStart;
    let end = valueEnd;
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      start--;
      end++;
    } else if (style !== SCALAR_STYLE.PLAIN) {
      start = this.#blockHeader(Math.max(this.#lastEnd, event.anchorEnd, event.tagEnd), valueStart);
      while (end > valueStart && /[\s]/.test(this.#text.charAt(end - 1))) end--;
      end = Math.max(end, start + 1);
    }
    this.#lastEnd = end;
    return this.#anchored(event.anchorStart, event.anchorEnd, { value, start, end });
  }

  /** Whether a block scalar ends with the text and without a line break: go-yaml gives its value none then, js-yaml one. */
  #endsUnbroken({ style, valueEnd }: ScalarEvent): boolean {
    if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return false;
    return valueEnd >= this.#text.length && !this.#text.endsWith('\n');
  }

  /** Where the `|` or `>` of a block scalar stands. */
  #blockHeader(from: number, contentStart: number): number {
    for (let at = from; at < contentStart; at++) {
      const character = this.#text.charAt(at);
      if (character === '|' || character === '>') return at;
    }
    return contentStart;
  }

  #anchored(anchorStart: number, anchorEnd: number, node: Node, size = 1): Node {
    if (anchorStart !== -1) this.#anchors.set(this.#text.slice(anchorStart, anchorEnd), { ...node, size });
    return node;
  }

  #alias(nameStart: number, nameEnd: number): Node {
    const name = this.#text.slice(nameStart, nameEnd);
    const start = nameStart - 1;
    this.#lastEnd = nameEnd;
    const anchor = this.#anchors.get(name);
    if (this.#open.has(name)) {
      this.#problem('recursive-alias', `the anchor \`${name}\` contains itself`, start, nameEnd);
      return { value: null, start, end: nameEnd };
    }
    if (!anchor) {
      this.#problem('undefined-alias', `the alias \`*${name}\` has no anchor \`&${name}\` before it`, start, nameEnd);
      return { value: null, start, end: nameEnd };
    }
    this.#count += anchor.size;
    const related = this.#origin({ value: null, start, end: nameEnd });
    return { value: anchor.value, start: anchor.start, end: anchor.end, related };
  }

  #collection(
    event: { readonly start: number; readonly anchorStart: number; readonly anchorEnd: number; readonly style: number },
    fill: () => YamlValue,
  ): Node {
    const anchor = event.anchorStart === -1 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
    const before = this.#count;
    if (anchor !== undefined) this.#open.add(anchor);
    this.#lastEnd = event.style === COLLECTION_STYLE.FLOW ? event.start + 1 : event.start;
    const value = fill.call(this);
    // The event that closes the collection.
    this.#at++;
    if (event.style === COLLECTION_STYLE.FLOW)
      this.#lastEnd = this.#flowEnd(this.#lastEnd, this.#text.charAt(event.start));
    if (anchor !== undefined) this.#open.delete(anchor);
    return this.#anchored(
      event.anchorStart,
      event.anchorEnd,
      { value, start: event.start, end: this.#lastEnd },
      this.#count - before,
    );
  }

  #sequence(): YamlValue {
    const list = newList();
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      this.#skipIndicator('-');
      const item = this.#node();
      pushItem(list, item.value, this.#origin(item));
    }
    return list;
  }

  #mapping(): YamlValue {
    const map = newMap();
    const merged: Node[] = [];
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const keyEvent = this.#events[this.#at];
      const key = this.#node();
      const keyEnd = this.#lastEnd;
      const name = this.#keyName(keyEvent, key);
      this.#skipIndicator(':');
      const value = this.#node();
      if (name === '<<' && keyEvent?.type === EVENT_ID.SCALAR && keyEvent.style === SCALAR_STYLE.PLAIN) {
        if (merged.length > 0) this.#duplicate(name, key.start, keyEnd, merged[0]?.start ?? key.start);
        merged.push(value);
        continue;
      }
      const first = map[ORIGINS].get(name);
      if (first) this.#duplicate(name, key.start, keyEnd, first.keyStart - this.#base);
      setEntry(map, name, value.value, this.#origin(value, key.start, keyEnd));
    }
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
      for (const key in source) {
        if (Object.hasOwn(map, key)) continue;
        const origin = source[ORIGINS]?.get(key);
        const entry = source[key];
        if (origin && entry !== undefined) setEntry(map, key, entry, related ? origin.with(related) : origin);
      }
    }
  }

  #keyName(event: Event | undefined, key: Node): string {
    if (event?.type === EVENT_ID.SCALAR && this.#reading === 'resource') return getScalarValue(this.#text, event);
    const { value } = key;
    if (typeof value === 'string') return value;
    if (value === null || typeof value !== 'object') return String(value);
    this.#problem('complex-key', 'a mapping or a list stands where a key is expected', key.start, key.end);
    return this.#text.slice(key.start, key.end);
  }

  #duplicate(name: string, start: number, end: number, firstStart: number): void {
    this.#problems.push({
      kind: 'duplicate-key',
      message: `the key \`${name}\` stands twice in one mapping`,
      start: this.#base + start,
      end: this.#base + end,
      related: {
        message: 'first written here',
        start: this.#base + firstStart,
        end: this.#base + firstStart + (end - start),
      },
    });
  }

  /** Moves the last end behind a `:` or `-`, so that an empty value stands behind it. */
  #skipIndicator(indicator: string): void {
    const at = skipBlank(this.#text, this.#lastEnd);
    if (this.#text.charAt(at) === indicator) this.#lastEnd = at + 1;
  }

  #flowEnd(from: number, open: string): number {
    const close = open === '[' ? ']' : '}';
    for (let at = skipBlank(this.#text, from); at < this.#text.length; at = skipBlank(this.#text, at + 1)) {
      const character = this.#text.charAt(at);
      if (character === close) return at + 1;
      // A pair without braces inside a list (`[a: b]`) closes with its last value.
      if (character !== ',' && character !== ':') return from;
    }
    return from;
  }

  #origin(node: Node, keyStart = node.start, keyEnd = keyStart): Origin {
    const base = this.#base;
    return new Origin(this.#file, base + keyStart, base + keyEnd, base + node.start, base + node.end, node.related);
  }

  #problem(kind: TextProblemKind, message: string, start: number, end: number): void {
    this.#problems.push({ kind, message, start: this.#base + start, end: this.#base + end });
  }
}

/** The offset of the next character that is neither white space nor part of a comment. */
function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const character = text.charCodeAt(at);
    if (character === 0x20 || character === 0x09 || character === 0x0a || character === 0x0d) at++;
    else if (character === 0x23 && /\s/.test(text.charAt(at - 1))) {
      const end = text.indexOf('\n', at);
      if (end === -1) return text.length;
      at = end;
    } else return at;
  }
}
