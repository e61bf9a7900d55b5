import { groupBy } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import { once } from '../../../once.ts';
import type { Tree } from '../../../repository/tree.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { isImpossibleName } from '../../../text/variables.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { Provided } from '../generated/providers.ts';
import { isTakenAway } from '../named/taken-away.ts';
import { mayBeMade } from './external-generators.ts';
import type { World } from './missing-references.ts';
import type { FieldReference } from './object-reference.ts';
import { isDocumented } from './setup-files.ts';

/** A reference to a Secret that nothing in its cluster is known to create, with what speaks for a mistake. */
export interface MissingSecret {
  readonly reference: FieldReference;
  /** The Secret that was meant, if only a typo can explain the difference. */
  readonly near: Provided | undefined;
  /** Secrets of that name in other namespaces. */
  readonly elsewhere: readonly Provided[];
  /** What creates it in this cluster in the base, where this change takes that out. */
  readonly removed: KubernetesObject | undefined;
  /** Whether it certainly does not exist. */
  readonly isCertain: boolean;
}

/** Secrets that references must find before the repository is taken to create its Secrets itself. */
const ENOUGH = 5;

/** The references of a cluster to Secrets that are likely missing. Few are certainly so, as people create them manually. */
export function missingSecrets(
  cluster: Cluster,
  references: readonly FieldReference[],
  { flux, externals, base, tree }: World & { readonly tree: Tree },
): MissingSecret[] {
  const isThere = (reference: FieldReference): boolean =>
    secretOf(cluster, reference) !== undefined || externals.provides({ ...reference, cluster: cluster.name });
  const missing = references.filter((reference) => !isThere(reference));
  if (missing.length === 0) return [];
  const distinct = (some: readonly FieldReference[]): number =>
    new Set(some.map(({ namespace, name }) => `${namespace}/${name}`)).size;
  const [found, all] = [distinct(references) - distinct(missing), distinct(references)];
  const before = base?.flux.clusters.find(({ name }) => name === cluster.name);
  const secrets = cluster.providers.all().filter(({ kind }) => kind === 'Secret');
  const [byName, byNamespace] = [groupBy(secrets, ({ name }) => name), groupBy(secrets, ({ namespace }) => namespace)];
  const isRare = areNearlyAll(found, all - 1, ENOUGH);
  return missing.flatMap((reference): MissingSecret[] => {
    const { namespace, name } = reference;
    const elsewhere = byName.get(name) ?? [];
    const near = elsewhere.length > 0 ? undefined : nearTo(reference, byNamespace.get(namespace) ?? []);
    const removed = before && secretOf(before, reference)?.object;
    const told = { reference, near, elsewhere, removed, isCertain: externals.isClosed || isImpossibleName(name) };
    if (told.isCertain) return [told];
    if (mayBeMade(reference, cluster, elsewhere, flux)) return [];
    const mayBeBrought = once(() => cluster.mayBring({ groupKind: '/Secret', namespace, name }));
    if (before && removed && !mayBeBrought() && isTakenAway({ groupKind: '/Secret', object: removed }, before, cluster))
      return [{ ...told, isCertain: true }];
    if (near || elsewhere.length > 0 || removed) return [told];
    return isRare && !mayBeBrought() && !isDocumented([name], tree, flux) ? [told] : [];
  });
}

/** What creates a Secret; objects without a namespace count for all namespaces. */
export function secretOf(cluster: Cluster, { namespace, name }: FieldReference): Provided | undefined {
  return cluster.provided('Secret', namespace, name) ?? cluster.provided('Secret', '', name);
}

function nearTo({ name }: FieldReference, beside: readonly Provided[]): Provided | undefined {
  const meant = misspelt(
    name,
    beside.map((secret) => secret.name),
    'absent',
  );
  return beside.find((secret) => secret.name === meant);
}
