import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listAt, mapAt, stringAt } from '../../src/yaml/value.ts';

type File = Revision['manifests']['files'][number];
type Manifests = Revision['manifests'];

const targets = new WeakMap<Manifests, ReadonlySet<string>>();

/** The patches of a file whose objects are in no build, since they come from elsewhere, so that nothing else checks what they write. */
export function lonePatches({ path, type, parsed }: File, { builds, manifests }: Revision): KubernetesObject[] {
  if (type !== 'patch' || parsed.problems.length > 0 || targeted(manifests).has(path)) return [];
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

/** The patch files that some overlay lists with a target, which may select other kinds than the one that the patch names. */
function targeted(manifests: Manifests): ReadonlySet<string> {
  let paths = targets.get(manifests);
  if (!paths) {
    paths = new Set([...targetedPaths(manifests)]);
    targets.set(manifests, paths);
  }
  return paths;
}

function* targetedPaths({ files }: Manifests): Iterable<string> {
  for (const { path: overlay, type, parsed } of files) {
    if (type !== 'overlay') continue;
    for (const patch of listAt(parsed.documents[0]?.value ?? null, 'patches')) {
      const path = mapAt(patch, 'target') && stringAt(patch, 'path');
      const full = path === undefined ? undefined : join(directoryOf(overlay), path);
      if (full !== undefined) yield full;
    }
  }
}
