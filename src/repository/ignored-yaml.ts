import { listFolder } from './folder-list.ts';
import { isInTests } from './folder-names.ts';
import { isYamlPath } from './kustomization-names.ts';
import type { PathName } from './path-name.ts';

/** If git lists more YAML files, the others are not counted: they are what tools build or download. */
const FEW = 100;
/** Files on disk that are looked at. */
const MOST = 20_000;

/** How many YAML files below a folder git does not list, apart from hidden folders, tests and copied code. 0 if it lists many. */
export function countIgnoredYaml(folder: string, listed: readonly PathName[]): number {
  const known = new Set(listed.map(({ text }) => text));
  const yaml = [...known].filter(isYamlPath).length;
  if (yaml >= FEW) return 0;
  const { paths } = listFolder(folder, MOST);
  return paths.filter(
    ({ text }) => isYamlPath(text) && !known.has(text) && !isInTests(text) && !/(?:^|\/)\./.test(text),
  ).length;
}
