import type { Problem } from '../../src/findings/problem.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import { type Contention, contentions } from '../../src/reconcilers/flux/references/ownership-conflicts.ts';
import { isWithin, nameOf } from '../../src/repository/tree.ts';

/** Two reconcilers with what both apply. */
interface Overlap {
  /** The one whose path is the other's or holds it. */
  readonly outer: FluxKustomization;
  readonly inner: FluxKustomization;
  readonly shared: Contention[];
}

export default defineRule({
  id: 'overlapping-path',
  description:
    'Two Flux Kustomizations in a cluster apply the same files because their paths are equal or one contains the other.',
  severity: 'warning',
  on: 'tree',

  *check(context) {
    for (const cluster of context.flux.clusters) {
      for (const overlap of overlapsOf(cluster)) {
        if (isFluxItself(overlap)) continue;
        const { inner } = overlap;
        yield { ...describe(overlap, context), object: inner.object, builds: [cluster.name] };
      }
    }
  },
});

function overlapsOf(cluster: Cluster): Iterable<Overlap> {
  const overlaps = new Map<string, Overlap>();
  for (const contention of contentions(cluster)) {
    if (!contention.isByPath) continue;
    const { outer, inner } = ordered(contention);
    const key = [outer, inner].map(({ namespace, name }) => `${namespace}/${name}`).join(' ');
    const overlap = overlaps.get(key) ?? { outer, inner, shared: [] };
    overlap.shared.push(contention);
    overlaps.set(key, overlap);
  }
  return overlaps.values();
}

/** Which of two paths holds the other; of equal ones the later is taken for the copy. */
function ordered({ first, second }: Contention): Pick<Overlap, 'outer' | 'inner'> {
  const [a, b] = [first.kustomization, second.kustomization];
  const [path, other] = [a.path?.directory ?? '', b.path?.directory ?? ''];
  if (path !== other) return isWithin(other, path) ? { outer: a, inner: b } : { outer: b, inner: a };
  const [origin, later] = [a.object.origin, b.object.origin];
  const isSwapped = origin.file.path === later.file.path && origin.start > later.start;
  return isSwapped ? { outer: b, inner: a } : { outer: a, inner: b };
}

/** Whether the root of a cluster holds what upgrades Flux: it is installed by hand first, and may look after itself then. */
function isFluxItself({ outer, inner }: Overlap): boolean {
  const [root = '', directory = ''] = [outer.path?.directory, inner.path?.directory];
  return outer.parent === undefined && /(?:^|\/)flux-/.test(directory.slice(root.length));
}

function describe({ outer, inner, shared }: Overlap, { tree, flux }: RuleContext): Problem {
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

function isKustomization({ object }: Contention['first'], inner: FluxKustomization): boolean {
  return object.groupKind === inner.object.groupKind && object.name === inner.name;
}

/** The directory beside the Kustomization's file that nothing reads, where there is one or one is named in the Kustomization's name. */
function besides(
  inner: FluxKustomization,
  outer: FluxKustomization,
  tree: RuleContext['tree'],
  flux: RuleContext['flux'],
): string | undefined {
  const unread = unreadBeside(inner.object.origin.file.path, tree, flux);
  const named = unread.filter(
    (directory) => inner.name.includes(nameOf(directory)) && !outer.name.includes(nameOf(directory)),
  );
  const found = named.length > 0 ? named : unread;
  return found.length === 1 ? found[0] : undefined;
}
