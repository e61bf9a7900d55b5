import { nameOf } from '../../../repository/tree.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import type { Application } from '../application.ts';
import { argoId } from '../details.ts';
import { type ArgoNode, isSet } from './application-tree.ts';
import type { ArgoRoot } from './roots.ts';

/**
 * How a tree shows that an Application is in use. `applied`: a root applies it, or the tree has no app of apps and each is applied by
 * hand. `beside`: a person who applies an app of apps may apply it, too, as its file is in the same directory. `left`: nothing shows it.
 */
export type Use = 'applied' | 'beside' | 'left';

/** Finds how the Applications of roots are in use. */
export function usesIn(roots: readonly ArgoRoot[]): (application: Application) => Use {
  const leading = roots.flatMap((root) =>
    root.entries.filter((entry) => leads(entry, root)).map((entry) => ({ entry, root })),
  );
  if (leading.length === 0) return () => 'applied';
  const keys = new Set(leading.flatMap(({ entry, root }) => keysOf(entry, root)));
  const files = new Set(leading.map(({ entry }) => entry.object.origin.file.path));
  const directories = new Set(leading.flatMap(({ root }) => (root.foundBy === 'file' ? root.name : [])));
  const uses = new Map<Application, Use>();
  const mark = (entries: readonly ArgoNode[], { childrenOf }: ArgoRoot, use: Use): void => {
    const nodes = new Set(entries);
    for (const node of nodes) {
      if (!isSet(node) && uses.get(node) !== 'applied') uses.set(node, use);
      for (const child of childrenOf(node)) nodes.add(child);
    }
  };
  for (const root of roots) {
    const isAlike = (entry: ArgoNode): boolean => keysOf(entry, root).some((key) => keys.has(key));
    // What one build yields, or one file holds, is applied together.
    const isWhole = root.foundBy === 'flux' || (root.foundBy !== 'file' && root.entries.some(isAlike));
    const isApplied = (entry: ArgoNode): boolean =>
      isWhole || isAlike(entry) || files.has(entry.object.origin.file.path);
    mark(root.entries.filter(isApplied), root, 'applied');
    if (directories.has(root.name)) {
      const others = root.entries.filter((entry) => !isApplied(entry));
      mark(others, root, 'beside');
    }
  }
  return (application) => uses.get(application) ?? 'left';
}

/** Whether Flux applies it, or it applies Applications: an app of apps. */
function leads(entry: ArgoNode, { foundBy, childrenOf }: ArgoRoot): boolean {
  const applications = isSet(entry) ? entry.applications : [entry];
  return foundBy === 'flux' || applications.some((application) => childrenOf(application).length > 0);
}

/**
 * What roots for other clusters share: the object in a base, its id, or its name next to the other roots, where the name of its own
 * folder is different.
 */
function keysOf({ object }: ArgoNode, { name }: ArgoRoot): string[] {
  const cluster = nameOf(name).replace(/\.[^.]*$/, '');
  const beside = `${name.slice(0, -nameOf(name).length)} ${object.name.replaceAll(cluster, '*')}`;
  return [argoId(object), writtenAt(object.origin), beside];
}
