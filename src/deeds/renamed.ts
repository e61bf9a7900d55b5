import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Revision } from '../revision/revision.ts';
import type { Comparison, Deed } from './deed.ts';
import { writtenIn } from './written.ts';

/** The new name of an object of the base, if its file has one other object of the kind, and lost only this one. */
export function renamed(object: KubernetesObject, compared: Comparison): Deed | undefined {
  const { head, base } = compared;
  const { path: basePath } = object.at('metadata', 'name').origin.file;
  const file = compared.file(basePath);
  if (!file || file.status === 'removed') return undefined;
  const before = writtenIn(base, basePath, object.groupKind).names;
  const after = writtenIn(head, file.path, object.groupKind).names;
  const [now, ...more] = [...after].filter(([name]) => !before.has(name));
  const gone = [...before.keys()].filter((name) => !after.has(name));
  if (!now || more.length > 0 || gone.length > 1) return undefined;
  const [name, at] = now;
  if (!compared.isAdded(at)) return undefined;
  const words = `renames ${object.kind} \`${object.name}\` to \`${name}\``;
  // In a file that moves, the new name may be meant for something else.
  const isOwn = object.name === object.stated.name && file.path === basePath;
  return {
    side: 'head',
    at,
    words,
    fix: isOwn && compared.maySearch() && isUsedOnce(name, head) ? object.name : undefined,
  };
}

const NAME_CHARACTER = /[A-Za-z0-9_.-]/;

/** Whether a name is nowhere in a tree but in one place, so that nothing asks for it. */
function isUsedOnce(name: string, { manifests }: Revision): boolean {
  let uses = 0;
  for (const { text } of manifests.texts()) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
      const isWord = !NAME_CHARACTER.test(text.charAt(at - 1)) && !NAME_CHARACTER.test(text.charAt(at + name.length));
      if (isWord && ++uses > 1) return false;
    }
  }
  return uses === 1;
}
