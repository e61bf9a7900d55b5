/**
 * A value in a place that may contain a secret.
 *
 * `entry`: under data (base64) or stringData of a Secret. `literal`: of a secretGenerator. `keyed`: under a key that names
 * a secret, the value of a variable with such a name, or an argument. `text`: a text that may contain settings or commands.
 * `shown`: such a text in base64, so that a reader of the file does not see the tokens in it.
 */
export interface SecretCandidate {
  readonly held: 'entry' | 'literal' | 'keyed' | 'text' | 'shown';
  /** The path to the value that contains it: for a candidate inside a text, the path to the text. */
  readonly path: readonly (string | number)[];
  /** The name that it goes by. */
  readonly key: string;
  /** The value; decoded where it stood in base64. */
  readonly text: string;
  /** The name of the Secret or generator that contains it. Empty if it has none. */
  readonly holder: string;
  /** The key of the collection that contains it; empty at the top. */
  readonly parent: string;
}
