import type { TextFile } from '../repository/text-file.ts';

/**
 * The file and range that wrote a value.
 *
 * Offsets are UTF-16 code units from 0, ends exclusive, quotes and block headers included. `keyStart === keyEnd` where the
 * value has no key (an item, a whole document); an empty value has an empty range just behind its colon or dash.
 * Built values share the origins of the values that they come from.
 */
export class Origin {
  readonly file: TextFile;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
  /** A second place that had a part in the value: the alias of an anchor, the variable of a substitution, a replacement's target. */
  readonly related: Origin | undefined;

  constructor(file: TextFile, keyStart: number, keyEnd: number, start: number, end: number, related?: Origin) {
    this.file = file;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
    this.start = start;
    this.end = end;
    this.related = related;
  }

  /** The same place with another related one. */
  with(related: Origin | undefined): Origin {
    return new Origin(this.file, this.keyStart, this.keyEnd, this.start, this.end, related);
  }

  /** The text of the value as written, quotes included. */
  get text(): string {
    return this.file.text.slice(this.start, this.end);
  }
}

/** The alias (`*name`) that repeats a value at a place, if one does: to change only that place is to replace it. */
export function aliasOf({ file, related }: Origin): Origin | undefined {
  for (let one = related; one; one = one.related)
    if (one.file === file && file.text.startsWith('*', one.start)) return one;
  return undefined;
}

/** An origin with one more related place behind those that it has; places that are there already are not repeated. */
export function relate(origin: Origin, place: Origin | undefined): Origin {
  if (!place || place === origin) return origin;
  if (!origin.related) return origin.with(place);
  const related = relate(origin.related, place);
  return related === origin.related ? origin : origin.with(related);
}

/** The key of a value alone, or the value where it has none. */
export function keyOrigin(origin: Origin): Origin {
  const { file, keyStart, keyEnd, related } = origin;
  return keyEnd === keyStart ? origin : new Origin(file, keyStart, keyEnd, keyStart, keyEnd, related);
}

/** The place at which a value is written, as a key: what builds create from one text is known by it. */
export function writtenAt({ file, start }: Pick<Origin, 'file' | 'start'>): string {
  return `${file.path}\0${start}`;
}
