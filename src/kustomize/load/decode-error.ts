import type { Origin } from '../../yaml/origin.ts';

/** Text that Go's JSON decoder would refuse, in its words, with the place. */
export class DecodeError extends Error {
  readonly origin: Origin;
  /** The unknown field and the known ones; undefined for a wrong type. */
  readonly unknownField: { readonly name: string; readonly known: readonly string[] } | undefined;

  constructor(message: string, origin: Origin, unknownField?: DecodeError['unknownField']) {
    super(message);
    this.origin = origin;
    this.unknownField = unknownField;
  }
}
