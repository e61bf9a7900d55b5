import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Comparison, Deed } from './deed.ts';

/** The line of the head by which a patch deletes an object. */
export function deletingPatch(object: KubernetesObject, compared: Comparison): Deed | undefined {
  for (const { deletions, files } of compared.head.builds) {
    if (!files.has(object.origin.file.path)) continue;
    for (const { object: id, origin } of deletions)
      if (isNamed(id, object) && compared.isAdded(origin))
        return { side: 'head', at: origin, object, words: `deletes ${object.kind} \`${object.name}\` with a patch` };
  }
  return undefined;
}

/** Whether kustomize's text of an id, `Kind.version.group/name.namespace`, may be that of an object. */
function isNamed(id: string, { kind, name, stated }: KubernetesObject): boolean {
  return id.startsWith(`${kind}.`) && [name, stated.name].some((one) => id.includes(`/${one}.`));
}
