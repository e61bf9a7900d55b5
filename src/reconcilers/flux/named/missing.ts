import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { isUnknown } from '../../../kubernetes/terms/unknown.ts';
import { isImpossibleName, isTemplate } from '../../../text/variables.ts';
import { isBuiltIn, isOfFluxItself } from './built-in.ts';
import { mayBeMade } from './made-elsewhere.ts';
import type { MadeObject } from './made-objects.ts';
import { removalOf } from './removal.ts';
import { type Slip, slipByKey, slipOf, slipToOnlyOne } from './slip.ts';
import type { World } from './world.ts';

/** A reference to an object that nothing in its world provides, and what speaks for a mistake. */
export interface Missing extends Slip {
  readonly reference: NamedObject;
  readonly world: World;
  /** What was, or made, the object before the change that is checked. */
  readonly removed: MadeObject | undefined;
  /** A definition of such an object that the world does not have. */
  readonly unread: KubernetesObject | undefined;
}

/** The references of a world to objects that it certainly does not have, or that were meant otherwise. */
export function* missingIn(world: World): Iterable<Missing> {
  for (const reference of world.references) {
    if (!isAsked(reference) || isThere(world, reference)) continue;
    const found = isImpossible(reference) ? impossible(world, reference) : missing(world, reference);
    if (found) yield found;
  }
  for (const reference of world.optionalReferences) {
    if (!isAsked(reference) || isThere(world, reference) || world.parts.unread(reference)) continue;
    const slip = slipByKey(world, reference);
    if (slip) yield { reference, world, ...slip, removed: undefined, unread: undefined };
  }
}

/** Whether a name is the one that the cluster gets. */
function isAsked({ name, namespace, object }: NamedObject): boolean {
  return ![name, namespace, object.namespace].some((text) => isTemplate(text) || isUnknown(text));
}

function isThere(world: World, reference: NamedObject): boolean {
  const { groupKind, namespace, name, object } = reference;
  return (
    isBuiltIn(reference) ||
    isOfFluxItself(object) ||
    world.inventory.find(groupKind, namespace, name) !== undefined ||
    world.parts.isExternal(reference)
  );
}

/** The schema of built-in kinds reports names that cannot be. */
function isImpossible({ name, isOfChart, groupKind }: NamedObject): boolean {
  return isOfChart && groupKind === '/PersistentVolumeClaim' && isImpossibleName(name);
}

function impossible(world: World, reference: NamedObject): Missing {
  return {
    reference,
    world,
    evidence: 'impossible',
    meant: undefined,
    isCertain: true,
    removed: undefined,
    unread: undefined,
  };
}

function missing(world: World, reference: NamedObject): Missing | undefined {
  const unread = world.parts.unread(reference);
  const slip = unread ? slipToOnlyOne(world, reference) : slipOf(world, reference);
  const removal = removalOf(world, reference);
  const { isAssumed } = reference;
  if (!slip && !removal && (isAssumed || !world.parts.isClosed)) return undefined;
  const isCertain = !isAssumed && (slip?.isCertain || removal?.isCertain || isLeftOut(world, reference));
  if (!slip && !removal && !isCertain) return undefined;
  const { evidence, meant } = slip ?? { evidence: 'absent', meant: undefined };
  return { reference, world, evidence, meant, isCertain, removed: removal?.removed, unread };
}

/** Whether an owner who lists all that comes from elsewhere does not list it, and nothing that is known may make it. */
function isLeftOut(world: World, reference: NamedObject): boolean {
  const { isClosed, mayDefine } = world.parts;
  return isClosed && !mayBeMade(world, reference) && !mayDefine(reference);
}
