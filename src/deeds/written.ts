import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { NO_NAMESPACE } from '../kustomize/resources/identity.ts';
import type { Revision } from '../revision/revision.ts';

/** The objects of one kind that a file writes. */
export interface Written {
  /** Their names as they are built, each with its place. */
  readonly names: ReadonlyMap<string, Place>;
  /** Who they are in the file, as `statedId` writes it. */
  readonly ids: ReadonlySet<string>;
}

const NOTHING: Written = { names: new Map(), ids: new Set() };

const indexes = new WeakMap<Revision, ReadonlyMap<string, Written>>();

/** The objects of a kind that a file of a revision writes. */
export function writtenIn(revision: Revision, path: string, groupKind: string): Written {
  let index = indexes.get(revision);
  if (!index) {
    index = indexOf(revision);
    indexes.set(revision, index);
  }
  return index.get(keyOf(path, groupKind)) ?? NOTHING;
}

/** The name and namespace of an object in its file. */
export function statedId({ stated }: KubernetesObject): string {
  const { namespace, name } = stated;
  return JSON.stringify([UNSTATED.has(namespace) ? '' : namespace, name]);
}

/** What kustomize puts where a file states no namespace. */
const UNSTATED = new Set(['default', NO_NAMESPACE]);

function indexOf({ objects }: Revision): ReadonlyMap<string, Written> {
  const index = new Map<string, { names: Map<string, Place>; ids: Set<string> }>();
  for (const object of objects) {
    const at = object.at('metadata', 'name');
    const key = keyOf(at.origin.file.path, object.groupKind);
    const { names, ids } = getOrInsert(index, key, () => ({ names: new Map(), ids: new Set() }));
    names.set(object.name, at);
    ids.add(statedId(object));
  }
  return index;
}

function keyOf(path: string, groupKind: string): string {
  return `${groupKind} ${path}`;
}
