import type { KubernetesObject } from '../kubernetes/object.ts';
import { listedPaths } from '../kustomize/listed.ts';
import { directoryOf, join } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';
import type { Comparison, Deed } from './deed.ts';

/** The entry of a kustomization.yaml that the change deletes and that brought an object of the base, the outermost of several. */
export function unlisted(object: KubernetesObject, compared: Comparison): Deed | undefined {
  const own = object.origin.file.path;
  const entries = deletedEntries(compared);
  let found: Origin | undefined;
  for (let full = own; full !== ''; full = directoryOf(full)) found = entries.get(full) ?? found;
  return found && deedOf(object, found);
}

function deedOf(object: KubernetesObject, origin: Origin): Deed {
  const words = `takes ${object.kind} \`${object.name}\` out of \`${origin.file.path}\``;
  return { side: 'base', at: origin, object, words };
}

const known = new WeakMap<Comparison, ReadonlyMap<string, Origin>>();

/** The entries of kustomization.yaml files that the change deletes, by the paths from the root that they list. */
function deletedEntries(compared: Comparison): ReadonlyMap<string, Origin> {
  let entries = known.get(compared);
  if (!entries) {
    entries = new Map(
      [...compared.change.files.values()].flatMap(({ path, previousPath = path, status }) => {
        if (status === 'added') return [];
        const kept = new Set(entriesOf(previousPath, path, compared.head).map(({ full }) => full));
        return entriesOf(previousPath, previousPath, compared.base)
          .filter(({ full, origin }) => !kept.has(full) && compared.isDeleted(origin))
          .map(({ full, origin }) => [full, origin] as const);
      }),
    );
    known.set(compared, entries);
  }
  return entries;
}

/** What a kustomization.yaml lists, as paths from the root, as if it were at `from`. */
function entriesOf(
  from: string,
  path: string,
  { manifests }: Revision,
): { readonly full: string; readonly origin: Origin }[] {
  const file = manifests.at(path);
  if (file?.type !== 'overlay') return [];
  return listedPaths(file).flatMap((entry) => {
    const full = join(directoryOf(from), entry.path);
    return full === undefined ? [] : [{ full, origin: entry.origin }];
  });
}
