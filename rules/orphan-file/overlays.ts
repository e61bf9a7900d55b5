import type { RuleContext } from '../../src/lint/rule.ts';
import { directoryOf } from '../../src/repository/tree.ts';

/** The kustomization files by their directories. */
export function overlaysByDirectory({ manifests }: RuleContext): Map<string, string> {
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
