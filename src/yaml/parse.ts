import type { TextFile } from '../repository/text-file.ts';
import { DocumentBuilder } from './builder.ts';
import { codePointName, forbiddenFrom } from './characters.ts';
import type { ParsedFile, YamlDocument } from './document.ts';
import { type DocumentRange, documentRanges } from './documents.ts';
import { FAULTS, Fault } from './fault.ts';
import type { TextProblem } from './problem.ts';
import type { ScalarReading } from './scalars.ts';

/** Maximum number of documents of one file. Nothing after them is checked. */
const MAX_DOCUMENTS = 50_000;

/**
 * Parses a file; never throws. Documents that cannot be parsed become problems, the others are still given. A file with more
 * than `most` values is not read to its end.
 */
export function parseYaml(file: TextFile, reading: ScalarReading, most?: number): ParsedFile {
  const parsing = new Parsing(file, reading, most);
  // sigs.k8s.io/yaml, which reads kustomizations, takes the first document and looks no further.
  const ranges = reading === 'kustomization' ? [{ start: 0, end: file.text.length }] : documentRanges(file);
  let count = 0;
  for (const range of ranges) {
    if (++count > MAX_DOCUMENTS) {
      const message = `this file has more than ${MAX_DOCUMENTS} documents, and this one and all after it are not read`;
      parsing.problems.push({ kind: 'too-many-documents', message, start: range.start, end: range.start });
      break;
    }
    parsing.read(range);
    if (most !== undefined && parsing.values > most) break;
  }
  return parsing;
}

/** Parses a range of a file as a document of its own; origins point into the file. Never throws. */
export function parseYamlRange(file: TextFile, reading: ScalarReading, start: number, end: number): ParsedFile {
  const parsing = new Parsing(file, reading);
  parsing.read({ start, end });
  return parsing;
}

class Parsing implements ParsedFile {
  readonly file: TextFile;
  readonly documents: YamlDocument[] = [];
  readonly problems: TextProblem[] = [];
  readonly unread: TextProblem[] = [];
  values = 0;
  readonly #reading: ScalarReading;
  readonly #most: number | undefined;
  /** The next character that go-yaml refuses. */
  #forbidden = -1;

  constructor(file: TextFile, reading: ScalarReading, most?: number) {
    this.#most = most;
    this.file = file;
    this.#reading = reading;
  }

  read({ start, end, badSeparator }: DocumentRange): void {
    const character = this.#forbiddenIn(start, end);
    if (character) this.problems.push(character);
    else this.#build(start, end);
    if (badSeparator) {
      const message = 'text follows `---` on the same line: put it on the next line';
      this.problems.push({ kind: 'separator', message, ...badSeparator });
    }
  }

  /** How many values may still be read. */
  get #rest(): number | undefined {
    return this.#most === undefined ? undefined : this.#most - this.values;
  }

  #build(start: number, end: number): void {
    const file = this.file;
    const builder = new DocumentBuilder(file, start, end, this.#reading, this.#rest);
    try {
      const built = builder.build();
      if (!built) return;
      const { problems, moreProblems, redefined } = builder.notes;
      this.documents.push({ file, index: this.documents.length, ...built, problems, moreProblems, redefined });
      const behind = this.#reading === 'resource' ? builder.behind() : undefined;
      if (behind === undefined) return;
      const message = 'everything after this is ignored, because only a `---` line starts another document';
      this.unread.push({ kind: 'unread-document', message, start: behind, end: Math.min(behind + 1, end) });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const at = Math.min(start + error.start, end);
      const { kind, message } = error;
      this.problems.push({ kind, message, start: at, end: Math.min(start + error.end, end) });
    } finally {
      this.values += builder.notes.count;
    }
  }

  #forbiddenIn(start: number, end: number): TextProblem | undefined {
    const { text } = this.file;
    // A byte order mark may begin a document.
    const from = text.charAt(start) === '\ufeff' ? start + 1 : start;
    if (this.#forbidden < from) this.#forbidden = forbiddenFrom(text, from);
    const at = this.#forbidden;
    if (at >= end) return undefined;
    if (text.charAt(at) === '\ufeff')
      return { kind: 'character', message: FAULTS['byte-order-mark'], start: at, end: at + 1 };
    const message = `the character ${codePointName(text, at)} is not allowed in YAML, not even in a comment: delete it`;
    return { kind: 'character', message, start: at, end: at + 1 };
  }
}
