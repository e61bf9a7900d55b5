import { missingObject } from '../../src/findings/missing-object.ts';
import type { Problem } from '../../src/findings/problem.ts';
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
  for (const absence of missingReferences(cluster, references, revision)) {
    const near = absence.near ?? unusedBeside(absence.reference, references, others);
    if (absence.certainty === 'open' && !near) continue;
    const loss = { consequence: 'can never select an image', others, isClosed: revision.externals.isClosed };
    yield missingObject({ ...absence, near }, loss);
  }
}

/** The only ImageRepository next to a policy that no policy uses. */
function unusedBeside(
  { object, namespace }: FieldReference,
  references: readonly FieldReference[],
  repositories: readonly KubernetesObject[],
): KubernetesObject | undefined {
  const directory = directoryOf(object.origin.file.path);
  const used = new Set(references.map((reference) => `${reference.namespace}/${reference.name}`));
  const [first, second] = repositories.filter(
    (one) =>
      one.namespace === namespace &&
      directoryOf(one.origin.file.path) === directory &&
      !used.has(`${namespace}/${one.name}`),
  );
  return second ? undefined : first;
}
