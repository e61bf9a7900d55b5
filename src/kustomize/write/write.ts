import type { Origin } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { BuiltObject } from '../built.ts';
import { compareKeys } from './key-order.ts';
import { blockLines, inlineText, isBlock, keyText, plainValue } from './yaml-scalar.ts';

const WRITTEN = new WeakMap<YamlMap, string>();

/** Objects as `kustomize build` prints them. With `withOrigins`, each line ends in a comment with the path and line that wrote it. */
export function writeObjects(objects: readonly Pick<BuiltObject, 'value' | 'origin'>[], withOrigins = false): string {
  const texts = objects.map(({ value, origin }) =>
    withOrigins ? new Writer(true).write(value, origin) : writeObject(value, origin),
  );
  return texts.join('---\n');
}

/** One object; remembered, because many builds contain the same objects. */
function writeObject(value: YamlMap, origin: Origin): string {
  let text = WRITTEN.get(value);
  if (text === undefined) {
    text = new Writer(false).write(value, origin);
    WRITTEN.set(value, text);
  }
  return text;
}

const INDENTS: string[] = [''];

function indentOf(depth: number): string {
  for (let at = INDENTS.length; at <= depth; at++) INDENTS.push('  '.repeat(at));
  return INDENTS[depth] ?? '';
}

class Writer {
  readonly #withOrigins: boolean;
  #text = '';

  constructor(withOrigins: boolean) {
    this.#withOrigins = withOrigins;
  }

  write(value: YamlMap, origin: Origin): string {
    if (isEmpty(value)) return '{}\n';
    this.#map(value, 0, true, origin);
    return this.#text;
  }

  /** The entries of a mapping; the first one follows a dash if `isFirstIndented` is false. */
  #map(map: YamlMap, depth: number, isFirstIndented: boolean, parent: Origin): void {
    const keys = Object.keys(map).sort(compareKeys);
    let isIndented = isFirstIndented;
    for (const key of keys) {
      const origin = originOf(map, key) ?? parent;
      if (isIndented) this.#text += indentOf(depth);
      isIndented = true;
      const text = keyText(key);
      // A longer key is not a simple key for go-yaml.
      if (text.length <= MAX_KEY) this.#text += `${text}:`;
      else this.#text += `? ${text}\n${indentOf(depth)}:`;
      const column = text.length <= MAX_KEY ? depth * 2 + text.length + 2 : depth * 2 + 2;
      this.#value(map[key] ?? null, depth, column, origin);
    }
  }

  #value(value: YamlValue, depth: number, column: number, origin: Origin): void {
    if (isMap(value) && !isEmpty(value)) {
      this.#end('', origin);
      this.#map(value, depth + 1, true, origin);
    } else if (isList(value) && value.length > 0) {
      this.#end('', origin);
      this.#list(value, depth, true, origin);
    } else this.#scalar(value, depth + 1, column, origin);
  }

  #list(list: YamlList, depth: number, isFirstIndented: boolean, parent: Origin): void {
    for (let index = 0; index < list.length; index++) {
      const item = list[index] ?? null;
      const origin = originOf(list, index) ?? parent;
      if (index > 0 || isFirstIndented) this.#text += indentOf(depth);
      this.#text += '-';
      if (isMap(item) && !isEmpty(item)) {
        this.#text += ' ';
        this.#map(item, depth + 1, false, origin);
      } else if (isList(item) && item.length > 0) {
        this.#text += ' ';
        this.#list(item, depth + 1, false, origin);
      } else this.#scalar(item, depth + 1, depth * 2 + 2, origin);
    }
  }

  #scalar(value: YamlValue, depth: number, column: number, origin: Origin): void {
    if (typeof value === 'string' && isBlock(value)) {
      const block = blockLines(value, indentOf(depth));
      const headerEnd = block.indexOf('\n');
      this.#end(` ${block.slice(0, headerEnd)}`, origin);
      this.#text += `${block.slice(headerEnd + 1)}\n`;
    } else if (typeof value === 'string') this.#end(` ${inlineText(value, column, indentOf(depth))}`, origin);
    else if (isMap(value)) this.#end(' {}', origin);
    else if (isList(value)) this.#end(' []', origin);
    else this.#end(` ${plainValue(value, origin.text)}`, origin);
  }

  /** Ends a line; a broken text gets its comment where it ends. */
  #end(text: string, origin: Origin): void {
    this.#text += this.#withOrigins ? `${text} # ${placeOf(origin)}\n` : `${text}\n`;
  }
}

/** Letters of a key that may be on one line with its value. */
const MAX_KEY = 128;

function isEmpty(map: YamlMap): boolean {
  for (const _ in map) return false;
  return true;
}

function placeOf({ file, start, related }: Origin): string {
  // A name with a line break would end the comment.
  const path = file.path.replace(/[\p{Cc}\u2028\u2029]/gu, encodeURIComponent);
  const place = `${path}:${file.position(start).line}`;
  return related ? `${place}, ${placeOf(related)}` : place;
}
