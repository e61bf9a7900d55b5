import { listedPaths } from '../../src/kustomize/listed.ts';
import { directoryOf, join, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether a kustomization file, or a plugin's settings that it lists, mention a file: a line that is commented out, files of a generator. */
export function isMentioned(path: string, overlay: string, { manifests }: Revision): boolean {
  const file = manifests.at(overlay);
  if (!file) return false;
  const settings = listedPaths(file).flatMap(({ field, path: listed }) =>
    field === 'generators' || field === 'transformers' ? (join(directoryOf(overlay), listed) ?? []) : [],
  );
  const texts = [overlay, ...settings].map((listed) => manifests.at(listed)?.parsed.file.text ?? '');
  return texts.some((text) => speaksOf(text, nameOf(path)));
}

/** Whether a text contains a name as a whole, not as the end of a longer one. */
function speaksOf(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(text.charAt(at - 1))) return true;
  }
  return false;
}
