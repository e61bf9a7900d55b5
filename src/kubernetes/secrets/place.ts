import { createHmac } from 'node:crypto';
import type { SecretCandidate } from './candidate.ts';

/**
 * `certain`: this cannot be intended. `likely`: a person should check it. `unchanged`: the value of an example (`changeme`), which
 * is a password only where a cluster uses it as it is.
 */
export type Certainty = 'certain' | 'likely' | 'unchanged';

/** From the surest to the least sure. */
const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'unchanged'];

/** The surest of several; undefined if there is none. */
export function surest(found: readonly (Certainty | undefined)[]): Certainty | undefined {
  return CERTAINTIES.find((certainty) => found.includes(certainty));
}

/** A secret in plain text: where it is and how certain that is. It does not show the value. */
export interface SecretPlace {
  readonly held: SecretCandidate['held'] | 'token';
  readonly path: readonly (string | number)[];
  readonly key: string;
  readonly holder: string;
  /** What it is, as it is called in a sentence: `a password`, `a GitHub token`. */
  readonly what: string;
  readonly certainty: Certainty;
  /** Of each value that was found here. */
  readonly digests: readonly SecretDigest[];
}

/** Whether two secrets are the same one, by a key that only the run knows; the value itself cannot be had. */
export type SecretDigest = (key: Buffer) => string;

export function digestOf(value: string): SecretDigest {
  return (key) => createHmac('sha256', key).update(value).digest('hex');
}
