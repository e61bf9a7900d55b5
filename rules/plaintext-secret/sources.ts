import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import { generatorSources, isEncryptedText, withoutNotes } from '../../src/kubernetes/secrets/generated.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isMap } from '../../src/yaml/value.ts';
import type { FoundSecret } from './found.ts';

/** What the generators of an overlay put into Secrets and ConfigMaps from files, and the paths of those files. */
export function generatedSecrets(
  { path: overlay, parsed }: YamlFile,
  { tree, manifests }: Revision,
): { readonly found: readonly FoundSecret[]; readonly files: readonly string[] } {
  const found: FoundSecret[] = [];
  const files: string[] = [];
  for (const { value, origin } of parsed.documents) {
    if (!isMap(value)) continue;
    for (const source of generatorSources(value)) {
      const path = join(directoryOf(overlay), source.file);
      const text = path === undefined ? undefined : tree.textAt(path);
      if (path === undefined || !text) continue;
      files.push(path);
      if (isEncryptedText(text.text)) continue;
      // YAML itself shows what it contains.
      if (manifests.at(path)?.parsed.documents.some((document) => declaredSecrets(document.value).length > 0)) continue;
      const places = declaredSecrets(source.object(withoutNotes(text.text)));
      const [worst] = [...places].sort((a, b) => a.certainty.localeCompare(b.certainty));
      if (!worst) continue;
      const at = new KubernetesObject(value, origin).at(...source.at);
      const digests = places.flatMap((place) => place.digests);
      const about = { held: 'file', key: source.file, holder: source.generator, what: source.kind, digests } as const;
      found.push({ ...about, at, group: `${overlay} ${source.at[0]} ${source.at[1]}`, certainty: worst.certainty });
    }
  }
  return { found, files };
}
