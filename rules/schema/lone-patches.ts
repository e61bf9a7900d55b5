import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';

type File = Revision['manifests']['files'][number];

/** The patches of a file whose objects are in no build, since they come from elsewhere, so that nothing else checks what they write. */
export function lonePatches({ path, type, parsed }: File, { builds }: Revision): KubernetesObject[] {
  if (type !== 'patch' || parsed.problems.length > 0) return [];
  const applying = builds.filter(({ files }) => files.has(path));
  if (applying.length === 0 || applying.some(({ unknown }) => unknown.length === 0)) return [];
  return parsed.documents
    .filter(({ problems }) => problems.length === 0)
    .flatMap(objectsOf)
    .filter(({ kind, name }) =>
      applying.every(({ objects }) =>
        objects.every(
          ({ id, previousIds }) => id.kind !== kind || [id, ...previousIds].every((known) => known.name !== name),
        ),
      ),
    );
}
