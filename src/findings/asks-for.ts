/** What a problem asks for and does not find, so that it can be told what the change did to it. */
export type AskedFor = AskedObject | AskedPath | AskedVariable;

interface Asked {
  /**
   * What those who ask for it cannot do without, after “they”, for one and for many alike: `cannot become ready`. Without it the
   * problem's own message says all.
   */
  readonly harm?: string | undefined;
  /** What asks, where that is not the object of the problem, such as `patch`. */
  readonly asker?: string | undefined;
}

/** An object, or one of its fields. */
export interface AskedObject extends Asked {
  /** API group; undefined where any will do. */
  readonly group: string | undefined;
  readonly kind: string;
  /** Undefined where it depends on the build. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly field?: readonly string[] | undefined;
}

/** A file or a directory. */
export interface AskedPath extends Asked {
  readonly path: string;
}

/** A variable that a reconciler fills in. */
export interface AskedVariable extends Asked {
  readonly variable: string;
}

/** An object by `group/Kind`, namespace and name, and what becomes of those who ask for it. */
export function askedObject(
  { groupKind, namespace, name }: { readonly groupKind: string; readonly namespace: string; readonly name: string },
  more: Partial<AskedObject> = {},
): AskedObject {
  const slash = groupKind.indexOf('/');
  return { group: groupKind.slice(0, slash), kind: groupKind.slice(slash + 1), namespace, name, ...more };
}
