import { Origin } from '../../yaml/origin.ts';
import { resolvePlain } from '../../yaml/scalars.ts';
import { isList, isMap, type YamlValue } from '../../yaml/value.ts';
import { formatNumber } from './number.ts';

/** A value with what wrote it. */
export interface WrittenValue {
  readonly value: YamlValue;
  readonly origin: Origin;
}

const STAMP = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T/;

/** The text of a scalar as its YAML node contains it: as it was written, without quotes; empty for collections. */
export function nodeText(value: YamlValue | undefined, origin: Origin | undefined): string {
  if (value === undefined || isMap(value) || isList(value)) return '';
  if (typeof value === 'string' && !STAMP.test(value)) return value;
  const written = origin?.text ?? '';
  if (typeof value === 'string') return resolvePlain(written, 'resource') === value ? written : value;
  if (Object.is(resolvePlain(written, 'resource'), value)) return written;
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

/** Whether nothing at all is written for a null: kustomize drops such fields in a merge, but keeps `null` and `~`. */
export function isEmptyNull(origin: Origin | undefined): boolean {
  return origin === undefined || origin.start === origin.end;
}

/** The origin of a text that took the place of another one, and with it that one's style. */
class StyledOrigin extends Origin {
  readonly isQuoted: boolean;

  constructor({ file, keyStart, keyEnd, start, end, related }: Origin, isQuoted: boolean) {
    super(file, keyStart, keyEnd, start, end, related);
    this.isQuoted = isQuoted;
  }
}

/** Whether a string's node has quotes or is a block: what overwrites it keeps that style, and so stays a string. */
export function isQuoted(value: YamlValue | undefined, origin: Origin | undefined): boolean {
  if (typeof value !== 'string' || !origin) return false;
  if (origin instanceof StyledOrigin) return origin.isQuoted;
  const first = origin.file.text.charAt(origin.start);
  if (first === '"' || first === "'" || first === '|' || first === '>') return true;
  const plain = resolvePlain(value, 'resource');
  return typeof plain !== 'string' && origin.text === value;
}

/** The value that a scalar becomes when it overwrites another one: the style of the old one stays. */
export function overwrite(next: WrittenValue, old: YamlValue | undefined, oldOrigin: Origin | undefined): WrittenValue {
  const { value, origin } = next;
  if (old === undefined || old === null || value === null || typeof old === 'object' || typeof value === 'object')
    return next;
  const keepsQuotes = isQuoted(old, oldOrigin);
  if (typeof value !== 'string') {
    return keepsQuotes ? { value: nodeText(value, origin), origin: new StyledOrigin(origin, true) } : next;
  }
  return isQuoted(value, origin) === keepsQuotes ? next : { value, origin: new StyledOrigin(origin, keepsQuotes) };
}

/** The value of a text without a tag that is put in place of another scalar. */
export function untagged(
  text: string,
  origin: Origin,
  old: YamlValue | undefined,
  oldOrigin: Origin | undefined,
): WrittenValue {
  if (typeof old === 'string' && (isQuoted(old, oldOrigin) || typeof resolvePlain(text, 'resource') === 'string')) {
    return { value: text, origin };
  }
  return { value: resolvePlain(text, 'resource'), origin };
}
