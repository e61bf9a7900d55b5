import type { Origin } from '../yaml/origin.ts';

/** What kind of mistake makes a build fail. */
export type BuildProblemKind =
  | 'no-overlay'
  | 'invalid-overlay'
  | 'missing-file'
  | 'wrong-path'
  | 'outside-root'
  | 'outside-tree'
  | 'cycle'
  | 'malformed'
  | 'invalid-object'
  | 'duplicate-id'
  | 'bad-component'
  | 'bad-patch'
  | 'unmatched-patch'
  | 'generator'
  | 'transformer'
  | 'replacement'
  | 'reference'
  | 'limit'
  /** gitops-gate itself failed on it. */
  | 'fault';

/** Another place of a problem and what is there. */
export interface RelatedPlace {
  readonly origin: Origin;
  readonly message: string;
}

/** Why a directory does not build. */
export interface BuildProblem {
  readonly kind: BuildProblemKind;
  /** The cause, in kustomize's own words if it has some; paths are relative to the tree. */
  readonly cause: string;
  /** What `kustomize build` prints: the cause inside the steps that led to it. */
  readonly text: string;
  /** What is wrong and what to do, for people. */
  readonly message: string;
  /** The line to change, or undefined if there is no text to point at. */
  readonly origin: Origin | undefined;
  /** Other places that have a part in it: the objects that clash, the document of a patch. */
  readonly related?: readonly RelatedPlace[];
  /** The directory whose kustomization file defines it. */
  readonly directory: string;
  /** Whether it is one problem of all builds that have it, and is reported once. */
  readonly isShared?: boolean;
  /** Whether the build fails whatever objects it has: the entry itself is wrong. */
  readonly onAnyObjects?: boolean;
  /** The object that the entry is for and that the build does not have. */
  readonly seeks?: { readonly group: string; readonly kind: string; readonly name: string };
  /** An unknown field and the known ones. */
  readonly unknownField?: { readonly name: string; readonly known: readonly string[] };
}

/** Letters of an error that still gets the steps around it: each one that quotes it may double it. */
const MAX_TEXT = 4000;

/** Ends a build as kustomize's first error does. */
export class BuildFailure extends Error {
  readonly problems: readonly BuildProblem[];

  constructor(problems: readonly BuildProblem[]) {
    super(problems[0]?.text);
    this.problems = problems;
  }

  /** Whether something was too much to be read or built. */
  get isLimit(): boolean {
    return this.problems.some(({ kind }) => kind === 'limit');
  }

  /** The same failure seen from one step further out; a text that has grown long stays as it is. */
  within(wrap: (text: string) => string): BuildFailure {
    const isShort = (text: string): boolean => text.length < MAX_TEXT;
    return new BuildFailure(
      this.problems.map((problem) => (isShort(problem.text) ? { ...problem, text: wrap(problem.text) } : problem)),
    );
  }
}

/** What a failure has besides its kind and cause. */
export interface FailureDetails {
  readonly origin: Origin | undefined;
  readonly directory: string;
  readonly message?: string | undefined;
  readonly unknownField?: BuildProblem['unknownField'] | undefined;
  readonly related?: readonly RelatedPlace[];
  readonly seeks?: BuildProblem['seeks'] | undefined;
  readonly onAnyObjects?: boolean;
}

/** A failure with one problem; without a message of our own, kustomize's words are the message. */
export function fail(
  kind: BuildProblemKind,
  cause: string,
  { origin, directory, message, unknownField, related, seeks, onAnyObjects = false }: FailureDetails,
): BuildFailure {
  const problem = { kind, cause, text: cause, message: message ?? cause, origin, directory, onAnyObjects };
  const more = { ...(unknownField && { unknownField }), ...(related && { related }), ...(seeks && { seeks }) };
  return new BuildFailure([{ ...problem, ...more }]);
}

/** Runs a step; a failure in it is reported with the step around it. */
export function within<T>(wrap: (text: string) => string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof BuildFailure) throw error.within(wrap);
    throw error;
  }
}

/** Runs a step; a failure in it without a place of its own is reported at an entry. */
export function at<T>(origin: Origin, directory: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    throw new BuildFailure(
      error.problems.map((problem) => (problem.origin ? problem : { ...problem, origin, directory })),
    );
  }
}
