import { getOrInsert } from '../../../grouping.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import { isPartOfName } from './lonely.ts';
import type { MadeObject } from './made-objects.ts';
import type { World } from './world.ts';

const OPERATOR = 'external-secrets';
const CLUSTER_STORE = 'ClusterSecretStore';
const STORE = 'SecretStore';
const STORES: ReadonlySet<string> = new Set([`${OPERATOR}.io/${CLUSTER_STORE}`, `${OPERATOR}.io/${STORE}`]);

/** Whether a store does not exist although its cluster gets the operator from here, and nothing else speaks of stores. */
export function isStoreMissing(world: World, { groupKind, namespace, name }: NamedObject): boolean {
  return (
    STORES.has(groupKind) &&
    world.parts.isCluster &&
    hasOperator(world) &&
    !world.parts.mayBring({ groupKind, namespace, name }) &&
    !mayBeInText(world) &&
    !world.parts.isDocumented(STORE)
  );
}

/** References that name the store of a cluster before another one looks like a mistake. */
const MANY = 5;

/**
 * The store that nearly all others of its cluster use, in place of one that does not exist: if all is known, or the one name is a
 * part of the other.
 */
export function usualStore(world: World, { groupKind, namespace, name }: NamedObject): MadeObject | undefined {
  if (groupKind !== `${OPERATOR}.io/${CLUSTER_STORE}` || !world.parts.isCluster || !hasOperator(world))
    return undefined;
  const { meant, uses, all } = getOrInsert(known, world, () => usualIn(world, groupKind));
  if (!meant || !areNearlyAll(uses, all - world.uses({ groupKind, namespace, name }), MANY)) return undefined;
  const isAlike = isPartOfName(name, meant.name) || isPartOfName(meant.name, name);
  return isAlike || !world.parts.mayBring({ groupKind, namespace, name }) ? meant : undefined;
}

const known = new WeakMap<World, ReturnType<typeof usualIn>>();

/** The only store of a kind that anything uses, how often, and how often stores of the kind are used at all. */
function usualIn(
  world: World,
  groupKind: string,
): { readonly meant: MadeObject | undefined; readonly uses: number; readonly all: number } {
  const all = world.references.filter((reference) => reference.groupKind === groupKind).length;
  const usesOf = ({ name }: MadeObject): number => world.uses({ groupKind, namespace: '', name });
  const [meant, ...others] = world.inventory.within(groupKind, '').filter((made) => usesOf(made) > 0);
  return meant && others.length === 0 ? { meant, uses: usesOf(meant), all } : { meant: undefined, uses: 0, all };
}

function hasOperator({ makers }: World): boolean {
  return [...makers.of(OPERATOR, '')].some(({ isChart }) => isChart);
}

/** Whether a text, such as the values of a chart, contains the kind of a store apart from references. */
function mayBeInText({ mentions, references }: World): boolean {
  const stated = references.filter(({ groupKind, kindAt }) => kindAt !== undefined && STORES.has(groupKind)).length;
  return mentions.count(STORE) + mentions.count(CLUSTER_STORE) > stated;
}
