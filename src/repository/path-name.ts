import { isUtf8 } from 'node:buffer';

/** A path as git keeps it, in bytes, and as a text. */
export interface PathName {
  readonly bytes: Buffer;
  /** Bytes that are not UTF-8 appear as `\xff`. */
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Reads a path; git and Linux allow every byte in one but NUL. */
export function pathName(bytes: Buffer): PathName {
  const valid = isUtf8(bytes);
  return { bytes, text: valid ? bytes.toString('utf8') : escaped(bytes), isUtf8: valid };
}

function escaped(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
    text += length === undefined ? `\\x${bytes.toString('hex', at, at + 1)}` : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

/** The entries that NUL ends, as git prints them with `-z`. */
export function entriesOf(output: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    const next = end === -1 ? output.length : end;
    if (next > at) entries.push(output.subarray(at, next));
    at = next + 1;
  }
  return entries;
}
