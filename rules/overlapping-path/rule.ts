import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import type { OwnershipConflict } from '../../src/reconcilers/flux/references/ownership-conflicts.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isFluxItself, type Overlap, overlapsOf } from './overlaps.ts';

export default defineRule({
  id: 'overlapping-path',
  description:
    'Two Flux Kustomizations in a cluster apply the same files because their paths are equal or one contains the other.',
  theme: 'reconcilers',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      for (const overlap of overlapsOf(cluster)) {
        if (isFluxItself(overlap)) continue;
        const { inner } = overlap;
        yield {
          ...describe(overlap, revision),
          object: inner.object,
          builds: [cluster.name],
          cause: causeOf(overlap),
        };
      }
    }
  },
});

/** One path of many Kustomizations is one cause; a path in another one is that of the inner one. */
function causeOf({ outer, inner }: Overlap): string[] {
  const directory = inner.path?.directory;
  if (directory !== undefined && directory === outer.path?.directory) return [directory];
  return [inner.object.origin.file.path, inner.namespace, inner.name];
}

function describe({ outer, inner, shared }: Overlap, { tree, flux }: Revision): Problem {
  const at = inner.object.at('spec', 'path');
  const values = [outer.name, inner.path?.value ?? ''];
  const isSelf = shared.some(({ first }) => isKustomization(first, inner));
  const names = shared.map(({ first: { object } }) => `${object.kind} \`${object.name}\``);
  const what = names.length > 2 ? `${names[0]} and ${names.length - 1} other objects` : names.join(' and ');
  const related = [{ at: outer.object.at('spec', 'path'), message: `Kustomization ${outer.name} also applies them` }];
  if (isSelf && shared.length === 1) {
    return {
      at,
      message: `The path of Kustomization \`${inner.name}\` contains the file that defines it, so it applies itself and undoes the patches of Kustomization \`${outer.name}\`. Move its manifests into a separate directory.`,
      related,
      values,
    };
  }
  const isSame = inner.path?.directory === outer.path?.directory;
  const near = isSame ? besides(inner, outer, tree, flux) : undefined;
  return {
    at,
    message: `Kustomization \`${inner.name}\` applies ${what}, which Kustomization \`${outer.name}\` also applies ${isSame ? 'from the same path' : `from \`${outer.path?.directory || '.'}\``}. They overwrite each other, and removing one may delete objects that the other needs. ${near === undefined ? 'Give each its own path.' : `Did you mean \`${near}\`?`}`,
    related,
    values,
  };
}

function isKustomization({ object }: OwnershipConflict['first'], inner: FluxKustomization): boolean {
  return object.groupKind === inner.object.groupKind && object.name === inner.name;
}

/** The directory next to the Kustomization's file that nothing reads, if there is one or one is named in the Kustomization's name. */
function besides(
  inner: FluxKustomization,
  outer: FluxKustomization,
  tree: Revision['tree'],
  flux: Revision['flux'],
): string | undefined {
  const unread = unreadBeside(inner.object.origin.file.path, tree, flux);
  const named = unread.filter(
    (directory) => inner.name.includes(nameOf(directory)) && !outer.name.includes(nameOf(directory)),
  );
  const found = named.length > 0 ? named : unread;
  return found.length === 1 ? found[0] : undefined;
}
