type Path = readonly (string | number)[];

/** A place of a value below which nothing is shown, and the texts that it hides. */
export interface HiddenPlace {
  readonly path: Path;
  readonly texts: readonly string[];
  /** Whether only some lines of a text are hidden. */
  readonly isPart?: boolean;
}

/** What is known of the object that a value belongs to. */
export interface Surroundings {
  /** The kind that a patch is for, or undefined if it does not say. */
  readonly target: string | undefined;
  /** The key of the list or mapping that contains the value. */
  readonly parent: string;
}

const NESTED =
  /kind["']?\s{0,32}:\s{0,32}["']?\w*Secret\b|stringData|secretGenerator|["']?path["']?\s{0,32}:\s{0,32}["']?\/data/;
/** Letters of the shortest text that `NESTED` takes. */
const MIN_NESTED = 'stringData'.length;
const MAX_NESTED = 256 * 1024;

/** Whether a text may be a manifest of a Secret or a patch to one; longer ones are not looked into. */
export function mayHoldSecret(text: string, { target }: Surroundings): boolean {
  if (text.length > MAX_NESTED) return false;
  return (text.length >= MIN_NESTED && NESTED.test(text)) || (target !== undefined && /\bdata\b/.test(text));
}
