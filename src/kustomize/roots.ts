import type { Manifests } from '../kubernetes/manifests.ts';
import { directoryOf, join, type Tree } from '../repository/tree.ts';
import { isMap, listAt, stringAt } from '../yaml/value.ts';

/** The directories that no other kustomization file includes and that are not components, sorted; of a ring, one of its members. */
export function rootDirectories(tree: Tree, manifests: Manifests): string[] {
  const overlays = new Map<string, { readonly includes: readonly string[]; readonly isComponent: boolean }>();
  for (const { path, type, parsed } of manifests.files) {
    if (type !== 'overlay') continue;
    const directory = directoryOf(path);
    const value = parsed.documents[0]?.value ?? null;
    const isComponent = isMap(value) && stringAt(value, 'kind') === 'Component';
    if (!overlays.has(directory)) overlays.set(directory, { includes: included(tree, directory, value), isComponent });
  }
  const reached = new Set<string>();
  const reach = (directory: string): void => {
    for (const next of overlays.get(directory)?.includes ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      reach(next);
    }
  };
  for (const directory of overlays.keys()) reach(directory);
  const roots = [...overlays].filter(([directory, { isComponent }]) => !isComponent && !reached.has(directory));
  // What is left next to the roots and everything that they reach are rings: each is built from one of its members.
  const covered = new Set<string>();
  const cover = (directory: string): void => {
    if (covered.has(directory)) return;
    covered.add(directory);
    for (const next of overlays.get(directory)?.includes ?? []) cover(next);
  };
  const names = roots.map(([directory]) => directory);
  for (const directory of names) cover(directory);
  for (const [directory, { isComponent }] of overlays) {
    if (isComponent || covered.has(directory)) continue;
    names.push(directory);
    cover(directory);
  }
  return names.sort();
}

/** The directories that a kustomization file includes, as far as they are in the tree. */
export function included(tree: Tree, directory: string, value: unknown): string[] {
  if (!isMap(value)) return [];
  const entries = ['resources', 'bases', 'components'].flatMap((field) => [...listAt(value, field)]);
  return entries.flatMap((entry) => {
    const path = typeof entry === 'string' ? join(directory, entry) : undefined;
    const resolved = path === undefined ? undefined : tree.resolve(path);
    return resolved !== undefined && tree.isDirectory(resolved) ? [resolved] : [];
  });
}
