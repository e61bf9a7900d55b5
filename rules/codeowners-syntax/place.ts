import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** The first line of a file. */
export function firstLine(file: TextFile): Origin {
  return at(file, 0, file.line(1).length);
}

/** A range of a file. */
export function at(file: TextFile, start: number, end: number): Origin {
  return new Origin(file, start, start, start, end);
}
