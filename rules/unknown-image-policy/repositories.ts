import { missingObject } from '../../src/findings/missing-object.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { IMAGE_REPOSITORY, imageRepositories } from '../../src/reconcilers/flux/references/image-uses.ts';
import { missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import type { FieldReference } from '../../src/reconcilers/flux/references/object-reference.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** ImagePolicies that name an ImageRepository which their cluster does not have. */
export function* policiesWithoutRepository(cluster: Cluster, revision: Revision): Iterable<Problem> {
  const references = imageRepositories(cluster);
  const others = cluster.ofKind(IMAGE_REPOSITORY);
  const unused = unusedRepositories(references, others);
  for (const absence of missingReferences(cluster, references, revision)) {
    const [only, another] = unused.get(placeOf(absence.reference.object, absence.reference.namespace)) ?? [];
    const near = absence.near ?? (another ? undefined : only);
    if (absence.certainty === 'open' && !near) continue;
    const loss = { consequence: 'can never select an image', others, isClosed: revision.externals.isClosed };
    yield missingObject({ ...absence, near }, loss);
  }
}

/** The ImageRepositories that no policy uses, by where they are. */
function unusedRepositories(
  references: readonly FieldReference[],
  repositories: readonly KubernetesObject[],
): ReadonlyMap<string, readonly KubernetesObject[]> {
  const used = new Set(references.map(({ namespace, name }) => `${namespace}/${name}`));
  const unused = repositories.filter(({ namespace, name }) => !used.has(`${namespace}/${name}`));
  return groupBy(unused, (one) => placeOf(one, one.namespace));
}

/** A namespace, and the directory of an object's file. */
function placeOf({ origin }: KubernetesObject, namespace: string): string {
  return `${namespace}/${directoryOf(origin.file.path)}`;
}
