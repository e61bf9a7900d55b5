import { getOrInsert } from '../../src/grouping.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { builtSecrets } from './built.ts';
import { type FoundSecret, rangeOf, secretsOfFile } from './found.ts';
import { generatedSecrets } from './sources.ts';
import { secretsOfTexts } from './texts.ts';

/** The secrets of a tree, each once: in its files, in what builds make, and in other texts. */
export function* allSecrets(revision: Revision): Iterable<FoundSecret> {
  const known = new Map<string, Origin[]>();
  const sources = new Set<string>();
  const silent = new Map<YamlFile['type'], Set<string>>();
  const remembered = (found: FoundSecret): FoundSecret => {
    const range = rangeOf(found);
    getOrInsert(known, range.file.path, () => []).push(range);
    return found;
  };
  for (const file of revision.manifests.files) {
    for (const found of secretsOfFile(file, silent)) yield remembered(found);
    if (file.type !== 'overlay') continue;
    const generated = generatedSecrets(file, revision);
    yield* generated.found;
    for (const path of generated.files) sources.add(path);
  }
  const isKnown = (found: FoundSecret): boolean => {
    const { file, start, end } = rangeOf(found);
    if (sources.has(file.path)) return true;
    return known.get(file.path)?.some((range) => range.start < end && start < range.end) ?? false;
  };
  for (const found of builtSecrets(revision, isKnown)) yield remembered(found);
  for (const found of secretsOfTexts(revision)) if (!isKnown(found)) yield found;
}
