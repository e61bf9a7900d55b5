import { type AskedObject, askedObject } from '../../src/findings/asks-for.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import type { SourceReference } from '../../src/reconcilers/flux/source/references.ts';
import type { SourceDefinition } from '../../src/reconcilers/flux/source/sources.ts';

/** A reference to a source that does not exist where Flux looks for it. */
export interface MissingSource {
  readonly reference: SourceReference;
  /** The namespace in which Flux looks, or undefined if it depends on the build. */
  readonly namespace: string | undefined;
  /** Whether it was looked for in what a cluster applies, or in the files of the repository as they are written. */
  readonly lookedIn: 'cluster' | 'files';
  /** Whether everything that can define the source is known. */
  readonly isCertain: boolean;
  readonly found: Found;
  /** The file in which the base has the source, where this change takes it out of the cluster. */
  readonly removedFrom?: string | undefined;
}

/** What exists in place of the source. */
export type Found =
  | { readonly is: 'similar name'; readonly name: string; readonly source: SourceDefinition | undefined }
  | { readonly is: 'file name'; readonly source: SourceDefinition }
  | { readonly is: 'other kind'; readonly source: SourceDefinition }
  | { readonly is: 'other namespace'; readonly sources: readonly SourceDefinition[] }
  | { readonly is: 'not applied'; readonly source: SourceDefinition }
  /**
   * `closest` is an existing name that is not close enough to be meant, `only` the name of the one source of the kind that its
   * namespace has; `others` counts references that are found.
   */
  | {
      readonly is: 'nothing';
      readonly closest?: string | undefined;
      readonly only?: string | undefined;
      readonly others?: number;
    };

/** The source that is asked for, and what becomes of the object that asks. */
export function askedBy({ reference, namespace, isCertain }: MissingSource): AskedObject {
  const { kind, name } = reference;
  return {
    ...askedObject({ groupKind: `${SOURCE_GROUP}/${kind}`, namespace: '', name }),
    namespace: namespace ?? reference.namespace,
    harm: isCertain ? 'can never become ready' : 'may never become ready',
  };
}
