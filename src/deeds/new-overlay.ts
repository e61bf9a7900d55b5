import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Change, ChangedFile } from '../repository/change.ts';
import { isKustomizationPath } from '../repository/kustomization-names.ts';
import { directoryOf, isWithin } from '../repository/tree.ts';
import type { Comparison, Deed } from './deed.ts';
import { lineOf } from './paths.ts';

/** The kustomization.yaml that a change adds around the file of an object, and that leaves it out: before, all files of the folder counted. */
export function newOverlay(object: KubernetesObject, { change, head }: Comparison): Deed | undefined {
  const own = object.origin.file.path;
  const outermost = addedIn(change).find((path) => isWithin(own, directoryOf(path)));
  const text = outermost === undefined ? undefined : head.tree.textAt(outermost);
  const words = `adds \`${outermost}\`, which leaves out ${object.kind} \`${object.name}\``;
  return text && { side: 'head', at: lineOf(text, firstLine(text.text)), words, object };
}

const known = new WeakMap<Change, readonly string[]>();

/** The kustomization.yaml files that a change adds, the outermost first. */
function addedIn(change: Change): readonly string[] {
  let added = known.get(change);
  if (!added) {
    const isAdded = ({ path, status }: ChangedFile): boolean => status === 'added' && isKustomizationPath(path);
    const paths = [...change.files.values()].filter(isAdded).map(({ path }) => path);
    added = paths.sort((a, b) => a.length - b.length);
    known.set(change, added);
  }
  return added;
}

/** The first line with content, from 1. */
function firstLine(text: string): number {
  return text.slice(0, Math.max(0, text.search(/^(?![ \t]*(?:#|---|\r?$))/m))).split('\n').length;
}
