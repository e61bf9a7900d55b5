import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

const LABEL = 'pod-security.kubernetes.io/enforce';
/** The first minor whose checks are the ones of today. */
const FIRST = 25;

/** The standard that a namespace enforces. */
export interface Enforced {
  readonly level: 'baseline' | 'restricted';
  readonly namespace: KubernetesObject;
  /** The place of the label. */
  readonly at: Place;
}

const NAMESPACES = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** The standard that the API server enforces for the pods of an object, or undefined if it is not known or allows everything. */
export function enforcedFor(object: KubernetesObject, revision: Revision): Enforced | undefined {
  // Clusters often exempt their own namespace.
  if (object.namespace === '' || object.namespace === 'kube-system') return undefined;
  const [namespace, ...others] = namespacesOf(object, revision);
  if (!namespace || others.length > 0) return undefined;
  const at = namespace.at('metadata', 'labels', LABEL);
  const level = at.value;
  if (level !== 'baseline' && level !== 'restricted') return undefined;
  const version = stringAt(namespace.value, 'metadata', 'labels', `${LABEL}-version`) ?? 'latest';
  const minor = Number(/^v1\.(\d{1,3})$/.exec(version)?.[1] ?? 0);
  if (version !== 'latest' && minor < FIRST) return undefined;
  return revision.patches.mayWrite(namespace, at.path) ? undefined : { level, namespace, at };
}

/** The definitions of an object's namespace in the build that contains the object. */
function namespacesOf({ builds, namespace }: KubernetesObject, revision: Revision): readonly KubernetesObject[] {
  const known = NAMESPACES.get(revision) ?? collected(revision);
  NAMESPACES.set(revision, known);
  const found = builds.map((build) => known.get(`${build}\0${namespace}`) ?? []);
  return found.some((list) => list.length !== 1) ? [] : (found[0] ?? []);
}

function collected({ objects }: Revision): ReadonlyMap<string, readonly KubernetesObject[]> {
  const found = new Map<string, KubernetesObject[]>();
  for (const object of objects)
    if (object.groupKind === '/Namespace')
      for (const build of object.builds) getOrInsert(found, `${build}\0${object.name}`, () => []).push(object);
  return found;
}
