import { getOrInsert } from '../../../grouping.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import type { World } from './world.ts';

const CLAIM = '/PersistentVolumeClaim';
/** Claims of a namespace that must exist before the rest are expected to. */
const ENOUGH = 3;

/** Whether nearly all claims that the objects of its namespace name exist, so that one which does not looks like a mistake. */
export function nearlyAllClaimsExist(world: World, { groupKind, namespace }: NamedObject): boolean {
  if (groupKind !== CLAIM) return false;
  const answers = getOrInsert(known, world, () => new Map<string, boolean>());
  return getOrInsert(answers, namespace, () => nearlyAllExist(world, namespace));
}

const known = new WeakMap<World, Map<string, boolean>>();

function nearlyAllExist(world: World, namespace: string): boolean {
  const names = new Set(
    world.references.flatMap((other) => (other.groupKind === CLAIM && other.namespace === namespace ? other.name : [])),
  );
  const found = [...names].filter((name) => world.inventory.find(CLAIM, namespace, name) !== undefined).length;
  return areNearlyAll(found, names.size - 1, ENOUGH);
}
