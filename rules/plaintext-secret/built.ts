import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { type FoundSecret, rangeOf } from './found.ts';

/**
 * The secrets that only what is built shows: files of any name that overlays and Applications take in, patches and
 * replacements into Secrets.
 */
export function* builtSecrets(revision: Revision, isKnown: (place: FoundSecret) => boolean): Iterable<FoundSecret> {
  const { manifests, tree } = revision;
  const seen = new Set<string>();
  for (const object of revision.objects) {
    const { path } = object.origin.file;
    if (object.groupKind !== '/Secret' && (manifests.at(path) || !tree.files.has(path))) continue;
    for (const secret of declaredSecrets(object.value)) {
      const found: FoundSecret = { ...secret, at: object.at(...secret.path), group: object.origin, object };
      const range = rangeOf(found);
      const { file, text } = range;
      const id = writtenAt(range);
      // The value of a variable is defined elsewhere.
      if (seen.has(id) || !tree.files.has(file.path) || hasVariable(text) || isKnown(found)) continue;
      seen.add(id);
      yield found;
    }
  }
}
