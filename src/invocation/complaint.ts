import { type FilePlace, placeText } from '../policy/policy.ts';
import type { Severity } from '../severity.ts';

/** Something about the settings of a run that its reader has to know; it does not change the verdict. */
export interface Complaint {
  readonly severity: Exclude<Severity, 'error'>;
  /** What it is about, in a few words. */
  readonly title: string;
  /** A place relative to the checked folder. */
  readonly at: FilePlace;
  readonly message: string;
}

/** A complaint as one line, with its place first. */
export function complaintText({ at, message }: Complaint): string {
  return `${placeText(at)}: ${message}`;
}
