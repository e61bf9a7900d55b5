import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { BUILT_IN_NAMESPACES } from '../../src/reconcilers/built-in-namespaces.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** How many used namespaces the repository must create before the one that it does not create is reported. */
const ENOUGH = 3;

/**
 * The only namespace that a repository does not create, if no reconciler is known to apply it: kubectl may, or an
 * operator that came before them.
 */
export function* missingInTree({ reconcilers, objects, manifests, standings }: Revision): Iterable<Problem> {
  if (reconcilers.some(({ isEmpty }) => !isEmpty)) return;
  const created = new Set([...manifests.objects()].flatMap((object) => createdBy(object)));
  const used = objects.filter((object) => {
    const { namespace } = object;
    if (standings.ofObject(object) === 'off') return false;
    return namespace !== '' && !BUILT_IN_NAMESPACES.has(namespace) && !isUnknown(namespace) && !isOfCluster(object);
  });
  const uses = groupBy(used, ({ namespace }) => namespace);
  const missing = [...uses.keys()].filter((name) => !created.has(name));
  const [name] = missing;
  const [object] = uses.get(name ?? '') ?? [];
  if (!name || !object || missing.length > 1 || uses.size - 1 < ENOUGH) return;
  yield {
    at: object.at('metadata', 'namespace'),
    object,
    severity: 'notice',
    values: [name],
    message: `This repository does not create namespace \`${name}\`, which ${object.kind} \`${object.name}\` needs. It creates the namespaces of all other objects. Add a Namespace.`,
  };
}

function createdBy(object: KubernetesObject): string[] {
  if (object.kind === 'Namespace') return [object.name];
  if (object.kind !== 'HelmRelease') return [];
  const target = object.at('spec', 'targetNamespace').value;
  return typeof target === 'string' && target !== '' ? [target] : [];
}
