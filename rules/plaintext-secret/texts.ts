import { isEncryptedText } from '../../src/kubernetes/secrets/generated.ts';
import { lookOf } from '../../src/kubernetes/secrets/value.ts';
import { isGenerated, isProse } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { type FoundSecret, rangeOf, shownInText, withSettings } from './found.ts';

/** Maximum number of bytes of a file that is searched if the changed files are unknown. */
const MAX_UNCHANGED = 512 * 1024;

/** The secrets of text files that are not YAML: of those that the change touches, or of all if no change is known. */
export function* secretsOfTexts({ tree, manifests, change }: Revision): Iterable<FoundSecret> {
  for (const file of tree.files.values()) {
    if (manifests.at(file.path) || isGenerated(file.path)) continue;
    if (change ? !touches(change, file.path) : file.size > MAX_UNCHANGED) continue;
    const text = tree.text(file);
    if (typeof text === 'object') yield* secretsOfText(text, change !== undefined);
  }
}

/** Before a rename, the base has the file by another name. */
function touches({ files }: NonNullable<Revision['change']>, path: string): boolean {
  return files.has(path) || [...files.values()].some(({ previousPath }) => previousPath === path);
}

/** `isChanged`: the change edits the file. Otherwise prose and programs, in which most such values are examples, are not searched. */
function* secretsOfText(file: Origin['file'], isChanged: boolean): Iterable<FoundSecret> {
  const shown = [...shownInText(file)];
  const isExample = isProse(file.path);
  if ((isExample && !isChanged) || isEncryptedText(file.text)) {
    yield* shown;
    return;
  }
  for (const found of withSettings(file, shown))
    if (!isExample || shown.includes(found)) yield found;
    else if (lookOf(rangeOf(found).text) === 'random') yield { ...found, held: 'prose' };
}
