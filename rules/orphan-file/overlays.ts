import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** The kustomization files by their directories. */
export function overlaysByDirectory({ manifests }: Revision): Map<string, string> {
  const overlays = new Map<string, string>();
  for (const { path, type } of manifests.files) if (type === 'overlay') overlays.set(directoryOf(path), path);
  return overlays;
}

/** The kustomization file in whose reach a file lies: that of its directory, or of the nearest one above that has one. */
export function overlayAbove(path: string, overlays: ReadonlyMap<string, string>): string | undefined {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const overlay = overlays.get(directory);
    if (overlay !== undefined || directory === '') return overlay;
  }
}
