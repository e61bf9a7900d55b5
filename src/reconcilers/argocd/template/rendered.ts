import type { ParameterSet } from './parameters.ts';

/** A text with its parameters filled in. */
export interface Rendered {
  /** Unknown parts keep their `{{…}}`. */
  readonly text: string;
  /** The first thing that is not known, in words, or undefined if all is. */
  readonly unknown: string | undefined;
}

/** Fills the parameters of a set into a text. */
export type Render = (text: string, parameters: ParameterSet) => Rendered;

/** Whether a text has parts that wait for parameters. */
export function isTemplated(text: string): boolean {
  return text.includes('{{');
}
