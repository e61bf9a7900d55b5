import { nameMatcher } from '../text/glob.ts';
import type { Origin } from '../yaml/origin.ts';

/** Objects, or a variable, that come to clusters from elsewhere. Texts may have `*`; those that are undefined are any. */
export interface External {
  /** The kinds without their group; undefined for a variable. */
  readonly kind: string | undefined;
  /** The names of objects, or of variables. */
  readonly names: readonly string[];
  readonly namespace: string | undefined;
  readonly cluster: string | undefined;
  /** All keys of a ConfigMap or Secret, or undefined if they are not listed. */
  readonly keys: readonly string[] | undefined;
  /** Where the policy file says so. */
  readonly at: Origin | undefined;
}

/** What is looked for among the externals of a cluster. */
export interface ExternalObject {
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
  readonly cluster: string;
}

/** An object that a cluster needs and that the tree does not give it. */
export interface Need extends ExternalObject {
  /** Whether it certainly does not come from elsewhere, either. */
  readonly isWrong: boolean;
}

/** What a policy says that comes from elsewhere. Where it does, the world is closed: nothing else does. */
export class Externals {
  static readonly NONE = new Externals(undefined);
  readonly isClosed: boolean;
  readonly entries: readonly External[];

  constructor(entries: readonly External[] | undefined) {
    this.isClosed = entries !== undefined;
    this.entries = entries ?? [];
  }

  /** Whether an object comes from elsewhere. */
  provides(object: ExternalObject): boolean {
    return this.entries.some((entry) => isOf(entry, object));
  }

  /** The keys of a ConfigMap or Secret that comes from elsewhere, or undefined if they are not listed. */
  keysOf(object: ExternalObject): readonly string[] | undefined {
    const found = this.entries.filter((entry) => isOf(entry, object));
    return found.some(({ keys }) => keys === undefined) || found.length === 0
      ? undefined
      : found.flatMap(({ keys }) => keys ?? []);
  }

  /** Whether a variable is set from elsewhere. */
  setsVariable(name: string, cluster: string): boolean {
    return this.entries.some((entry) => isVariableOf(entry, name, cluster));
  }
}

/** Whether an entry means an object. */
export function isOf(entry: External, { groupKind, namespace, name, cluster }: ExternalObject): boolean {
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  return (
    entry.kind === kind &&
    entry.names.some((pattern) => matches(pattern, name)) &&
    matches(entry.namespace, namespace) &&
    matches(entry.cluster, cluster)
  );
}

/** Whether an entry means a variable of a cluster. */
export function isVariableOf(entry: External, name: string, cluster: string): boolean {
  return (
    entry.kind === undefined && entry.names.some((pattern) => matches(pattern, name)) && matches(entry.cluster, cluster)
  );
}

function matches(pattern: string | undefined, text: string): boolean {
  return (
    pattern === undefined || nameMatcher(pattern)(text) || nameMatcher(pattern)(text.slice(text.lastIndexOf('/') + 1))
  );
}
