import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import { isMap, type YamlMap } from '../../../yaml/value.ts';
import type { SourceType } from '../application.ts';

/** How Argo CD makes manifests: as the source says, otherwise by the files of the directory. */
export function typeOf(tree: Tree, directory: string, map: YamlMap): SourceType {
  const stated = (['kustomize', 'helm', 'directory', 'plugin'] as const).filter((type) => isMap(map[type]));
  if (stated.length > 1) return 'unknown';
  if (stated[0]) return stated[0];
  if (kustomizationFiles(tree, directory).length > 0) return 'kustomize';
  const chart = join(directory, 'Chart.yaml');
  return chart !== undefined && tree.file(chart) ? 'helm' : 'directory';
}
