import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { isSame } from '../../../yaml/equal.ts';
import type { MadeObject } from './made-objects.ts';
import type { World } from './world.ts';

/** An object that a change takes away from those who still name it. */
export interface Removal {
  /** What was the object, or made it. */
  readonly removed: MadeObject;
  /** Whether it certainly does not exist afterwards. */
  readonly isCertain: boolean;
}

/** What a world had before its change and does not have now, unless something that the change brings may make it. */
export function removalOf(world: World, reference: NamedObject): Removal | undefined {
  const before = world.parts.before();
  if (!before) return undefined;
  const { groupKind, namespace, name } = reference;
  const removed = before.inventory.find(groupKind, namespace, name);
  if (!removed || isReplaced(world, before, reference)) return undefined;
  const isMade = world.makers.mayMake([name], [namespace]);
  const isCertain = world.parts.isCluster && !isMade && world.parts.loses(removed);
  return { removed, isCertain: isCertain && !world.parts.mayBring({ groupKind, namespace, name }) };
}

/** Whether something else provides it now: a file that is not known to be applied, a chart or an operator. */
function isReplaced(world: World, before: World, reference: NamedObject): boolean {
  const { groupKind, namespace, name } = reference;
  const { unread, mayBring, mayDefine } = world.parts;
  if (unread(reference) && mayBring({ groupKind, namespace, name })) return true;
  if (mayDefine(reference) || mentionsOf(world, name) > mentionsOf(before, name)) return true;
  for (const { object } of world.makers.of(name, namespace)) {
    const own = before.inventory.find(object.groupKind, object.namespace, object.name)?.object;
    if (own === undefined || !isSame(own.value, object.value)) return true;
  }
  return false;
}

/** How often a world says a name apart from the fields that are known to need it. */
function mentionsOf(world: World, name: string): number {
  return world.mentions.count(name) - world.usesOpenly(name);
}
