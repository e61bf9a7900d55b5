import type { TextFile } from '../repository/text-file.ts';

/** A part of a text in which kustomize looks for one document. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
  /** Where text follows a `---` on its line, which kustomize takes for an error of the whole file. */
  readonly badSeparator?: { readonly start: number; readonly end: number };
}

/**
 * The ranges between the `---` lines of a text, by kustomize's own rule and not by YAML's: every line that begins with `---`
 * divides, but not the first and not a last one without a line break. In UTF-16, kustomize finds none.
 *
 * Source: splitDocuments in kyaml/kio/byteio_reader.go.
 */
export function* documentRanges({ text, isUtf16 }: TextFile): Iterable<DocumentRange> {
  let start = 0;
  let at = isUtf16 ? -1 : text.indexOf('\n---');
  while (at !== -1) {
    const line = at + 1;
    const lineEnd = text.indexOf('\n', line);
    if (lineEnd === -1) break;
    const behind = text.slice(line + 3, lineEnd).trim();
    const isBad = behind !== '' && !behind.startsWith('#');
    yield { start, end: line, ...(isBad && { badSeparator: { start: line, end: lineEnd } }) };
    start = lineEnd + 1;
    at = text.indexOf('\n---', start);
  }
  yield { start, end: text.length };
}
