import { EVENT_ID, YAMLException } from 'js-yaml';
import type { TextFile } from '../repository/text-file.ts';
import { DocumentBuilder } from './builder.ts';
import { eventsOf } from './events.ts';
import type { Origin } from './origin.ts';
import type { ScalarReading } from './scalars.ts';
import type { YamlValue } from './value.ts';

/** What is wrong with the text itself; offsets into the source, end exclusive. */
export interface TextProblem {
  readonly kind: TextProblemKind;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related?: { readonly message: string; readonly start: number; readonly end: number };
}

export type TextProblemKind =
  | 'syntax'
  | 'conflict-marker'
  | 'duplicate-key'
  | 'undefined-alias'
  | 'recursive-alias'
  | 'complex-key'
  | 'bad-merge'
  | 'too-deep'
  | 'too-many-aliases';

/** One YAML document: its value, whose collections know their origins, and the origin of the whole. */
export interface YamlDocument {
  readonly file: TextFile;
  /** Position among the documents of the file, from 0. */
  readonly index: number;
  readonly value: YamlValue;
  readonly origin: Origin;
  readonly problems: readonly TextProblem[];
}

/** All documents of one file; where a part does not parse, the problems that say so and the documents of the other parts. */
export interface ParsedFile {
  readonly file: TextFile;
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly TextProblem[];
}

/** Parses a file; never throws. Documents that cannot be parsed become problems, the others are still given. */
export function parseYaml(file: TextFile, reading: ScalarReading): ParsedFile {
  const whole = parsePart(file, reading, 0, file.text.length, 0);
  if (whole.problem === undefined) return { file, documents: whole.documents, problems: [] };
  const parts = splitDocuments(file.text);
  if (parts.length === 1) return { file, documents: [], problems: [whole.problem] };
  const documents: YamlDocument[] = [];
  const problems: TextProblem[] = [];
  for (const [start, end] of parts) {
    const part = parsePart(file, reading, start, end, documents.length);
    documents.push(...part.documents);
    if (part.problem) problems.push(part.problem);
  }
  // A mistake that only exists across the parts (an open quote that swallows `---`) would otherwise get lost.
  if (problems.length === 0) return { file, documents: [], problems: [whole.problem] };
  return { file, documents, problems };
}

/** Parses a range of a file as documents of their own; origins point into the file. Never throws. */
export function parseYamlRange(file: TextFile, reading: ScalarReading, start: number, end: number): ParsedFile {
  const part = parsePart(file, reading, start, end, 0);
  return { file, documents: part.documents, problems: part.problem ? [part.problem] : [] };
}

interface Part {
  readonly documents: YamlDocument[];
  readonly problem?: TextProblem;
}

function parsePart(file: TextFile, reading: ScalarReading, start: number, end: number, firstIndex: number): Part {
  try {
    const { text, events } = eventsOf(
      start === 0 && end === file.text.length ? file.text : file.text.slice(start, end),
    );
    const documents: YamlDocument[] = [];
    const builder = new DocumentBuilder(file, text, start, reading);
    for (let at = 0; at < events.length; ) {
      const event = events[at];
      if (event?.type !== EVENT_ID.DOCUMENT) throw new Error('an event stream begins with a document');
      const built = builder.build(events, at + 1);
      at = built.next;
      documents.push({
        file,
        index: firstIndex + documents.length,
        value: built.value,
        origin: built.origin,
        problems: built.problems,
      });
    }
    return { documents };
  } catch (error) {
    return { documents: [], problem: toProblem(error, start, file.text.length) };
  }
}

function toProblem(error: unknown, base: number, length: number): TextProblem {
  if (error instanceof YAMLException) {
    const start = Math.min(base + (error.mark?.position ?? 0), length);
    const kind = /nesting|depth/i.test(error.reason) ? 'too-deep' : 'syntax';
    return { kind, message: error.reason, start, end: Math.min(start + 1, length) };
  }
  if (error instanceof RangeError) return { kind: 'too-deep', message: 'nested too deeply', start: base, end: base };
  throw error;
}

/** The ranges between the `---` lines of a text. */
function splitDocuments(text: string): [number, number][] {
  const parts: [number, number][] = [];
  let start = 0;
  for (const match of text.matchAll(/^---(?=\s|$)/gm)) {
    if (match.index > start) parts.push([start, match.index]);
    start = match.index;
  }
  parts.push([start, text.length]);
  return parts;
}
