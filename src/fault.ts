import type { Origin } from './yaml/origin.ts';

/** Stack frames of a cause that are kept. */
const FRAMES = 6;

/** Something that is read, built or checked separately. */
export interface Subject {
  /** What it is, in words that begin a sentence, such as "The Kustomization `apps`". */
  readonly what: string;
  /** Where it is written: a place, or the path of its file. Undefined for what belongs to no file. */
  readonly at: Origin | string | undefined;
}

/** Something that was not checked, because gitops-gate failed or it exceeds a limit. */
export interface Fault {
  /** Undefined if a finding already reports it. */
  readonly subject: Subject | undefined;
  /** The kind of the error and where in gitops-gate it was thrown: no text of the repository. Undefined if it is too much. */
  readonly cause: string | undefined;
  /** How it is too much, as sentences. */
  readonly excess?: string;
  /** Whether it may be intended, so that it does not fail the gate. */
  readonly mayBeIntended?: boolean;
}

/** The file of a subject, or what it is called where it belongs to none. */
export function nameOf(subject: Subject | undefined): string | undefined {
  const at = subject?.at;
  return at === undefined ? subject?.what : typeof at === 'string' ? at : at.file.path;
}

/** What an error was and where it was thrown; of its message only what the engine wrote, as others quote the repository. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const isOfEngine = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const where = frames
    .slice(0, FRAMES)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/\S*\/(?=[^/\s]+:\d)/, '('));
  return [`${error.name}${isOfEngine ? `: ${error.message}` : ''}`, ...where].join(' ');
}
