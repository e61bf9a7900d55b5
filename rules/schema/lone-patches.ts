import { groupBy } from '../../src/grouping.ts';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

const found = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** The objects of strategic merges in a file that match nothing, since their objects come from elsewhere, so that nothing else checks what they write. */
export function lonePatches(path: string, revision: Revision): readonly KubernetesObject[] {
  let byFile = found.get(revision);
  if (!byFile) {
    byFile = patchesByFile(revision);
    found.set(revision, byFile);
  }
  return byFile.get(path) ?? [];
}

function patchesByFile({ builds }: Revision): ReadonlyMap<string, readonly KubernetesObject[]> {
  const objects = new Map<string, KubernetesObject>();
  for (const { unknown, unmatched } of builds) {
    // Where everything is known, a patch that matches nothing is an error of its own.
    if (unknown.length === 0) continue;
    for (const { patch } of unmatched)
      if (patch) objects.set(writtenAt(patch.origin), new KubernetesObject(patch.value, patch.origin));
  }
  return groupBy(objects.values(), ({ origin }) => origin.file.path);
}
