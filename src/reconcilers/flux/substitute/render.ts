import { formatNumber } from '../../../kustomize/resources/number.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../../yaml/value.ts';
import { BREAK, RenderedText } from './rendered-text.ts';

/** An entry or item of the object with the range of the rendered text from its key or content to its end. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly value: YamlValue;
  readonly origin: Origin;
}

/** An object as text, and the places of its values in it. */
export interface Rendered {
  readonly text: string;
  /** The entries of mappings, by the offset of their keys. */
  readonly entries: ReadonlyMap<number, Mark>;
  /** The items of sequences, by the offset of their content. */
  readonly items: ReadonlyMap<number, Mark>;
  /** Both, in the order of the text. */
  readonly marks: readonly Mark[];
}

/** Bytes of a key up to which it is written without `? `. */
const KEY_LENGTH = 128;

/** The text that sigs.k8s.io/yaml writes for an object: what Flux substitutes in. Keys are sorted, comments and quotes are gone. */
export function renderObject(value: YamlMap, origin: Origin): Rendered {
  return new Renderer(origin).render(value);
}

class Renderer extends RenderedText {
  readonly #entries = new Map<number, Mark>();
  readonly #items = new Map<number, Mark>();
  readonly #marks: Mark[] = [];
  readonly #origin: Origin;

  constructor(origin: Origin) {
    super();
    this.#origin = origin;
  }

  render(value: YamlMap): Rendered {
    if (Object.keys(value).length === 0) this.write('{}');
    else this.#mapping(value, 0, true);
    if (this.column > 0) this.write('\n');
    return { text: this.parts.join(''), entries: this.#entries, items: this.#items, marks: this.#marks };
  }

  /** Marks what `write` writes. */
  #marked(places: Map<number, Mark>, value: YamlValue, origin: Origin | undefined, write: () => void): void {
    const start = this.length;
    const index = this.#marks.push({ start, end: start, value, origin: origin ?? this.#origin }) - 1;
    write();
    const mark = { start, end: this.length, value, origin: origin ?? this.#origin };
    this.#marks[index] = mark;
    places.set(start, mark);
  }

  /** The entries of a mapping. With `inline`, the first continues the current line. Each other entry is on its own line. */
  #mapping(map: YamlMap, indent: number, inline: boolean): void {
    Object.keys(map)
      .sort()
      .forEach((key, index) => {
        if (!inline || index > 0) this.newLine(indent);
        this.#entry(key, map[key] ?? null, indent, originOf(map, key));
      });
  }

  #entry(key: string, value: YamlValue, indent: number, origin: Origin | undefined): void {
    const isSimple = Buffer.byteLength(key) <= KEY_LENGTH && !BREAK.test(key);
    if (!isSimple) this.write('? ');
    this.#marked(this.#entries, value, origin, () => {
      this.string(key, indent, isSimple);
      if (!isSimple) this.newLine(indent);
      this.write(':');
      if (!isSimple) this.#inline(value, indent);
      else if (isMap(value) && Object.keys(value).length > 0) this.#mapping(value, indent + 2, false);
      else if (isList(value) && value.length > 0) this.#sequence(value, indent, false);
      else this.#inline(value, indent);
    });
  }

  #sequence(list: YamlList, indent: number, inline: boolean): void {
    list.forEach((item, index) => {
      if (!inline || index > 0) this.newLine(indent);
      this.write('- ');
      this.#marked(this.#items, item, originOf(list, index), () => this.#content(item, indent));
    });
  }

  #inline(value: YamlValue, indent: number): void {
    this.write(' ');
    this.#content(value, indent);
  }

  /** A value on the line of its `-` or lone `:`. */
  #content(value: YamlValue, indent: number): void {
    if (isMap(value) && Object.keys(value).length > 0) this.#mapping(value, indent + 2, true);
    else if (isList(value) && value.length > 0) this.#sequence(value, indent + 2, true);
    else this.#scalar(value, indent);
  }

  #scalar(value: YamlValue, indent: number): void {
    if (typeof value === 'string') this.string(value, indent, false);
    else if (typeof value === 'number') this.write(formatNumber(value));
    else if (value === null || typeof value === 'boolean') this.write(String(value));
    else this.write(isList(value) ? '[]' : '{}');
  }
}
