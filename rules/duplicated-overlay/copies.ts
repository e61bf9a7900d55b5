import { getOrInsert } from '../../src/grouping.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { environmentFile } from '../../src/repository/environments.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** A manifest of an environment that is a copy of the one of another. */
export interface Copy {
  readonly file: YamlFile;
  readonly original: YamlFile;
  /** The folder that contains the environments. */
  readonly above: string;
  readonly equalLines: number;
  readonly lines: number;
}

/** Lines from which a copy costs more than an overlay would. */
const LEAST_LINES = 15;
/** Share of equal lines from which two manifests are copies. */
const ALIKE = 0.8;

/** The copies among the deployed manifests of environments, each with the first manifest that it equals. */
export function* copies(revision: Revision): Iterable<Copy> {
  for (const [key, files] of filesByPath(revision)) {
    const [original, ...others] = files;
    if (!original) continue;
    const first = linesOf(original);
    for (const file of others) {
      const lines = linesOf(file);
      const equalLines = countEqual(first, lines);
      if (equalLines < ALIKE * Math.max(first.length, lines.length)) continue;
      yield { file, original, above: key.split('\0')[0] ?? '', equalLines, lines: lines.length };
    }
  }
}

/** The manifests that have the same path in the folders of environments. */
function filesByPath({ manifests, standings }: Revision): ReadonlyMap<string, readonly YamlFile[]> {
  const found = new Map<string, YamlFile[]>();
  for (const file of manifests.files) {
    const place = environmentFile(file.path);
    if (!place || file.type !== 'manifest' || !hasWorkload(file) || linesOf(file).length < LEAST_LINES) continue;
    if (standings.ofFile(file.path) === 'deployed')
      getOrInsert(found, `${place.above}\0${place.path}`, () => []).push(file);
  }
  return found;
}

/** What makes Flux deploy something belongs to one cluster, and what Flux generates for it does, too. */
function hasWorkload({ objects, path }: YamlFile): boolean {
  const isFlux = path.includes('/flux-system/');
  return !isFlux && objects.some(({ groupKind, group }) => groupKind !== KUSTOMIZATION && group !== SOURCE_GROUP);
}

function linesOf({ parsed }: YamlFile): string[] {
  return parsed.file.text.split('\n').flatMap((line) => {
    const text = line.trim();
    return text === '' || text.startsWith('#') ? [] : [text];
  });
}

/** How many lines two texts have in common, in any order. */
function countEqual(first: readonly string[], second: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of first) left.set(line, (left.get(line) ?? 0) + 1);
  let equal = 0;
  for (const line of second) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    equal++;
  }
  return equal;
}
