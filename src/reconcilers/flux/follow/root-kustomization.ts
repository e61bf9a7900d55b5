import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { KustomizationFile } from '../../../kustomize/load/kustomization.ts';
import type { KustomizationReader } from '../../../kustomize/load/kustomization-reader.ts';
import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import type { Tree } from '../../../repository/tree.ts';
import { listAt, type MutableYamlMap, newMap, originOf, setEntry } from '../../../yaml/value.ts';
import { generatedOverlay, texts } from './generated-overlay.ts';
import { applySpec } from './overlay-spec.ts';

/**
 * The kustomization file that kustomize-controller builds for a Flux Kustomization: the one of the directory, read leniently, or a
 * generated one, with the fields of the spec merged over it (fluxcd/pkg/kustomize/kustomize_generator.go). Throws a BuildFailure.
 */
export function rootOverlay(
  tree: Tree,
  reader: KustomizationReader,
  directory: string,
  flux: KubernetesObject,
): KustomizationFile {
  const [file] = kustomizationFiles(tree, directory);
  const overlay = file
    ? reader.read(directory, false)
    : generatedOverlay(tree, directory, flux.at('spec', 'path').origin);
  const map = copyOf(overlay);
  if (file && listAt(map, 'resources').length === 0) {
    setEntry(map, 'buildMetadata', texts([['originAnnotations', overlay.origin]]), overlay.origin);
  }
  applySpec(map, flux, tree, overlay);
  return new KustomizationFile(overlay.directory, overlay.file, overlay.origin, map);
}

function copyOf({ map, origin }: KustomizationFile): MutableYamlMap {
  const copy = newMap();
  for (const key in map) {
    const value = map[key];
    if (value !== undefined) setEntry(copy, key, value, originOf(map, key) ?? origin);
  }
  return copy;
}
